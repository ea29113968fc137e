"""Turn the published PageRank of news hosts into first weights: news/standing.tsv.

`python -m bench.stories.standing`. Hosts and their ranks are facts (Telegram contest entry
of IlyaGusev/tgcontest, 2019). Weight 1 is the median host, and that of a source unknown.
"""

from math import log10
from pathlib import Path
from statistics import median

from bench.stories.data import STORIES

TARGET = Path(__file__).resolve().parents[2] / "news" / "standing.tsv"
PER_DECADE = 0.3  # weight gained with every tenfold rank
LEAST, MOST = 0.7, 1.8


def main() -> None:
    lines = (STORIES / "tgcontest_hostrank_ru_rating.txt").read_text("utf-8").split("\n")
    ranks = {host: float(rank) for rank, host in (line.split() for line in lines if line.strip())}
    middle = log10(median(ranks.values()))
    weights = {
        host.removeprefix("www."): min(MOST, max(LEAST, 1 + PER_DECADE * (log10(r) - middle)))
        for host, r in ranks.items()
        if r > 0
    }
    kept = sorted((host, w) for host, w in weights.items() if abs(w - 1) >= 0.01)
    TARGET.write_text("".join(f"{host}\t{w:.2f}\n" for host, w in kept), "utf-8")
    print(f"{len(kept)} hosts")


if __name__ == "__main__":
    main()
