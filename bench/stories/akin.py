"""Make the table of akin words: `python -m bench.stories.akin NAVEC.tar`. Writes news/akin.tsv.

For each of the stems most frequent in news: its kind (by pymorphy3) and the stems whose
vectors lie nearest, both ways, with the cosine in hundredths (`bench.stories.vectors`).

Names of people and places get no neighbours: vectors put Smolensk beside Bryansk, and
Ivanov beside Petrov, which is what must be kept apart.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from navec import Navec
from pymorphy3 import MorphAnalyzer

from bench.stories.vectors import counted, stem_vectors
from news.lexicon import lexicon, toponyms
from news.spelling import rough_stem

TARGET = Path(__file__).resolve().parents[2] / "news" / "akin.tsv"
STEMS = 16_000
NEAREST, LEAST = 8, 0.4  # neighbours of a stem, and their cosine at least
NAMES = {"person", "place"}
GRAMMEMES = (  # first match decides
    ("person", ("Name", "Surn", "Patr")),
    ("place", ("Geox",)),
    ("body", ("Orgn", "Abbr")),
    ("act", ("VERB", "INFN", "PRTS", "GRND")),
    ("quality", ("ADJF", "ADJS", "PRTF", "COMP", "NUMR")),
    ("thing", ("NOUN",)),
)


def kind_of(tag: set[str]) -> str:
    """Name the kind of a word by its grammemes."""
    return next((kind for kind, marks in GRAMMEMES if tag.intersection(marks)), "other")


def kinds_of(navec: Navec) -> dict[str, str]:
    """Tell the kind of each stem: that of most of its words in print."""
    analyzer = MorphAnalyzer()
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, word, count in counted(navec):
        kinds[rough_stem(word)][kind_of(set(analyzer.parse(word)[0].tag.grammemes))] += count
    return {stem: _settled(stem, found) for stem, found in kinds.items()}


def _settled(stem: str, counted: Counter[str]) -> str:
    """Choose one kind: a place where our own tables know one («смоленский»), else the usual."""
    if stem in toponyms() or stem in lexicon().countries:
        return "place"
    return max(counted, key=lambda kind: (counted[kind], kind))


def main() -> None:
    navec = Navec.load(sys.argv[1])
    kept, vectors = stem_vectors(navec, rough_stem, STEMS)
    kinds = kinds_of(navec)
    named = np.array([kinds[stem] in NAMES for stem in kept])
    near: dict[str, dict[str, int]] = {stem: {} for stem in kept}
    for at, stem in enumerate(kept):
        if not named[at]:
            cosines = vectors @ vectors[at]
            cosines[named] = -1
            cosines[at] = -1
            for k in np.argsort(-cosines)[:NEAREST]:
                if cosines[k] >= LEAST:  # both ways: each is the other's neighbour
                    near[stem][kept[k]] = near[kept[k]][stem] = round(100 * float(cosines[k]))
    lines = []
    for stem in sorted(kept):
        others = " ".join(f"{other}:{value}" for other, value in sorted(near[stem].items()))
        lines.append("\t".join((stem, kinds[stem], others)).rstrip() + "\n")
    TARGET.write_text("".join(lines), "utf-8")
    print(f"{len(lines)} stems, {TARGET.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
