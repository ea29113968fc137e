"""Readers' news as digests need them: what stands published, and nothing about its author."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from news.model import PlaceId, SubmissionId

from .engine import reading
from .schema import submissions


@dataclass(frozen=True, slots=True)
class PublishedNews:
    """News from a reader. `signature` is empty for anonymous; `media` counts pictures."""

    id: SubmissionId
    place_id: PlaceId
    title: str
    signature: str
    published_at: datetime
    media: int


_COLUMNS = (
    submissions.c.id,
    submissions.c.place_id,
    submissions.c.title,
    submissions.c.signature,
    submissions.c.published_at,
    func.json_array_length(submissions.c.media),
)
_STANDS = (submissions.c.state == "published", submissions.c.published_at.is_not(None))


class ReadersNews:
    """The published submissions of all places."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = reading(engine)

    async def fresh(
        self, places: Iterable[str], since: datetime, until: datetime, *, limit: int
    ) -> list[PublishedNews]:
        """List what was published about any of `places` in (since, until], newest first."""
        wanted = select(*_COLUMNS).where(
            *_STANDS,
            submissions.c.place_id.in_(list(places)),
            submissions.c.published_at > since,
            submissions.c.published_at <= until,
        )
        newest = wanted.order_by(submissions.c.published_at.desc(), submissions.c.id.desc())
        async with self._reading.begin() as connection:
            found = await connection.execute(newest.limit(limit))
            return [PublishedNews(*row) for row in found]

    async def published(self, ids: Iterable[int]) -> dict[SubmissionId, PublishedNews]:
        """Find those of these that stand: one that was withdrawn or hidden is not there."""
        wanted = list(ids)
        if not wanted:
            return {}
        found = select(*_COLUMNS).where(*_STANDS, submissions.c.id.in_(wanted))
        async with self._reading.begin() as connection:
            return {
                SubmissionId(row.id): PublishedNews(*row)
                for row in await connection.execute(found)
            }
