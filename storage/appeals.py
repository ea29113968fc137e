"""Appeals: an author who does not agree asks once, and another moderator looks."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.cases import APPEAL, BAN, HELD, REPORTED, WORDS_LONGEST, CaseState
from news.errors import UserError
from news.submission import Move, State

from .author_notices import tell_author
from .case_cards import Bench
from .cases import Acting, Case, Effects, MootError, NewCase, last_case, open_case
from .engine import Record, reading
from .reports import DISMISSED, UPHELD, resettle
from .sanctions import WITH_BAN, Laid, lift, standing_of
from .schema import cases, reports, sanctions, submissions
from .submission_rulings import moving, undo

APPEALED_FOR = timedelta(days=30)  # how long after the decision


@dataclass(frozen=True, slots=True)
class Refused:
    """A submission that moderators refused. `appealed`: its author has objected already."""

    id: int
    title: str
    reason: str | None
    changed_at: datetime
    appealed: bool


class Appeals:
    """What authors object to."""

    def __init__(self, engine: AsyncEngine, bench: Bench) -> None:
        self._engine = engine
        self._bench = bench
        self._reading = reading(engine)

    async def refused(self, author_id: int, *, now: datetime, limit: int) -> list[Refused]:
        """List what was refused lately, newest first."""
        appealed = exists().where(cases.c.kind == APPEAL, cases.c.subject_id == submissions.c.id)
        wanted = (
            select(
                submissions.c.id,
                submissions.c.title,
                submissions.c.reason,
                submissions.c.changed_at,
                appealed.label("appealed"),
            )
            .where(*_refused(author_id, now))
            .order_by(submissions.c.changed_at.desc(), submissions.c.id.desc())
            .limit(limit)
        )
        async with self._reading.begin() as connection:
            return [Refused(*row) for row in await connection.execute(wanted)]

    async def laid(self, person_id: int, *, now: datetime) -> tuple[Laid, bool] | None:
        """Find what forbids a person to send, and whether they have objected; null: nothing."""
        async with self._reading.begin() as connection:
            laid = await standing_of(connection, person_id, now=now)
            if laid is None:
                return None
            return laid, await last_case(connection, BAN, laid.id) is not None

    async def about_news(self, author_id: int, id: int, words: str, *, now: datetime) -> Case:
        """Object to a refusal.

        Raises:
            UserError: it is not refused or not theirs, too long ago, or they have objected.
        """
        async with self._engine.begin() as connection:
            wanted = select(submissions.c.place_id, submissions.c.reason).where(
                submissions.c.id == id, *_refused(author_id, now)
            )
            row = (await connection.execute(wanted)).first()
            if row is None:
                raise UserError("error-appeal-gone")
            first = await _first_ruling(connection, id)
            return await self._open(connection, APPEAL, id, author_id, words, first, row, now)

    async def about_sanction(self, person_id: int, words: str, *, now: datetime) -> Case:
        """Object to the mute or ban that stands.

        Raises:
            UserError: none stands, or they have objected.
        """
        async with self._engine.begin() as connection:
            laid = await standing_of(connection, person_id, now=now)
            if laid is None:
                raise UserError("error-appeal-gone")
            return await self._open(connection, BAN, laid.id, person_id, words, laid, None, now)

    async def _open(
        self,
        connection: AsyncConnection,
        kind: str,
        subject_id: int,
        person_id: int,
        words: str,
        first: Case | Laid | None,
        about: Record | None,
        now: datetime,
    ) -> Case:
        if await last_case(connection, kind, subject_id) is not None:
            raise UserError("error-appeal-once")
        by, name = _ruled_by(first)
        facts = {
            "words": " ".join(words.split())[:WORDS_LONGEST],
            "by": by,
            "by_name": name,
            "reason": (about.reason if about else getattr(first, "reason", None)) or "",
        }
        place = about.place_id if about else None
        new = NewCase(kind, subject_id, "appeal", place, person_id, facts)
        return await open_case(self._engine, connection, self._bench, new, now=now)


def _refused(author_id: int, now: datetime) -> list[ColumnElement[bool]]:
    return [
        submissions.c.author_id == author_id,
        submissions.c.state == State.REJECTED,
        submissions.c.changed_at > now - APPEALED_FOR,
        submissions.c.reason.is_distinct_from(WITH_BAN),
    ]


async def _first_ruling(connection: AsyncConnection, submission_id: int) -> Case | None:
    wanted = (
        select(cases.c.kind)
        .where(
            cases.c.subject_id == submission_id,
            cases.c.kind.in_((HELD, REPORTED)),
            cases.c.state == CaseState.DECIDED,
        )
        .order_by(cases.c.decided_at.desc())
        .limit(1)
    )
    kind = (await connection.execute(wanted)).scalar()
    return await last_case(connection, kind, submission_id) if kind else None


def _ruled_by(first: Case | Laid | None) -> tuple[int, str]:
    if isinstance(first, Case):
        return first.decided_by or 0, first.decided_name or ""
    return (first.given_by, first.given_name) if first else (0, "")


# ---------------------------------------------------------------- rulings


async def _grant(acting: Acting) -> dict[str, object]:
    """Publish what was refused; the complaints that took it down were not right."""
    before = await moving(Move.GRANT, "granted")(acting)
    id, connection = acting.case.subject_id, acting.connection
    upheld = select(reports.c.person_id).where(
        reports.c.submission_id == id, reports.c.settled == UPHELD
    )
    people = sorted((await connection.execute(upheld)).scalars())
    await resettle(connection, id, people, DISMISSED)
    return before | {"upheld": people}


async def _undo_grant(acting: Acting) -> None:
    before = acting.case.before or {}
    if acting.case.decision == "deny":
        return
    await undo(acting)
    await resettle(acting.connection, acting.case.subject_id, before.get("upheld", []), UPHELD)


async def _deny(acting: Acting) -> dict[str, object]:
    await _tell(acting, "denied")
    return {}


async def _lift(acting: Acting) -> dict[str, object]:
    person = acting.case.person_id or 0
    lifted = await lift(
        acting.engine,
        acting.connection,
        person,
        acting.ruling.by,
        now=acting.now,
        case_id=acting.case.id,
    )
    if not lifted:
        raise MootError("over")
    return {"lifted": True}


async def _keep(acting: Acting) -> dict[str, object]:
    await _tell(acting, "kept")
    return {}


async def _undo_ban(acting: Acting) -> None:
    """Let the sanction stand again, unless one that was laid since stands in its place."""
    if not (acting.case.before or {}).get("lifted"):
        return
    person = acting.case.person_id or 0
    if await standing_of(acting.connection, person, now=acting.now) is not None:
        return
    again = update(sanctions).where(sanctions.c.id == acting.case.subject_id)
    await acting.connection.execute(again.values(lifted_at=None))
    await _tell(acting, "relaid")


async def _tell(acting: Acting, said: str) -> None:
    if acting.case.person_id is None:
        return
    await tell_author(
        acting.engine,
        acting.connection,
        acting.case.person_id,
        said,
        now=acting.now,
        about=acting.case.subject_id,
        values={"reason": acting.ruling.reason},
    )


APPEALS = Effects({"grant": _grant, "deny": _deny}, _undo_grant)
BANS = Effects({"lift": _lift, "uphold": _keep}, _undo_ban)
