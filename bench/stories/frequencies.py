"""Tell how common each stem is in news: `python -m bench.stories.frequencies NAVEC.tar`.

Writes news/frequencies.tsv: statistics of stems, no text. The first line has the number of
articles counted. Half of them are real articles that carry no label (the labelled sets stay
unseen, so that they are weighed as any other news); the other half is what as many articles
would have by the word counts of Navec (a billion words of Russian news, MIT licence; the file
comes inside the package `natasha`), so that a word the few real ones happen to lack is not
taken for a rare one. Needs navec.
"""

import sys
from collections import Counter
from math import exp
from pathlib import Path

from navec import Navec

from bench.stories.data import unlabelled
from news.profile import BEGINNING
from news.spelling import rough_stem, rough_stems
from news.text import STOP_WORDS, normalise

TARGET = Path(__file__).resolve().parents[2] / "news" / "frequencies.tsv"
LEAST = 2.0  # a stem in fewer articles is as good as unknown
WORDS = 45  # of an article's title and beginning, on the average


def real() -> tuple[Counter[str], int]:
    """Count in how many of the real articles each stem occurs."""
    counts: Counter[str] = Counter()
    total = 0
    for title, text in unlabelled():
        total += 1
        found = set(rough_stems(f"{title} {text[:BEGINNING]}"))
        counts.update(stem for stem in found if not stem.isdecimal())
    return counts, total


def expected(path: str, articles: int) -> dict[str, float]:
    """Tell in how many of so many articles each stem would occur, by the counts of its words."""
    vocabulary = Navec.load(path).vocab
    counts: Counter[str] = Counter()
    for word, count in zip(vocabulary.words, vocabulary.counts, strict=False):
        plain = normalise(word)
        if plain.isalpha() and plain not in STOP_WORDS:
            counts[rough_stem(plain)] += count
    total = sum(vocabulary.counts)
    return {s: articles * (1 - exp(-WORDS * n / total)) for s, n in counts.items()}


def main() -> None:
    counts, total = real()
    also = expected(sys.argv[1], total)
    summed = {s: counts[s] + also.get(s, 0.0) for s in counts.keys() | also.keys()}
    kept = sorted(((n, s) for s, n in summed.items() if n >= LEAST), key=lambda p: (-p[0], p[1]))
    body = "".join(f"{stem}\t{n:.0f}\n" for n, stem in kept)
    TARGET.write_text(f"#articles\t{2 * total}\n{body}", encoding="utf-8")
    print(f"{len(kept)} stems of {2 * total} articles, {TARGET.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
