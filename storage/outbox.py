"""The outbox: what waits to be sent, and what became of it.

Sending is at least once: docs/decisions/0008-delivery.md.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Text, and_, bindparam, cast, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId, DeliveryId, EditionId

from .chats import hours
from .deliveries import WAITS, NewDelivery, add, free
from .engine import Record, insert
from .schema import chats, deliveries, tallies

LANES = ("notice", "alert", "digest", "revision")  # what is sent first when all are waiting


@dataclass(frozen=True, slots=True)
class Pending:
    """A leased row with what its chat wants: see `storage.chats`. `attempts` counts this one.

    `text` is its body as it is stored: thousands of rows may have the same.
    """

    id: DeliveryId
    chat_id: ChatId
    thread_id: int
    kind: str
    subject: str
    slot: datetime
    edition_id: EditionId | None
    text: str
    attempts: int
    chat_kind: str
    language: str
    time_zone: str
    style: str
    pictures: str
    compact: bool
    quiet_from: int | None
    quiet_to: int | None
    silent: bool

    @property
    def body(self) -> Mapping[str, Any]:
        """Read the body, once for all rows with the same."""
        return _body(self.text)

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
class Back:
    """As if it had not been claimed."""

    id: DeliveryId


@dataclass(frozen=True, slots=True)
class Dropped:
    """Never: `reason` says why."""

    id: DeliveryId
    reason: str


Outcome = Sent | PutOff | Back | Dropped

_FIELDS = list(Pending.__dataclass_fields__)
_STORED = {"text": cast(deliveries.c.body, Text).label("text")}
_PENDING = [_STORED[name] if name in _STORED else deliveries.c[name] for name in _FIELDS[:9]]
_OF_CHAT = {"chat_kind": "kind"}
_WANTED = [chats.c[_OF_CHAT.get(name, name)] for name in _FIELDS[9:]]


class Outbox:
    """The deliveries that wait."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def notify(self, notice: NewDelivery) -> bool:
        """Put one notice in the outbox; tells whether it is new. The chat must be known."""
        async with self._engine.begin() as connection:
            return await add(connection, [notice]) > 0

    async def claim(
        self, *, now: datetime, lease: timedelta, limit: int | Mapping[str, int]
    ) -> list[Pending]:
        """Lease waiting rows, up to `limit` of each lane, by lane and then by time.

        Nobody gets them twice. A sender that dies keeps nothing: its rows are due
        again once the lease ends.
        """
        claimed: list[Record] = []
        async with self._engine.begin() as connection:
            for lane in LANES:
                room = limit if isinstance(limit, int) else limit.get(lane, 0)
                if room > 0:
                    claimed += await _claim(connection, lane, now, lease, room)
            return await _with_chats(connection, claimed) if claimed else []

    async def settle(self, outcomes: Sequence[Outcome], *, now: datetime) -> None:
        """Write down what became of leased rows, let them go, and count it."""
        by_kind: dict[type[Outcome], list[dict[str, Any]]] = {}
        for outcome in outcomes:
            by_kind.setdefault(type(outcome), []).append(_values(outcome, now))
        async with self._engine.begin() as connection:
            for kind, rows in by_kind.items():
                await connection.execute(_SETTLE[kind], rows)
            await _count(self._engine, connection, outcomes, now)

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
_LEASED = update(deliveries).where(_MINE)
_SETTLE = {
    Sent: _LEASED.values(
        status="sent",
        message_id=bindparam("message"),
        sent_at=bindparam("at"),
        leased_until=None,
        reason=None,
    ),
    PutOff: _LEASED.values(
        due_at=bindparam("due"),
        reason=bindparam("why"),
        leased_until=None,
        attempts=deliveries.c.attempts - bindparam("back"),
    ),
    Back: _LEASED.values(leased_until=None, attempts=deliveries.c.attempts - 1),
    Dropped: _LEASED.values(status="dropped", reason=bindparam("why"), leased_until=None),
}
_REASONS = frozenset(
    {"flood", "no answer", "topic", "exhausted", "nothing left to tell", "broken"}
)
_GONE = frozenset({"blocked", "deactivated", "kicked", "not found", "no rights", "unreachable"})


def what_of(outcome: Outcome) -> str | None:
    """Say in a word what became of a row, for the tallies; null: nothing to count.

    One of "sent", "flood", "no answer", "topic", "exhausted", "nothing left to tell", "broken",
    "gone", "refused".
    """
    match outcome:
        case Sent():
            return "sent"
        case PutOff(reason=reason):
            return reason if reason in _REASONS else None
        case Dropped(reason=reason):
            if reason in _GONE:
                return "gone"
            return reason if reason in _REASONS else "refused"
        case _:
            return None


def _values(outcome: Outcome, now: datetime) -> dict[str, Any]:
    match outcome:
        case Sent(id, message):
            return {"key": id, "message": message, "at": now}
        case PutOff(id, due_at, reason, counts):
            return {"key": id, "due": due_at, "why": reason, "back": 0 if counts else 1}
        case Dropped(id, reason):
            return {"key": id, "why": reason}
        case Back(id):
            return {"key": id}


async def _count(
    engine: AsyncEngine, connection: AsyncConnection, outcomes: Iterable[Outcome], now: datetime
) -> None:
    """Add to the tallies of this minute."""
    found = Counter(what for outcome in outcomes if (what := what_of(outcome)))
    minute = now.replace(second=0, microsecond=0)
    rows = [{"minute": minute, "what": what, "count": n} for what, n in sorted(found.items())]
    if not rows:
        return
    new = insert(engine, tallies)
    total = {"count": tallies.c.count + new.excluded.count}
    added = new.on_conflict_do_update(index_elements=["minute", "what"], set_=total)
    await connection.execute(added, rows)


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


@lru_cache(maxsize=4_096)
def _body(text: str) -> Mapping[str, Any]:
    return MappingProxyType(json.loads(text))
