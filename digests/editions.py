"""Editions on demand: composed once, then read by everyone who wants the same."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache

from news.model import EditionId, PlaceId, StoryId, SubmissionId
from news.ranking import Votes
from news.readers_order import Told, in_order, longest_fresh
from regions.catalogue import catalogue
from storage.editions import Editions, Key
from storage.readers import PublishedNews, ReadersNews
from storage.stories import Stories
from storage.votes import StoryVotes

from .compose import MOST_HOURS, Edition, Scope, Wanted, from_json, to_json
from .day import Day, compose

READERS_MOST = 10  # readers' news kept in an edition
MANY_PLACES = 400  # for more than these, reading everything is faster than asking for each
AREA = 20  # places whose news are in memory at once, or those of a region with more
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
        self._whole: dict[datetime, Day] = {}
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
        rows = [(_key(one), to_json(edition)) for one, edition in made.items()]
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
        """Compose editions in one pass over the stories of the day before each slot."""
        made: dict[Wanted, Edition] = {}
        by_slot: dict[datetime, list[Wanted]] = {}
        for one in wanted:
            by_slot.setdefault(one.slot, []).append(one)
        for slot, ones in by_slot.items():
            for area in areas({one.place for one in ones}):
                here = set(area)
                made |= await self._compose_area(slot, [w for w in ones if w.place in here])
        return made

    async def _compose_area(self, slot: datetime, wanted: list[Wanted]) -> dict[Wanted, Edition]:
        places = {place for one in wanted for place in within(one.place)}
        day = await self._day(slot, places)
        most = READERS_MOST * max(len(places), 1)
        readers = await self._readers.fresh(places, slot - longest_fresh(), slot, limit=most)
        made = {}
        for one in wanted:
            made[one] = compose(day, one, _readers_of(one, readers))
            await asyncio.sleep(0)  # the bot answers people meanwhile
        return made

    async def _day(self, slot: datetime, places: set[PlaceId]) -> Day:
        if slot in self._whole:
            return self._whole[slot]
        asked = None if len(places) > MANY_PLACES else places
        told = await self._stories.told(slot - _DAY, slot, asked)
        day = Day(told, await self._votes_at(slot))
        if asked is None:
            self._whole = {slot: day}
        return day

    async def _votes_at(self, slot: datetime) -> dict[StoryId, Votes]:
        if slot not in self._voted:
            self._voted = {slot: await self._votes.since(slot - 2 * _DAY)}
        return self._voted[slot]

    def forget(self) -> None:
        """Let go of what all areas share: a run that needed it is over."""
        self._whole, self._voted = {}, {}


def areas(places: Iterable[PlaceId]) -> Iterator[list[PlaceId]]:
    """Put places together whose news are mostly the same: those of a region. Pure."""
    by_region: dict[PlaceId, list[PlaceId]] = defaultdict(list)
    for place in places:
        region = catalogue().region_of(place) if place in catalogue() else None
        by_region[region.id if region else place].append(place)
    area: list[PlaceId] = []
    for _, found in sorted(by_region.items()):
        area += sorted(found)
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
