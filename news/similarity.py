"""Whether two articles are about one event. docs/decisions/0006-stories.md."""

from collections.abc import Mapping
from functools import cache
from math import exp, prod
from typing import Final

from news.features import SWAPPED, features
from news.lexicon import weights
from news.model import Article
from news.profile import Profile, profile

SAME: Final = 0.4  # two articles with at least this score are about one event
CONTRADICTED: Final = 0.3  # most that two articles reach whose facts exclude each other
REPRINT: Final = 0.8  # cosine of texts from which on one is a copy of the other
_CONSTANT: Final = "always"


@cache
def _terms() -> tuple[float, tuple[tuple[tuple[str, ...], float], ...]]:
    table = dict(weights())
    constant = table.pop(_CONSTANT)
    return constant, tuple((tuple(name.split(" * ")), value) for name, value in table.items())


def compare(a: Profile, b: Profile) -> float:
    """Score two profiles: the chance, 0 to 1, that they tell one event. Symmetric.

    Without a word in common, or with an empty title, it is 0.
    """
    if not a.grams or not b.grams or (a.grams.isdisjoint(b.grams) and _strangers(a, b)):
        return 0.0
    found = features(a, b)
    total, terms = _terms()
    for names, weight in terms:
        for name in names:
            weight *= found.get(name, 0.0)
        total += weight
    value = 1 / (1 + exp(-total))
    return min(value, CONTRADICTED) if contradicts(found) else value


def contradicts(found: Mapping[str, float]) -> bool:
    """Tell whether a fact keeps two articles apart however alike their words are.

    Another region or country; or titles that differ in nothing but names, places or numbers,
    unless the texts are nearly one.
    """
    if found["regions differ"] or found["countries differ"]:
        return True
    return bool(found[SWAPPED]) and found.get("text cosine", 0.0) < REPRINT


def is_reprint(a: Profile, b: Profile) -> bool:
    """Tell whether the texts of two articles are nearly one: a copy, wherever it appeared."""
    return features(a, b).get("text cosine", 0.0) >= REPRINT


def evidence(a: Profile, b: Profile) -> dict[str, float]:
    """Explain a score term by term: positive speaks for one event, negative against."""
    found = features(a, b)
    constant, terms = _terms()
    weighed = {
        " * ".join(names): weight * prod(found.get(name, 0.0) for name in names)
        for names, weight in terms
    }
    return {_CONSTANT: constant} | {name: value for name, value in weighed.items() if value}


def _strangers(a: Profile, b: Profile) -> bool:
    mine = {link for links in a.links.values() for link in links}
    return mine.isdisjoint(link for links in b.links.values() for link in links)


def score(a: Article, b: Article) -> float:
    """Score two articles: the chance, 0 to 1, that they tell one event. Symmetric.

    Above `SAME` it is more likely than not, as people label such pairs.
    """
    return compare(profile(a.title, a.text), profile(b.title, b.text))


def same(a: Article, b: Article) -> bool:
    """Tell whether two articles are about one event: `score` reaches `SAME`."""
    return score(a, b) >= SAME
