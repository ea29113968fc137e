"""The audit log: every act of moderators, operators, and the bot in their stead. It only grows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.cases import Act, Moderator

from .engine import reading
from .schema import audit

BOT = Moderator(0, "")  # the rules, in nobody's name


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. `detail` depends on the act: the decision, the old and new value, days."""

    id: int
    at: datetime
    actor_id: int
    actor: str
    act: str
    case_id: int | None
    person_id: int | None
    place_id: str | None
    detail: dict[str, Any]


_COLUMNS = [audit.c[name] for name in Entry.__dataclass_fields__]


async def note(
    connection: AsyncConnection,
    act: Act,
    by: Moderator,
    *,
    now: datetime,
    case_id: int | None = None,
    person_id: int | None = None,
    place_id: str | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Write an act down within the transaction that does it: none is done without a trace."""
    await connection.execute(
        insert(audit).values(
            at=now,
            actor_id=by.id,
            actor=by.name,
            act=act,
            case_id=case_id,
            person_id=person_id,
            place_id=place_id,
            detail=dict(detail or {}),
        )
    )


class AuditLog:
    """The log, read."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = reading(engine)

    async def entries(
        self,
        *,
        limit: int,
        offset: int = 0,
        person_id: int | None = None,
        case_id: int | None = None,
    ) -> list[Entry]:
        """List acts, newest first: all, or those about a person, or about a case."""
        wanted = select(*_COLUMNS).where(*_about(person_id, case_id))
        newest = wanted.order_by(audit.c.at.desc(), audit.c.id.desc())
        async with self._reading.begin() as connection:
            found = await connection.execute(newest.limit(limit).offset(offset))
            return [Entry(*row) for row in found]

    async def count(self, *, person_id: int | None = None, case_id: int | None = None) -> int:
        """Count what `entries` would list."""
        counted = select(func.count()).select_from(audit).where(*_about(person_id, case_id))
        async with self._reading.begin() as connection:
            return (await connection.execute(counted)).scalar_one()


def _about(person_id: int | None, case_id: int | None) -> list[ColumnElement[bool]]:
    conditions = []
    if person_id is not None:
        conditions.append(audit.c.person_id == person_id)
    if case_id is not None:
        conditions.append(audit.c.case_id == case_id)
    return conditions
