"""What happens by itself to what readers sent: ads end, eyewitnesses and alerts find their way.

One instance at a time looks for stories and alerts (a lease); ads are taken row by row. A repeat
is harmless.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.alerts import Listener
from news.model import PlaceId, Story, StoryId, SubmissionId
from news.readers_order import longest_fresh
from news.witness import story_of, told_by
from storage.ads import Ads
from storage.alerts import KIND as ALERT
from storage.alerts import Alerts
from storage.deliveries import NewDelivery
from storage.leases import Leases
from storage.stories import Stories
from storage.urgent import WRITER, Urgent, UrgentNews
from storage.witnesses import Unmatched, Witnesses

from .breaking import LOOK_BACK, hearers, places_that_hear
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
    alerts: int = 0


class ReadersRound:
    """Does it. `holder` names this instance."""

    def __init__(
        self,
        ads: Ads,
        witnesses: Witnesses,
        urgent: UrgentNews,
        alerts: Alerts,
        stories: Stories,
        leases: Leases,
        holder: str,
    ) -> None:
        self._ads = ads
        self._witnesses = witnesses
        self._urgent = urgent
        self._alerts = alerts
        self._stories = stories
        self._leases = leases
        self._holder = holder

    async def run_once(self, now: datetime) -> Round:
        """Do everything that is due."""
        ended = await self._ads.end(now=now, limit=BATCH)
        reminded = await self._ads.remind(now=now, limit=BATCH)
        attached = alerts = 0
        if await self._leases.take(NAME, self._holder, now=now, lasts=LEASE):
            try:
                attached = await self._match(now)
                alerts = await self._alert(now)
            finally:
                await self._leases.release(NAME, self._holder)
        return Round(ended, reminded, attached, alerts)

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

    async def _alert(self, now: datetime) -> int:
        """Tell of urgent news those who asked; not again where their story was told of."""
        made = 0
        waiting = await self._urgent.waiting(since=now - LOOK_BACK, limit=BATCH)
        told = await self._alerts.told({one.story_id for one in waiting if one.story_id})
        for one in waiting:
            places = list(places_that_hear(one.place_id))
            rows: list[NewDelivery] = []
            if not any((place, one.story_id) in told for place in places):
                listeners = await self._alerts.listeners(places, now=now)
                heard = hearers(listeners, now=now)
                rows = [_alert(one, who, now) for who in heard if who.chat_id != one.author_id]
            made += await self._urgent.tell(one.id, rows)
        return made


def _alert(news: Urgent, who: Listener, now: datetime) -> NewDelivery:
    return NewDelivery(
        chat_id=who.chat_id,
        thread_id=who.thread_id,
        kind=ALERT,
        subject=f"news:{news.id}",
        slot=now,
        due_at=now,
        body={"writer": WRITER, "news": news.id},
    )


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
