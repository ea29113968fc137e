"""Cases: what moderators decide. What a decision does to its subject is in `storage.rulings`."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import and_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.cases import Act, CaseState, Moderator, Ruling, check_undo
from news.errors import UserError

from .audit import note
from .case_cards import Bench, message_of, put_up, recipients, refresh
from .engine import Record, insert, reading
from .schema import cases


@dataclass(frozen=True, slots=True)
class NewCase:
    """Something to decide. `why` names the reason it is here; `facts` are its values.

    `albums`: how many messages show its pictures before the card. `due_at`: when an answer
    was promised.
    """

    kind: str
    subject_id: int
    why: str
    place_id: str | None = None
    person_id: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    due_at: datetime | None = None
    albums: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that moderators decide, or decided. `before` is what undoing needs."""

    id: int
    kind: str
    subject_id: int
    person_id: int | None
    place_id: str | None
    why: str
    facts: dict[str, Any]
    state: CaseState
    opened_at: datetime
    due_at: datetime | None
    decided_at: datetime | None
    decided_by: int | None
    decided_name: str | None
    decision: str | None
    reason: str | None
    before: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Acting:
    """A ruling while it is carried out: its case, and the transaction that it is part of."""

    engine: AsyncEngine
    connection: AsyncConnection
    case: Case
    ruling: Ruling
    now: datetime


class MootError(Exception):
    """A ruling has nothing to decide about any more; `why` is a name for the card."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Effects:
    """What the decisions of one kind of case do to its subject.

    A decision gives what undoing it needs, as JSON; `undo` finds that in `case.before`. Where
    the subject is no longer as it was, nothing is done: a decision raises MootError, which
    closes the case, and `undo` a UserError.
    """

    decisions: Mapping[str, Callable[[Acting], Awaitable[dict[str, Any]]]]
    undo: Callable[[Acting], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A case after a ruling. `won`: it is this ruling that decided, not one before it."""

    case: Case
    won: bool


COLUMNS = [cases.c[name] for name in Case.__dataclass_fields__]
_OPEN = cases.c.state == CaseState.OPEN
_OPEN_INDEX = text("state = 'open'")  # in the words of the index, or PostgreSQL does not find it
_UNDECIDED: dict[str, Any] = {
    "decided_at": None,
    "decided_by": None,
    "decided_name": None,
    "decision": None,
    "reason": None,
    "before": None,
}


class Cases:
    """All cases, the decisions about them, and their cards."""

    def __init__(self, engine: AsyncEngine, effects: Mapping[str, Effects], bench: Bench) -> None:
        self._engine = engine
        self._reading = reading(engine)
        self._effects = effects
        self._bench = bench

    async def open(self, new: NewCase, *, now: datetime) -> Case:
        """Open a case and put its card up; while one is open for the subject, that one."""
        async with self._engine.begin() as connection:
            return await open_case(self._engine, connection, self._bench, new, now=now)

    async def get(self, id: int) -> Case | None:
        """Find one, whatever became of it."""
        async with self._reading.begin() as connection:
            return await _find(connection, id)

    def decisions(self, kind: str) -> list[str]:
        """Name what cases of a kind can be decided to."""
        return list(self._effects[kind].decisions) if kind in self._effects else []

    async def message_of(self, delivery_id: int) -> int | None:
        """Find the message that a copy of a card became; null: none."""
        async with self._reading.begin() as connection:
            return await message_of(connection, delivery_id)

    async def decide(self, id: int, ruling: Ruling, *, now: datetime) -> Ruled:
        """Carry a ruling out, once: of two at the same moment one wins, both get the case.

        The subject, the case, the log, the notices and all cards change together or not at all.
        Where there is nothing to decide any more, the case is closed.

        Raises:
            UserError: there is no such case or decision.
        """
        async with self._engine.begin() as connection:
            case = await _locked(connection, id)
            if case.state is not CaseState.OPEN:
                return Ruled(case, won=False)
            effect = self._effects[case.kind].decisions.get(ruling.decision)
            if effect is None:
                raise UserError("error-button-old")
            try:
                before = await effect(Acting(self._engine, connection, case, ruling, now))
            except MootError as moot:
                values = {"state": CaseState.CLOSED, "decided_at": now, "decision": moot.why}
                return Ruled(await self._change(connection, case, values, now), won=False)
            values = {
                "state": CaseState.DECIDED,
                "decided_at": now,
                "decided_by": ruling.by.id,
                "decided_name": ruling.by.name,
                "decision": ruling.decision,
                "reason": ruling.reason,
                "before": before,
            }
            decided = await self._change(connection, case, values, now)
            detail = {"kind": case.kind, "decision": ruling.decision, "reason": ruling.reason}
            await _log(connection, Act.DECIDE, ruling.by, case, detail, now)
            return Ruled(decided, won=True)

    async def undo(self, id: int, by: Moderator, *, now: datetime) -> Case:
        """Take a decision back: its subject is as it was, and the case is open again.

        Raises:
            UserError: it is not decided, or too long ago, or its subject has changed since.
        """
        async with self._engine.begin() as connection:
            case = await _locked(connection, id)
            check_undo(case.state, case.decided_at, now=now)
            if await _open_one(connection, case.kind, case.subject_id):
                raise UserError("error-case-newer")
            ruling = Ruling(case.decision or "", by, case.reason or "")
            await self._effects[case.kind].undo(
                Acting(self._engine, connection, case, ruling, now)
            )
            values = {"state": CaseState.OPEN, **_UNDECIDED}
            opened = await self._change(connection, case, values, now)
            detail = {"kind": case.kind, "decision": case.decision}
            await _log(connection, Act.UNDO, by, case, detail, now)
            return opened

    async def _change(
        self, connection: AsyncConnection, case: Case, values: Mapping[str, Any], now: datetime
    ) -> Case:
        changed = update(cases).where(cases.c.id == case.id).values(values)
        row = (await connection.execute(changed.returning(*COLUMNS))).one()
        await refresh(self._engine, connection, case.id, now=now)
        return as_case(row)


async def open_case(
    engine: AsyncEngine, connection: AsyncConnection, bench: Bench, new: NewCase, *, now: datetime
) -> Case:
    """Open a case within a transaction of the caller's, as `Cases.open` does."""
    row = insert(engine, cases).values(
        kind=new.kind,
        subject_id=new.subject_id,
        person_id=new.person_id,
        place_id=new.place_id,
        why=new.why,
        facts=dict(new.facts),
        opened_at=now,
        due_at=new.due_at,
    )
    once = row.on_conflict_do_nothing(
        index_elements=["kind", "subject_id"], index_where=_OPEN_INDEX
    )
    made = (await connection.execute(once.returning(*COLUMNS))).first()
    if made is None:
        standing = await _open_one(connection, new.kind, new.subject_id)
        if standing is None:  # decided between the two statements: it is asked anew
            return await open_case(engine, connection, bench, new, now=now)
        return standing
    to = await recipients(connection, bench, new.place_id)
    await put_up(
        engine, connection, made.id, to, language=bench.language, albums=new.albums, now=now
    )
    return as_case(made)


async def close_cases(
    engine: AsyncEngine,
    connection: AsyncConnection,
    kinds: tuple[str, ...],
    subject_id: int,
    *,
    why: str,
    by: Moderator,
    now: datetime,
) -> list[str]:
    """Close what is open about a subject that there is nothing to decide about any more.

    Within a transaction of the caller's. `why` is a name for the card: "withdrawn", "edited".
    Gives the kinds that were open.
    """
    standing = and_(cases.c.kind.in_(kinds), cases.c.subject_id == subject_id, _OPEN)
    values = {"state": CaseState.CLOSED, "decided_at": now, "decision": why}
    closed = update(cases).where(standing).values(values).returning(*COLUMNS)
    found = [as_case(row) for row in await connection.execute(closed)]
    for case in found:
        await refresh(engine, connection, case.id, now=now)
        await _log(connection, Act.CLOSE, by, case, {"kind": case.kind, "why": why}, now)
    return [case.kind for case in found]


async def open_for_change(connection: AsyncConnection, id: int) -> Case:
    """Read an open case that nobody else decides until the transaction ends.

    Raises:
        UserError: there is none, or it is decided.
    """
    case = await _locked(connection, id)
    if case.state is not CaseState.OPEN:
        raise UserError("error-case-decided")
    return case


async def move_case(connection: AsyncConnection, id: int, place_id: str | None) -> Case:
    """Let the moderators of another place decide a case, within a transaction of the caller's."""
    moved = update(cases).where(cases.c.id == id).values(place_id=place_id)
    return as_case((await connection.execute(moved.returning(*COLUMNS))).one())


async def refresh_open(
    engine: AsyncEngine, connection: AsyncConnection, subject_id: int, *, now: datetime
) -> None:
    """Let the cards of what is open about a subject be written anew."""
    standing = select(cases.c.id).where(cases.c.subject_id == subject_id, _OPEN)
    for id in (await connection.execute(standing)).scalars().all():
        await refresh(engine, connection, id, now=now)


async def last_case(connection: AsyncConnection, kind: str, subject_id: int) -> Case | None:
    """Find the newest case of a kind about a subject, whatever became of it."""
    wanted = select(*COLUMNS).where(cases.c.kind == kind, cases.c.subject_id == subject_id)
    row = (await connection.execute(wanted.order_by(cases.c.id.desc()).limit(1))).first()
    return as_case(row) if row else None


def as_case(row: Record) -> Case:
    """Read a row of `COLUMNS`."""
    return Case(**{**row._mapping, "state": CaseState(row.state)})


async def _find(connection: AsyncConnection, id: int) -> Case | None:
    row = (await connection.execute(select(*COLUMNS).where(cases.c.id == id))).first()
    return as_case(row) if row else None


async def _locked(connection: AsyncConnection, id: int) -> Case:
    """Read a case that nobody else changes until the transaction ends."""
    wanted = select(*COLUMNS).where(cases.c.id == id).with_for_update()
    row = (await connection.execute(wanted)).first()
    if row is None:
        raise UserError("error-case-gone")
    return as_case(row)


async def _open_one(connection: AsyncConnection, kind: str, subject_id: int) -> Case | None:
    wanted = select(*COLUMNS).where(cases.c.kind == kind, cases.c.subject_id == subject_id, _OPEN)
    row = (await connection.execute(wanted)).first()
    return as_case(row) if row else None


async def _log(
    connection: AsyncConnection,
    act: Act,
    by: Moderator,
    case: Case,
    detail: Mapping[str, Any],
    now: datetime,
) -> None:
    await note(
        connection,
        act,
        by,
        now=now,
        case_id=case.id,
        person_id=case.person_id,
        place_id=case.place_id,
        detail=detail,
    )
