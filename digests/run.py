"""From what is due to the outbox: slots, editions, what each chat has not seen yet.

The scheduler only wakes this; the database decides. Any number of instances may run it: one
at a time works, and a repeat is harmless.
"""

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar, cast

from news.model import ChatId, PlaceId, StoryId, SubscriptionId
from storage.due import Due, DueSubscriptions
from storage.leases import Leases
from storage.stories import Stories
from storage.words import Words

from .assemble import Assembly, Memory, Step, after, to_read
from .editions import Composer, areas
from .pick import SEEN_FOR
from .pipe import Pipe
from .plans import Work, merge_late, plan, together
from .wishes import Wish

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")

BATCH = 3_000  # subscriptions a transaction
LEASE = timedelta(minutes=2)
RENEWED = 15.0  # seconds after which a run renews its lease
NAME = "digests"
AT_ONCE = 200  # digests that are made without a pause: five milliseconds
PLACES_MOST = 100  # of one chat that are due at once


@dataclass(frozen=True, slots=True)
class Made:
    """What one run did: editions used, deliveries put in the outbox."""

    editions: int = 0
    deliveries: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """What is due, up to `BATCH` of an area, and what else is due of chats that want it so."""

    due: Sequence[Due]
    is_new_area: bool


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
        pages, steps = Pipe[Page](), Pipe[Step]()
        try:
            *_, made = await _all(
                self._read(pages, places, now),
                self._make(steps, pages, memory, now),
                self._write(steps),
            )
        finally:
            self._composer.forget()
            await self._leases.release(NAME, self._holder)
        return Made(len(memory.used), made)

    async def _read(self, pages: Pipe[Page], places: Sequence[PlaceId], now: datetime) -> None:
        """Read page after page of what is due, those of an area together."""
        held = Held(self._monotonic())
        async with aclosing(pages):
            for area in areas(places):
                last: Due | None = None
                while await pages.has_room() and await self._is_ours(now, held):
                    found = await self._due.find(now, limit=BATCH, places=area, after=last)
                    if found:
                        due = await self._with_others(found, now)
                        await pages.put(Page(due, is_new_area=last is None))
                    if len(found) < BATCH:
                        break
                    last = found[-1]
                else:
                    return  # another instance is at it, or what is read cannot be written

    async def _make(
        self, steps: Pipe[Step], pages: Pipe[Page], memory: Memory, now: datetime
    ) -> None:
        """Make of each page a step, while others are read and written.

        When a page is read, the one before is being made into a step, the step before that may
        wait, and the one before that may not be written yet.
        """
        unseen = deque[Step](maxlen=3)
        async with aclosing(steps), aclosing(pages):
            async for page in pages:
                work = after(unseen, await self._plan(page, memory, now))
                making = Assembly(work, memory, now)
                for number, group in enumerate(together(work.plans), start=1):
                    making.add(group)
                    if number % AT_ONCE == 0:
                        await asyncio.sleep(0)  # the bot answers people meanwhile
                ready = making.step()
                unseen.append(ready)
                memory.used |= {row.edition_id for row in ready.batch.new if row.edition_id}
                if not await steps.put(ready):
                    break

    async def _write(self, steps: Pipe[Step]) -> int:
        """Write step after step; counts the deliveries. One that fails is the last."""
        done = 0
        async with aclosing(steps):
            async for ready in steps:
                if ready.batch.moved:
                    done += await self._due.enqueue(ready.batch)
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

    async def _plan(self, page: Page, memory: Memory, now: datetime) -> Work:
        """Plan what is due, with the editions it takes."""
        if page.is_new_area:
            memory.forget()
        plans = [plan(one, now) for one in page.due]
        late = await self._due.hold_late({one.chat_id for one in page.due}, now=now, lease=LEASE)
        work = merge_late(plans, late)
        missing = {one.wanted for one in work.plans if one.wanted} - memory.editions.keys()
        memory.editions |= await self._composer.editions(missing, now=now)
        await self._learn_wishes(work, memory)
        return work

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
        memory.wishes = {}
        for one in due:
            hidden, must = muted.get(one.chat_id, ()), wanted.get(one.id, ())
            if hidden or must or one.muted_sections or not one.readers:  # mostly there are none
                memory.wishes[one.id] = Wish(one.muted_sections, hidden, must, one.readers)
        readers = {id for one in work.plans for id in to_read(one, memory)} - memory.titles.keys()
        if readers:
            memory.titles |= await self._composer.reader_titles(readers)


async def _all(first: Awaitable[A], second: Awaitable[B], third: Awaitable[C]) -> tuple[A, B, C]:
    """Wait for all, whatever becomes of one; then say what went wrong."""
    one, two, three = await asyncio.gather(first, second, third, return_exceptions=True)
    for done in (three, two, one):
        if isinstance(done, BaseException):
            raise done
    return cast("tuple[A, B, C]", (one, two, three))
