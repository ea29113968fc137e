"""From what is due to the outbox: slots, editions, what each chat has not seen yet.

The scheduler only wakes this; the database decides. Any number of instances may run it: one
at a time works, and a repeat is harmless.
"""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from news.model import ChatId, PlaceId, StoryId, SubscriptionId
from storage.due import Due, DueSubscriptions
from storage.leases import Leases
from storage.stories import Stories
from storage.words import Words

from .assemble import Memory, Step, step, to_read
from .editions import Composer, areas
from .pick import SEEN_FOR
from .plans import Work, merge_late, plan
from .wishes import Wish

A = TypeVar("A")
B = TypeVar("B")

BATCH = 3_000  # subscriptions a transaction
LEASE = timedelta(minutes=2)
RENEWED = 15.0  # seconds after which a run renews its lease
NAME = "digests"
PLACES_MOST = 100  # of one chat that are due at once


@dataclass(frozen=True, slots=True)
class Made:
    """What one run did: editions used, deliveries put in the outbox."""

    editions: int = 0
    deliveries: int = 0


@dataclass(slots=True)
class Held:
    """The lease of a run that began at `since`: for how many seconds it need not be renewed."""

    since: float
    until: float | None = None


class Runner:
    """Turns due subscriptions into deliveries. `holder` names this instance."""

    def __init__(
        self,
        due: DueSubscriptions,
        stories: Stories,
        composer: Composer,
        words: Words,
        leases: Leases,
        holder: str,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._due = due
        self._stories = stories
        self._composer = composer
        self._words = words
        self._leases = leases
        self._holder = holder
        self._monotonic = monotonic

    async def run_once(self, now: datetime) -> Made:
        """Put in the outbox everything that is due; nothing if another instance is at it."""
        places = await self._due.places(now)
        if not places:
            return Made()
        memory = Memory(await self._taken_in(now), has_words=await self._words.is_there_any())
        self._composer.expect(len(places))
        try:
            made = await self._write_all(self._steps(places, memory, now))
        finally:
            self._composer.forget()
            await self._leases.release(NAME, self._holder)
        return Made(len(memory.used), made)

    async def _write_all(self, steps: AsyncGenerator[Step, None]) -> int:
        """Write each step while the next is made: the database is a thread or a server."""
        made = 0
        ready = await anext(steps, None)
        while ready is not None:
            written, ready = await _both(self._write(ready), anext(steps, None))
            made += written
        return made

    async def _steps(
        self, places: Sequence[PlaceId], memory: Memory, now: datetime
    ) -> AsyncGenerator[Step, None]:
        """Make step after step; of the last one, nothing is found in the database yet."""
        last, held = Step(), Held(self._monotonic())
        for area in areas(places):
            after: Due | None = None
            while await self._is_ours(now, held):
                found = await self._due.find(now, limit=BATCH, places=area, after=after)
                if due := last.over(await self._with_others(found, now)):
                    last = await self._step(due, memory, now)
                    yield last
                if len(found) < BATCH:
                    break
                after = found[-1]
            else:
                return  # another instance is at it
            memory.forget()

    async def _write(self, ready: Step) -> int:
        done = await self._due.enqueue(ready.batch)
        await self._due.release_held(ready.held)
        return done

    async def _is_ours(self, now: datetime, held: Held) -> bool:
        """Tell whether this instance is the one at work: take or renew the lease of it."""
        passed = self._monotonic() - held.since
        if held.until is not None and passed < held.until:
            return True
        held.until = passed + RENEWED
        moment = now + timedelta(seconds=passed)
        return await self._leases.take(NAME, self._holder, now=moment, lasts=LEASE)

    async def _taken_in(self, now: datetime) -> dict[StoryId, list[StoryId]]:
        taken_in: dict[StoryId, list[StoryId]] = defaultdict(list)
        for old, new in (await self._stories.merged(since=now - SEEN_FOR)).items():
            taken_in[new].append(old)
        return taken_in

    async def _step(self, due: Sequence[Due], memory: Memory, now: datetime) -> Step:
        plans = [plan(one, now) for one in due]
        late = await self._due.hold_late({one.chat_id for one in due}, now=now, lease=LEASE)
        work = merge_late([p for p in plans if p.wanted], late)
        missing = {p.wanted for p in work.plans if p.wanted} - memory.editions.keys()
        memory.editions |= await self._composer.editions(missing, now=now)
        await self._learn_wishes(work, memory)
        made = step(plans, work, memory, now=now)
        memory.used |= {row.edition_id for row in made.batch.new if row.edition_id}
        return made

    async def _with_others(self, found: list[Due], now: datetime) -> list[Due]:
        """Add what else is due of chats that want all their places in one message."""
        chats = {one.chat_id for one in found if one.combined}
        if not chats:
            return found
        known = {one.id for one in found}
        others = await self._due.find(now, limit=PLACES_MOST * len(chats), chats=chats)
        return [*found, *(one for one in others if one.id not in known)]

    async def _learn_wishes(self, work: Work, memory: Memory) -> None:
        """Read what the chats of a batch leave out: nothing is read where nobody has words."""
        due = [one.due for one in work.plans]
        muted: Mapping[ChatId, tuple[str, ...]] = {}
        wanted: Mapping[SubscriptionId, tuple[str, ...]] = {}
        if memory.has_words:
            muted, wanted = await self._words.of_many(
                {one.chat_id for one in due}, {one.id for one in due}
            )
        memory.wishes = {
            one.id: wish
            for one in due
            if (
                wish := Wish(
                    one.muted_sections,
                    muted.get(one.chat_id, ()),
                    wanted.get(one.id, ()),
                    one.readers,
                )
            )
        }
        readers = {id for one in work.plans for id in to_read(one, memory)} - memory.titles.keys()
        if readers:
            memory.titles |= await self._composer.reader_titles(readers)


async def _both(first: Awaitable[A], second: Awaitable[B]) -> tuple[A, B]:
    """Wait for both, whatever becomes of one; then say what went wrong."""
    one, other = await asyncio.gather(first, second, return_exceptions=True)
    if isinstance(one, BaseException):
        raise one
    if isinstance(other, BaseException):
        raise other
    return one, other
