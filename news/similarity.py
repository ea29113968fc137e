"""Whether two articles are about one event. docs/decisions/0006-stories.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, sqrt
from typing import Final

from news.frequencies import rarity
from news.model import Article
from news.text import stems

BEGINNING: Final = 400  # characters of the text that count: the lead says what happened
SAME: Final = 0.5  # two articles with at least this score are about one event
_TEXT_WEIGHT: Final = 0.5  # of a stem of the text, when one of the title is 1


@dataclass(frozen=True, slots=True)
class Profile:
    """What of an article is compared, computed once."""

    weights: Mapping[str, float]
    length: float


def profile(title: str, text: str = "") -> Profile:
    """Weigh the stems of a headline and the beginning of its text by their rarity."""
    weights = {s: _TEXT_WEIGHT * rarity(s) for s in stems(text[:BEGINNING])}
    weights |= {s: rarity(s) for s in stems(title)}
    return Profile(weights, sqrt(sum(w * w for w in weights.values())))


def compare(a: Profile, b: Profile) -> float:
    """Score two profiles: the chance, 0 to 1, that they tell one event. Symmetric."""
    if len(b.weights) < len(a.weights):
        a, b = b, a
    other = b.weights
    product = sum(weight * other[s] for s, weight in a.weights.items() if s in other)
    if not product:
        return 0.0
    cosine = min(1.0, product / (a.length * b.length))
    return 1 / (1 + exp(-12 * (cosine - 0.3)))


def score(a: Article, b: Article) -> float:
    """Score two articles: the chance, 0 to 1, that they tell one event. Symmetric."""
    return compare(profile(a.title, a.text), profile(b.title, b.text))


def same(a: Article, b: Article) -> bool:
    """Tell whether two articles are about one event: `score` reaches `SAME`."""
    return score(a, b) >= SAME
