"""From due subscriptions to the outbox.

A digest's row is written in the same transaction as its subscription's next slot, so that a
crash loses neither.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import and_, bindparam, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId, DeliveryId, PlaceId, SubscriptionId
from news.shown import NOTHING, Shown, unpack

from . import seen as seen_
from .chats import hours
from .deliveries import COLUMNS, WAITS, Delivery, NewDelivery, add, free
from .engine import Record, among, many, reading
from .schema import chats as chats_
from .schema import deliveries, seen, subscriptions


class Due(NamedTuple):
    """A subscription whose slot has come, with what its chat wants and has seen lately.

    A tuple, for a run makes a hundred thousand of them.
    """

    id: SubscriptionId
    chat_id: ChatId
    thread_id: int
    place_id: PlaceId
    scope: str
    hours: int
    weekdays: int
    next_at: datetime
    last_at: datetime | None
    muted_sections: str
    readers: bool
    living: bool
    time_zone: str
    quiet_from: int | None
    quiet_to: int | None
    quiet_silent: bool
    size: int
    combined: bool
    seen: Shown = NOTHING

    @property
    def reader(self) -> seen_.Reader:
        """Who has seen what `seen` has."""
        return self.chat_id, self.thread_id

    @property
    def held(self) -> tuple[int, int] | None:
        """Hours in which nothing comes, as `digests.schedule` takes them."""
        return None if self.quiet_silent else hours(self.quiet_from, self.quiet_to)


class Moved(NamedTuple):
    """Where a subscription of a chat goes; `last_at` null: as it was."""

    id: SubscriptionId
    chat_id: ChatId
    next_at: datetime
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class Batch:
    """What one step from due to outbox writes, all or nothing.

    `late`: deliveries that the new ones replace; `seen`: what chats have been shown by now.
    """

    new: Sequence[NewDelivery] = ()
    moved: Sequence[Moved] = ()
    late: Sequence[DeliveryId] = ()
    seen: Mapping[seen_.Reader, Shown] = field(default_factory=dict)


_NAMES = Due._fields[:-1]
_DUE = [
    *(subscriptions.c[name] for name in _NAMES[:12]),
    *(chats_.c[name] for name in _NAMES[12:]),
    seen.c.stories,
]


class DueSubscriptions:
    """The subscriptions whose slot has come, and the step that makes deliveries of them."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def places(self, now: datetime) -> list[PlaceId]:
        """List the places of subscriptions whose slot has come."""
        place = subscriptions.c.place_id.concat("")  # by its name, SQLite reads all of them
        wanted = select(place).where(
            subscriptions.c.next_at <= now, subscriptions.c.paused.is_(None)
        )
        async with self._reading.begin() as connection:
            return [PlaceId(id) for id in await connection.scalars(wanted.distinct())]

    async def find(
        self,
        now: datetime,
        *,
        limit: int,
        places: Iterable[PlaceId] | None = None,
        chats: Iterable[ChatId] | None = None,
        after: Due | None = None,
    ) -> list[Due]:
        """List subscriptions whose slot has come: of some places or chats, or of all.

        Those of one place come together: what is made for one serves the next. `after`: the
        last one of the list before.
        """
        wanted = (
            select(*_DUE)
            .select_from(
                subscriptions.join(chats_).outerjoin(
                    seen,
                    and_(
                        seen.c.chat_id == subscriptions.c.chat_id,
                        seen.c.thread_id == subscriptions.c.thread_id,
                    ),
                )
            )
            .where(
                subscriptions.c.next_at <= now,
                subscriptions.c.paused.is_(None),
                chats_.c.gone.is_(None),
            )
            .order_by(subscriptions.c.place_id, subscriptions.c.id)
            .limit(limit)
        )
        if places is not None:
            wanted = wanted.where(subscriptions.c.place_id.in_(list(places)))
        if after is not None:
            here = tuple_(subscriptions.c.place_id, subscriptions.c.id)
            wanted = wanted.where(here > (after.place_id, after.id))
        if chats is not None:
            wanted = wanted.where(subscriptions.c.chat_id.in_(list(chats)))
        async with self._reading.begin() as connection:
            return [_due(row) for row in (await connection.execute(wanted)).all()]

    async def hold_late(
        self, of: Iterable[int], *, now: datetime, lease: timedelta
    ) -> list[Delivery]:
        """Lease the waiting digests of these chats that nobody is sending, to replace them.

        A crash gives them back when the lease ends: then they go out as they were.
        """
        dialect = self._engine.dialect.name
        ids = {"ids": many(dialect, of)}
        mine = among(dialect, deliveries.c.chat_id, "ids")
        late = (mine, WAITS, deliveries.c.kind == "digest", free(now))
        async with self._reading.begin() as connection:  # mostly there are none: no lock for that
            waiting = await connection.scalar(select(deliveries.c.id).where(*late).limit(1), ids)
        if waiting is None:
            return []
        held = update(deliveries).where(*late).values(leased_until=now + lease).returning(*COLUMNS)
        async with self._engine.begin() as connection:
            return [Delivery(*row) for row in await connection.execute(held, ids)]

    async def enqueue(self, batch: Batch) -> int:
        """Write a step from due to outbox in one transaction; counts the new rows.

        A repeat adds nothing: (chat, thread, kind, subject, slot) is unique. A chat that was
        deleted meanwhile, or became a supergroup, is left out: its subscriptions stay due.
        """
        async with self._engine.begin() as connection:
            here = await _still_here(connection, {row.chat_id for row in batch.moved})
            await _move(connection, (row for row in batch.moved if row.chat_id in here))
            if batch.late:
                late = update(deliveries).where(deliveries.c.id.in_(list(batch.late)), WAITS)
                await connection.execute(late.values(status="dropped", reason="merged"))
            shown = {who: marks for who, marks in batch.seen.items() if who[0] in here}
            await seen_.write(connection, shown)
            new = [row for row in batch.new if row.chat_id in here]
            return await add(connection, new)

    async def release_held(self, ids: Iterable[int]) -> None:
        """Give back rows that `hold_late` leased: they go out as they are."""
        held = list(ids)
        if not held:
            return
        mine = update(deliveries).where(deliveries.c.id.in_(held), WAITS)
        async with self._engine.begin() as connection:
            await connection.execute(mine.values(leased_until=None))


def _due(row: Record) -> Due:
    stories = row[-1]
    return Due._make((*row[:-1], NOTHING if stories is None else unpack(stories)))


async def _still_here(connection: AsyncConnection, ids: set[ChatId]) -> set[ChatId]:
    """Tell which chats are there still, and stay until the end of the transaction."""
    dialect = connection.dialect.name
    mine, given = among(dialect, chats_.c.id, "ids"), {"ids": many(dialect, ids)}
    if dialect == "sqlite":  # one writer: to count is enough, and mostly none has gone
        count = await connection.scalar(select(func.count()).where(mine), given)
        if count == len(ids):
            return ids
    known = select(chats_.c.id).where(mine).with_for_update(key_share=True)
    return {ChatId(id) for id in await connection.scalars(known, given)}


async def _move(connection: AsyncConnection, rows: Iterable[Moved]) -> None:
    """Move subscriptions: those that go to the same slot by one statement."""
    together: dict[tuple[datetime, datetime | None], list[SubscriptionId]] = defaultdict(list)
    for row in rows:
        together[row.next_at, row.last_at].append(row.id)
    dialect = connection.dialect.name
    mine = update(subscriptions).where(among(dialect, subscriptions.c.id, "ids"))
    moved = mine.values(next_at=bindparam("to"))
    sent = moved.values(last_at=bindparam("last"))
    for (to, last), ids in together.items():
        given = {"ids": many(dialect, ids), "to": to}
        if last is None:
            await connection.execute(moved, given)
        else:
            await connection.execute(sent, given | {"last": last})
