"""From the outbox to Telegram.

At least once: a delivery counts as sent when Telegram's answer is written down. What is on its
way or not yet written down is never more than `concurrency`: that much a crash may repeat. No
transaction is open while Telegram is spoken to.

Three things go on at once: rows are claimed, messages are sent, what became of them is written
down. So a commit never holds back sending.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from storage.chats import Chats
from storage.engine import DatabaseError
from storage.outbox import LANES, Back, Dropped, Outbox, Outcome, PutOff, Sent
from storage.subscriptions import Subscriptions

from . import fate as fates
from . import limits
from .aftermath import Aftermath
from .lanes import Lanes
from .post import Post, Ready
from .presence import Presence
from .sheet import Sheet

_log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
LEASE_LEFT = timedelta(seconds=45)  # with less of it, a row is left to whoever claims it next
PATIENCE = 3.0  # seconds a message rests until its chat's turn; for longer ones it is put off
AHEAD = 4.0  # seconds of sending that are claimed ahead,
AHEAD_LEAST, AHEAD_MOST = 50, 1_000  # rows
LOOK_AGAIN = 1.0  # seconds until a notice or an alert is found during a broadcast
TOGETHER = 0.05  # seconds in which outcomes gather, to be written down at once
SETTLE_AGAIN = (0.2, 1.0, 5.0)  # seconds between tries to write them down

Pause = Callable[[asyncio.Event, float], Awaitable[None]]
"""Waits for an event, so many seconds at the most."""


async def pause(event: asyncio.Event, seconds: float) -> None:
    """Wait on the event loop's clock."""
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        pass


class CannotSendError(Exception):
    """Telegram takes nothing from us at all: a wrong token or address."""


@dataclass(slots=True)
class Counts:
    """What one run did."""

    sent: int = 0
    failed: int = 0
    put_off: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one more."""
        match outcome:
            case Sent():
                self.sent += 1
            case Dropped():
                self.failed += 1
            case PutOff():
                self.put_off += 1


@dataclass(slots=True)
class _Run:
    """What the tasks of one run share.

    `moment` gives the present. `wake` tells the task that sends that something changed, `hungry`
    the one that claims that there is room. `dry`: when a lane had no more. `is_fed`: nothing more
    will be claimed. `failed`: why no more can be.
    """

    moment: Callable[[], datetime]
    slots: asyncio.Semaphore
    after: Aftermath
    lanes: Lanes[Ready] = field(default_factory=lambda: Lanes(LANES))
    outcomes: asyncio.Queue[Outcome | None] = field(default_factory=asyncio.Queue)
    counts: Counts = field(default_factory=Counts)
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    hungry: asyncio.Event = field(default_factory=asyncio.Event)
    dry: dict[str, float] = field(default_factory=dict)
    is_fed: bool = False
    failed: Exception | None = None


class Sender:
    """Sends what waits in the outbox. One to an instance; any number of instances.

    Args:
        pace: how fast, over all chats; it also counts what others send beside.
        concurrency: messages on their way at once.
        presence: the part of the rate that is this instance's; null: all of it.
        monotonic: seconds of a clock that never goes back; by default the event loop's.
    """

    def __init__(
        self,
        outbox: Outbox,
        chats: Chats,
        subscriptions: Subscriptions,
        post: Post,
        *,
        pace: limits.Pace,
        concurrency: int = 32,
        presence: Presence | None = None,
        monotonic: Callable[[], float] | None = None,
        pause: Pause = pause,
    ) -> None:
        self._outbox = outbox
        self._chats = chats
        self._subscriptions = subscriptions
        self._post = post
        self._pace = pace
        self._concurrency = concurrency
        self._presence = presence
        self._monotonic = monotonic or (lambda: asyncio.get_running_loop().time())
        self._pause = pause
        self._turns = limits.Chats()
        self._stopping = False
        self._run: _Run | None = None

    def stop(self) -> None:
        """Claim and send no more; the run ends when what is on its way has arrived."""
        self._stopping = True
        if self._run:
            self._run.wake.set()
            self._run.hungry.set()

    async def close(self) -> None:
        """Leave the rate to the other instances."""
        if self._presence:
            await self._presence.leave()

    async def run_once(self, now: datetime) -> Counts:
        """Send everything that is due by `now`, and what becomes due meanwhile.

        Raises:
            CannotSendError: the token or the address is wrong. Nothing is lost by it.
        """
        run = self._run = self._a_run(now)
        if not await self._claim(run):
            return run.counts
        async with asyncio.TaskGroup() as recording:
            recording.create_task(self._record(run))
            async with asyncio.TaskGroup() as sending:
                sending.create_task(self._feed(run))
                sending.create_task(self._send(run, sending))
            run.outcomes.put_nowait(None)
        if run.failed:
            raise run.failed
        if run.after.halted:
            raise CannotSendError(run.after.halted)
        return run.counts

    def _a_run(self, now: datetime) -> _Run:
        started = self._monotonic()

        def moment() -> datetime:
            return now + timedelta(seconds=self._monotonic() - started)

        def flood(chat: int, seconds: float) -> None:
            self._pace.refused(self._monotonic(), seconds, chat)

        after = Aftermath(
            self._outbox,
            self._chats,
            self._subscriptions,
            moment=moment,
            address=self._post.address,
            flood=flood,
        )
        return _Run(moment, asyncio.Semaphore(self._concurrency), after)

    def _is_over(self, run: _Run) -> bool:
        return self._stopping or run.after.halted is not None or run.failed is not None

    # ------------------------------------------------------------ claiming

    async def _feed(self, run: _Run) -> None:
        """Claim ahead of sending, and look for what is urgent, until nothing is left."""
        try:
            while not self._is_over(run):
                run.hungry.clear()
                if not await self._claim(run):
                    if run.lanes.is_idle and run.dry.keys() >= set(LANES):
                        break
                    await pause(run.hungry, LOOK_AGAIN)
        except Exception as error:  # noqa: BLE001  # what is on its way must still be written down
            run.failed = error
        self._give_back(run)
        run.is_fed = True
        run.wake.set()

    @property
    def _ahead(self) -> int:
        return int(min(max(self._pace.allowed * AHEAD, AHEAD_LEAST), AHEAD_MOST))

    async def _claim(self, run: _Run) -> int:
        """Fill the lanes that are half empty; counts what was claimed."""
        moment, now = run.moment(), self._monotonic()
        if self._presence:
            await self._presence.beat(self._pace, moment, self._monotonic)
        room = self._room(run, now)
        if not room:
            return 0
        claimed = await self._outbox.claim(now=moment, lease=LEASE, limit=room)
        until = now + (LEASE - LEASE_LEFT).total_seconds()
        for ready in await self._post.prepare(claimed, until, moment):
            run.lanes.add(ready.pending.kind, ready)
        found = Counter(row.kind for row in claimed)
        for lane, free in room.items():
            run.dry.pop(lane, None)
            if found[lane] < free:
                run.dry[lane] = now
        run.wake.set()
        return len(claimed)

    def _room(self, run: _Run, now: float) -> dict[str, int]:
        """Say how many rows to claim of each lane: none where there were no more just now."""
        ahead = self._ahead
        free = {lane: ahead - run.lanes.waiting(lane) for lane in LANES}
        return {
            lane: rows
            for lane, rows in free.items()
            if rows * 2 >= ahead and now - run.dry.get(lane, -LOOK_AGAIN) >= LOOK_AGAIN
        }

    def _give_back(self, run: _Run) -> None:
        """Give back what was claimed and will not be sent by this run."""
        if self._is_over(run):
            for ready in run.lanes.clear():
                run.outcomes.put_nowait(Back(ready.pending.id))

    # ------------------------------------------------------------ sending

    async def _send(self, run: _Run, tasks: asyncio.TaskGroup) -> None:
        """Let messages go one by one, each in its turn."""
        while (ready := await self._next(run)) is not None:
            turn = self._pace.take(self._monotonic())
            self._turns.take(ready.chat, self._monotonic(), group=ready.is_group)
            tasks.create_task(self._carry(run, ready, turn))
        self._give_back(run)
        run.hungry.set()

    async def _next(self, run: _Run) -> Ready | None:
        """Wait until a message may go, and give it; null: there will be none."""
        await run.slots.acquire()
        while not self._is_over(run):
            now = self._monotonic()
            wait = self._pace.wait(now)
            if wait > 0 or not self._is_ours(now):
                run.wake.clear()
                await self._pause(run.wake, wait or LOOK_AGAIN)
                continue
            ready = run.lanes.next(now)
            if ready is None:
                if run.is_fed and run.lanes.is_idle:
                    break
                await self._idle(run, now)
            elif await self._may_go(run, ready, now):
                return ready
        run.slots.release()
        return None

    def _is_ours(self, now: float) -> bool:
        return self._presence is None or self._presence.may_send(now)

    async def _idle(self, run: _Run, now: float) -> None:
        """Wait until something comes, comes back, or has rested."""
        run.hungry.set()
        run.wake.clear()
        rest = run.lanes.wakes_in(now)
        if rest is None:
            await run.wake.wait()
        else:
            await self._pause(run.wake, rest)

    async def _may_go(self, run: _Run, ready: Ready, now: float) -> bool:
        """Tell whether a message goes now; if not, it rests, or its fate is known already."""
        if run.lanes.waiting("digest") * 2 <= self._ahead:
            run.hungry.set()
        if now >= ready.until:
            run.lanes.done(ready.chat)  # its lease gives it back
            return False
        outcome = run.after.known(ready.pending)
        turn = self._turns.wait(ready.chat, now, group=ready.is_group)
        if outcome is None and 0 < turn <= PATIENCE:
            run.lanes.rest(ready, now + turn)
            return False
        if outcome is None and turn > 0:
            outcome = await run.after.put_off(ready.pending, timedelta(seconds=turn), "its turn")
        if outcome is None:
            return True
        self._finish(run, ready, outcome)
        await run.slots.acquire()
        return False

    async def _carry(self, run: _Run, ready: Ready, turn: limits.Turn) -> None:
        self._finish(run, ready, await self._safely(run, ready, turn))

    async def _safely(self, run: _Run, ready: Ready, turn: limits.Turn) -> Outcome:
        try:
            return await self._deliver(run, ready, turn)
        except Exception:  # noqa: BLE001  # one bad row must not keep the others from going
            _log.exception("delivery %s failed", ready.pending.id)
            decided = fates.fate(fates.Failure(0), attempts=ready.pending.attempts)
            return await run.after.end(ready, decided)

    async def _deliver(self, run: _Run, ready: Ready, turn: limits.Turn) -> Outcome:
        sheet = await self._sheet(ready)
        if not isinstance(sheet, Sheet):
            self._pace.undone(turn)
            return sheet
        result = await self._post.hand_over(ready, sheet)
        self._pace.arrived(turn, self._monotonic())
        return result if isinstance(result, Sent) else await run.after.end(ready, result)

    async def _sheet(self, ready: Ready) -> Sheet | Dropped:
        """Lay a message out; what cannot be, never will be, and must not hold up its chat."""
        try:
            sheet = await self._post.write(ready)
        except DatabaseError:
            raise
        except Exception:  # noqa: BLE001  # whatever is wrong with it, it is that row's alone
            _log.exception("delivery %s cannot be laid out", ready.pending.id)
            return Dropped(ready.pending.id, "broken")
        return sheet or Dropped(ready.pending.id, "nothing left to tell")

    def _finish(self, run: _Run, ready: Ready, outcome: Outcome) -> None:
        run.lanes.done(ready.chat)
        run.outcomes.put_nowait(outcome)
        run.wake.set()

    # ------------------------------------------------------------ writing down

    async def _record(self, run: _Run) -> None:
        """Write down what became of rows, as many at once as have come back by then."""
        ended = False
        while not ended:
            batch = [await run.outcomes.get()]
            if not run.lanes.is_idle and not self._is_over(run):
                await asyncio.sleep(TOGETHER)
            while not run.outcomes.empty():
                batch.append(run.outcomes.get_nowait())
            ended = None in batch
            outcomes = [outcome for outcome in batch if outcome is not None]
            if outcomes:
                await self._settle(run, outcomes)
            for outcome in outcomes:
                run.counts.add(outcome)
                if not isinstance(outcome, Back):
                    run.slots.release()

    async def _settle(self, run: _Run, outcomes: list[Outcome]) -> None:
        """Write down outcomes; a database that is away for a moment makes nothing repeat."""
        for seconds in SETTLE_AGAIN:
            try:
                await self._outbox.settle(outcomes, now=run.moment())
            except DatabaseError:
                _log.warning("%d outcomes wait to be written down", len(outcomes), exc_info=True)
                await asyncio.sleep(seconds)
            else:
                return
        await self._outbox.settle(outcomes, now=run.moment())
