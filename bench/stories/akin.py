"""Make the table of akin words: `python -m bench.stories.akin NAVEC.tar`. Writes news/akin.tsv.

For each of the stems most frequent in news: its kind (by pymorphy3) and the stems whose
vectors lie nearest, with the cosine in hundredths. The vectors are Navec's for Russian news
(250,000 words of a billion tokens, MIT licence); the file comes inside the package `natasha`
(natasha/data/emb). Needs navec and numpy.

Names of people and places get no neighbours: vectors put Smolensk beside Bryansk, and
Ivanov beside Petrov, which is what must be kept apart.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from navec import Navec
from pymorphy3 import MorphAnalyzer

from news.lexicon import lexicon, toponyms
from news.spelling import rough_stem
from news.text import STOP_WORDS, normalise

TARGET = Path(__file__).resolve().parents[2] / "news" / "akin.tsv"
STEMS = 16_000
NEAREST, LEAST = 8, 0.4  # neighbours of a stem, and their cosine at least
COMMON = 5  # principal directions that all news share, taken out
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


def stems(navec: Navec) -> tuple[list[str], np.ndarray, dict[str, str]]:
    """Give the most frequent rough stems, a vector of each, and its kind."""
    vectors = navec.pq.unpack().astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    analyzer = MorphAnalyzer()
    total: dict[str, np.ndarray] = {}
    counts: Counter[str] = Counter()
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, count, vector in zip(navec.vocab.words, navec.vocab.counts, vectors, strict=False):
        plain = normalise(word)
        if not plain.isalpha() or plain in STOP_WORDS:
            continue
        stem = rough_stem(plain)
        counts[stem] += count
        total[stem] = total.get(stem, 0) + vector * count**0.5
        kinds[stem][kind_of(set(analyzer.parse(word)[0].tag.grammemes))] += count
    kept = [stem for stem, _ in counts.most_common(STEMS)]
    return kept, np.stack([total[s] for s in kept]), {s: _settled(s, kinds[s]) for s in kept}


def _settled(stem: str, counted: Counter[str]) -> str:
    """Choose one kind: a place where our own tables know one («смоленский»), else the usual."""
    if stem in toponyms() or stem in lexicon().countries:
        return "place"
    return max(counted, key=lambda kind: (counted[kind], kind))


def straightened(vectors: np.ndarray) -> np.ndarray:
    """Take out what all words of news share, so that cosines tell meaning."""
    vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors -= vectors.mean(0)
    shared = np.linalg.svd(vectors, full_matrices=False)[2][:COMMON]
    vectors -= (vectors @ shared.T) @ shared
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def main() -> None:
    kept, vectors, kinds = stems(Navec.load(sys.argv[1]))
    vectors = straightened(vectors)
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
