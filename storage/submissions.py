"""What readers sent, for their authors and for those who decide; `storage.readers` lists it.

What may become of a submission is decided in `news.submission`.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    delete,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.errors import UserError
from news.kinds import Kind
from news.model import ChatId, PlaceId, StoryId, SubmissionId
from news.submission import Alert, Content, Decision, State, alert_of, ends_at, landed

from .case_cards import Bench
from .engine import Record, insert, reading
from .prints import remember, remember_anew
from .schema import Instant, drafts, submissions
from .submission_cases import Follow

MESSAGES_SEARCHED = 30  # of an author's latest submissions, for the message that one came from


@dataclass(frozen=True, slots=True)
class Submission:
    """What a reader sent; the fields of what it shows are those of `news.submission.Content`.

    `author_id` is null for one whose author is forgotten. `version` grows with every edit.
    """

    id: SubmissionId
    author_id: ChatId | None
    kind: Kind
    place_id: PlaceId
    area_id: PlaceId
    state: State
    title: str
    text: str
    entities: list[dict[str, Any]]
    media: list[dict[str, Any]]
    point: list[float] | None
    origin: list[dict[str, Any]] | None
    category: str | None
    details: dict[str, Any]
    signature: str
    reason: str | None
    likes: int
    views: int
    version: int
    alert: Alert | None
    story_id: StoryId | None
    is_detached: bool
    messages: list[int]
    created_at: datetime
    published_at: datetime | None
    edited_at: datetime | None
    changed_at: datetime | None
    expires_at: datetime | None
    request_key: str

    @property
    def content(self) -> Content:
        """Give what it shows, as decisions and cards take it."""
        return Content(
            kind=self.kind,
            place=self.place_id,
            area=self.area_id,
            text=self.text,
            entities=tuple(self.entities),
            media=tuple(self.media),
            point=(self.point[0], self.point[1]) if self.point else None,
            origin=tuple(self.origin or ()),
            category=self.category,
            details=self.details,
            signature=self.signature,
            messages=tuple(self.messages),
        )


COLUMNS = [submissions.c[name] for name in Submission.__dataclass_fields__]
_BY_KEY = select(*COLUMNS).where(
    submissions.c.request_key == bindparam("key"), submissions.c.author_id == bindparam("whose")
)
_DONE = delete(drafts).where(
    drafts.c.key == bindparam("wanted"), drafts.c.person_id == bindparam("whose")
)
_COUNTED = select(func.count()).where(submissions.c.author_id == bindparam("whose"))


class Submissions:
    """The submissions of all readers; what moderators are to decide about them follows."""

    def __init__(self, engine: AsyncEngine, bench: Bench | None = None) -> None:
        self._engine = engine
        self._bench = bench or Bench()
        self._reading = reading(engine)
        once = insert(engine, submissions).on_conflict_do_nothing(index_elements=["request_key"])
        self._new = once.returning(*COLUMNS)

    async def add(
        self, author_id: int, content: Content, decision: Decision, *, key: str, now: datetime
    ) -> tuple[Submission, bool]:
        """Write down what a draft has become, and drop the draft; tells whether it is new.

        The same request key gives what was written the first time.
        """
        async with self._engine.begin() as connection:
            return await self.write(connection, author_id, content, decision, key=key, now=now)

    async def write(
        self,
        connection: AsyncConnection,
        author_id: int,
        content: Content,
        decision: Decision,
        *,
        key: str,
        now: datetime,
    ) -> tuple[Submission, bool]:
        """Do what `add` does within a transaction of the caller's."""
        new = {
            "author_id": author_id,
            "state": decision.state,
            "reason": decision.reason,
            "alert": alert_of(content.kind, decision),
            "created_at": now,
            "request_key": key,
            **_shown(content),
            **_published(content.kind, decision, now),
        }
        row = (await connection.execute(self._new, new)).first()
        await connection.execute(_DONE, {"wanted": key, "whose": author_id})
        if row is None:
            known = await self.by_key(connection, author_id, key)
            if known is None:
                raise UserError("error-draft-gone")  # a key of somebody else's: forged
            return known, False
        await remember(connection, row.id, content, now=now)
        await self._follow(connection, now).made(row)
        return submission_of(row), True

    async def by_key(
        self, connection: AsyncConnection, author_id: int, key: str
    ) -> Submission | None:
        """Find what a draft has become, within a transaction of the caller's."""
        row = (await connection.execute(_BY_KEY, {"key": key, "whose": author_id})).first()
        return submission_of(row) if row else None

    async def revise(
        self, old: Submission, content: Content, decision: Decision, *, key: str, now: datetime
    ) -> Submission | None:
        """Give one other words, and drop the draft of them.

        Null: it was moved or edited since `old` was read. The story it stands under is looked
        for anew, unless it was detached.
        """
        values: dict[str, Any] = {
            "state": landed(old.state, decision),
            "reason": decision.reason,
            "version": old.version + 1,
            "changed_at": now,
            "edited_at": now if old.published_at else None,
            "story_id": None,
            "matched_at": None,
        }
        if decision.state is State.PUBLISHED and old.published_at is None:
            values |= _published(content.kind, decision, now)
        changed = _as_read(old).values(**values, **_shown(content)).returning(*COLUMNS)
        async with self._engine.begin() as connection:
            follow = self._follow(connection, now)
            await follow.hold_still(old.id)
            row = (await connection.execute(changed)).first()
            if row is not None:
                await connection.execute(delete(drafts).where(drafts.c.key == key))
                await remember_anew(connection, old.id, content, now=now)
                await follow.changed(row, edited=True)
        return submission_of(row) if row else None

    async def renew(
        self, old: Submission, decision: Decision, *, now: datetime
    ) -> Submission | None:
        """List one for another while, as if published now; null: it was moved since."""
        values: dict[str, Any] = {
            "state": landed(old.state, decision),
            "reason": decision.reason,
            "changed_at": now,
            "reminded_at": None,
            **_published(old.kind, decision, now),
        }
        renewed = _as_read(old).values(values).returning(*COLUMNS)
        return await self._moved(old.id, renewed, now=now)

    async def get(self, id: int) -> Submission | None:
        """Find one, whoever wrote it and whatever became of it."""
        return await self._first(submissions.c.id == id)

    async def own(self, author_id: int, id: int) -> Submission | None:
        """Find one of this author's; null: it is not theirs, or there is none."""
        return await self._first(submissions.c.author_id == author_id, submissions.c.id == id)

    async def by_request(self, author_id: int, request_key: str) -> Submission | None:
        """Find what this author's press on a draft made; null: nothing yet."""
        return await self._first(
            submissions.c.author_id == author_id, submissions.c.request_key == request_key
        )

    async def by_message(self, author_id: int, message_id: int) -> Submission | None:
        """Find what was made of an author's message, among their latest; null: nothing."""
        mine = await self.of_author(author_id, limit=MESSAGES_SEARCHED)
        return next((one for one in mine if message_id in one.messages), None)

    async def of_author(self, author_id: int, *, limit: int, offset: int = 0) -> list[Submission]:
        """List what an author sent, newest first, whatever became of it."""
        mine = select(*COLUMNS).where(submissions.c.author_id == author_id)
        newest = mine.order_by(submissions.c.created_at.desc(), submissions.c.id.desc())
        async with self._reading.begin() as connection:
            found = await connection.execute(newest.limit(limit).offset(offset))
            return [submission_of(row) for row in found]

    async def move(
        self, id: int, *, of: State, to: State, now: datetime, reason: str | None = None
    ) -> Submission | None:
        """Change the state from `of` to `to`; null: it was no longer in `of`.

        What moderators were to decide about it is closed when its author takes it away, and
        opened again when it comes back to them.
        """
        values: dict[str, Any] = {"state": to, "changed_at": now, "reason": reason}
        if to is State.PUBLISHED:
            values |= published_values(now)
        moved = update(submissions).where(submissions.c.id == id, submissions.c.state == of)
        return await self._moved(id, moved.values(values).returning(*COLUMNS), now=now)

    async def detach(self, id: int, *, now: datetime) -> Submission | None:
        """Take one out from under its story, for good; null: there is no such submission."""
        alone = {"story_id": None, "is_detached": True, "changed_at": now}
        detached = update(submissions).where(submissions.c.id == id).values(alone)
        return await self._changed(detached.returning(*COLUMNS))

    async def note_view(self, id: int, *, by: int) -> None:
        """Count that a reader opened one; its author does not count."""
        another = submissions.c.author_id.is_distinct_from(by)
        seen = update(submissions).where(submissions.c.id == id, another)
        async with self._engine.begin() as connection:
            await connection.execute(seen.values(views=submissions.c.views + 1))

    async def purge(
        self, *, published_before: datetime, gone_before: datetime, limit: int = 1_000
    ) -> int:
        """Delete up to `limit` of those kept long enough; counts them.

        What readers see counts from when it was published, what they do not from its last move;
        what waits for a moderator stays.
        """
        seen, waits = submissions.c.state == State.PUBLISHED, submissions.c.state == State.HELD
        old = or_(
            and_(seen, submissions.c.published_at < published_before),
            and_(~seen, ~waits, submissions.c.changed_at < gone_before),
        )
        ids = select(submissions.c.id).where(old).limit(limit)
        async with self._engine.begin() as connection:
            gone = await connection.execute(delete(submissions).where(submissions.c.id.in_(ids)))
            return gone.rowcount

    async def count_by(self, author_id: int) -> int:
        """Count what an author has ever sent, whatever became of it."""
        async with self._reading.begin() as connection:
            return (await connection.execute(_COUNTED, {"whose": author_id})).scalar_one()

    async def _moved(self, id: int, statement: Any, *, now: datetime) -> Submission | None:  # noqa: ANN401  # an UPDATE … RETURNING
        async with self._engine.begin() as connection:
            follow = self._follow(connection, now)
            await follow.hold_still(id)
            row = (await connection.execute(statement)).first()
            if row is not None:
                await follow.changed(row)
        return submission_of(row) if row else None

    def _follow(self, connection: AsyncConnection, now: datetime) -> Follow:
        return Follow(self._engine, connection, self._bench, now)

    async def _changed(self, statement: Any) -> Submission | None:  # noqa: ANN401  # an UPDATE … RETURNING
        async with self._engine.begin() as connection:
            row = (await connection.execute(statement)).first()
        return submission_of(row) if row else None

    async def _first(self, *conditions: ColumnElement[bool]) -> Submission | None:
        wanted: Select[*tuple[Any, ...]] = select(*COLUMNS).where(*conditions)
        async with self._reading.begin() as connection:
            row = (await connection.execute(wanted)).first()
        return submission_of(row) if row else None


def _as_read(old: Submission) -> Any:  # noqa: ANN401  # SQLAlchemy's Update
    return update(submissions).where(
        submissions.c.id == old.id,
        submissions.c.state == old.state,
        submissions.c.version == old.version,
    )


def _shown(content: Content) -> dict[str, Any]:
    return {
        "kind": content.kind,
        "place_id": content.place,
        "area_id": content.area,
        "title": content.title,
        "text": content.text,
        "entities": [dict(entity) for entity in content.entities],
        "media": [dict(item) for item in content.media],
        "point": list(content.point) if content.point else None,
        "origin": [dict(item) for item in content.origin] or None,
        "category": content.category,
        "details": dict(content.details),
        "signature": content.signature,
        "messages": list(content.messages),
    }


def _published(kind: Kind, decision: Decision, now: datetime) -> dict[str, datetime | None]:
    if decision.state is not State.PUBLISHED:
        return {}
    return {"published_at": now, "expires_at": ends_at(kind, now=now)}


def published_values(now: datetime) -> dict[str, Any]:
    """Give what else changes when one becomes published: since when, and until when.

    What was published before keeps both.
    """
    ends = {kind: end for kind in Kind if (end := ends_at(kind, now=now))}
    rows = ((submissions.c.kind == kind, literal(end, Instant)) for kind, end in ends.items())
    return {
        "published_at": func.coalesce(submissions.c.published_at, now),
        "expires_at": func.coalesce(submissions.c.expires_at, case(*rows)),
    }


def submission_of(row: Record) -> Submission:
    """Make one of a row with `COLUMNS`."""
    read = dict(row._mapping)
    read |= {"kind": Kind(row.kind), "state": State(row.state)}
    read["alert"] = Alert(row.alert) if row.alert else None
    return Submission(**read)
