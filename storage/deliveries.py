"""Deliveries: one message to one chat each, from the outbox to the buttons under it.

`storage.due` puts digests in, `storage.outbox` is how they leave; here is what all share.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, delete, func, literal_column, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId, DeliveryId, EditionId

from .bulk import Bulk
from .engine import Json, among, insert, insert_of, many, new_ids, reading
from .schema import deliveries

LEASE_LONGEST = timedelta(minutes=10)  # senders and runs take two
AT_ONCE = 5_000  # rows written together: PostgreSQL takes 32,767 parameters
COMBINED = "all"  # the subject of a digest of several places
NOW = "now"  # the kind of a digest that was shown at once: an answer, never waiting
WAITS = deliveries.c.status == literal_column("'waiting'")  # as the partial indexes have it


class NewDelivery(NamedTuple):
    """A row for the outbox. `due_at`: not before this moment. Many may share one `Json` body."""

    chat_id: ChatId
    kind: str
    subject: str
    slot: datetime
    due_at: datetime
    body: Mapping[str, Any] | Json
    thread_id: int = 0
    edition_id: EditionId | None = None


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


COLUMNS = [deliveries.c[name] for name in Delivery.__dataclass_fields__]


def free(now: datetime) -> ColumnElement[bool]:
    """Give the condition that nobody holds a row's lease.

    One that would last longer than any does is of a clock that has gone back since.
    """
    until = deliveries.c.leased_until
    return or_(until.is_(None), until <= now, until > now + LEASE_LONGEST)


async def add(connection: AsyncConnection, rows: Sequence[NewDelivery]) -> int:
    """Put thousands of rows in the outbox within a transaction of the caller's.

    Counts the new ones. A repeat adds nothing: (chat, thread, kind, subject, slot) is unique.
    """
    made, dialect = 0, connection.dialect.name
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        ids = await new_ids(connection, deliveries, len(some))
        numbered = [(id, *_written(row)) for id, row in zip(ids, some, strict=True)]
        await _ADD.run(connection, numbered)
        there = select(func.count()).where(among(dialect, deliveries.c.id, "ids"))
        made += (await connection.execute(there, {"ids": many(dialect, ids)})).scalar_one()
    return made


async def put(
    engine: AsyncEngine, connection: AsyncConnection, rows: Sequence[NewDelivery]
) -> list[DeliveryId]:
    """Do what `add` does for a few rows; gives the ids of the new ones, in no order."""
    if not rows:
        return []
    new = insert(engine, deliveries).on_conflict_do_nothing().returning(deliveries.c.id)
    made = await connection.execute(new, [_values(row) for row in rows])
    return [DeliveryId(row.id) for row in made]


class Deliveries:
    """The deliveries of all chats."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

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

    async def latest_digest(self, chat_id: int, thread_id: int = 0) -> DeliveryId | None:
        """Find the last digest that a chat got, in a topic; null: none is kept."""
        wanted = (
            select(deliveries.c.id)
            .where(
                deliveries.c.chat_id == chat_id,
                deliveries.c.thread_id == thread_id,
                deliveries.c.edition_id.is_not(None),
                deliveries.c.status == "sent",
            )
            .order_by(deliveries.c.slot.desc(), deliveries.c.id.desc())
            .limit(1)
        )
        async with self._reading.begin() as connection:
            found = (await connection.execute(wanted)).scalar()
            return DeliveryId(found) if found else None

    async def get(self, chat_id: int, id: int) -> Delivery | None:
        """Find one of this chat's; null: it is not this chat's, or it is no longer kept."""
        wanted = select(*COLUMNS).where(deliveries.c.id == id, deliveries.c.chat_id == chat_id)
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
        old = select(deliveries.c.id).where(deliveries.c.slot < before, ~WAITS).limit(limit)
        async with self._engine.begin() as connection:
            gone = await connection.execute(delete(deliveries).where(deliveries.c.id.in_(old)))
            return gone.rowcount


_ADD = Bulk(
    lambda dialect: insert_of(dialect, deliveries).on_conflict_do_nothing(),
    ("id", *NewDelivery._fields),
    ready=("body",),
)


def _written(row: NewDelivery) -> NewDelivery:
    """Write the body of a row as JSON, if it is not yet."""
    return row if isinstance(row.body, Json) else row._replace(body=Json(json.dumps(row.body)))


def _values(row: NewDelivery) -> dict[str, object]:
    return row._asdict() | {"body": row.body if isinstance(row.body, Json) else dict(row.body)}
