"""Count in how many real articles each stem occurs: `python -m bench.stories.frequencies`.

Writes news/frequencies.tsv: statistics of stems, no text. The first line has the number
of articles counted.
"""

from collections import Counter
from pathlib import Path

from bench.stories.data import unlabelled
from news.text import stems

TARGET = Path(__file__).resolve().parents[2] / "news" / "frequencies.tsv"
LEAST = 4  # a stem in fewer articles is as good as unknown
BEGINNING = 400  # characters of the text, as news.similarity reads it


def main() -> None:
    counts: Counter[str] = Counter()
    total = 0
    for title, text in unlabelled():
        total += 1
        counts.update({s for s in stems(f"{title} {text[:BEGINNING]}") if not s.isdecimal()})
    kept = sorted(((n, s) for s, n in counts.items() if n >= LEAST), key=lambda p: (-p[0], p[1]))
    body = "".join(f"{stem}\t{n}\n" for n, stem in kept)
    TARGET.write_text(f"#articles\t{total}\n{body}", encoding="utf-8")
    print(f"{len(kept)} stems of {total} articles, {TARGET.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
