"""Which stories matter most here and now. docs/decisions/0007-ranking.md.

Every part is a factor, so that `why` can show each of them and their product.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from math import exp2, log2, prod, sqrt
from typing import Final

from news.federal import is_federal, is_merely_said
from news.filler import is_filler
from news.model import PlaceId, Section, SourceId, Story, StoryId, Tag
from news.topics import section_of

LONE: Final = 0.35  # a story told by one source comes after those told by several
LEAST_HALF_LIFE: Final = timedelta(hours=1)
IN_PLACE, IN_REGION, IN_COUNTRY, ELSEWHERE = 1.0, 0.7, 0.3, 0.1
SURENESS: Final = {"text": 1.0, "weak": 0.85, "lead": 0.7, "home": 0.5, "aside": 0.2}  # by Tag.why
DOUBTFUL: Final = 0.6  # of a home, where a text names another place in passing
REPRINT: Final = 0.4  # of a home that no text names, where titles speak of a whole country
NOISE: Final = 0.2  # a story of one source that is here no more than this is none of here
GROWTH: Final = 0.15  # gained with each doubling of the sources that joined in the last hour
VOTES: Final = 0.5  # most that readers' votes add or take away
FILLER: Final = 0.25
BLOCK: Final = 10  # stories among which the two limits below hold
OF_ONE_SOURCE: Final = 2
OF_ONE_SECTION: Final = 5
DAY: Final = timedelta(hours=24)
BREAKING_SOURCES: Final = 4
BREAKING_WITHIN: Final = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Votes:
    """What readers said of a story; one vote a person."""

    up: int = 0
    down: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """For whom, when and with what knowledge stories are ranked.

    `since` to `until` is the window the stories are of. `place` is the place of the digest;
    `region` and `country` are those around it, null where there are none. A source without a
    weight here has the one its articles carry.
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
    """A story with its score; `why` has each factor, and their product under "score".

    `marks`: what it takes of the shares of a block, see `pick_top`.
    """

    story: Story
    score: float
    why: Mapping[str, float]
    marks: Sequence[SourceId | Section]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A story with all of its weight that is the same for every place, and with its marks.

    `about`: how surely it is about each place its articles name, 0 to 1.
    """

    story: Story
    factors: Mapping[str, float]
    about: Mapping[PlaceId, float]
    marks: Sequence[SourceId | Section]


def rank(stories: Iterable[Story], *, context: Context) -> list[Ranked]:
    """Order stories, best first; on a tie, the lower id."""
    return rank_weighed((weigh(story, context=context) for story in stories), context=context)


def weigh(story: Story, *, context: Context) -> Weighed:
    """Weigh a story for all the places of one window at once."""
    factors = {
        "sources": _sources(story, context),
        "fresh": _fresh(story, context),
        "growth": _growth(story, context),
        "votes": _votes(context.votes.get(story.id, Votes())),
        "kind": _kind(story),
    }
    return Weighed(story, factors, _about(story), _marks(story))


def rank_weighed(stories: Iterable[Weighed], *, context: Context) -> list[Ranked]:
    """Order stories for one place, weighed for the same window before."""
    ranked = [_ranked(weighed, context) for weighed in stories]
    return sorted(ranked, key=lambda r: (-r.score, r.story.id))


def is_noise(ranked: Ranked, context: Context) -> bool:
    """Tell whether a story has no place in a digest of a city or region: nobody echoes it.

    One source alone tells it, no text names the place, and it is about a whole country.
    """
    if context.region is None:  # the digest of a country
        return False
    return ranked.why["local"] <= NOISE and len(ranked.story.source_ids) == 1


def pick_top(ranked: Iterable[Ranked], limit: int) -> list[Ranked]:
    """Take `limit` stories in order, putting off those of a source or section told enough.

    In every ten, one source has at most 2 stories that it alone tells, and one section at most
    5, as long as others are left. The best n are always the beginning of the best n + 1.
    """
    left = list(ranked)
    taken: list[Ranked] = []
    told: Counter[SourceId | Section] = Counter()
    while left and len(taken) < limit:
        if len(taken) % BLOCK == 0:
            told.clear()
        chosen = next((item for item in left if _fits(item, told)), left[0])
        left.remove(chosen)
        taken.append(chosen)
        told.update(chosen.marks)
    return taken


def popular(stories: Iterable[Story], *, context: Context) -> list[Ranked]:
    """Rank the stories of the last 24 hours: what mattered most that day."""
    since = context.now - DAY
    recent = (story for story in stories if since <= story.latest_at <= context.now)
    return rank(recent, context=replace(context, since=since, until=context.now))


def is_breaking(
    story: Story,
    *,
    now: datetime,
    place: PlaceId | None = None,
    sources: int = BREAKING_SOURCES,
    within: timedelta = BREAKING_WITHIN,
) -> bool:
    """Tell whether at least `sources` sources first told it within the last `within`.

    With `place`, only articles count that name it: a story that everyone reprints is not a
    breaking one of a city.
    """
    firsts: dict[SourceId, datetime] = {}
    for article in story.articles:
        if place is None or any(t.place == place and t.why != "home" for t in article.places):
            known = firsts.get(article.source_id, article.published_at)
            firsts[article.source_id] = min(known, article.published_at)
    return sum(now - within <= first <= now for first in firsts.values()) >= sources


def _marks(story: Story) -> list[SourceId | Section]:
    """Name what a story takes of the shares of a block: its only source, its section."""
    sources = story.source_ids
    section = section_of(story.articles[0])
    marks: list[SourceId | Section] = [] if section is Section.OTHER else [section]
    return marks if len(sources) > 1 else [*marks, *sources]


def _fits(ranked: Ranked, told: Counter[SourceId | Section]) -> bool:
    return all(
        told[mark] < (OF_ONE_SECTION if isinstance(mark, Section) else OF_ONE_SOURCE)
        for mark in ranked.marks
    )


def _ranked(weighed: Weighed, context: Context) -> Ranked:
    why = {**weighed.factors, "local": _local(weighed.about, context)}
    score = why["score"] = prod(why.values())
    return Ranked(weighed.story, score, why, weighed.marks)


def _sources(story: Story, context: Context) -> float:
    """Count each source once, by its standing; the tenth adds less than the second."""
    own = {a.source_id: context.weights.get(a.source_id, a.weight) for a in story.articles}
    return log2(1 + sum(own.values())) * (LONE if len(own) == 1 else 1)


def _fresh(story: Story, context: Context) -> float:
    """Halve with every length of the window that passed since the latest article."""
    half_life = max(context.until - context.since, LEAST_HALF_LIFE)
    return exp2(-(max(context.now - story.latest_at, timedelta(0)) / half_life))


def _local(about: Mapping[PlaceId, float], context: Context) -> float:
    """Take the nearest place, as far as it is sure that the story is about it."""
    steps = ((context.place, IN_PLACE), (context.region, IN_REGION), (context.country, IN_COUNTRY))
    near = (level * about.get(place, 0.0) for place, level in steps if place)
    return max(ELSEWHERE, max(near, default=0.0))


def _about(story: Story) -> dict[PlaceId, float]:
    """Be less sure of a place that few sources name, and of one that none names.

    A place that is only the home of sources, or is named in passing, counts for the share of
    the sources that have it, and less where the titles speak of a whole country: reprints. So
    does the capital then, where no title names it.
    """
    federal = _is_federal(story)
    naming: dict[PlaceId, set[SourceId]] = {}
    sure: dict[PlaceId, float] = {}
    for article in story.articles:
        for tag in article.places:
            naming.setdefault(tag.place, set()).add(article.source_id)
            value = _sureness(tag, federal)
            sure[tag.place] = max(value, sure.get(tag.place, 0.0))
    sources = len(story.source_ids)
    reprint = REPRINT if federal else 1.0
    return {
        place: sure[place] * (1 + len(named) / sources) / 2
        if sure[place] > SURENESS["home"]
        else sure[place] * reprint * len(named) / sources
        for place, named in naming.items()
    }


def _sureness(tag: Tag, federal: bool) -> float:
    if federal and is_merely_said(tag.place, tag.why):
        return SURENESS["home"]
    doubt = DOUBTFUL if tag.why == "home" and not tag.certain else 1.0
    return SURENESS.get(tag.why, 1.0) * doubt


def _is_federal(story: Story) -> bool:
    return 2 * sum(map(is_federal, story.articles)) >= len(story.articles)


def _growth(story: Story, context: Context) -> float:
    """Reward sources that told it for the first time within the last hour."""
    firsts: dict[SourceId, datetime] = {}
    for article in story.articles:
        firsts.setdefault(article.source_id, article.published_at)
    recent = sum(context.now - at <= timedelta(hours=1) for at in firsts.values())
    return 1 + GROWTH * log2(max(recent, 1))


def _votes(votes: Votes) -> float:
    """Trust votes as far as their number allows: the lower bounds of both shares."""
    return 1 + VOTES * (_wilson(votes.up, votes.down) - _wilson(votes.down, votes.up))


def _kind(story: Story) -> float:
    """Put filler down when most of a story's articles are."""
    return FILLER if 2 * sum(map(is_filler, story.articles)) > len(story.articles) else 1.0


def _wilson(good: int, bad: int, z: float = 1.96) -> float:
    """Give the lower bound of the share of good votes at 95 % (Wilson, 1927)."""
    total = good + bad
    if total <= 0:
        return 0.0
    share = good / total
    spread = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return max(0.0, (share + z * z / (2 * total) - spread) / (1 + z * z / total))
