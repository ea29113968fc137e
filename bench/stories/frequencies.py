"""Count in how many real articles each stem occurs: `python -m bench.stories.frequencies`.

Writes news/frequencies.tsv: statistics of stems, no text. The first line has the number
of articles counted.
"""

from pathlib import Path

from bench.stories.data import labelled, unlabelled
from bench.stories.fit import counted, headlines
from news.profile import BEGINNING

TARGET = Path(__file__).resolve().parents[2] / "news" / "frequencies.tsv"
LEAST = 4  # a stem in fewer articles is as good as unknown


def main() -> None:
    texts = [f"{title} {text[:BEGINNING]}" for title, text in unlabelled()]
    texts += [title for pairs in labelled().values() for title in headlines(pairs)]
    counts, total = counted(texts)
    kept = sorted(((n, s) for s, n in counts.items() if n >= LEAST), key=lambda p: (-p[0], p[1]))
    body = "".join(f"{stem}\t{n}\n" for n, stem in kept)
    TARGET.write_text(f"#articles\t{total}\n{body}", encoding="utf-8")
    print(f"{len(kept)} stems of {total} articles, {TARGET.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
