"""What moderators change of a submission without deciding about it: its headline, its place."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.cases import Act, Moderator
from news.errors import UserError
from news.headline_edit import with_headline
from news.submission import headline

from .audit import note
from .author_notices import tell_author
from .case_cards import Bench, has_card, put_up, recipients, refresh
from .cases import COLUMNS, Case, as_case, move_case
from .engine import Record
from .prints import remember_anew
from .schema import cases, submissions
from .submissions import COLUMNS as SHOWN
from .submissions import submission_of


class CaseEdits:
    """Changes by moderators; each is logged, told to the author, and seen on every card."""

    def __init__(self, engine: AsyncEngine, bench: Bench) -> None:
        self._engine = engine
        self._bench = bench

    async def headline(self, id: int, title: str, by: Moderator, *, now: datetime) -> Case:
        """Give what an open case is about another headline.

        Raises:
            UserError: there is nothing open, or the headline is no headline.
        """
        async with self._engine.begin() as connection:
            case, row = await self._both(connection, id)
            text, entities = with_headline(row.text, row.entities, title)
            is_now = headline(text)
            values = {"text": text, "entities": entities, "title": is_now}
            await self._change(connection, case, row, values, now)
            detail = {"was": row.title, "is": is_now}
            await self._after(connection, case, row, Act.HEADLINE, by, detail, now)
            return case

    async def place(self, id: int, place: str, by: Moderator, *, now: datetime) -> Case:
        """Move what an open case is about to another place, whose moderators get the card too.

        Raises:
            UserError: there is nothing open.
        """
        async with self._engine.begin() as connection:
            case, row = await self._both(connection, id)
            values = {"place_id": place, "area_id": place}
            await self._change(connection, case, row, values, now)
            changed = await move_case(connection, case.id, place)
            detail = {"was": row.area_id or row.place_id, "is": place}
            await self._after(connection, changed, row, Act.PLACE, by, detail, now)
            await self._show_to_new(connection, changed, now)
            return changed

    async def _both(self, connection: AsyncConnection, id: int) -> tuple[Case, Record]:
        """Lock a case and then its submission, in the order that everyone keeps."""
        found = select(*COLUMNS).where(cases.c.id == id, cases.c.state == "open")
        row = (await connection.execute(found.with_for_update())).first()
        if row is None:
            raise UserError("error-case-decided")
        case = as_case(row)
        wanted = select(*SHOWN).where(submissions.c.id == case.subject_id)
        about = (await connection.execute(wanted.with_for_update())).first()
        if about is None:
            raise UserError("error-news-gone")
        return case, about

    async def _change(
        self,
        connection: AsyncConnection,
        case: Case,
        row: Record,
        values: Mapping[str, Any],
        now: datetime,
    ) -> None:
        version = {"version": row.version + 1, "changed_at": now}
        changed = update(submissions).where(submissions.c.id == case.subject_id)
        made = changed.values({**values, **version}).returning(*SHOWN)
        content = submission_of((await connection.execute(made)).one()).content
        await remember_anew(connection, case.subject_id, content, now=row.created_at)

    async def _after(
        self,
        connection: AsyncConnection,
        case: Case,
        row: Record,
        act: Act,
        by: Moderator,
        detail: Mapping[str, Any],
        now: datetime,
    ) -> None:
        await note(
            connection, act, by, now=now, case_id=case.id, person_id=case.person_id,
            place_id=case.place_id, detail=detail,
        )  # fmt: skip
        if row.author_id is not None:
            await tell_author(
                self._engine, connection, row.author_id, act, now=now,
                about=case.subject_id, values={"title": row.title, **detail},
            )  # fmt: skip
        await refresh(self._engine, connection, case.id, now=now)

    async def _show_to_new(self, connection: AsyncConnection, case: Case, now: datetime) -> None:
        have = await has_card(connection, case.id)
        to = [
            chat
            for chat in await recipients(connection, self._bench, case.place_id)
            if chat not in have
        ]
        await put_up(
            self._engine, connection, case.id, to,
            language=self._bench.language, albums=0, now=now,
        )  # fmt: skip
