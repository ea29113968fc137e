"""The outbox: what waits to be sent, and what became of it.

Sending is at least once: docs/decisions/0008-delivery.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId, DeliveryId, EditionId

from .chats import hours
from .deliveries import WAITS, NewDelivery, add, free
from .engine import Record
from .schema import chats, deliveries

LANES = ("notice", "alert", "digest")  # what is sent first when all are waiting


@dataclass(frozen=True, slots=True)
class Pending:
    """A leased row with what its chat wants: see `storage.chats`. `attempts` counts this one."""

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
    quiet_from: int | None
    quiet_to: int | None
    silent: bool

    @property
    def quiet(self) -> tuple[int, int] | None:
        """Hours in which nothing may make a sound, as `digests.schedule` takes them."""
        return hours(self.quiet_from, self.quiet_to)


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

_PENDING = [deliveries.c[name] for name in list(Pending.__dataclass_fields__)[:9]]
_OF_CHAT = {"chat_kind": "kind"}
_WANTED = [chats.c[_OF_CHAT.get(n, n)] for n in list(Pending.__dataclass_fields__)[9:]]


class Outbox:
    """The deliveries that wait."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def notify(self, notice: NewDelivery) -> bool:
        """Put one notice in the outbox; tells whether it is new. The chat must be known."""
        async with self._engine.begin() as connection:
            return await add(self._engine, connection, [notice]) > 0

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

    async def postpone_chat(self, chat_id: int, until: datetime) -> None:
        """Let nothing go to a chat before `until`; what waits keeps its order."""
        later = update(deliveries).where(
            deliveries.c.chat_id == chat_id, WAITS, deliveries.c.due_at < until
        )
        async with self._engine.begin() as connection:
            await connection.execute(later.values(due_at=until))

    async def drop_chat(self, chat_id: int, *, reason: str, thread_id: int | None = None) -> int:
        """Drop all that waits for a chat, or for one topic of it; counts it."""
        waiting = [deliveries.c.chat_id == chat_id, WAITS]
        if thread_id is not None:
            waiting.append(deliveries.c.thread_id == thread_id)
        dropped = update(deliveries).where(*waiting).values(status="dropped", reason=reason)
        async with self._engine.begin() as connection:
            return (await connection.execute(dropped)).rowcount


_MINE = and_(deliveries.c.id == bindparam("key"), WAITS)
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


async def _claim(
    connection: AsyncConnection, lane: str, now: datetime, lease: timedelta, limit: int
) -> list[Record]:
    due = (
        select(deliveries.c.id)
        .where(WAITS, deliveries.c.kind == lane, deliveries.c.due_at <= now, free(now))
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
    ids = {row.chat_id for row in claimed}
    wanted = select(chats.c.id, *_WANTED).where(chats.c.id.in_(ids))
    found = await connection.execute(wanted)
    of = {id: tuple(rest) for id, *rest in found}
    return [Pending(*row[:9], *of[row.chat_id]) for row in claimed if row.chat_id in of]
