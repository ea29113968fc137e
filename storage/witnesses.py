"""Readers' news on their way under stories about the same event, and those that are there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from news.kinds import KINDS
from news.model import PlaceId, StoryId, SubmissionId
from news.submission import State

from .engine import reading
from .readers import NEWS, STANDS, PublishedNews, news_of
from .schema import stories, submissions

_ATTACHING = [kind for kind, spec in KINDS.items() if spec.attaches]


@dataclass(frozen=True, slots=True)
class Unmatched:
    """News that stands under no story yet. `matched_at`: up to when stories were looked at."""

    id: SubmissionId
    place_id: PlaceId
    title: str
    text: str
    version: int
    published_at: datetime
    matched_at: datetime | None


_COLUMNS = [submissions.c[name] for name in Unmatched.__dataclass_fields__]


class Witnesses:
    """Readers' news and the stories they belong to."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def unmatched(
        self, *, since: datetime, looked_before: datetime, limit: int
    ) -> list[Unmatched]:
        """List news published since then for which no story was looked for lately."""
        wanted = (
            select(*_COLUMNS)
            .where(
                submissions.c.state == State.PUBLISHED,
                submissions.c.kind.in_(_ATTACHING),
                submissions.c.published_at >= since,
                submissions.c.story_id.is_(None),
                submissions.c.is_detached.is_(False),
                or_(submissions.c.matched_at.is_(None), submissions.c.matched_at < looked_before),
            )
            .order_by(submissions.c.matched_at.asc().nulls_first(), submissions.c.id)
            .limit(limit)
        )
        async with self._reading.begin() as connection:
            return [Unmatched(*row) for row in await connection.execute(wanted)]

    async def note(
        self,
        looked: Iterable[Unmatched],
        found: Mapping[SubmissionId, StoryId],
        *,
        now: datetime,
    ) -> None:
        """Write down what was found for those that were looked at.

        One that was edited, detached or withdrawn meanwhile is left as it is.
        """
        async with self._engine.begin() as connection:
            for one in looked:
                same = update(submissions).where(
                    submissions.c.id == one.id,
                    submissions.c.version == one.version,
                    submissions.c.state == State.PUBLISHED,
                    submissions.c.is_detached.is_(False),
                )
                story = found.get(one.id)
                await connection.execute(same.values(matched_at=now, story_id=story))

    async def under(self, story: int, *, limit: int) -> list[PublishedNews]:
        """List what stands under a story, or under one that it took in, the first told first."""
        took_in = select(stories.c.id).where(stories.c.merged_into == story)
        wanted = select(*NEWS).where(
            *STANDS, or_(submissions.c.story_id == story, submissions.c.story_id.in_(took_in))
        )
        first = wanted.order_by(submissions.c.published_at, submissions.c.id).limit(limit)
        async with self._reading.begin() as connection:
            return [news_of(row) for row in await connection.execute(first)]
