"""Urgent news of readers that may wake their city, and the alerts of them, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from news.model import ChatId, PlaceId, StoryId, SubmissionId
from news.submission import Alert, State

from .deliveries import NewDelivery, add
from .engine import reading
from .schema import submissions

WRITER = "urgent"  # who writes the letter of such a row


@dataclass(frozen=True, slots=True)
class Urgent:
    """One that nobody was told of. `story_id`: the story about the same event; null: none."""

    id: SubmissionId
    author_id: ChatId | None
    place_id: PlaceId
    story_id: StoryId | None


_COLUMNS = [submissions.c[name] for name in Urgent.__dataclass_fields__]
_MAY = (submissions.c.state == State.PUBLISHED, submissions.c.alert == Alert.ALLOWED)


class UrgentNews:
    """What waits to be told at once."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def waiting(self, *, since: datetime, limit: int) -> list[Urgent]:
        """List those published, or allowed by a moderator, after `since`: oldest first."""
        moved = func.coalesce(submissions.c.changed_at, submissions.c.published_at)
        wanted = select(*_COLUMNS).where(*_MAY, moved > since).order_by(submissions.c.id)
        async with self._reading.begin() as connection:
            return [Urgent(*row) for row in await connection.execute(wanted.limit(limit))]

    async def tell(self, id: int, rows: Sequence[NewDelivery]) -> int:
        """Write down that one was told of and put the alerts in the outbox.

        Nothing happens where it was withdrawn, hidden or told of meanwhile.
        """
        told = update(submissions).where(submissions.c.id == id, *_MAY).values(alert=Alert.SENT)
        async with self._engine.begin() as connection:
            if not (await connection.execute(told)).rowcount:
                return 0
            return await add(connection, rows)
