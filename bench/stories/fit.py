"""Fit the weights of the pair score: `python -m bench.stories.fit`. Writes news/weights.tsv.

Logistic regression (Newton's method, ridge penalty) over the features of `news.features` and
some of their products, chosen by how much they explain. The set of hard negatives has a constant
of its own, so that no feature serves to tell it apart. Titles are weighed on pairs that people
labelled; what texts add, on the small automatic clusters, with the titles' part fixed.
Needs numpy.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np

from bench.stories import data
from news.features import SWAPPED, features
from news.profile import BEGINNING, profile
from news.spelling import rough_stems

TARGET = Path(__file__).resolve().parents[2] / "news" / "weights.tsv"
RIDGE = 30.0
PRODUCTS = 24  # how many products of two features are added
AT_ONCE = 4  # chosen before the next fit
FOLDS = 5
HARD = 3  # place of headlinecause among the labelled sets


@dataclass(frozen=True, slots=True)
class Sample:
    """Pairs of every set as a matrix: a row each, a column a feature."""

    names: list[str]
    matrix: np.ndarray
    same: np.ndarray
    sets: np.ndarray
    folds: np.ndarray


def counted(texts: Iterable[str]) -> tuple[Counter[str], int]:
    """Count in how many texts each rough stem occurs."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        total += 1
        counts.update({stem for stem in rough_stems(text) if not stem.isdecimal()})
    return counts, total


def headlines(pairs: Iterable[data.Pair]) -> list[str]:
    """List the different headlines of a set."""
    return sorted({title for pair in pairs for title in (pair.a, pair.b)})


def rarity_of(counts: Counter[str], total: int) -> Callable[[str], float]:
    """Make the weight of a stem, as news.lexicon does from the shipped table."""
    least = 4
    return lambda stem: log((total + 1) / ((counts[stem] if counts[stem] >= least else 0) + 0.5))


def rows_of(pairs: list[data.Pair], rare: Callable[[str], float]) -> list[dict[str, float]]:
    """Give the features of each pair."""
    profiles = {
        (title, text): profile(title, text, rare=rare)
        for pair in pairs
        for title, text in ((pair.a, pair.a_text), (pair.b, pair.b_text))
    }
    return [features(profiles[p.a, p.a_text], profiles[p.b, p.b_text]) for p in pairs]


def fold_of(name: str, number: int, size: int) -> int:
    """Keep neighbours together: a set in blocks, the two days of slugs apart."""
    days = {"slugs 0525": 0, "slugs 0527": 1}
    return days[name] if name in days else number * FOLDS // size


def sample(sets: dict[str, list[data.Pair]]) -> Sample:
    """Compute the features of every set.

    The frequencies of stems that a set is weighed by are counted without its own headlines,
    as for texts never seen.
    """
    general, size = counted(f"{t} {x[:BEGINNING]}" for t, x in data.unlabelled())
    own = {name: counted(headlines(p)) for name, p in data.labelled().items()}
    rows, same, which, folds = [], [], [], []
    for key, (name, pairs) in enumerate(sets.items()):
        others = [c for n, c in own.items() if n != name]
        counts = sum((c for c, _ in others), general)
        rare = rarity_of(counts, size + sum(n for _, n in others))
        rows += rows_of(pairs, rare)
        same += [p.same for p in pairs]
        which += [key] * len(pairs)
        folds += [fold_of(name, i, len(pairs)) for i in range(len(pairs))]
    names = sorted({name for row in rows for name in row} - {SWAPPED})
    matrix = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    return Sample(names, matrix, np.array(same, float), np.array(which), np.array(folds))


def newton(x: np.ndarray, y: np.ndarray, offset: np.ndarray | float = 0.0) -> np.ndarray:
    """Fit a logistic regression on columns of unit variance; the last weight is the constant."""
    x = np.c_[x, np.ones(len(x))]
    penalty = np.eye(x.shape[1]) * RIDGE
    penalty[-1, -1] = 1e-6
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-(x @ w + offset)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty
        step = np.linalg.solve(hessian, x.T @ (p - y) + penalty @ w)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return w


Terms = list[tuple[int, ...]]


def columns(matrix: np.ndarray, terms: Terms) -> np.ndarray:
    """Give the value of each term: the product of its features."""
    return np.stack([matrix[:, list(term)].prod(axis=1) for term in terms], axis=1)


def fit(s: Sample, rows: np.ndarray) -> tuple[Terms, np.ndarray]:
    """Choose terms and fit their weights on some rows: constant last, in units of features."""
    matrix, same, sets = s.matrix[rows], s.same[rows], s.sets[rows]
    count = matrix.shape[1]
    terms: Terms = [(i,) for i in range(count)]
    pool = [(i, j) for i in range(count) for j in range(i, count)]
    candidates = columns(matrix, pool)
    candidates = (candidates - candidates.mean(0)) / (candidates.std(0) + 1e-9)
    weights, offset = _pooled(columns(matrix, terms), same, sets)
    for _ in range(PRODUCTS // AT_ONCE):
        left = same - predict(matrix, terms, weights, offset)
        gain = np.abs(candidates.T @ left)
        terms += [pool[k] for k in np.argsort(-gain) if pool[k] not in terms][:AT_ONCE]
        weights, offset = _pooled(columns(matrix, terms), same, sets)
    return terms, weights


def _pooled(x: np.ndarray, same: np.ndarray, sets: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Fit with a constant for the hard negatives apart; give the weights, and it by row."""
    hard = (sets == HARD).astype(float)
    weights, shift = _scaled(np.c_[x, hard], same)
    return np.append(weights[:-1], shift), hard * weights[-1]


def _scaled(
    x: np.ndarray, y: np.ndarray, offset: np.ndarray | float = 0.0
) -> tuple[np.ndarray, float]:
    mean, deviation = x.mean(0), x.std(0) + 1e-9
    w = newton((x - mean) / deviation, y, offset)
    return w[:-1] / deviation, float(w[-1] - (w[:-1] * mean / deviation).sum())


def predict(
    matrix: np.ndarray, terms: Terms, weights: np.ndarray, offset: np.ndarray | float = 0.0
) -> np.ndarray:
    """Score rows of features."""
    return 1 / (1 + np.exp(-(columns(matrix, terms) @ weights[:-1] + weights[-1] + offset)))


def cross_validated(s: Sample) -> np.ndarray:
    """Score every pair by weights that were fitted without its fold."""
    scores = np.zeros(len(s.same))
    for fold in range(FOLDS):
        held = s.folds == fold
        terms, weights = fit(s, ~held)
        scores[held] = predict(s.matrix[held], terms, weights)
    return scores


def fit_texts(s: Sample, titles: Sample, terms: Terms, weights: np.ndarray) -> dict[str, float]:
    """Fit what the texts add to the titles' part; the constant goes to the feature "text"."""
    of_titles = s.matrix[:, [s.names.index(name) for name in titles.names]]
    offset = columns(of_titles, terms) @ weights[:-1] + weights[-1]
    names = [name for name in s.names if name not in titles.names and name != "text"]
    own = s.matrix[:, [s.names.index(name) for name in names]]
    found, shift = _scaled(own, s.same, offset)
    return dict(zip(names, found, strict=True)) | {"text": shift}


def main() -> None:
    titles = sample(data.labelled())
    terms, weights = fit(titles, np.ones(len(titles.same), bool))
    texts = fit_texts(sample({"silver": data.silver()}), titles, terms, weights)
    rows = {
        " * ".join(titles.names[i] for i in t): w for t, w in zip(terms, weights, strict=False)
    }
    rows = {"always": weights[-1]} | rows | texts
    body = "".join(f"{name}\t{weight:.4g}\n" for name, weight in rows.items())
    TARGET.write_text(body, encoding="utf-8")
    print(f"{len(rows)} terms over {len(titles.same)} pairs of titles")


if __name__ == "__main__":
    main()
