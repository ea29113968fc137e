"""Cases follow what authors do with their submissions, in the same transaction.

Whoever changes a submission locks its open cases first (`hold_still`), as a decision does, so
that the two never wait for each other crosswise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.attachments import batches
from news.cases import ALERT, APPEAL, HELD, REPORTED, Act
from news.submission import Alert, State

from .audit import BOT, note
from .author_notices import tell_author
from .case_cards import Bench
from .cases import NewCase, close_cases, last_case, open_case
from .engine import Record
from .schema import cases, submissions

ABOUT = (HELD, REPORTED, ALERT, APPEAL)  # kinds whose subject is a submission
FIELDS = [
    submissions.c[name]
    for name in (
        "id", "author_id", "place_id", "state", "reason", "title", "media", "alert", "version",
    )
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Follow:
    """One submission that changes, and who decides about it."""

    engine: AsyncEngine
    connection: AsyncConnection
    bench: Bench
    now: datetime

    async def hold_still(self, id: int) -> None:
        """Lock what is open about a submission, before anything of it changes."""
        open_ones = select(cases.c.id).where(
            cases.c.kind.in_(ABOUT), cases.c.subject_id == id, cases.c.state == "open"
        )
        await self.connection.execute(open_ones.order_by(cases.c.id).with_for_update())

    async def made(self, row: Record) -> None:
        """Open what the state of a new one asks for: of it nothing is open yet."""
        if row.state == State.HELD:
            await self._open_held(row)
        await self._ask_to_alert(row)

    async def changed(self, row: Record, *, edited: bool = False) -> None:
        """Open and close what its new state asks for; `row` has at least `FIELDS`.

        Edited: what moderators have on their cards is no longer what they decide about, so
        that those cases are closed and, where there is still something to decide, opened anew.
        """
        state = State(row.state)
        again = [] if not edited else await self._close(row.id, (HELD, REPORTED), "edited")
        match state:
            case State.HELD:
                await self._open_held(row)
            case State.PUBLISHED:
                await self._close(row.id, (HELD, APPEAL), "published")
                if REPORTED in again:
                    await self._open_like_the_last(row, REPORTED)
            case _:
                await self._close(row.id, ABOUT, state)
        await self._ask_to_alert(row)

    async def report(self, row: Record, *, why: str, facts: Mapping[str, Any]) -> None:
        """Let moderators look at one that stands published, or did until now."""
        await self._open(row, REPORTED, why, facts)

    async def hide(self, row: Record, *, reason: str, detail: Mapping[str, Any]) -> None:
        """Take one from readers until a moderator looks, and tell its author; noted as the bot's.

        `row` has at least `FIELDS`; `detail` is for the log.
        """
        hidden = update(submissions).where(submissions.c.id == row.id)
        values = {"state": State.HIDDEN, "reason": reason, "changed_at": self.now}
        await self.connection.execute(hidden.values(values))
        if row.author_id is not None:
            await tell_author(
                self.engine, self.connection, row.author_id, "hidden", now=self.now,
                about=row.id, values={"title": row.title, "reason": reason},
            )  # fmt: skip
        await note(
            self.connection, Act.HIDE, BOT, now=self.now, person_id=row.author_id,
            place_id=row.place_id, detail={"submission": row.id, **detail},
        )  # fmt: skip

    async def _close(self, id: int, kinds: tuple[str, ...], why: str) -> list[str]:
        return await close_cases(
            self.engine, self.connection, kinds, id, why=why, by=BOT, now=self.now
        )

    async def _ask_to_alert(self, row: Record) -> None:
        if row.alert == Alert.WAITING and row.state == State.PUBLISHED:
            await self._open(row, ALERT, "urgent")

    async def _open_held(self, row: Record) -> None:
        if row.reason:
            await self._open(row, HELD, row.reason)
        else:
            await self._open_like_the_last(row, HELD)

    async def _open_like_the_last(self, row: Record, kind: str) -> None:
        last = await last_case(self.connection, kind, row.id)
        await self._open(row, kind, last.why if last else "moderated")

    async def _open(
        self, row: Record, kind: str, why: str, facts: Mapping[str, Any] | None = None
    ) -> None:
        new = NewCase(
            kind,
            row.id,
            why,
            place_id=row.place_id,
            person_id=row.author_id,
            facts=facts or {},
            albums=len(batches(row.media)),
        )
        await open_case(self.engine, self.connection, self.bench, new, now=self.now)
