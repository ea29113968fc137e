"""How sending goes, for operators: a few short reads, none over what was sent long ago."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import case, delete, func, select, true
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from .deliveries import WAITS
from .engine import reading
from .outbox import LANES
from .schema import chats, deliveries, subscriptions, tallies
from .senders import Senders, SenderState

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATELY = timedelta(minutes=2)  # what the rate now is measured over
DROPPED = ("gone", "topic", "refused", "exhausted", "broken")


@dataclass(frozen=True, slots=True)
class Lane:
    """What waits of one kind: due by now, and later; the oldest that is due, since when."""

    waiting: int = 0
    later: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How sending goes.

    `hour` and `day` count what became of messages (see `storage.outbox.what_of`). `rate` is
    how many a second were sent lately. `gone`: chats that nothing reaches, by reason; `topics`:
    subscriptions of closed topics.
    """

    lanes: Mapping[str, Lane] = field(default_factory=dict)
    hour: Mapping[str, int] = field(default_factory=dict)
    day: Mapping[str, int] = field(default_factory=dict)
    rate: float = 0.0
    gone: Mapping[str, int] = field(default_factory=dict)
    topics: int = 0
    senders: tuple[SenderState, ...] = ()

    @property
    def waiting(self) -> int:
        """Count all that is due and waits."""
        return sum(lane.waiting for lane in self.lanes.values())

    @property
    def since(self) -> datetime | None:
        """When the oldest of it became due."""
        return min((lane.since for lane in self.lanes.values() if lane.since), default=None)

    @property
    def allowed(self) -> float:
        """Messages a second that all instances may send now, together."""
        return sum(sender.rate for sender in self.senders)

    @property
    def left(self) -> timedelta | None:
        """How long all that waits takes at the rate now; null: nothing moves."""
        return timedelta(seconds=self.waiting / self.rate) if self.rate else None

    @property
    def dropped(self) -> int:
        """Count what was given up in the last hour."""
        return sum(self.hour.get(what, 0) for what in DROPPED)


class Sending:
    """Reads it."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)
        self._senders = Senders(engine)

    async def progress(self, now: datetime) -> Progress:
        """Look at everything at once."""
        async with self._reading.begin() as connection:
            lanes = await _lanes(connection, now)
            hour, day, lately = await _tallied(connection, now)
            gone = await _gone(connection)
            paused = select(func.count()).where(subscriptions.c.paused == "topic")
            topics = (await connection.execute(paused)).scalar_one()
        return Progress(
            lanes,
            hour,
            day,
            lately.get("sent", 0) / (now - _lately(now)).total_seconds(),
            gone,
            topics,
            tuple(await self._senders.all(now)),
        )

    async def purge(self, before: datetime) -> None:
        """Forget minutes before `before`, and instances that have been away since."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(tallies).where(tallies.c.minute < before))
        await self._senders.purge(before)


async def _lanes(connection: AsyncConnection, now: datetime) -> dict[str, Lane]:
    is_due = deliveries.c.due_at <= now
    wanted = (
        select(deliveries.c.kind, is_due, func.count(), func.min(deliveries.c.due_at))
        .where(WAITS)
        .group_by(deliveries.c.kind, is_due)
    )
    found = {(row[0], bool(row[1])): (row[2], row[3]) for row in await connection.execute(wanted)}
    lanes = {}
    for name in LANES:
        waiting, since = found.get((name, True), (0, None))
        lanes[name] = Lane(waiting, found.get((name, False), (0, None))[0], since)
    return lanes


async def _tallied(connection: AsyncConnection, now: datetime) -> list[dict[str, int]]:
    """Count what became of messages within the last hour, the last day, and lately."""
    windows = (tallies.c.minute > now - HOUR, true(), tallies.c.minute >= _lately(now))
    counted = (func.sum(case((within, tallies.c.count), else_=0)) for within in windows)
    wanted = select(tallies.c.what, *counted).where(
        tallies.c.minute > now - DAY, tallies.c.minute <= now
    )
    rows = (await connection.execute(wanted.group_by(tallies.c.what))).all()
    return [{row[0]: row[n] for row in rows if row[n]} for n in (1, 2, 3)]


def _lately(now: datetime) -> datetime:
    return (now - LATELY).replace(second=0, microsecond=0)


async def _gone(connection: AsyncConnection) -> dict[str, int]:
    counted = select(chats.c.gone, func.count()).where(chats.c.gone.is_not(None))
    rows = await connection.execute(counted.group_by(chats.c.gone).order_by(func.count().desc()))
    return {row[0]: row[1] for row in rows}
