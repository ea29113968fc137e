"""Which stories matter most here and now. docs/decisions/0007-ranking.md."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import exp2, log2, prod, sqrt
from typing import Final

from news.model import Article, PlaceId, SourceId, Story, StoryId

FAIR: Final = 1.0  # weight of a source nobody knows yet
LONE: Final = 0.4  # a story told by one source comes after those told by several
MOST_OF_ONE_SOURCE: Final = 2  # in ten


@dataclass(frozen=True, slots=True)
class Votes:
    """What readers said of a story; one vote a person."""

    up: int = 0
    down: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """For whom, when and with what knowledge stories are ranked.

    `since` to `until` is the window the stories are of. `place` is the place of the digest;
    `region` and `country` are those around it, null where there are none.
    """

    now: datetime
    since: datetime
    until: datetime
    place: PlaceId | None = None
    region: PlaceId | None = None
    country: PlaceId | None = None
    votes: Mapping[StoryId, Votes] = field(default_factory=dict)
    weights: Mapping[SourceId, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A story with its score; `why` has each factor, and their product under "score"."""

    story: Story
    score: float
    why: Mapping[str, float]


def rank(stories: Iterable[Story], *, context: Context) -> list[Ranked]:
    """Order stories, best first; on a tie, the lower id."""
    ranked = [_ranked(story, context) for story in stories]
    return sorted(ranked, key=lambda r: (-r.score, r.story.id))


def pick_top(ranked: Iterable[Ranked], limit: int) -> list[Ranked]:
    """Take the best `limit`, at most two of one source in ten; the put off fill what is left."""
    taken: list[Ranked] = []
    spare: list[Ranked] = []
    told: Counter[SourceId] = Counter()
    most = max(1, round(MOST_OF_ONE_SOURCE * limit / 10))
    for item in ranked:
        lone = next(iter(item.story.source_ids)) if len(item.story.source_ids) == 1 else None
        if lone is not None and told[lone] >= most:
            spare.append(item)
            continue
        taken.append(item)
        if lone is not None:
            told[lone] += 1
    return (taken + spare)[:limit] if len(taken) < limit else taken[:limit]


def _ranked(story: Story, context: Context) -> Ranked:
    why = {
        "sources": _sources(story, context),
        "fresh": _fresh(story, context),
        "local": max(_local(article, context) for article in story.articles),
        "votes": _votes(context.votes.get(story.id, Votes())),
    }
    score = prod(why.values())
    return Ranked(story, score, why | {"score": score})


def _sources(story: Story, context: Context) -> float:
    total = sum(context.weights.get(source, FAIR) for source in story.source_ids)
    return log2(1 + total) * (LONE if len(story.source_ids) == 1 else 1)


def _fresh(story: Story, context: Context) -> float:
    half = max((context.until - context.since), timedelta(hours=1))
    age = max(context.now - story.latest_at, timedelta(0))
    return exp2(-(age / half))


def _local(article: Article, context: Context) -> float:
    places = {tag.place for tag in article.places}
    steps = ((context.place, 1.0), (context.region, 0.7), (context.country, 0.35))
    return next((weight for place, weight in steps if place and place in places), 0.25)


def _votes(votes: Votes) -> float:
    return 1 + 0.5 * (_wilson(votes.up, votes.down) - _wilson(votes.down, votes.up))


def _wilson(good: int, bad: int, z: float = 1.96) -> float:
    total = good + bad
    if total <= 0:
        return 0.0
    share = good / total
    spread = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return max(0.0, (share + z * z / (2 * total) - spread) / (1 + z * z / total))
