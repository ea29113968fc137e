"""What the scheduler wakes. It only wakes: what is due is the database's to say.

A wake that finds the one before still at work is skipped, so that slowness never piles up.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock, MovableClock, steps

_log = logging.getLogger(__name__)

EVERY = {
    "poll": timedelta(seconds=5),
    "tick": timedelta(seconds=10),  # stories, then what is due
    "send": timedelta(seconds=1),
    "albums": timedelta(seconds=0.5),  # those of readers, once they are complete
    "posts": timedelta(seconds=2),  # of channels that are sources
    "clocks": timedelta(minutes=1),  # of answers that were promised
    "manners": timedelta(minutes=1),  # what sites ask of robots, each once a week
    "readers": timedelta(seconds=30),  # what readers sent: what ends, what it is about
    "cases": timedelta(minutes=1),  # cards that moderators lack
    "upkeep": timedelta(hours=6),
}
# When time has passed, in this order:
FOLLOWS = ("poll", "posts", "clocks", "tick", "readers", "albums", "cases", "send")

Work = Callable[[datetime], Awaitable[object]]


class Jobs:
    """The rounds of one instance, each by its name in `EVERY`."""

    def __init__(self, clock: Clock, **work: Work) -> None:
        self._clock = clock
        self._work = work
        self._busy = {name: asyncio.Lock() for name in self._work}
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self.ended_at: dict[str, datetime] = {}  # when each kind of round last ended well

    def start(self) -> None:
        """Begin to wake."""
        for name in self._work:
            self._scheduler.add_job(
                self.wake, "interval", args=[name], seconds=EVERY[name].total_seconds(), id=name,
                max_instances=2, coalesce=True,
            )  # fmt: skip
        self._scheduler.start()

    async def stop(self) -> None:
        """Wake no more, and wait for what is at work."""
        if self._scheduler.running:
            self._scheduler.pause()  # shutting it down at once would cancel what is at work
        for lock in self._busy.values():
            await lock.acquire()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def wake(self, name: str) -> None:
        """Do one round, unless the one before is still at it; a failure is loud, not fatal."""
        lock = self._busy[name]
        if lock.locked():
            return
        async with lock:
            try:
                await self._round(name)
            except Exception:  # noqa: BLE001  # one bad round must not end all later ones
                _log.exception("%s failed; it is tried again at the next wake", name)

    async def _round(self, name: str) -> None:
        await self._work[name](self._clock())
        self.ended_at[name] = self._clock()

    async def catch_up(self, move: Callable[[], object]) -> None:
        """Let `move` change the clock with nobody at work, then do every round in order.

        So that a digest holds the news of time that passed at once: see `steps`.
        """
        rounds = [name for name in FOLLOWS if name in self._work]
        for name in rounds:
            await self._busy[name].acquire()
        try:
            move()
            for name in rounds:
                await self._round(name)
        finally:
            for name in rounds:
                self._busy[name].release()


async def pass_time(jobs: Jobs, clock: MovableClock, by: timedelta) -> None:
    """Let time pass at once as if it had passed: every hour has its news and its digests."""
    for step in steps(clock(), by):
        await jobs.catch_up(partial(clock.advance, step))
