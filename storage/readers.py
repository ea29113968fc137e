"""Readers' news as readers and digests see them: what stands published, listed by place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import islice

from sqlalchemy import ColumnElement, UnaryExpression, func, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from news.kinds import Kind
from news.model import PlaceId, SubmissionId
from news.submission import State

from .engine import Record, reading
from .schema import submissions
from .submissions import COLUMNS, Submission, submission_of


@dataclass(frozen=True, slots=True)
class PublishedNews:
    """News from a reader as digests mention it, with nothing about its author.

    `signature` is empty for anonymous; `media` counts what is attached; `photos` are the first
    of them that are photos, by Telegram's file id.
    """

    id: SubmissionId
    place_id: PlaceId
    title: str
    signature: str
    published_at: datetime
    media: int
    likes: int = 0
    kind: Kind = Kind.NEWS
    photos: tuple[str, ...] = ()


class Order(StrEnum):
    """What comes first in a list."""

    NEWEST = "newest"
    LIKED = "liked"


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list is of; `since` and `until` bound when it was published: [since, until)."""

    kinds: tuple[Kind, ...]
    areas: frozenset[PlaceId]
    now: datetime
    since: datetime | None = None
    until: datetime | None = None
    category: str | None = None
    order: Order = Order.NEWEST


PHOTOS_MOST = 3  # of one piece of news, in a digest
NEWS = (
    submissions.c.id,
    submissions.c.place_id,
    submissions.c.title,
    submissions.c.signature,
    submissions.c.published_at,
    func.json_array_length(submissions.c.media).label("media"),
    submissions.c.likes,
    submissions.c.kind,
)
STANDS = (submissions.c.state == State.PUBLISHED, submissions.c.published_at.is_not(None))
_ORDERS: dict[Order, tuple[UnaryExpression[object], ...]] = {
    Order.NEWEST: (submissions.c.published_at.desc(), submissions.c.id.desc()),
    Order.LIKED: (
        submissions.c.likes.desc(), submissions.c.published_at.desc(), submissions.c.id.desc(),
    ),
}  # fmt: skip


class ReadersNews:
    """The published submissions of all places."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = reading(engine)

    async def fresh(
        self,
        places: Iterable[str],
        since: datetime,
        until: datetime,
        *,
        kinds: Iterable[Kind] = (Kind.NEWS, Kind.URGENT),
        limit: int,
    ) -> list[PublishedNews]:
        """List what was published about any of `places` in (since, until], newest first."""
        wanted = select(*NEWS).where(
            *STANDS,
            submissions.c.area_id.in_(list(places)),
            submissions.c.kind.in_(list(kinds)),
            submissions.c.published_at > since,
            submissions.c.published_at <= until,
        )
        async with self._reading.begin() as connection:
            found = await connection.execute(wanted.order_by(*_ORDERS[Order.NEWEST]).limit(limit))
            return [news_of(row) for row in found]

    async def published(self, ids: Iterable[int]) -> dict[SubmissionId, PublishedNews]:
        """Find those of these that stand: one that was withdrawn or hidden is not there."""
        wanted = list(ids)
        if not wanted:
            return {}
        found = select(*NEWS, submissions.c.media.label("attached")).where(
            *STANDS, submissions.c.id.in_(wanted)
        )
        async with self._reading.begin() as connection:
            return {
                SubmissionId(row.id): replace(news_of(row), photos=_photos(row.attached))
                for row in await connection.execute(found)
            }

    async def page(self, of: Listing, *, limit: int, offset: int = 0) -> list[Submission]:
        """Cut a page out of a list."""
        wanted = select(*COLUMNS).where(*_listed(of)).order_by(*_ORDERS[of.order])
        async with self._reading.begin() as connection:
            found = await connection.execute(wanted.limit(limit).offset(offset))
            return [submission_of(row) for row in found]

    async def count(self, of: Listing) -> int:
        """Count what a list has."""
        counted = select(func.count()).where(*_listed(of))
        async with self._reading.begin() as connection:
            return (await connection.execute(counted)).scalar_one()

    async def categories(self, of: Listing) -> dict[str, int]:
        """Count what a list has by category; those it has nothing of are not there."""
        counted = select(submissions.c.category, func.count()).where(*_listed(of))
        async with self._reading.begin() as connection:
            found = await connection.execute(counted.group_by(submissions.c.category))
            return {category: count for category, count in found if category}


def news_of(row: Record) -> PublishedNews:
    """Make one of a row that begins with `NEWS`."""
    known = {column.name: row._mapping[column.name] for column in NEWS}
    return PublishedNews(**{**known, "kind": Kind(row.kind)})


def _photos(attached: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    photos = (item["file_id"] for item in attached if item.get("kind") == "photo")
    return tuple(islice(photos, PHOTOS_MOST))


def _listed(of: Listing) -> list[ColumnElement[bool]]:
    lives = or_(submissions.c.expires_at.is_(None), submissions.c.expires_at > of.now)
    conditions = [
        *STANDS,
        submissions.c.area_id.in_(list(of.areas)),
        submissions.c.kind.in_(list(of.kinds)),
        lives,
    ]
    if of.since is not None:
        conditions.append(submissions.c.published_at >= of.since)
    if of.until is not None:
        conditions.append(submissions.c.published_at < of.until)
    if of.category is not None:
        conditions.append(submissions.c.category == of.category)
    return conditions
