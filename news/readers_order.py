"""Which news from readers a digest mentions, and in which order. Pure.

docs/decisions/0012-submissions.md
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp2, log2
from typing import Final

from .kinds import KINDS, Kind
from .model import SubmissionId

HALF_LIFE: Final = timedelta(hours=12)
LIKED_FROM: Final = 3  # likes that let a piece of news stay fresh for longer


@dataclass(frozen=True, slots=True)
class Told:
    """One piece of news as the order needs it."""

    id: SubmissionId
    kind: Kind
    published_at: datetime
    likes: int = 0


def longest_fresh() -> timedelta:
    """Tell how long any piece of news may be mentioned."""
    return max(spec.fresh_liked or spec.fresh or timedelta(0) for spec in KINDS.values())


def is_fresh(told: Told, *, now: datetime) -> bool:
    """Tell whether a digest may still mention one: a day, two where readers like it."""
    spec = KINDS[told.kind]
    limit = spec.fresh_liked if told.likes >= LIKED_FROM else spec.fresh
    return limit is not None and timedelta(0) <= now - told.published_at < limit


def weight(told: Told, *, now: datetime) -> float:
    """Weigh one at `now`: the log of its likes, halved with every half-life. Unitless, > 0."""
    age = max(now - told.published_at, timedelta(0))
    return log2(2 + told.likes) * exp2(-(age / HALF_LIFE))


def in_order(news: Iterable[Told], *, now: datetime, most: int) -> tuple[SubmissionId, ...]:
    """Name the `most` best of those that are fresh, best first; on a tie, the newer number."""
    fresh = (one for one in news if is_fresh(one, now=now))
    ranked = sorted(fresh, key=lambda one: (-weight(one, now=now), -one.id))
    return tuple(one.id for one in ranked[:most])
