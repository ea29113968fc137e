"""Fit the pair score: `python -m bench.stories.fit`. Writes news/weights.tsv and news/trees.tsv.

Half of a logistic regression over the features of `news.features`, and small boosted trees on
what it leaves: the one carries over to other kinds of headlines, the others know how features
work together. The set of hard negatives has a constant of its own, so that no feature serves to
tell it apart; and every pair is there a second time, at little weight, as if its titles were of
the other kind, with capitals or without: else a kind of titles that was met in one set only is
scored as that set. Titles are weighed on pairs that people labelled; what texts add, on the
small automatic clusters, with the titles' part fixed. Needs numpy and lightgbm.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from bench.stories import data
from news.features import COUNTED_APART, DATED_APART, SWAPPED, features
from news.profile import profile
from news.similarity import CONSTANT

NEWS = Path(__file__).resolve().parents[2] / "news"
RIDGE = 30.0
SHARE = 0.5  # of the regression in the score
TREES = {
    "objective": "binary", "num_leaves": 6, "learning_rate": 0.1, "min_data_in_leaf": 60,
    "bagging_fraction": 0.8, "bagging_freq": 1, "feature_fraction": 0.3, "lambda_l2": 10.0,
    "max_bin": 64, "seed": 0, "deterministic": True, "num_threads": 1, "verbose": -1,
}  # fmt: skip
ROUNDS = 150
FOLDS = 5
RULES = {SWAPPED, DATED_APART, COUNTED_APART}  # these are no features to weigh: they decide alone
BARE = "bare"  # feature: a title of a pair has no capitals
TURNED = 0.03  # weight of a pair as if its titles were of the other kind
HARD = 3  # place of headlinecause among the labelled sets


@dataclass(frozen=True, slots=True)
class Sample:
    """Pairs of every set as a matrix: a row each, a column a feature."""

    names: list[str]
    matrix: np.ndarray
    same: np.ndarray
    sets: np.ndarray
    folds: np.ndarray


def rows_of(pairs: list[data.Pair]) -> list[dict[str, float]]:
    """Give the features of each pair."""
    profiles = {
        (title, text): profile(title, text)
        for pair in pairs
        for title, text in ((pair.a, pair.a_text), (pair.b, pair.b_text))
    }
    return [features(profiles[p.a, p.a_text], profiles[p.b, p.b_text]) for p in pairs]


def fold_of(name: str, number: int, size: int) -> int:
    """Keep neighbours together: a set in blocks, the two days of slugs apart."""
    days = {"slugs 0525": 0, "slugs 0527": 1}
    return days[name] if name in days else number * FOLDS // size


def sample(sets: dict[str, list[data.Pair]]) -> Sample:
    """Compute the features of every set."""
    rows, same, which, folds = [], [], [], []
    for key, (name, pairs) in enumerate(sets.items()):
        rows += rows_of(pairs)
        same += [p.same for p in pairs]
        which += [key] * len(pairs)
        folds += [fold_of(name, i, len(pairs)) for i in range(len(pairs))]
    names = sorted({name for row in rows for name in row} - RULES)
    matrix = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    return Sample(names, matrix, np.array(same, float), np.array(which), np.array(folds))


def newton(
    x: np.ndarray, y: np.ndarray, offset: np.ndarray | float = 0.0, mass: np.ndarray | float = 1.0
) -> np.ndarray:
    """Fit a logistic regression on columns of unit variance; the last weight is the constant.

    `mass`: how much each row counts.
    """
    x = np.c_[x, np.ones(len(x))]
    penalty = np.eye(x.shape[1]) * RIDGE
    penalty[-1, -1] = 1e-6
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-(x @ w + offset)))
        hessian = (x * (mass * p * (1 - p))[:, None]).T @ x + penalty
        step = np.linalg.solve(hessian, x.T @ (mass * (p - y)) + penalty @ w)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return w


@dataclass(frozen=True, slots=True)
class Fitted:
    """A regression, already halved, and the trees on top of it."""

    weights: np.ndarray  # of the features, in their units
    constant: float
    trees: lightgbm.Booster

    def logits(self, matrix: np.ndarray) -> np.ndarray:
        """Score rows of features."""
        return matrix @ self.weights + self.constant + self.trees.predict(matrix, raw_score=True)


def fit(s: Sample, rows: np.ndarray) -> Fitted:
    """Fit both parts on some rows."""
    matrix, same, hard, mass = _turned(s, rows)
    weights, shift = _scaled(np.c_[matrix, hard], same, 0.0, mass)
    own, constant = SHARE * weights[:-1], SHARE * shift
    start = matrix @ own + constant + SHARE * weights[-1] * hard
    kept = lightgbm.Dataset(matrix, same, weight=mass, init_score=start, free_raw_data=False)
    return Fitted(own, constant, lightgbm.train(TREES, kept, ROUNDS))


def _turned(s: Sample, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Give features, labels, who is of the hard set, and weights: rows as they are, and turned."""
    matrix, same = s.matrix[rows], s.same[rows]
    other = matrix.copy()
    bare = s.names.index(BARE)
    other[:, bare] = 1 - other[:, bare]
    hard = (s.sets[rows] == HARD).astype(float)
    mass = np.r_[np.ones(len(same)), np.full(len(same), TURNED)]
    return np.r_[matrix, other], np.r_[same, same], np.r_[hard, hard], mass


def _scaled(
    x: np.ndarray,
    y: np.ndarray,
    offset: np.ndarray | float = 0.0,
    mass: np.ndarray | float = 1.0,
) -> tuple[np.ndarray, float]:
    mean, deviation = x.mean(0), x.std(0) + 1e-9
    w = newton((x - mean) / deviation, y, offset, mass)
    return w[:-1] / deviation, float(w[-1] - (w[:-1] * mean / deviation).sum())


def cross_validated(s: Sample) -> np.ndarray:
    """Score every pair by a model that was fitted without its fold."""
    logits = np.zeros(len(s.same))
    for fold in range(FOLDS):
        held = s.folds == fold
        logits[held] = fit(s, ~held).logits(s.matrix[held])
    return 1 / (1 + np.exp(-logits))


def fit_texts(s: Sample, titles: Sample, fitted: Fitted) -> dict[str, float]:
    """Fit what the texts add to the titles' part; the constant goes to the feature "text".

    Pairs of one event count for as much as the titles promise of them: how many there are in
    this sample was our choice.
    """
    of_titles = s.matrix[:, [s.names.index(name) for name in titles.names]]
    names = [name for name in s.names if name not in titles.names and name != "text"]
    own = s.matrix[:, [s.names.index(name) for name in names]]
    offset = fitted.logits(of_titles)
    promised = float((1 / (1 + np.exp(-offset))).mean())
    share = float(s.same.mean())
    mass = np.where(s.same > 0, promised / share, (1 - promised) / (1 - share))
    found, shift = _scaled(own, s.same, offset, mass)
    return dict(zip(names, found, strict=True)) | {"text": shift}


def written(node: Mapping[str, Any], names: list[str]) -> str:
    """Write one tree as news.trees reads it."""
    if "leaf_value" in node:
        return f"{node['leaf_value']:.3g}"
    low, high = (written(node[side], names) for side in ("left_child", "right_child"))
    cut = np.nextafter(node["threshold"], np.inf)  # theirs is "up to", ours is "under"
    return f"{names[node['split_feature']]} < {cut:.4g} [ {low} | {high} ]"


def main() -> None:
    titles = sample(data.labelled())
    fitted = fit(titles, np.ones(len(titles.same), bool))
    texts = fit_texts(sample({"silver": data.silver()}), titles, fitted)
    rows = {CONSTANT: fitted.constant} | dict(zip(titles.names, fitted.weights, strict=True))
    body = "".join(f"{name}\t{weight:.4g}\n" for name, weight in (rows | texts).items())
    (NEWS / "weights.tsv").write_text(body, encoding="utf-8")
    trees = [written(t["tree_structure"], titles.names) for t in _trees(fitted.trees)]
    (NEWS / "trees.tsv").write_text("".join(f"{tree}\n" for tree in trees), encoding="utf-8")
    print(
        f"{len(rows | texts)} weights, {len(trees)} trees over {len(titles.same)} pairs of titles"
    )


def _trees(booster: lightgbm.Booster) -> list[dict[str, Any]]:
    return list(booster.dump_model()["tree_info"])


if __name__ == "__main__":
    main()
