"""News from readers. What may become of one is decided in `news.submission`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from news.model import ChatId, PlaceId, SubmissionId
from news.submission import Decision, State

from .engine import Record, insert, reading
from .schema import submissions


@dataclass(frozen=True, slots=True)
class Submission:
    """What a reader sent. `text` is plain and whole; `entities` are Telegram's for it.

    `media` is [{"kind": "photo" | "video", "file_id": …}]; `signature` is empty for anonymous.
    """

    id: SubmissionId
    author_id: ChatId
    place_id: PlaceId
    state: State
    title: str
    text: str
    entities: list[dict[str, Any]]
    media: list[dict[str, str]]
    signature: str
    reason: str | None
    created_at: datetime
    published_at: datetime | None
    changed_at: datetime | None
    request_key: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be published; `request_key` is the same for every press on one draft."""

    author_id: int
    place_id: str
    title: str
    text: str
    entities: Sequence[dict[str, Any]]
    media: Sequence[dict[str, str]]
    signature: str
    request_key: str


_COLUMNS = [submissions.c[name] for name in Submission.__dataclass_fields__]


class Submissions:
    """The submissions of all readers."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def add(
        self, draft: Draft, decision: Decision, *, now: datetime
    ) -> tuple[Submission, bool]:
        """Write a draft down in the state decided; tells whether it is new.

        The same request key gives what was written the first time.
        """
        published = now if decision.state is State.PUBLISHED else None
        new = insert(self._engine, submissions).values(
            author_id=draft.author_id,
            place_id=draft.place_id,
            state=decision.state,
            title=draft.title,
            text=draft.text,
            entities=list(draft.entities),
            media=list(draft.media),
            signature=draft.signature,
            reason=decision.reason,
            created_at=now,
            published_at=published,
            request_key=draft.request_key,
        )
        made = new.on_conflict_do_nothing(index_elements=["request_key"]).returning(*_COLUMNS)
        same = select(*_COLUMNS).where(
            submissions.c.request_key == draft.request_key,
            submissions.c.author_id == draft.author_id,
        )
        async with self._engine.begin() as connection:
            row = (await connection.execute(made)).first()
            if row is not None:
                return _submission(row), True
            return _submission((await connection.execute(same)).one()), False

    async def get(self, id: int) -> Submission | None:
        """Find one, whoever wrote it and whatever became of it."""
        return await self._first(select(*_COLUMNS).where(submissions.c.id == id))

    async def own(self, author_id: int, id: int) -> Submission | None:
        """Find one of this author's; null: it is not theirs, or there is none."""
        wanted = select(*_COLUMNS).where(submissions.c.author_id == author_id)
        return await self._first(wanted.where(submissions.c.id == id))

    async def by_request(self, author_id: int, request_key: str) -> Submission | None:
        """Find what this author's press on a draft made; null: nothing yet."""
        wanted = select(*_COLUMNS).where(submissions.c.author_id == author_id)
        return await self._first(wanted.where(submissions.c.request_key == request_key))

    async def move(
        self, id: int, *, of: State, to: State, now: datetime, reason: str | None = None
    ) -> Submission | None:
        """Change the state from `of` to `to`; null: it was no longer in `of`."""
        values: dict[str, Any] = {"state": to, "changed_at": now, "reason": reason}
        if to is State.PUBLISHED:
            values["published_at"] = func.coalesce(submissions.c.published_at, now)
        moved = update(submissions).where(submissions.c.id == id, submissions.c.state == of)
        async with self._engine.begin() as connection:
            row = (await connection.execute(moved.values(values).returning(*_COLUMNS))).first()
        return _submission(row) if row else None

    async def recent(
        self,
        places: Iterable[str],
        *,
        since: datetime,
        until: datetime | None = None,
        limit: int,
        offset: int = 0,
    ) -> list[Submission]:
        """List what stands published about any of `places` since then, newest first."""
        wanted = select(*_COLUMNS).where(*_published(places, since, until))
        newest = wanted.order_by(submissions.c.published_at.desc(), submissions.c.id.desc())
        async with self._reading.begin() as connection:
            found = await connection.execute(newest.limit(limit).offset(offset))
            return [_submission(row) for row in found]

    async def count_recent(self, places: Iterable[str], *, since: datetime) -> int:
        """Count what `recent` would list."""
        counted = select(func.count()).where(*_published(places, since))
        async with self._reading.begin() as connection:
            return (await connection.execute(counted)).scalar_one()

    async def count_by(self, author_id: int, *, since: datetime | None = None) -> int:
        """Count what an author has sent, ever or since a moment, whatever became of it."""
        counted = select(func.count()).where(submissions.c.author_id == author_id)
        if since is not None:
            counted = counted.where(submissions.c.created_at >= since)
        async with self._reading.begin() as connection:
            return (await connection.execute(counted)).scalar_one()

    async def _first(self, wanted: Select[*tuple[Any, ...]]) -> Submission | None:
        async with self._reading.begin() as connection:
            row = (await connection.execute(wanted)).first()
        return _submission(row) if row else None


def _published(
    places: Iterable[str], since: datetime, until: datetime | None = None
) -> list[ColumnElement[bool]]:
    standing = [
        submissions.c.place_id.in_(list(places)),
        submissions.c.state == State.PUBLISHED,
        submissions.c.published_at >= since,
    ]
    return standing if until is None else [*standing, submissions.c.published_at < until]


def _submission(row: Record) -> Submission:
    return Submission(**{**row._mapping, "state": State(row.state)})
