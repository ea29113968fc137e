"""From due subscriptions to the outbox.

A digest's row is written in the same transaction as its subscription's next slot, so that a
crash loses neither.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId, DeliveryId, PlaceId, StoryId, SubscriptionId

from . import seen as seen_
from .deliveries import COLUMNS, WAITS, Delivery, NewDelivery, add, free
from .engine import reading
from .schema import Instant, chats, deliveries, subscriptions


@dataclass(frozen=True, slots=True)
class Due:
    """A subscription whose slot has come, with what its chat wants."""

    id: SubscriptionId
    chat_id: ChatId
    thread_id: int
    place_id: PlaceId
    scope: str
    hours: int
    weekdays: int
    next_at: datetime
    last_at: datetime | None
    time_zone: str
    quiet_from: int | None
    quiet_to: int | None
    size: int

    @property
    def quiet(self) -> tuple[int, int] | None:
        """Quiet hours as `digests.schedule` takes them."""
        if self.quiet_from is None or self.quiet_to is None:
            return None
        return self.quiet_from, self.quiet_to


@dataclass(frozen=True, slots=True)
class Moved:
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
    seen: Mapping[ChatId, Mapping[StoryId, seen_.Mark]] = field(default_factory=dict)


_DUE = [subscriptions.c[name] for name in list(Due.__dataclass_fields__)[:9]] + [
    chats.c[name] for name in list(Due.__dataclass_fields__)[9:]
]


class DueSubscriptions:
    """The subscriptions whose slot has come, and the step that makes deliveries of them."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def find(self, now: datetime, *, limit: int) -> list[Due]:
        """List subscriptions whose slot has come, the longest waiting first.

        Those of one place come together: what is made for one serves the next.
        """
        wanted = (
            select(*_DUE)
            .join_from(subscriptions, chats)
            .where(
                subscriptions.c.next_at <= now,
                subscriptions.c.paused.is_(None),
                chats.c.gone.is_(None),
            )
            .order_by(subscriptions.c.next_at, subscriptions.c.place_id, subscriptions.c.id)
            .limit(limit)
        )
        async with self._reading.begin() as connection:
            return [Due(*row) for row in await connection.execute(wanted)]

    async def hold_late(
        self, of: Iterable[int], *, now: datetime, lease: timedelta
    ) -> list[Delivery]:
        """Lease the waiting digests of these chats that nobody is sending, to replace them.

        A crash gives them back when the lease ends: then they go out as they were.
        """
        ids = list(of)
        if not ids:
            return []
        held = (
            update(deliveries)
            .where(deliveries.c.chat_id.in_(ids), WAITS, deliveries.c.kind == "digest")
            .where(free(now))
            .values(leased_until=now + lease)
            .returning(*COLUMNS)
        )
        async with self._engine.begin() as connection:
            return [Delivery(*row) for row in await connection.execute(held)]

    async def enqueue(self, batch: Batch) -> int:
        """Write a step from due to outbox in one transaction; counts the new rows.

        A repeat adds nothing: (chat, thread, kind, subject, slot) is unique. A chat that was
        deleted meanwhile, or became a supergroup, is left out: its subscriptions stay due.
        """
        async with self._engine.begin() as connection:
            here = await _still_here(connection, {row.chat_id for row in batch.moved})
            moved = [_moved(row) for row in batch.moved if row.chat_id in here]
            new = [row for row in batch.new if row.chat_id in here]
            if moved:
                await connection.execute(_MOVE, moved)
            if batch.late:
                late = update(deliveries).where(deliveries.c.id.in_(list(batch.late)), WAITS)
                await connection.execute(late.values(status="dropped", reason="merged"))
            shown = {chat: marks for chat, marks in batch.seen.items() if chat in here}
            await seen_.write(self._engine, connection, shown)
            return await add(self._engine, connection, new)

    async def release_held(self, ids: Iterable[int]) -> None:
        """Give back rows that `hold_late` leased: they go out as they are."""
        mine = update(deliveries).where(deliveries.c.id.in_(list(ids)), WAITS)
        async with self._engine.begin() as connection:
            await connection.execute(mine.values(leased_until=None))


_MOVE = (
    update(subscriptions)
    .where(subscriptions.c.id == bindparam("key"))
    .values(
        next_at=bindparam("next"),
        last_at=func.coalesce(bindparam("last", type_=Instant), subscriptions.c.last_at),
    )
)


async def _still_here(connection: AsyncConnection, ids: set[ChatId]) -> set[ChatId]:
    known = select(chats.c.id).where(chats.c.id.in_(ids)).with_for_update(key_share=True)
    return {ChatId(id) for id in (await connection.execute(known)).scalars()}


def _moved(row: Moved) -> dict[str, object]:
    return {"key": row.id, "next": row.next_at, "last": row.last_at}
