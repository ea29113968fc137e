"""Same event or not, by set; real hours into stories: `python -m bench.stories [--read]`."""

import random
import sys
from collections import Counter
from collections.abc import Callable

import numpy as np

from bench.stories import data, fit
from bench.stories.clusters import show, timed
from bench.stories.fit import Sample
from news.headline import title_quality
from news.similarity import CONTRADICTED, SAME
from news.spelling import rough_stems

RESAMPLED = 400


def auc(scores: np.ndarray, same: np.ndarray) -> float:
    """Tell how often a pair of one event scores above one of two; ties count half."""
    order = np.argsort(scores, kind="mergesort")
    _, inverse, counts = np.unique(scores[order], return_inverse=True, return_counts=True)
    ranks = np.empty(len(scores))
    ranks[order] = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    good = int(same.sum())
    return (ranks[same > 0].sum() - good * (good + 1) / 2) / (good * (len(same) - good))


def f1(scores: np.ndarray, same: np.ndarray, threshold: float = SAME) -> float:
    """Give the F1 of saying "one event" from `threshold` on."""
    said = scores >= threshold
    return 2 * float((said & (same > 0)).sum()) / float(said.sum() + same.sum())


def best_f1(scores: np.ndarray, same: np.ndarray) -> float:
    """Give the F1 at the threshold that is best for this very set: flatters the score."""
    order = np.argsort(-scores)
    hits = np.cumsum(same[order])
    return float((2 * hits / (np.arange(1, len(same) + 1) + same.sum())).max())


def interval(
    measure: Callable[[np.ndarray, np.ndarray], float], scores: np.ndarray, same: np.ndarray
) -> str:
    """Print a measure with its 95 % bootstrap interval."""
    generator = np.random.default_rng(0)
    drawn = [generator.integers(0, len(same), len(same)) for _ in range(RESAMPLED)]
    found = sorted(measure(scores[rows], same[rows]) for rows in drawn)
    low, high = found[int(0.025 * RESAMPLED)], found[int(0.975 * RESAMPLED)]
    return f"{measure(scores, same):.3f} [{low:.3f}, {high:.3f}]"


def cosine(pairs: list[data.Pair]) -> np.ndarray:
    """Score pairs by the cosine of stems weighed by their rarity in this very set."""
    titles = {title for pair in pairs for title in (pair.a, pair.b)}
    counts = Counter(stem for title in titles for stem in set(rough_stems(title)))
    weights = {stem: np.log(len(titles) / n) for stem, n in counts.items()}

    def one(pair: data.Pair) -> float:
        a, b = (set(rough_stems(text)) & weights.keys() for text in (pair.a, pair.b))
        dot = sum(weights[s] ** 2 for s in a & b)
        norms = sum(weights[s] ** 2 for s in a) * sum(weights[s] ** 2 for s in b)
        return float(dot / norms**0.5) if norms else 0.0

    return np.array([one(pair) for pair in pairs])


def pairs_by_set(sample: Sample, sets: dict[str, list[data.Pair]]) -> None:
    """Print how well each set is told apart, by cross-validation, and by plain cosine."""
    scores = fit.cross_validated(sample)
    apart = [sample.names.index(name) for name in ("regions differ", "countries differ")]
    capped = np.minimum(scores, CONTRADICTED)
    scores = np.where(sample.matrix[:, apart].any(axis=1), capped, scores)
    print(f"{'set':14} pairs  AUC                   F1 at {SAME}             cosine: AUC, best F1")
    for key, (name, pairs) in enumerate(sets.items()):
        rows = sample.sets == key
        own, same = scores[rows], sample.same[rows]
        plain = cosine(pairs)
        print(
            f"{name:14} {len(pairs):5}  {interval(auc, own, same)}  {interval(f1, own, same)}"
            f"  {auc(plain, same):.3f}, {best_f1(plain, same):.3f}"
        )


def headlines() -> None:
    """Print how often the title people liked better is the one of the better quality."""
    rows = [
        (title_quality(r["left_slug_cyr_approx"]), title_quality(r["right_slug_cyr_approx"]), r)
        for r in data.table(data.STORIES / "dialogue2021_headline_0525_slugs.tsv")
        if r["quality"] in {"left", "right"}
        and min(int(r["left_words"]), int(r["right_words"])) >= data.LEAST_SLUG_WORDS
    ]
    agreed = sum(0.5 if a == b else (a > b) == (r["quality"] == "left") for a, b, r in rows)
    spread = 1.96 * (agreed / len(rows) * (1 - agreed / len(rows)) / len(rows)) ** 0.5
    print(f"headlines: {agreed / len(rows):.3f} ± {spread:.3f} of {len(rows)} choices as people's")


def main() -> None:
    if not data.STORIES.exists():
        print("no labelled sets beside the project: nothing to measure")
        return
    random.seed(0)
    sets = data.labelled()
    pairs_by_set(fit.sample(sets), sets)
    headlines()
    for name in ("hours_2019", "silver_clusters_2020"):
        stories, seconds = timed(data.lines(data.STORIES / f"{name}.jsonl"))
        several = [s for s in stories if len(s.articles) > 1]
        articles = sum(len(s.articles) for s in stories)
        print(
            f"{name}: {articles} articles, {len(several)} stories of several, {seconds:.1f} s CPU"
        )
        if "--read" in sys.argv:
            show(stories, 100)


if __name__ == "__main__":
    main()
