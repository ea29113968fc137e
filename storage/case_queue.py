"""What waits for moderators and what they decided, as lists."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from news.cases import CaseState
from regions.catalogue import catalogue

from .applications import CASE_OF
from .cases import COLUMNS, Case, as_case
from .engine import reading
from .schema import applications, cases, submissions
from .submission_cases import ABOUT


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much of one kind waits, since when, and when the first answer is due, if promised."""

    kind: str
    count: int
    oldest: datetime
    due: datetime | None


@dataclass(frozen=True, slots=True)
class About:
    """What a case is about in short: the kind of a submission or application, its headline."""

    kind: str = ""
    title: str = ""


def places_under(places: Collection[str]) -> frozenset[str]:
    """Name these places and everything that lies in them."""
    known = catalogue()
    found = set(places)
    todo = list(places)
    while todo:
        inside = [child.id for child in known.children(todo.pop())]
        found.update(inside)
        todo += inside
    return frozenset(found)


class CaseQueue:
    """The cases of all places, or of some: `places` are as moderators have them, null for all."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = reading(engine)

    async def waiting(self, places: Collection[str] | None = None) -> list[Waiting]:
        """Count what is open, by kind, the longest waiting first."""
        counted = (
            select(
                cases.c.kind,
                func.count(),
                func.min(cases.c.opened_at),
                func.min(cases.c.due_at),
            )
            .where(*_open(places))
            .group_by(cases.c.kind)
        )
        async with self._reading.begin() as connection:
            rows = (await connection.execute(counted)).all()
        return sorted((Waiting(*row) for row in rows), key=lambda one: one.oldest)

    async def open(
        self, places: Collection[str] | None = None, *, limit: int, offset: int = 0
    ) -> list[Case]:
        """List what is open: what was promised an answer first, then the oldest."""
        wanted = select(*COLUMNS).where(*_open(places))
        urgent_first = wanted.order_by(cases.c.due_at.is_(None), cases.c.due_at, cases.c.id)
        return await self._list(urgent_first.limit(limit).offset(offset))

    async def count_open(self, places: Collection[str] | None = None) -> int:
        """Count what `open` would list."""
        return await self._count(_open(places))

    async def about(self, found: Sequence[Case]) -> dict[int, About]:
        """Tell by the number of each case what it is about; nothing of what is gone."""
        named = [
            _named(submissions, [case for case in found if case.kind in ABOUT]),
            _named(applications, [case for case in found if case.kind in CASE_OF.values()]),
        ]
        async with self._reading.begin() as connection:
            rows = [row for some in named for row in await connection.execute(some)]
        return {row.id: About(row.kind, row.title) for row in rows}

    async def decided(
        self, places: Collection[str] | None = None, *, limit: int, offset: int = 0
    ) -> list[Case]:
        """List what was decided or closed, newest first."""
        wanted = select(*COLUMNS).where(*_decided(places))
        newest = wanted.order_by(cases.c.decided_at.desc(), cases.c.id.desc())
        return await self._list(newest.limit(limit).offset(offset))

    async def count_decided(self, places: Collection[str] | None = None) -> int:
        """Count what `decided` would list."""
        return await self._count(_decided(places))

    async def of_person(self, person_id: int, *, limit: int) -> list[Case]:
        """List the cases about a person or what they sent, newest first."""
        theirs = select(*COLUMNS).where(cases.c.person_id == person_id)
        return await self._list(theirs.order_by(cases.c.id.desc()).limit(limit))

    async def _list(self, wanted: Select[*tuple[object, ...]]) -> list[Case]:
        async with self._reading.begin() as connection:
            return [as_case(row) for row in await connection.execute(wanted)]

    async def _count(self, conditions: list[ColumnElement[bool]]) -> int:
        counted = select(func.count()).select_from(cases).where(*conditions)
        async with self._reading.begin() as connection:
            return (await connection.execute(counted)).scalar_one()


def _named(table: Table, found: Sequence[Case]) -> Select[*tuple[Any, ...]]:
    """Ask for kind and title of what cases are about, with the numbers of the cases."""
    subjects = select(cases.c.id, table.c.kind, table.c.title)
    joined = subjects.join(table, table.c.id == cases.c.subject_id)
    return joined.where(cases.c.id.in_([case.id for case in found]))


def _open(places: Collection[str] | None) -> list[ColumnElement[bool]]:
    return [cases.c.state == CaseState.OPEN, *_about(places)]


def _decided(places: Collection[str] | None) -> list[ColumnElement[bool]]:
    return [or_(cases.c.state == CaseState.DECIDED, cases.c.state == CaseState.CLOSED),
            *_about(places)]  # fmt: skip


def _about(places: Collection[str] | None) -> list[ColumnElement[bool]]:
    return [] if places is None else [cases.c.place_id.in_(places_under(places))]
