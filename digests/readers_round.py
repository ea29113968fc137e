"""What happens by itself to what readers sent: ads end, eyewitnesses come under their story.

One instance at a time looks for stories (a lease); ads are taken row by row. A repeat is harmless.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.model import PlaceId, Story, StoryId, SubmissionId
from news.readers_order import longest_fresh
from news.witness import story_of, told_by
from storage.ads import Ads
from storage.leases import Leases
from storage.stories import Stories
from storage.witnesses import Unmatched, Witnesses

from .editions import within

NAME = "readers"
LEASE = timedelta(minutes=2)
AGAIN = timedelta(minutes=5)  # how often stories are looked through for the same news
BEFORE = timedelta(hours=12)  # media may have told it that much before its reader did
OVERLAP = timedelta(hours=1)  # articles of an hour before the last look may have come since
BATCH = 200


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did."""

    ended: int = 0
    reminded: int = 0
    attached: int = 0


class ReadersRound:
    """Does it. `holder` names this instance."""

    def __init__(
        self, ads: Ads, witnesses: Witnesses, stories: Stories, leases: Leases, holder: str
    ) -> None:
        self._ads = ads
        self._witnesses = witnesses
        self._stories = stories
        self._leases = leases
        self._holder = holder

    async def run_once(self, now: datetime) -> Round:
        """Do everything that is due."""
        ended = await self._ads.end(now=now, limit=BATCH)
        reminded = await self._ads.remind(now=now, limit=BATCH)
        attached = 0
        if await self._leases.take(NAME, self._holder, now=now, lasts=LEASE):
            attached = await self._match(now)
            await self._leases.release(NAME, self._holder)
        return Round(ended, reminded, attached)

    async def _match(self, now: datetime) -> int:
        news = await self._witnesses.unmatched(
            since=now - longest_fresh(), looked_before=now - AGAIN, limit=BATCH
        )
        attached = 0
        for group in together(news):
            since = min(looks_from(one) for one in group)
            places = frozenset().union(*(within(one.place_id) for one in group))
            told = [story for story, _ in await self._stories.told(since, now, places)]
            found = await asyncio.to_thread(matches, group, told)
            await self._witnesses.note(group, found, now=now)
            attached += len(found)
        return attached


def together(news: Iterable[Unmatched]) -> list[list[Unmatched]]:
    """Put news together for which the same stories are read: those of a region. Pure."""
    by_area: dict[frozenset[PlaceId], list[Unmatched]] = defaultdict(list)
    for one in news:
        by_area[within(one.place_id)].append(one)
    return list(by_area.values())


def looks_from(one: Unmatched) -> datetime:
    """Tell from when on stories are looked at for a piece of news. Pure."""
    return one.matched_at - OVERLAP if one.matched_at else one.published_at - BEFORE


def matches(news: Iterable[Unmatched], stories: list[Story]) -> dict[SubmissionId, StoryId]:
    """Find the story of each piece of news that has one. Pure."""
    found = {one.id: story_of(told_by(one.title, one.text), stories) for one in news}
    return {id: story for id, story in found.items() if story is not None}
