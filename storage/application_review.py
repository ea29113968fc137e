"""What moderators see of an application and may mend before they decide about it."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from news import cases as kinds
from news.application import State
from news.cases import Act, Moderator

from .applications import write
from .audit import note
from .case_cards import refresh
from .cases import Case, move_case, open_for_change
from .engine import reading
from .schema import applications, cases


class ApplicationReview:
    """The moderators' side of applications."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def record(self, applicant_id: int) -> dict[State, int]:
        """Count what a person applied with by what became of it; drafts are not in it."""
        counted = (
            select(applications.c.state, func.count())
            .where(applications.c.applicant_id == applicant_id)
            .where(applications.c.state != State.DRAFT)
            .group_by(applications.c.state)
        )
        async with self._reading.begin() as connection:
            return {State(row[0]): row[1] for row in await connection.execute(counted)}

    async def amend(
        self, case_id: int, by: Moderator, *, now: datetime, **changes: str | None
    ) -> Case:
        """Mend what an application says before it is decided; every card shows it.

        Raises:
            UserError: there is no such case, or it is decided.
            ValueError: not something that can be changed.
        """
        if unknown := changes.keys() - {"place_id", "section", "title"}:
            raise ValueError(f"cannot be mended: {sorted(unknown)}")
        async with self._engine.begin() as connection:
            case = await open_for_change(connection, case_id)
            await write(connection, case.subject_id, now=now, **changes)
            if "place_id" in changes:
                case = await move_case(connection, case_id, changes["place_id"])
            await refresh(self._engine, connection, case_id, now=now)
            detail = {"kind": case.kind, **changes}
            await note(
                connection, Act.PLACE if "place_id" in changes else Act.HEADLINE, by,
                now=now, case_id=case_id, person_id=case.person_id, place_id=case.place_id,
                detail=detail,
            )  # fmt: skip
            return case

    async def show_posts(self, channel_id: int, *, now: datetime) -> None:
        """Let the cards of a channel that waits show what it has posted since."""
        waiting = (
            select(cases.c.id)
            .join(applications, applications.c.id == cases.c.subject_id)
            .where(cases.c.kind == kinds.CHANNEL, cases.c.state == kinds.CaseState.OPEN)
            .where(applications.c.channel_id == channel_id)
        )
        async with self._engine.begin() as connection:
            for id in (await connection.execute(waiting)).scalars().all():
                await refresh(self._engine, connection, id, now=now)
