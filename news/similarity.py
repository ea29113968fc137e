"""Whether two articles are about one event. docs/decisions/0006-stories.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import Final

from news.features import COUNTED_APART, DATED_APART, SWAPPED, features
from news.lexicon import tree_lines, weights
from news.model import Article
from news.profile import Profile, profile
from news.trees import Total, compiled, parse

SAME: Final = 0.45  # two articles with at least this score are about one event
CONTRADICTED: Final = 0.3  # most that two articles reach whose facts exclude each other
TWINS: Final = 0.9  # least that articles of one title reach, «Новости дня» with other texts apart
AKIN: Final = 0.4  # cosine of texts that articles of one title have at least
REPRINT: Final = 0.8  # cosine of texts from which on one is a copy of the other
CONSTANT: Final = "always"


@dataclass(frozen=True, slots=True)
class Model:
    """The fitted score: a weight for each feature, and trees for how features work together."""

    constant: float
    weights: Mapping[str, float]
    names: tuple[str, ...]  # of the features that trees ask for
    trees: Total


@cache
def model() -> Model:
    """Read the shipped model."""
    table = dict(weights())
    constant = table.pop(CONSTANT)
    names = tuple(table)
    trees = compiled([parse(line, names) for line in tree_lines()], len(names))
    return Model(constant, table, names, trees)


def compare(a: Profile, b: Profile) -> float:
    """Score two profiles: the chance, 0 to 1, that they tell one event. Symmetric.

    Without a word in common, or with an empty title, it is 0.
    """
    if not a.grams or not b.grams or (a.grams.isdisjoint(b.grams) and _strangers(a, b)):
        return 0.0
    found = features(a, b)
    if contradicts(found):
        return min(_chance(found), CONTRADICTED)
    return max(_chance(found), TWINS) if _twins(a, b, found) else _chance(found)


def _twins(a: Profile, b: Profile, found: Mapping[str, float]) -> bool:
    """Tell whether two titles are one to the letter, and their texts at least akin."""
    return a.grams == b.grams and a.numbers == b.numbers and found.get("text cosine", 1.0) >= AKIN


def _chance(found: Mapping[str, float]) -> float:
    fitted = model()
    told = fitted.constant
    for name, value in found.items():
        told += fitted.weights.get(name, 0.0) * value
    told += fitted.trees([found.get(name, 0.0) for name in fitted.names])
    return 1 / (1 + exp(-told))


def contradicts(found: Mapping[str, float]) -> bool:
    """Tell whether a fact keeps two articles apart however alike their words are.

    Another region, country or day; or titles that differ in nothing but numbers; or in nothing
    but names or places, unless the texts are nearly one.
    """
    facts = found["regions differ"], found["countries differ"], found[DATED_APART]
    if any(facts) or found[COUNTED_APART]:
        return True
    return bool(found[SWAPPED]) and found.get("text cosine", 0.0) < REPRINT


def evidence(a: Profile, b: Profile) -> dict[str, float]:
    """Explain a score term by term: positive speaks for one event, negative against.

    "together" is what the trees add for features that work together.
    """
    found, fitted = features(a, b), model()
    weighed = {name: weight * found.get(name, 0.0) for name, weight in fitted.weights.items()}
    together = fitted.trees([found.get(name, 0.0) for name in fitted.names])
    parts = weighed | {"together": together}
    return {CONSTANT: fitted.constant} | {name: value for name, value in parts.items() if value}


def _strangers(a: Profile, b: Profile) -> bool:
    mine = {link for links in a.links.values() for link in links}
    return mine.isdisjoint(link for links in b.links.values() for link in links)


def score(a: Article, b: Article) -> float:
    """Score two articles: the chance, 0 to 1, that they tell one event. Symmetric.

    Above `SAME` it is more likely than not, as people label such pairs.
    """
    return compare(profile(a.title, a.text), profile(b.title, b.text))
