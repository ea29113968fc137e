"""Watch stories for those who asked: alerts of what is breaking, updates of what they follow.

One instance at a time, right after the articles of a moment were put in stories. What is told
is written down with the outbox rows in one transaction, so that a repeat tells nothing twice.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from news.model import PlaceId, StoryId
from news.ranking import BREAKING_SOURCES, BREAKING_WITHIN
from storage.alerts import KIND, Alerts, Mark
from storage.deliveries import NewDelivery
from storage.follows import Followed, Follows
from storage.leases import Leases
from storage.stories import Stories

from .breaking import LOOK_BACK, QUIET_AFTER, UPDATE_GAP, breaking_in, hearers, places_that_hear

LEASE = timedelta(minutes=2)
NAME = "watch"
BATCH = 500  # updates a transaction
AT_ONCE = 25  # stories that are read and looked at without a pause: ten milliseconds
AGAIN = timedelta(minutes=5)  # after which a story is looked at that did not grow
WRITER = "story"  # who writes the letter of such a row


@dataclass(frozen=True, slots=True)
class Watched:
    """What one run put in the outbox."""

    alerts: int = 0
    updates: int = 0


class Watch:
    """Tells of stories between digests. `holder` names this instance."""

    def __init__(
        self, alerts: Alerts, follows: Follows, stories: Stories, leases: Leases, holder: str
    ) -> None:
        self._alerts = alerts
        self._follows = follows
        self._stories = stories
        self._leases = leases
        self._holder = holder
        self._looked: dict[StoryId, tuple[Mark, datetime]] = {}

    async def run_once(self, now: datetime) -> Watched:
        """Put every alert and update that is due in the outbox."""
        if not await self._leases.take(NAME, self._holder, now=now, lasts=LEASE):
            return Watched()
        try:
            told = Watched(await self._tell_breaking(now), await self._tell_followers(now))
            await self._follows.end_quiet(now - QUIET_AFTER)
        finally:
            await self._leases.release(NAME, self._holder)
        return told

    async def _tell_breaking(self, now: datetime) -> int:
        marks = await self._alerts.candidates(
            now - LOOK_BACK, now - BREAKING_WITHIN, BREAKING_SOURCES
        )
        self._looked = {id: look for id, look in self._looked.items() if id in marks}
        ids = sorted(id for id, mark in marks.items() if self._is_new(id, mark, now))
        if not ids:
            return 0
        told, made = await self._alerts.told(ids), 0
        for start in range(0, len(ids), AT_ONCE):  # the bot answers people meanwhile
            some = ids[start : start + AT_ONCE]
            part = await self._stories.of_ids(some)
            found = [
                (place, id)
                for id, story in sorted(part.items())
                for place in breaking_in(story, now=now)
                if (place, id) not in told
            ]
            made += await self._alert(found, now)
            self._looked |= {id: (marks[id], now) for id in some}
        return made

    def _is_new(self, id: StoryId, mark: Mark, now: datetime) -> bool:
        """Tell whether a story has not been looked at as it is now: time alone breaks none.

        Now and then one is looked at all the same, for an article that changed no mark.
        """
        before = self._looked.get(id)
        return before is None or before[0] != mark or not now - AGAIN < before[1] <= now

    async def _alert(self, found: list[tuple[PlaceId, StoryId]], now: datetime) -> int:
        made = 0
        for place, id in found:
            listeners = await self._alerts.listeners(places_that_hear(place), now=now)
            rows = [
                NewDelivery(
                    chat_id=one.chat_id,
                    thread_id=one.thread_id,
                    kind=KIND,
                    subject=f"story:{id}",
                    slot=now,
                    due_at=now,
                    body={"writer": WRITER, "tells": "alert", "story": id, "place": place},
                )
                for one in hearers(listeners, now=now)
            ]
            made += await self._alerts.tell([(place, id)], rows, now=now)
        return made

    async def _tell_followers(self, now: datetime) -> int:
        made = 0
        while grown := await self._follows.grown(told_before=now - UPDATE_GAP, limit=BATCH):
            made += await self._follows.tell([(f, _update(f, now)) for f in grown], now=now)
        return made


def _update(followed: Followed, now: datetime) -> NewDelivery:
    return NewDelivery(
        chat_id=followed.chat_id,
        thread_id=followed.thread_id,
        kind="notice",
        subject=f"follow:{followed.story_id}",
        slot=now,
        due_at=now,
        body={
            "writer": WRITER,
            "tells": "update",
            "story": followed.story_id,
            "new": followed.now_sources - followed.sources,
        },
    )
