"""Editions on demand: composed once, then read by everyone who wants the same."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from news.model import EditionId, PlaceId, StoryId, SubmissionId
from news.ranking import Votes
from news.readers_order import Told, in_order, longest_fresh
from regions.catalogue import catalogue
from storage.editions import Editions, Key
from storage.engine import Json
from storage.readers import PublishedNews, ReadersNews
from storage.stories import Stories
from storage.votes import StoryVotes

from .compose import MOST_HOURS, Edition, Scope, Wanted, from_json
from .day import Day, compose, is_thin
from .written import Writing

READERS_MOST = 10  # readers' news kept in an edition
MANY_PLACES = 400  # for more than these, reading everything is faster than asking for each
FEW_HOURS = 3  # whose stories of all places fit in memory
AREA = 50  # places whose news are in memory at once, or those of a region with more
_DAY = timedelta(hours=MOST_HOURS)

Numbered = tuple[EditionId, Edition]


class Composer:
    """Finds editions, and composes those that are not there yet."""

    def __init__(
        self, editions: Editions, stories: Stories, votes: StoryVotes, readers: ReadersNews
    ) -> None:
        self._editions = editions
        self._stories = stories
        self._votes = votes
        self._readers = readers
        self._expected = 0
        self._lately: dict[tuple[datetime, int], Day] = {}
        self._voted: dict[datetime, dict[StoryId, Votes]] = {}

    async def preview(self, wanted: Wanted) -> Edition:
        """Compose one edition without keeping it."""
        return (await self.compose([wanted]))[wanted]

    async def editions(self, wanted: Iterable[Wanted], *, now: datetime) -> dict[Wanted, Numbered]:
        """Give each edition wanted, composing at once all that nobody has composed yet."""
        keys = {_key(one): one for one in wanted}
        found: dict[Wanted, Numbered] = {}
        for key, stored in (await self._editions.find(keys)).items():
            found[keys[key]] = stored.id, from_json(stored.body)
        missing = [one for one in keys.values() if one not in found]
        made = await self.compose(missing)
        writing, rows = Writing(), []
        for one, edition in made.items():
            rows.append((_key(one), Json(writing.edition(edition))))
            await asyncio.sleep(0)  # the bot answers people meanwhile
        for key, id in (await self._editions.put(rows, now=now)).items():
            found[keys[key]] = id, made[keys[key]]
        return found

    async def of_ids(self, ids: Iterable[int]) -> dict[EditionId, Edition]:
        """Read editions by number; those that are still kept."""
        found = await self._editions.of_ids(set(ids))
        return {id: from_json(stored.body) for id, stored in found.items()}

    async def reader_titles(self, ids: Iterable[SubmissionId]) -> dict[SubmissionId, str]:
        """Read the titles of readers' news that stand: a personal filter reads them."""
        return {id: news.title for id, news in (await self._readers.published(ids)).items()}

    async def compose(self, wanted: Iterable[Wanted]) -> dict[Wanted, Edition]:
        """Compose editions, those of one window and area together."""
        made: dict[Wanted, Edition] = {}
        windows: dict[tuple[datetime, int], list[Wanted]] = defaultdict(list)
        for one in wanted:
            windows[one.slot, one.hours].append(one)
        for (slot, hours), ones in windows.items():
            for area in areas({one.place for one in ones}):
                here = [one for one in ones if one.place in area]
                made |= await self._compose_area(slot, hours, here)
        return made

    async def _compose_area(
        self, slot: datetime, hours: int, wanted: list[Wanted]
    ) -> dict[Wanted, Edition]:
        """Compose from the stories of the window; where they are few, from those of the day.

        Where an hour has enough of them, most of a day's stories are read for nobody.
        """
        places = {place for one in wanted for place in within(one.place)}
        most = READERS_MOST * max(len(places), 1)
        readers = await self._readers.fresh(places, slot - longest_fresh(), slot, limit=most)
        made = await self._compose_from(slot, hours, wanted, readers)
        thin = [one for one, edition in made.items() if is_thin(edition)]
        return made | (await self._compose_from(slot, MOST_HOURS, thin, readers) if thin else {})

    async def _compose_from(
        self, slot: datetime, hours: int, wanted: list[Wanted], readers: Sequence[PublishedNews]
    ) -> dict[Wanted, Edition]:
        """Compose from the stories that were told in the last `hours`."""
        day = await self._day(
            slot, {place for one in wanted for place in within(one.place)}, hours
        )
        made = {}
        for one in wanted:
            news = _readers_of(one, readers)
            made[one] = compose(day, one, news, earlier=hours >= MOST_HOURS)
            await asyncio.sleep(0)  # the bot answers people meanwhile
        return made

    async def _day(self, slot: datetime, places: set[PlaceId], hours: int) -> Day:
        """Read the stories of some places that were told in the last hours, all of their day.

        Where many places will be asked for, the last hours are read once for all of them.
        """
        few = hours <= FEW_HOURS and self._expected > MANY_PLACES
        if not few and len(places) <= MANY_PLACES:
            told = await self._stories.told(slot - _DAY, slot, places)
            return Day(told, await self._votes_at(slot))
        if (slot, hours) in self._lately:
            return self._lately[slot, hours]
        since, fresh = slot - _DAY, slot - timedelta(hours=hours)
        told = await self._stories.told_lately(fresh, slot, since=since)
        votes = await self._votes_at(slot)
        day = await asyncio.to_thread(Day, told, votes)  # of all places, for a tenth of a second
        if few:
            self._lately = {(slot, hours): day}
        return day

    async def _votes_at(self, slot: datetime) -> dict[StoryId, Votes]:
        if slot not in self._voted:
            self._voted = {slot: await self._votes.since(slot - 2 * _DAY)}
        return self._voted[slot]

    def expect(self, places: int) -> None:
        """Be told how many places will be asked for: what serves many is kept until `forget`."""
        self._expected = places

    def forget(self) -> None:
        """Let go of what all areas share: a run that needed it is over."""
        self._expected, self._lately, self._voted = 0, {}, {}


def areas(places: Iterable[PlaceId]) -> Iterator[list[PlaceId]]:
    """Put places together whose news are mostly the same: those of a region. Pure.

    What is larger than a region is an area by itself.
    """
    by_region: dict[PlaceId, list[PlaceId]] = defaultdict(list)
    for place in sorted(places):
        region = catalogue().region_of(place) if place in catalogue() else None
        if region is None:
            yield [place]
        else:
            by_region[region.id].append(place)
    area: list[PlaceId] = []
    for _, found in sorted(by_region.items()):
        area += found
        if len(area) >= AREA:
            yield area
            area = []
    if area:
        yield area


@lru_cache(maxsize=4_096)
def within(place: PlaceId) -> frozenset[PlaceId]:
    """Name the places whose stories an edition may have: the region of a city, all of it."""
    known = catalogue()
    if place not in known:
        return frozenset({place})
    top = known.region_of(place) or known[place]
    found: set[PlaceId] = set()
    waiting = [top.id]
    while waiting:
        found.add(one := waiting.pop())
        waiting += [child.id for child in known.children(one)]
    return frozenset(found)


def _readers_of(wanted: Wanted, news: Iterable[PublishedNews]) -> tuple[SubmissionId, ...]:
    """Name what readers sent lately about the places of an edition, the best first."""
    here = {wanted.place} if wanted.scope is Scope.CITY else within(wanted.place)
    mine = (Told(n.id, n.kind, n.published_at, n.likes) for n in news if n.place_id in here)
    return in_order(mine, now=wanted.slot, most=READERS_MOST)


def _key(wanted: Wanted) -> Key:
    section = wanted.section.value if wanted.section else ""
    return wanted.place, wanted.scope.value, wanted.slot, wanted.hours, section
