"""From the outbox to Telegram.

At least once: a delivery counts as sent when Telegram's answer is written down. What is on its
way or not yet written down is never more than `concurrency`: that much a crash may repeat. No
transaction is open while Telegram is spoken to.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from news.model import ChatId
from storage.chats import Chats
from storage.deliveries import NewDelivery
from storage.outbox import Dropped, Outbox, Outcome, Pending, PutOff, Sent
from storage.subscriptions import Subscriptions

from . import fate as fates
from . import limits
from .post import Post, Ready
from .render import Look, place_title

_log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
LEASE_LEFT = timedelta(seconds=45)  # with less of it, a row is left to whoever claims it next
PATIENCE = 3.0  # seconds a worker waits for a chat's turn; for longer ones the row is put off
BATCH = 200  # rows claimed at once


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

    `held`: until when a chat is left alone; `gone`: why nothing reaches it.
    """

    now: datetime
    started: float
    queue: asyncio.Queue[Ready | None]
    slots: asyncio.Semaphore
    outcomes: asyncio.Queue[Outcome | None] = field(default_factory=asyncio.Queue)
    counts: Counts = field(default_factory=Counts)
    held: dict[ChatId, datetime] = field(default_factory=dict)
    gone: dict[ChatId, str] = field(default_factory=dict)
    locks: dict[ChatId, asyncio.Lock] = field(default_factory=dict)
    halted: str | None = None


class Sender:
    """Sends what waits in the outbox. One to an instance; any number of instances.

    Args:
        rate: messages a second over all chats; for paid broadcasts Telegram takes a thousand.
        concurrency: messages on their way at once.
        monotonic: seconds of a clock that never goes back; by default the event loop's.
    """

    def __init__(
        self,
        outbox: Outbox,
        chats: Chats,
        subscriptions: Subscriptions,
        post: Post,
        *,
        rate: float = 25.0,
        concurrency: int = 32,
        monotonic: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._outbox = outbox
        self._chats = chats
        self._subscriptions = subscriptions
        self._post = post
        self._concurrency = concurrency
        self._monotonic = monotonic or (lambda: asyncio.get_running_loop().time())
        self._sleep = sleep
        self._pace = limits.Pace(rate)
        self._turns = limits.Chats()
        self._turnstile = asyncio.Lock()
        self._stopping = False

    def stop(self) -> None:
        """Claim no more; the run ends when what is on its way has arrived."""
        self._stopping = True

    async def run_once(self, now: datetime) -> Counts:
        """Send everything that is due by `now`, and what becomes due meanwhile.

        Raises:
            CannotSendError: the token or the address is wrong. Nothing is lost by it.
        """
        first = await self._claim(now)
        if not first:
            return Counts()
        run = _Run(
            now,
            self._monotonic(),
            asyncio.Queue(self._concurrency),
            asyncio.Semaphore(self._concurrency),
        )
        async with asyncio.TaskGroup() as recording:
            recording.create_task(self._record(run))
            async with asyncio.TaskGroup() as sending:
                sending.create_task(self._feed(run, first))
                for _ in range(self._concurrency):
                    sending.create_task(self._work(run))
            run.outcomes.put_nowait(None)
        if run.halted:
            raise CannotSendError(run.halted)
        return run.counts

    def _moment(self, run: _Run) -> datetime:
        return run.now + timedelta(seconds=self._monotonic() - run.started)

    async def _claim(self, now: datetime) -> list[Pending]:
        return await self._outbox.claim(now=now, lease=LEASE, limit=BATCH)

    async def _feed(self, run: _Run, first: list[Pending]) -> None:
        claimed = first
        while claimed:
            until = self._monotonic() + (LEASE - LEASE_LEFT).total_seconds()
            for ready in await self._post.prepare(claimed, until, self._moment(run)):
                await run.queue.put(ready)
            over = self._stopping or run.halted
            claimed = [] if over else await self._claim(self._moment(run))
        for _ in range(self._concurrency):
            await run.queue.put(None)

    async def _work(self, run: _Run) -> None:
        while (ready := await run.queue.get()) is not None:
            await run.slots.acquire()
            lock = run.locks.setdefault(ready.pending.chat_id, asyncio.Lock())
            async with lock:  # a chat gets its messages in order
                outcome = await self._safely(run, ready)
            if outcome is None:
                run.slots.release()
            else:
                run.outcomes.put_nowait(outcome)

    async def _record(self, run: _Run) -> None:
        """Write down what became of rows, as many at once as have come back by then."""
        ended = False
        while not ended:
            batch = [await run.outcomes.get()]
            while not run.outcomes.empty():
                batch.append(run.outcomes.get_nowait())
            ended = None in batch
            outcomes = [outcome for outcome in batch if outcome is not None]
            await self._outbox.settle(outcomes, now=self._moment(run))
            for outcome in outcomes:
                run.counts.add(outcome)
                run.slots.release()

    async def _safely(self, run: _Run, ready: Ready) -> Outcome | None:
        try:
            return await self._deliver(run, ready)
        except Exception:  # noqa: BLE001  # one bad row must not keep the others from going
            _log.exception("delivery %s failed", ready.pending.id)
            decided = fates.fate(fates.Failure(0), attempts=ready.pending.attempts)
            return await self._end(run, ready, decided)

    async def _deliver(self, run: _Run, ready: Ready) -> Outcome | None:
        """Send one row; null: it was not tried, and its lease gives it back."""
        pending = ready.pending
        if run.halted or self._stopping:
            return PutOff(pending.id, run.now, "stopped", counts=False)
        if pending.chat_id in run.gone:
            return Dropped(pending.id, run.gone[pending.chat_id])
        held = run.held.get(pending.chat_id)
        if held is not None and held > self._moment(run):
            return PutOff(pending.id, held, "in order", counts=False)
        letter = await self._post.write(ready)
        if letter is None:
            return Dropped(pending.id, "nothing left to tell")
        turn = self._turns.wait(pending.chat_id, self._monotonic(), group=ready.is_group)
        if turn > PATIENCE:
            return await self._put_off(run, pending, timedelta(seconds=turn), "its turn")
        mine = await self._turn(ready)
        if self._monotonic() >= ready.until:
            return None
        result = await self._post.hand_over(ready, letter)
        self._pace.arrived(mine, self._monotonic())
        return result if isinstance(result, Sent) else await self._end(run, ready, result)

    async def _turn(self, ready: Ready) -> limits.Turn:
        """Wait for the turn of a chat, then for one among all, first come first served."""
        now = self._monotonic()
        wait = self._turns.take(ready.pending.chat_id, now, group=ready.is_group)
        if wait > 0:
            await self._sleep(wait)
        async with self._turnstile:
            while (wait := self._pace.wait(self._monotonic())) > 0:
                await self._sleep(wait)
            return self._pace.take(self._monotonic())

    async def _end(self, run: _Run, ready: Ready, decided: fates.Fate) -> Outcome:
        """Do what a fate asks for beside the row itself."""
        pending = ready.pending
        match decided:
            case fates.Retry(after, reason, everyone, counts):
                if everyone:
                    self._pace.refused(self._monotonic(), after.total_seconds())
                return await self._put_off(run, pending, after, reason, counts=counts)
            case fates.PauseChat(reason):
                run.gone[pending.chat_id] = reason
                await self._chats.leave(pending.chat_id, reason=reason)
                await self._outbox.drop_chat(pending.chat_id, reason=reason)
                return Dropped(pending.id, reason)
            case fates.PauseTopic(reason):
                await self._leave_topic(ready, reason)
                return Dropped(pending.id, reason)
            case fates.Halt(reason):
                run.halted = reason
                return PutOff(pending.id, run.now, reason, counts=False)
            case fates.Drop(reason):
                return Dropped(pending.id, reason)
            case _:
                return Sent(pending.id, None)

    async def _put_off(
        self, run: _Run, pending: Pending, after: timedelta, reason: str, *, counts: bool = False
    ) -> Outcome:
        until = self._moment(run) + after
        run.held[pending.chat_id] = until
        await self._outbox.postpone_chat(pending.chat_id, until)
        return PutOff(pending.id, until, reason, counts=counts)

    async def _leave_topic(self, ready: Ready, reason: str) -> None:
        """Pause a topic's subscriptions, and tell the chat once, outside of it."""
        pending = ready.pending
        chat, thread = pending.chat_id, pending.thread_id
        paused = await self._subscriptions.pause(chat, reason=reason, thread_id=thread)
        await self._outbox.drop_chat(chat, reason=reason, thread_id=thread)
        if not paused or not thread:
            return
        look = Look(pending.language, pending.time_zone)
        place = place_title(ready.edition, look) if ready.edition else ""
        body = {"key": "notice-topic-closed", "values": {"place": place}}
        subject = f"topic:{thread}"
        await self._outbox.notify(
            NewDelivery(chat, "notice", subject, pending.slot, pending.slot, body)
        )
