"""Ads whose time ends: their authors are told before and after, in the same transaction."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.kinds import KINDS
from news.model import ChatId
from news.submission import Move, State, after

from .case_cards import Bench
from .deliveries import NewDelivery, put
from .engine import Record
from .schema import submissions
from .submission_cases import Follow
from .submissions import COLUMNS

WRITER = "ad"  # who writes the letter of such a row


class Ads:
    """What ends by itself."""

    def __init__(self, engine: AsyncEngine, bench: Bench | None = None) -> None:
        self._engine = engine
        self._bench = bench or Bench()

    async def end(self, *, now: datetime, limit: int) -> int:
        """Let up to `limit` ads end whose time is over, and tell their authors; counts them."""
        over = (submissions.c.state == State.PUBLISHED, submissions.c.expires_at <= now)
        to = after(State.PUBLISHED, Move.EXPIRE)
        async with self._engine.begin() as connection:
            rows = await self._take(
                connection, over, {"state": to, "changed_at": now}, limit=limit
            )
            for row in rows:
                await Follow(self._engine, connection, self._bench, now).changed(row)
            await self._tell(connection, rows, "over", now=now)
        return len(rows)

    async def remind(self, *, now: datetime, limit: int) -> int:
        """Tell the authors of up to `limit` ads, once each, that their time ends; counts them."""
        ends = [(kind, spec.reminds) for kind, spec in KINDS.items() if spec.reminds]
        told = 0
        for kind, before in ends:
            soon = (
                submissions.c.state == State.PUBLISHED,
                submissions.c.kind == kind,
                submissions.c.expires_at > now,
                submissions.c.expires_at <= now + (before or timedelta(0)),
                submissions.c.reminded_at.is_(None),
            )
            async with self._engine.begin() as connection:
                rows = await self._take(connection, soon, {"reminded_at": now}, limit=limit)
                await self._tell(connection, rows, "soon", now=now)
            told += len(rows)
        return told

    async def _take(
        self,
        connection: AsyncConnection,
        due: Sequence[ColumnElement[bool]],
        values: dict[str, object],
        *,
        limit: int,
    ) -> Sequence[Record]:
        """Change what is due; of several instances, each row is one's."""
        ids = (
            select(submissions.c.id)
            .where(*due)
            .order_by(submissions.c.expires_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        changed = update(submissions).where(submissions.c.id.in_(ids), *due).values(values)
        return (await connection.execute(changed.returning(*COLUMNS))).all()

    async def _tell(
        self, connection: AsyncConnection, rows: Sequence[Record], said: str, *, now: datetime
    ) -> None:
        letters = [
            NewDelivery(
                chat_id=ChatId(row.author_id),
                kind="notice",
                subject=f"ad:{said}:{row.id}",
                slot=row.expires_at,
                due_at=now,
                body={"writer": WRITER, "said": said, "ad": row.id},
            )
            for row in rows
            if row.author_id is not None
        ]
        await put(self._engine, connection, letters)
