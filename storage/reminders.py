"""The clock of cases whose answer was promised: moderators are reminded, operators are told.

Each step happens once for a case, whichever instance takes it: the mark is set and the
notices are put in the outbox by one transaction.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.application import ANSWER, REMIND, hours_left
from news.cases import CHANNEL, FEED, CaseState
from news.model import ChatId

from .case_cards import Bench, has_card, put_up, recipients, refresh
from .cases import COLUMNS, Case, as_case
from .deliveries import NewDelivery, put
from .engine import reading
from .schema import applications, cases

_PROMISED = (cases.c.state == CaseState.OPEN, cases.c.kind.in_((FEED, CHANNEL)))


class Reminders:
    """Looks after promises. `bench`: who decides, and who answers for it."""

    def __init__(self, engine: AsyncEngine, bench: Bench) -> None:
        self._engine = engine
        self._reading = reading(engine)
        self._bench = bench

    async def run_once(self, now: datetime) -> int:
        """Remind of what is soon due, and tell operators what is late; counts the notices."""
        soon = (cases.c.reminded_at.is_(None), cases.c.due_at <= now + (ANSWER - REMIND))
        late = (cases.c.escalated_at.is_(None), cases.c.due_at <= now)
        told = 0
        for id in await self._due(*soon):
            told += await self._remind(id, now)
        for id in await self._due(*late):
            told += await self._escalate(id, now)
        return told

    async def _due(self, *when: ColumnElement[bool]) -> list[int]:
        wanted = select(cases.c.id).where(*_PROMISED, *when).order_by(cases.c.due_at)
        async with self._reading.begin() as connection:
            return list((await connection.execute(wanted)).scalars())

    async def _remind(self, id: int, now: datetime) -> int:
        async with self._engine.begin() as connection:
            case = await _mark(connection, id, cases.c.reminded_at, now)
            if case is None or case.due_at is None or case.due_at <= now:
                return 0  # decided meanwhile, or late already: operators are told that
            await refresh(self._engine, connection, id, now=now)
            to = await recipients(connection, self._bench, case.place_id)
            return await self._tell(connection, "notice-application-soon", case, to, now)

    async def _escalate(self, id: int, now: datetime) -> int:
        async with self._engine.begin() as connection:
            case = await _mark(connection, id, cases.c.escalated_at, now)
            if case is None:
                return 0
            await refresh(self._engine, connection, id, now=now)
            operators = sorted(self._bench.operators)
            shown = await has_card(connection, id)
            to = [operator for operator in operators if operator not in shown]
            await put_up(
                self._engine, connection, id, to,
                language=self._bench.language, albums=0, now=now,
            )  # fmt: skip
            return await self._tell(connection, "notice-application-late", case, operators, now)

    async def _tell(
        self, connection: AsyncConnection, key: str, case: Case, to: Iterable[int], now: datetime
    ) -> int:
        titled = select(applications.c.title).where(applications.c.id == case.subject_id)
        title = (await connection.execute(titled)).scalar() or ""
        values: dict[str, Any] = {"number": str(case.id), "title": title}
        if case.due_at is not None:
            values["hours"] = hours_left(case.due_at, now=now)
        rows = [
            NewDelivery(ChatId(chat), "notice", f"{key}:{case.id}", now, now,
                        {"key": key, "values": values})
            for chat in to
        ]  # fmt: skip
        return len(await put(self._engine, connection, rows))


async def _mark(
    connection: AsyncConnection, id: int, column: ColumnElement[Any], now: datetime
) -> Case | None:
    """Set a mark that no other instance has set; null: one has, or the case is decided."""
    mine = update(cases).where(cases.c.id == id, column.is_(None), *_PROMISED)
    row = (await connection.execute(mine.values({column: now}).returning(*COLUMNS))).first()
    return as_case(row) if row else None
