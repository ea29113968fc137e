"""Compose editions: the stories of a day, found by place, ranked, widened where they are few.

Pure. One `Day` serves every place: composing 1,700 editions is one pass over its stories.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from news.headline import headline, lead
from news.model import Article, PlaceId, Section, SourceId, Story, StoryId, SubmissionId, Tag
from news.ranking import Context, Ranked, Votes, Weighed, is_noise, pick_top, rank_weighed, weigh
from news.topics import section_of
from regions.catalogue import catalogue

from .compose import (
    LONGEST,
    WANTED,
    WIDER_HOURS,
    Edition,
    EditionStory,
    Part,
    Scope,
    Telling,
    Wanted,
    Why,
)
from .echoes import Echoes

CANDIDATES = 100  # of the best, among which the shares of sources and sections are kept
SPARE = 10  # picked beyond what is asked for, in place of those that echo another
TELLINGS_MOST = 40  # sources kept of one story


class Day:
    """The stories up to a moment, each with its latest hour, found by place and window.

    A story about a town is also one about its region, and about its country.
    """

    def __init__(
        self,
        told: Iterable[tuple[Story, datetime]],
        votes: Mapping[StoryId, Votes] | None = None,
    ) -> None:
        self.votes = votes or {}
        self.echoes = Echoes()
        self.weights: dict[SourceId, float] = {}
        self._by_place: dict[PlaceId, list[tuple[datetime, Story]]] = defaultdict(list)
        self._shown: dict[StoryId, EditionStory] = {}
        self._weighed: dict[tuple[StoryId, datetime, datetime], Weighed] = {}
        self._wider: dict[tuple[Tag, ...], tuple[Tag, ...]] = {}
        for story, hour in told:
            self._add(story, hour)

    def about(self, place: PlaceId, since: datetime, until: datetime) -> Iterator[Story]:
        """Give the stories about a place with an article of the hours (since, until]."""
        found = self._by_place.get(place, ())
        return (story for hour, story in found if since < hour <= until)

    def weighed(self, story: Story, context: Context) -> Weighed:
        """Weigh a story for a window, once for all the places it is about."""
        key = story.id, context.since, context.until
        if key not in self._weighed:
            self._weighed[key] = weigh(story, context=context)
        return self._weighed[key]

    def shown(self, ranked: Ranked) -> EditionStory:
        """Give a story as editions show it, with its score in this one."""
        story = ranked.story
        if story.id not in self._shown:
            self._shown[story.id] = _shown(story)
        return _with_score(self._shown[story.id], ranked)

    def section(self, story: Story) -> Section:
        """Tell the section that a story is shown under."""
        if story.id not in self._shown:
            self._shown[story.id] = _shown(story)
        return self._shown[story.id].section

    def _add(self, story: Story, hour: datetime) -> None:
        articles = tuple(_with_places(a, self._widened(a.places)) for a in story.articles)
        wider = Story(story.id, articles)
        for article in articles:
            self.weights[article.source_id] = article.weight
        for place in {tag.place for a in articles for tag in a.places if _counts(tag)}:
            self._by_place[place].append((hour, wider))

    def _widened(self, tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
        if tags not in self._wider:
            named = {tag.place: tag for tag in tags}
            for tag in tags:
                above = catalogue().ancestors(tag.place) if tag.place in catalogue() else ()
                for place in above:
                    named.setdefault(place.id, Tag(place.id, tag.why, tag.certain))
            self._wider[tags] = tuple(named.values())
        return self._wider[tags]


def compose(
    day: Day, wanted: Wanted, readers: Iterable[SubmissionId] = (), *, earlier: bool = True
) -> Edition:
    """Rank the stories of one place and window; widen it where they are fewer than ten.

    First the region of a city, then 3, 6 and 24 hours (not without `earlier`: where the day has
    no more than the window); what is added stands apart.
    """
    parts = [_part(day, wanted, Why.ASKED, wanted.hours, _around(wanted), LONGEST, ())]
    used = list(parts[0].stories)
    for why, hours, place in _wider(wanted):
        missing = WANTED - len(used)
        if missing <= 0 or (why is Why.EARLIER and not earlier):
            break
        part = _part(day, wanted, why, hours, place, missing, used)
        enough = len(part.stories) == missing
        if why is Why.AROUND or enough or hours == WIDER_HOURS[-1]:
            parts.append(part)
            used += part.stories
    kept = (parts[0], *(part for part in parts[1:] if part.stories))
    found = tuple(readers) if wanted.section is None else ()  # readers' news have no section
    return Edition(
        wanted.place, wanted.scope, wanted.slot, wanted.hours, kept, found, wanted.section
    )


def is_thin(edition: Edition) -> bool:
    """Tell whether an edition composed without earlier stories should have some."""
    return len(edition.stories) < WANTED and edition.hours < WIDER_HOURS[-1]


def _around(wanted: Wanted) -> PlaceId:
    """Where an edition looks: with scope "region", all of the region of a city."""
    if wanted.scope is Scope.CITY or wanted.place not in catalogue():
        return wanted.place
    region = catalogue().region_of(wanted.place)
    return region.id if region else wanted.place


def _wider(wanted: Wanted) -> Iterator[tuple[Why, int, PlaceId]]:
    """Where to look for more, nearest first."""
    region = _around(replace(wanted, scope=Scope.REGION))
    if wanted.scope is Scope.CITY and region != wanted.place:
        yield Why.AROUND, wanted.hours, region
    for hours in WIDER_HOURS:
        if hours > wanted.hours:
            yield Why.EARLIER, hours, _around(wanted)


def _part(
    day: Day,
    wanted: Wanted,
    why: Why,
    hours: int,
    place: PlaceId,
    most: int,
    used: Sequence[EditionStory],
) -> Part:
    """Rank the stories of a place and window that are not `used` before, nor echo one that is."""
    since = wanted.slot - timedelta(hours=hours)
    context = _context(day, wanted, since)
    before = {story.id for story in used}
    stories = (s for s in day.about(place, since, wanted.slot) if s.id not in before)
    if wanted.section is not None:
        stories = (s for s in stories if day.section(s) is wanted.section)
    ranked = rank_weighed((day.weighed(story, context) for story in stories), context=context)
    ranked = [item for item in ranked if not is_noise(item, context)]
    picked = pick_top(ranked[:CANDIDATES], most + SPARE)
    shown = day.echoes.without(map(day.shown, picked), used)
    return Part(why, hours, tuple(islice(shown, most)))


def _context(day: Day, wanted: Wanted, since: datetime) -> Context:
    place = catalogue().get(wanted.place)
    return Context(
        now=wanted.slot,
        since=since,
        until=wanted.slot,
        place=wanted.place,
        region=place.region if place else None,
        country=place.country if place else None,
        votes=day.votes,
        weights=day.weights,
    )


def _with_places(article: Article, places: tuple[Tag, ...]) -> Article:
    """Copy an article: by hand, for `replace` would take a third of the time of a day."""
    a = article
    return Article(
        a.id, a.source_id, a.source, a.url, a.title, a.text, a.published_at, a.language, a.tags,
        places, a.image, a.home, a.section, a.weight,
    )  # fmt: skip


def _with_score(shown: EditionStory, ranked: Ranked) -> EditionStory:
    s = shown
    return EditionStory(
        s.id, s.title, s.url, s.source, s.sources, s.published, ranked.score, ranked.why,
        s.places, s.section, s.lead, s.image,
    )  # fmt: skip


def _shown(story: Story) -> EditionStory:
    language = Counter(a.language for a in story.articles).most_common(1)[0][0]
    chosen = headline(story, language)
    first: dict[SourceId, Article] = {}
    for article in sorted(story.articles, key=lambda a: (a.published_at, a.id)):
        first.setdefault(article.source_id, article)
    told = tuple(Telling(a.source, a.url, a.published_at) for a in first.values())
    return EditionStory(
        id=story.id,
        title=chosen.title,
        url=chosen.url,
        source=chosen.source,
        sources=told[:TELLINGS_MOST],
        published=story.first_at,
        score=0.0,
        why={},
        places=_places(story),
        section=section_of(chosen),
        lead=lead(story, chosen),
        image=chosen.image or next((a.image for a in story.articles if a.image), None),
    )


def alone(story: Story) -> EditionStory:
    """Show a story outside of any edition: what a link to it opens."""
    return _shown(story)


def placed(story: Story, place: PlaceId) -> tuple[PlaceId, bool] | None:
    """Say which place brought a story to the digest of `place`, and whether a text names it.

    The place itself before others of its region, named before merely where a source is at home.
    """
    known = catalogue()
    region = known.region_of(place) if place in known else None
    found = {
        (tag.place, tag.why != "home") for a in story.articles for tag in a.places if _counts(tag)
    }
    around = [
        (at, named)
        for at, named in found
        if at == place or (region and at in known and known.region_of(at) == region)
    ]
    return min(around, key=lambda it: (it[0] != place, not it[1], it[0]), default=None)


def retold(shown: EditionStory, story: Story, id: StoryId | None = None) -> EditionStory:
    """Bring a story of an edition to what is told of it by now; its place and score stay.

    `id`: the number it goes by there, where another has taken it in since.
    """
    now = _shown(story)
    return replace(now, id=id or now.id, score=shown.score, why=shown.why, places=shown.places)


def _places(story: Story) -> tuple[PlaceId, ...]:
    """Name the places a story is about: those most articles name, cities before the rest."""
    tags = Counter(tag.place for a in story.articles for tag in a.places if _counts(tag))
    named = Counter(
        tag.place for a in story.articles for tag in a.places if tag.certain and tag.why != "home"
    )

    def order(place: PlaceId) -> tuple[bool, int, int, PlaceId]:
        known = catalogue().get(place)
        return known is None or known.kind != "city", -named[place], -tags[place], place

    return tuple(sorted(tags, key=order))


def _counts(tag: Tag) -> bool:
    """Tell whether a tag puts an article in a place's digest."""
    return tag.certain or tag.why == "home"
