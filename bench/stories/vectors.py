"""Vectors of stems from Navec: word vectors of Russian news, MIT licence.

The file comes inside the package `natasha`: natasha/data/emb/navec_news_v1_1B_250K_300d_100q.tar.
Needs navec and numpy.
"""

from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np
from navec import Navec

from news.text import STOP_WORDS, normalise

COMMON = 5  # principal directions that all news share, taken out


def counted(navec: Navec) -> Iterator[tuple[int, str, int]]:
    """Give the words of a vocabulary that count: place, normalised word, occurrences."""
    for at, (word, count) in enumerate(zip(navec.vocab.words, navec.vocab.counts, strict=False)):
        plain = normalise(word)
        if plain.isalpha() and plain not in STOP_WORDS:
            yield at, plain, count


def stem_vectors(
    navec: Navec, stem_of: Callable[[str], str], most: int
) -> tuple[list[str], np.ndarray]:
    """Give the `most` most frequent stems, and a unit vector of each that tells its meaning."""
    words = navec.pq.unpack().astype(np.float32)
    words /= np.linalg.norm(words, axis=1, keepdims=True) + 1e-9
    total: dict[str, np.ndarray] = {}
    counts: Counter[str] = Counter()
    for at, word, count in counted(navec):
        stem = stem_of(word)
        counts[stem] += count
        total[stem] = total.get(stem, 0) + words[at] * count**0.5
    kept = [stem for stem, _ in counts.most_common(most)]
    return kept, _straightened(np.stack([total[stem] for stem in kept]))


def _straightened(vectors: np.ndarray) -> np.ndarray:
    """Take out what all words of news share, so that cosines tell meaning."""
    vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors -= vectors.mean(0)
    shared = np.linalg.svd(vectors, full_matrices=False)[2][:COMMON]
    vectors -= (vectors @ shared.T) @ shared
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
