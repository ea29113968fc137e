"""Readers' complaints about submissions. What they weigh and do is decided in `news.reports`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import case, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.errors import UserError
from news.reports import Reporter, check_reporter, hides, opens, weight
from news.submission import State
from news.trust import DAY

from .case_cards import Bench
from .cases import refresh_open
from .engine import Record, insert, reading
from .schema import chats, reports, roles, submissions
from .screening_facts import active_sanction, standing
from .submission_cases import FIELDS, Follow

UPHELD, DISMISSED = "upheld", "dismissed"


@dataclass(frozen=True, slots=True)
class Reported:
    """What became of a report. `again`: this person has reported it before; `hid`: it hid it."""

    again: bool
    hid: bool


class Reports:
    """The reports of all readers."""

    def __init__(self, engine: AsyncEngine, bench: Bench) -> None:
        self._engine = engine
        self._bench = bench
        self._reading = reading(engine)

    async def report(
        self,
        submission_id: int,
        person_id: int,
        reason: str,
        *,
        now: datetime,
        is_moderator: bool = False,
    ) -> Reported:
        """Take a report, once a person; open a case and hide the submission where it is enough.

        Raises:
            UserError: it is gone or one's own, or the person may not report.
        """
        async with self._engine.begin() as connection:
            follow = Follow(self._engine, connection, self._bench, now)
            await follow.hold_still(submission_id)
            row = await self._standing(connection, submission_id, person_id)
            reporter = await _reporter(connection, person_id, now, is_moderator=is_moderator)
            check_reporter(reporter)
            new = insert(self._engine, reports).values(
                submission_id=submission_id,
                person_id=person_id,
                reason=reason,
                weight=weight(reporter),
                at=now,
            )
            made = new.on_conflict_do_nothing().returning(reports.c.person_id)
            if (await connection.execute(made)).first() is None:
                return Reported(again=True, hid=False)
            return Reported(again=False, hid=await self._weigh(follow, row))

    async def reasons(self, submission_id: int) -> Mapping[str, int]:
        """Count the reports that wait for moderators, by reason, the most frequent first."""
        counted = (
            select(reports.c.reason, func.count())
            .where(reports.c.submission_id == submission_id, reports.c.settled.is_(None))
            .group_by(reports.c.reason)
            .order_by(func.count().desc(), reports.c.reason)
        )
        async with self._reading.begin() as connection:
            return {row[0]: row[1] for row in await connection.execute(counted)}

    async def _standing(
        self, connection: AsyncConnection, submission_id: int, person_id: int
    ) -> Record:
        wanted = select(*FIELDS).where(submissions.c.id == submission_id)
        row = (await connection.execute(wanted.with_for_update())).first()
        if row is None or row.state != State.PUBLISHED:
            raise UserError("error-news-gone")
        if row.author_id == person_id:
            raise UserError("error-report-own")
        return row

    async def _weigh(self, follow: Follow, row: Record) -> bool:
        """Open a case, and hide what is reported, where that is due; tells whether it hid."""
        connection, now = follow.connection, follow.now
        counted = select(func.coalesce(func.sum(reports.c.weight), 0.0), func.count()).where(
            reports.c.submission_id == row.id, reports.c.settled.is_(None)
        )
        total, count = (await connection.execute(counted)).one()
        if not opens(total):
            return False
        await follow.report(row, why="reports", facts={})
        hid = await self._hide(follow, row, total, count)
        await refresh_open(self._engine, connection, row.id, now=now)
        return hid

    async def _hide(self, follow: Follow, row: Record, total: float, count: int) -> bool:
        author = await standing(follow.connection, row.author_id or 0, now=follow.now)
        if not hides(total, count, author=author.level):
            return False
        await follow.hide(row, reason="reports", detail={"reports": count})
        return True


async def settle(connection: AsyncConnection, submission_id: int, outcome: str) -> list[int]:
    """Write down what moderators made of the reports that wait; gives whose they were."""
    waiting = update(reports).where(
        reports.c.submission_id == submission_id, reports.c.settled.is_(None)
    )
    settled = waiting.values(settled=outcome).returning(reports.c.person_id)
    return sorted((await connection.execute(settled)).scalars())


async def resettle(
    connection: AsyncConnection, submission_id: int, people: list[int], outcome: str | None
) -> None:
    """Change what was made of the reports of these people; null: they wait again."""
    theirs = update(reports).where(
        reports.c.submission_id == submission_id, reports.c.person_id.in_(people)
    )
    await connection.execute(theirs.values(settled=outcome))


async def _reporter(
    connection: AsyncConnection, person_id: int, now: datetime, *, is_moderator: bool
) -> Reporter:
    counted = select(
        func.sum(case((reports.c.settled == UPHELD, 1), else_=0)),
        func.sum(case((reports.c.settled == DISMISSED, 1), else_=0)),
        func.sum(case((reports.c.at > now - DAY, 1), else_=0)),
    ).where(reports.c.person_id == person_id)
    upheld, dismissed, today = (await connection.execute(counted)).one()
    first_met = select(chats.c.created_at).where(chats.c.id == person_id)
    met = (await connection.execute(first_met)).scalar()
    theirs = select(roles.c.role).where(roles.c.person_id == person_id)
    held = set((await connection.execute(theirs)).scalars())
    laid = await active_sanction(connection, person_id, now=now)
    return Reporter(
        now - met if met else timedelta(0),
        upheld or 0,
        dismissed or 0,
        today or 0,
        is_trusted="trusted" in held,
        is_moderator=is_moderator or "moderator" in held,
        is_barred=laid is not None and laid.kind == "ban",
    )
