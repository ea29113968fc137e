"""Warnings, mutes and bans: laid, told, lifted. None is silent: the person is told each time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.cases import Act, Moderator
from news.submission import State

from .audit import note
from .author_notices import tell_author
from .engine import Record, insert, reading
from .schema import Instant, sanctions, submissions

ACTS: Mapping[str, Act] = {"warning": Act.WARN, "mute": Act.MUTE, "ban": Act.BAN}
WITH_BAN = "ban"  # the reason of submissions that went with their author's ban


@dataclass(frozen=True, slots=True)
class Laid:
    """A sanction. `until`: null for good; `lifted_at`: null while it stands or has run out."""

    id: int
    person_id: int
    kind: str
    reason: str
    given_by: int
    given_name: str
    given_at: datetime
    until: datetime | None
    lifted_at: datetime | None

    def stands(self, now: datetime) -> bool:
        """Tell whether it forbids something now; a warning never does."""
        over = self.lifted_at is not None or (self.until is not None and self.until <= now)
        return self.kind != "warning" and not over


_COLUMNS = [sanctions.c[name] for name in Laid.__dataclass_fields__]
_STAND = (
    sanctions.c.kind != "warning",
    sanctions.c.lifted_at.is_(None),
    or_(sanctions.c.until.is_(None), sanctions.c.until > bindparam("now", type_=Instant)),
)
_THEIRS = (sanctions.c.person_id == bindparam("whose"), *_STAND)
_LONGEST = (
    select(*_COLUMNS)
    .where(*_THEIRS)
    .order_by(sanctions.c.until.is_(None).desc(), sanctions.c.until.desc(), sanctions.c.id.desc())
    .limit(1)
)
_ENDED = update(sanctions).where(*_THEIRS).returning(sanctions.c.id, sanctions.c.given_at)


class Sanctions:
    """The sanctions of all people."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def lay(
        self,
        person_id: int,
        kind: str,
        by: Moderator,
        *,
        reason: str,
        now: datetime,
        until: datetime | None = None,
        case_id: int | None = None,
        with_news: bool = False,
    ) -> Laid:
        """Lay a "warning", a "mute" or a "ban" on a person, and tell them.

        A mute or ban takes the place of one that stands. `with_news`: what they have published
        or sent to moderators is taken away with it.
        """
        async with self._engine.begin() as connection:
            laid = await lay(
                self._engine, connection, person_id, kind, by,
                reason=reason, until=until, now=now, case_id=case_id,
            )  # fmt: skip
            if with_news:
                await _take_news(connection, person_id, now)
        return laid

    async def lift(self, person_id: int, by: Moderator, *, now: datetime) -> bool:
        """Lift whatever stands against a person, and tell them; false: nothing did.

        What went with a ban comes back.
        """
        async with self._engine.begin() as connection:
            return await lift(self._engine, connection, person_id, by, now=now)

    async def get(self, id: int) -> Laid | None:
        """Find one."""
        wanted = select(*_COLUMNS).where(sanctions.c.id == id)
        async with self._reading.begin() as connection:
            row = (await connection.execute(wanted)).first()
        return Laid(*row) if row else None

    async def standing(self, *, now: datetime, limit: int, offset: int = 0) -> list[Laid]:
        """List what stands against anybody, newest first."""
        wanted = select(*_COLUMNS).where(*_STAND).limit(limit).offset(offset)
        newest = wanted.order_by(sanctions.c.given_at.desc(), sanctions.c.id.desc())
        async with self._reading.begin() as connection:
            found = await connection.execute(newest, {"now": now})
            return [Laid(*row) for row in found]

    async def count_standing(self, *, now: datetime) -> int:
        """Count what `standing` would list."""
        counted = select(func.count()).select_from(sanctions).where(*_STAND)
        async with self._reading.begin() as connection:
            return (await connection.execute(counted, {"now": now})).scalar_one()

    async def of(self, person_id: int, *, limit: int = 20) -> list[Laid]:
        """List what was ever laid on a person, newest first."""
        mine = select(*_COLUMNS).where(sanctions.c.person_id == person_id)
        newest = mine.order_by(sanctions.c.given_at.desc(), sanctions.c.id.desc())
        async with self._reading.begin() as connection:
            return [Laid(*row) for row in await connection.execute(newest.limit(limit))]


async def lay(
    engine: AsyncEngine,
    connection: AsyncConnection,
    person_id: int,
    kind: str,
    by: Moderator,
    *,
    reason: str,
    until: datetime | None,
    now: datetime,
    case_id: int | None = None,
) -> Laid:
    """Lay a sanction within a transaction of the caller's, as `Sanctions.lay` does."""
    if kind != "warning":
        await _end_standing(connection, person_id, now)
    made = insert(engine, sanctions).values(
        person_id=person_id,
        kind=kind,
        reason=reason,
        case_id=case_id,
        given_by=by.id,
        given_name=by.name,
        given_at=now,
        until=until,
    )
    laid = Laid(*(await connection.execute(made.returning(*_COLUMNS))).one())
    detail: dict[str, Any] = {"reason": reason}
    if until is not None:
        detail["until"] = until.isoformat()
    await note(
        connection, ACTS[kind], by, now=now, case_id=case_id, person_id=person_id, detail=detail
    )
    await tell_author(engine, connection, person_id, kind, now=now, about=laid.id, values=detail)
    return laid


async def lift(
    engine: AsyncEngine,
    connection: AsyncConnection,
    person_id: int,
    by: Moderator,
    *,
    now: datetime,
    case_id: int | None = None,
) -> bool:
    """Lift what stands within a transaction of the caller's, as `Sanctions.lift` does."""
    ended = await _end_standing(connection, person_id, now)
    if not ended:
        return False
    for row in ended:
        back = update(submissions).where(
            submissions.c.author_id == person_id,
            submissions.c.state == State.REJECTED,
            submissions.c.reason == WITH_BAN,
            submissions.c.changed_at == row.given_at,
            submissions.c.published_at.is_not(None),
        )
        values = {"state": State.PUBLISHED, "reason": None, "changed_at": now}
        await connection.execute(back.values(values))
    await note(connection, Act.LIFT, by, now=now, case_id=case_id, person_id=person_id)
    about = ended[0].id
    await tell_author(engine, connection, person_id, "lifted", now=now, about=about)
    return True


async def standing_of(
    connection: AsyncConnection, person_id: int, *, now: datetime
) -> Laid | None:
    """Find what stands against a person, within a transaction of the caller's.

    Of several, the one that lasts longest; null: nothing stands.
    """
    row = (await connection.execute(_LONGEST, {"whose": person_id, "now": now})).first()
    return Laid(*row) if row else None


async def _end_standing(
    connection: AsyncConnection, person_id: int, now: datetime
) -> list[Record]:
    theirs = {"whose": person_id, "now": now, "lifted_at": now}
    return list(await connection.execute(_ENDED, theirs))


async def _take_news(connection: AsyncConnection, person_id: int, now: datetime) -> None:
    theirs = update(submissions).where(
        submissions.c.author_id == person_id,
        submissions.c.state.in_((State.PUBLISHED, State.HELD, State.HIDDEN)),
    )
    values = {"state": State.REJECTED, "reason": WITH_BAN, "changed_at": now}
    await connection.execute(theirs.values(values))
