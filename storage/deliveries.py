"""The outbox: what is to be sent to whom, and what became of it.

A digest's row is written in the same transaction as its subscription's next slot, so that a
crash loses neither. Sending is at least once: docs/decisions/0008-delivery.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId, DeliveryId, EditionId, PlaceId, StoryId, SubscriptionId

from . import seen as seen_
from .engine import Record, insert, reading
from .schema import Instant, chats, deliveries, subscriptions

LANES = ("notice", "alert", "digest")  # what is sent first when all are waiting
NOW = "now"  # the kind of a digest that was shown at once: an answer, never waiting


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
class NewDelivery:
    """A row for the outbox. `due_at`: not before this moment."""

    chat_id: ChatId
    kind: str
    subject: str
    slot: datetime
    due_at: datetime
    body: Mapping[str, Any]
    thread_id: int = 0
    edition_id: EditionId | None = None


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


@dataclass(frozen=True, slots=True)
class Delivery:
    """One row, as the buttons under its message need it."""

    id: DeliveryId
    chat_id: ChatId
    thread_id: int
    kind: str
    subject: str
    slot: datetime
    edition_id: EditionId | None
    body: dict[str, Any]
    status: str
    due_at: datetime
    attempts: int
    reason: str | None
    message_id: int | None
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Pending:
    """A leased row with what its chat wants. `attempts` counts this one."""

    id: DeliveryId
    chat_id: ChatId
    thread_id: int
    kind: str
    subject: str
    slot: datetime
    edition_id: EditionId | None
    body: dict[str, Any]
    attempts: int
    chat_kind: str
    language: str
    time_zone: str
    style: str


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it."""

    id: DeliveryId
    message_id: int | None


@dataclass(frozen=True, slots=True)
class PutOff:
    """Not yet: again at `due_at`. `counts`: whether it was an attempt that failed."""

    id: DeliveryId
    due_at: datetime
    reason: str
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Dropped:
    """Never: `reason` says why."""

    id: DeliveryId
    reason: str


Outcome = Sent | PutOff | Dropped

_DUE = [subscriptions.c[name] for name in list(Due.__dataclass_fields__)[:9]] + [
    chats.c[name] for name in list(Due.__dataclass_fields__)[9:]
]
_COLUMNS = [deliveries.c[name] for name in Delivery.__dataclass_fields__]
_PENDING = [deliveries.c[name] for name in list(Pending.__dataclass_fields__)[:9]]
_WAITS = deliveries.c.status == "waiting"


class Deliveries:
    """The deliveries of all chats."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def due(self, now: datetime, *, limit: int) -> list[Due]:
        """List subscriptions whose slot has come, the longest waiting first."""
        wanted = (
            select(*_DUE)
            .join_from(subscriptions, chats)
            .where(
                subscriptions.c.next_at <= now,
                subscriptions.c.paused.is_(None),
                chats.c.gone.is_(None),
            )
            .order_by(subscriptions.c.next_at, subscriptions.c.id)
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
            .where(deliveries.c.chat_id.in_(ids), _WAITS, deliveries.c.kind == "digest")
            .where(_free(now))
            .values(leased_until=now + lease)
            .returning(*_COLUMNS)
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
            new = [_values(row) for row in batch.new if row.chat_id in here]
            if moved:
                await connection.execute(_MOVE, moved)
            if batch.late:
                late = update(deliveries).where(deliveries.c.id.in_(list(batch.late)), _WAITS)
                await connection.execute(late.values(status="dropped", reason="merged"))
            shown = {chat: marks for chat, marks in batch.seen.items() if chat in here}
            await seen_.write(self._engine, connection, shown)
            return await self._add(connection, new)

    async def notify(self, notice: NewDelivery) -> bool:
        """Put one notice in the outbox; tells whether it is new. The chat must be known."""
        async with self._engine.begin() as connection:
            return await self._add(connection, [_values(notice)]) > 0

    async def _add(self, connection: AsyncConnection, rows: Sequence[dict[str, object]]) -> int:
        if not rows:
            return 0
        new = insert(self._engine, deliveries).on_conflict_do_nothing()
        return len((await connection.execute(new.returning(deliveries.c.id), rows)).all())

    async def claim(self, *, now: datetime, lease: timedelta, limit: int) -> list[Pending]:
        """Lease up to `limit` waiting rows, by lane and then by time; nobody gets them twice.

        A sender that dies keeps nothing: its rows are due
        again once the lease ends.
        """
        claimed: list[Record] = []
        async with self._engine.begin() as connection:
            for lane in LANES:
                if len(claimed) < limit:
                    claimed += await _claim(connection, lane, now, lease, limit - len(claimed))
            return await _with_chats(connection, claimed)

    async def settle(self, outcomes: Iterable[Outcome], *, now: datetime) -> None:
        """Write down what became of leased rows, and let them go."""
        sent, put_off, dropped = [], [], []
        for outcome in outcomes:
            match outcome:
                case Sent(id, message):
                    sent.append({"key": id, "message": message, "at": now})
                case PutOff(id, due_at, reason, counts):
                    back = 0 if counts else 1
                    put_off.append({"key": id, "due": due_at, "why": reason, "back": back})
                case Dropped(id, reason):
                    dropped.append({"key": id, "why": reason})
        async with self._engine.begin() as connection:
            for statement, rows in ((_SENT, sent), (_PUT_OFF, put_off), (_DROPPED, dropped)):
                if rows:
                    await connection.execute(statement, rows)

    async def release(self, ids: Iterable[int]) -> None:
        """Give leased rows back unsent: this attempt does not count."""
        mine = update(deliveries).where(deliveries.c.id.in_(list(ids)), _WAITS)
        async with self._engine.begin() as connection:
            await connection.execute(
                mine.values(leased_until=None, attempts=deliveries.c.attempts - 1)
            )

    async def release_held(self, ids: Iterable[int]) -> None:
        """Give back rows that `hold_late` leased: they go out as they are."""
        mine = update(deliveries).where(deliveries.c.id.in_(list(ids)), _WAITS)
        async with self._engine.begin() as connection:
            await connection.execute(mine.values(leased_until=None))

    async def postpone_chat(self, chat_id: int, until: datetime) -> None:
        """Let nothing go to a chat before `until`; what waits keeps its order."""
        later = update(deliveries).where(
            deliveries.c.chat_id == chat_id, _WAITS, deliveries.c.due_at < until
        )
        async with self._engine.begin() as connection:
            await connection.execute(later.values(due_at=until))

    async def drop_chat(self, chat_id: int, *, reason: str, thread_id: int | None = None) -> int:
        """Drop all that waits for a chat, or for one topic of it; counts it."""
        waiting = [deliveries.c.chat_id == chat_id, _WAITS]
        if thread_id is not None:
            waiting.append(deliveries.c.thread_id == thread_id)
        dropped = update(deliveries).where(*waiting).values(status="dropped", reason=reason)
        async with self._engine.begin() as connection:
            return (await connection.execute(dropped)).rowcount

    async def record_shown(
        self,
        chat_id: int,
        *,
        thread_id: int = 0,
        subject: str,
        edition_id: int | None,
        body: Mapping[str, Any],
        now: datetime,
    ) -> DeliveryId:
        """Write down a digest that is shown at once, so that its buttons work for as long.

        Two in the same moment are one: the row says what was shown last.
        """
        new = insert(self._engine, deliveries).values(
            chat_id=chat_id,
            thread_id=thread_id,
            kind=NOW,
            subject=subject,
            slot=now,
            edition_id=edition_id,
            body=dict(body),
            status="sent",
            due_at=now,
            sent_at=now,
        )
        same = ["chat_id", "thread_id", "kind", "subject", "slot"]
        kept = new.on_conflict_do_update(
            index_elements=same, set_={"body": dict(body), "edition_id": edition_id}
        )
        async with self._engine.begin() as connection:
            made = await connection.execute(kept.returning(deliveries.c.id))
            return DeliveryId(made.scalar_one())

    async def get(self, chat_id: int, id: int) -> Delivery | None:
        """Find one of this chat's; null: it is not this chat's, or it is no longer kept."""
        wanted = select(*_COLUMNS).where(deliveries.c.id == id, deliveries.c.chat_id == chat_id)
        async with self._reading.begin() as connection:
            row = (await connection.execute(wanted)).first()
        return Delivery(*row) if row else None

    async def count(self, since: datetime | None = None) -> dict[str, int]:
        """Count rows by status: all, or those of slots from `since` on."""
        counted = select(deliveries.c.status, func.count()).group_by(deliveries.c.status)
        if since is not None:
            counted = counted.where(deliveries.c.slot >= since)
        async with self._reading.begin() as connection:
            return {row[0]: row[1] for row in await connection.execute(counted)}

    async def purge(self, before: datetime, *, limit: int = 10_000) -> int:
        """Delete up to `limit` finished rows of slots before `before`; counts them."""
        old = select(deliveries.c.id).where(deliveries.c.slot < before, ~_WAITS).limit(limit)
        async with self._engine.begin() as connection:
            gone = await connection.execute(delete(deliveries).where(deliveries.c.id.in_(old)))
            return gone.rowcount


_MOVE = (
    update(subscriptions)
    .where(subscriptions.c.id == bindparam("key"))
    .values(
        next_at=bindparam("next"),
        last_at=func.coalesce(bindparam("last", type_=Instant), subscriptions.c.last_at),
    )
)
_MINE = and_(deliveries.c.id == bindparam("key"), _WAITS)
_SENT = (
    update(deliveries)
    .where(_MINE)
    .values(
        status="sent",
        message_id=bindparam("message"),
        sent_at=bindparam("at"),
        leased_until=None,
        reason=None,
    )
)
_PUT_OFF = (
    update(deliveries)
    .where(_MINE)
    .values(
        due_at=bindparam("due"),
        reason=bindparam("why"),
        leased_until=None,
        attempts=deliveries.c.attempts - bindparam("back"),
    )
)
_DROPPED = (
    update(deliveries)
    .where(_MINE)
    .values(status="dropped", reason=bindparam("why"), leased_until=None)
)


def _free(now: datetime) -> Any:  # noqa: ANN401  # SQLAlchemy's own types do not compose here
    return or_(deliveries.c.leased_until.is_(None), deliveries.c.leased_until <= now)


async def _claim(
    connection: AsyncConnection, lane: str, now: datetime, lease: timedelta, limit: int
) -> list[Record]:
    due = (
        select(deliveries.c.id)
        .where(_WAITS, deliveries.c.kind == lane, deliveries.c.due_at <= now, _free(now))
        .order_by(deliveries.c.due_at, deliveries.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)  # no-op on SQLite, which has one writer
    )
    claim = (
        update(deliveries)
        .where(deliveries.c.id.in_(due))
        .values(leased_until=now + lease, attempts=deliveries.c.attempts + 1)
        .returning(*_PENDING, deliveries.c.due_at)
    )
    rows = (await connection.execute(claim)).all()
    return sorted(rows, key=lambda row: (row.due_at, row.id))


async def _with_chats(connection: AsyncConnection, claimed: Sequence[Record]) -> list[Pending]:
    wanted = select(chats.c.id, chats.c.kind, chats.c.language, chats.c.time_zone, chats.c.style)
    ids = {row.chat_id for row in claimed}
    found = await connection.execute(wanted.where(chats.c.id.in_(ids)))
    of = {id: tuple(rest) for id, *rest in found}
    return [Pending(*row[:9], *of[row.chat_id]) for row in claimed if row.chat_id in of]


async def _still_here(connection: AsyncConnection, ids: set[ChatId]) -> set[ChatId]:
    known = select(chats.c.id).where(chats.c.id.in_(ids)).with_for_update(key_share=True)
    return {ChatId(id) for id in (await connection.execute(known)).scalars()}


def _moved(row: Moved) -> dict[str, object]:
    return {"key": row.id, "next": row.next_at, "last": row.last_at}


def _values(row: NewDelivery) -> dict[str, object]:
    return {
        "chat_id": row.chat_id,
        "thread_id": row.thread_id,
        "kind": row.kind,
        "subject": row.subject,
        "slot": row.slot,
        "edition_id": row.edition_id,
        "body": dict(row.body),
        "due_at": row.due_at,
    }
