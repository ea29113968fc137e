"""Applications with feeds and channels. What may become of one: `news.application`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news import cases as kinds
from news.application import (
    AGAIN,
    History,
    Kind,
    Move,
    State,
    after,
    check_apply,
    due,
    restored,
)
from news.cases import Moderator
from news.errors import UserError
from news.model import ChatId, FeedId, PlaceId

from .case_cards import Bench
from .cases import NewCase, close_cases, open_case
from .channels import ChannelState, set_state
from .engine import Record, insert, reading
from .feeds import resume_feed, stop_feed
from .schema import applications

CASE_OF = {Kind.FEED: kinds.FEED, Kind.CHANNEL: kinds.CHANNEL}
WHY = "application"  # why such a case is before the moderators
WITHDRAWN = "withdrawn by the one who offered it"  # the note in the row of such a feed
_CHANGES = {"url", "subject", "title", "place_id", "section", "language", "found"}
_STANDING = (State.WAITING, State.APPROVED, State.REJECTED)


@dataclass(frozen=True, slots=True)
class NewLook:
    """An address that was looked at for somebody, and what was seen there.

    `subject` is the same for two addresses of one thing. `url` is empty where no feed was
    found. `also_digest`: a channel is to publish the digest of its place, too. `found`:
    {"source_key", "entries", "newest", "samples": [[title, address, moment]], "advice": [remark],
    "others": [[address, title, entries]]}, as far as it is known; later "shared": the feed was in
    the catalogue already, and withdrawing must not stop it.
    """

    applicant_id: int
    kind: Kind
    subject: str
    asked: str
    url: str = ""
    channel_id: int | None = None
    title: str = ""
    place_id: str | None = None
    language: str = "ru"
    also_digest: bool = False
    found: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Application:
    """One application; see `storage.schema` for its fields."""

    id: int
    applicant_id: ChatId
    kind: Kind
    subject: str
    asked: str
    url: str
    channel_id: int | None
    title: str
    place_id: PlaceId | None
    section: str | None
    language: str
    found: dict[str, Any]
    also_digest: bool
    state: State
    before: str | None
    reason: str | None
    feed_id: FeedId | None
    created_at: datetime
    applied_at: datetime | None
    due_at: datetime | None
    changed_at: datetime


COLUMNS = [applications.c[name] for name in Application.__dataclass_fields__]


class Applications:
    """The applications of all people. `bench`: who decides about them."""

    def __init__(self, engine: AsyncEngine, bench: Bench) -> None:
        self._engine = engine
        self._reading = reading(engine)
        self._bench = bench

    async def look(self, new: NewLook, *, now: datetime) -> Application:
        """Write down an address that was looked at: a draft, which counts as a look."""
        row = {name: getattr(new, name) for name in NewLook.__dataclass_fields__}
        row |= {"found": dict(new.found), "state": State.DRAFT}
        made = insert(self._engine, applications).values(created_at=now, changed_at=now, **row)
        async with self._engine.begin() as connection:
            return as_application((await connection.execute(made.returning(*COLUMNS))).one())

    async def history(self, applicant_id: int, *, now: datetime) -> History:
        """Count what a person did lately."""
        async with self._reading.begin() as connection:
            return await _history(connection, applicant_id, now)

    async def get(self, id: int) -> Application | None:
        """Find one, whoever applied and whatever became of it."""
        return await self._first(select(*COLUMNS).where(applications.c.id == id))

    async def own(self, applicant_id: int, id: int) -> Application | None:
        """Find one of this person's; null: it is not theirs, or there is none."""
        return await self._first(_of_person(applicant_id, id))

    async def of(self, applicant_id: int, *, limit: int = 100) -> list[Application]:
        """List what a person applied with, newest first; drafts are not in it."""
        wanted = (
            select(*COLUMNS)
            .where(applications.c.applicant_id == applicant_id)
            .where(applications.c.state != State.DRAFT)
            .order_by(applications.c.applied_at.desc(), applications.c.id.desc())
            .limit(limit)
        )
        async with self._reading.begin() as connection:
            return [as_application(row) for row in await connection.execute(wanted)]

    async def standing(self, subject: str, *, now: datetime) -> Application | None:
        """Find the newest application with the same thing that keeps it from being offered.

        One that waits, was approved, or was rejected less than `AGAIN` ago.
        """
        wanted = (
            select(*COLUMNS)
            .where(applications.c.subject == subject, applications.c.state.in_(_STANDING))
            .order_by(applications.c.changed_at.desc(), applications.c.id.desc())
            .limit(1)
        )
        found = await self._first(wanted)
        if found and found.state is State.REJECTED and now - found.changed_at > AGAIN:
            return None
        return found

    async def change(
        self, id: int, *, of: Sequence[State], now: datetime, **changes: object
    ) -> Application | None:
        """Change what an application says while it is in one of the states `of`; null: it is not.

        Raises:
            ValueError: not something that can be changed.
        """
        if unknown := changes.keys() - _CHANGES:
            raise ValueError(f"cannot be changed: {sorted(unknown)}")
        mine = update(applications).where(
            applications.c.id == id, applications.c.state.in_(list(of))
        )
        changed = mine.values(changed_at=now, **changes).returning(*COLUMNS)
        async with self._engine.begin() as connection:
            row = (await connection.execute(changed)).first()
        return as_application(row) if row else None

    async def apply(self, id: int, *, now: datetime) -> Application:
        """Let a draft go to the moderators: from now on an answer is promised.

        One that went before is given as it stands.

        Raises:
            UserError: the person has too many, or somebody applied with the same thing.
        """
        try:
            async with self._engine.begin() as connection:
                return await self._apply(connection, id, now)
        except IntegrityError as error:  # the unique index of what waits
            raise UserError("error-feed-applied") from error

    async def _apply(self, connection: AsyncConnection, id: int, now: datetime) -> Application:
        draft = await locked(connection, id)
        if draft.state is not State.DRAFT:
            return draft
        check_apply(await _history(connection, draft.applicant_id, now))
        to = after(draft.state, Move.APPLY)
        sent = await write(connection, id, now=now, state=to, applied_at=now, due_at=due(now))
        await self._open(connection, sent, now)
        return sent

    async def _open(self, connection: AsyncConnection, sent: Application, now: datetime) -> None:
        """Let an application wait for the moderators: a channel's posts are kept meanwhile."""
        if sent.channel_id is not None:
            await set_state(connection, sent.channel_id, ChannelState.WAITING)
        new = NewCase(
            kind=CASE_OF[sent.kind],
            subject_id=sent.id,
            why=WHY,
            place_id=sent.place_id,
            person_id=sent.applicant_id,
            due_at=sent.due_at,
        )
        await open_case(self._engine, connection, self._bench, new, now=now)

    async def withdraw(self, applicant_id: int, id: int, *, now: datetime) -> Application:
        """Take an application back, or the feed or channel that came of it out of the catalogue.

        Raises:
            UserError: it is not theirs, or somebody was faster.
        """
        async with self._engine.begin() as connection:
            mine = await _own(connection, applicant_id, id)
            by = Moderator(applicant_id, "")
            kind = CASE_OF[mine.kind]
            await close_cases(
                self._engine, connection, (kind,), id, why="withdrawn", by=by, now=now
            )
            mine = await locked(connection, id)
            to = after(mine.state, Move.WITHDRAW)
            await quit_reading(connection, mine, note=WITHDRAWN)
            return await write(connection, id, now=now, state=to, before=mine.state)

    async def restore(self, applicant_id: int, id: int, *, now: datetime) -> Application:
        """Undo a withdrawal: it waits again, or is read again, as before.

        Raises:
            UserError: it is not theirs, not withdrawn, was too long ago, or somebody applied with
                the same thing since.
        """
        try:
            async with self._engine.begin() as connection:
                mine = await _own(connection, applicant_id, id)
                to = restored(mine.state, mine.before, changed_at=mine.changed_at, now=now)
                back = await write(connection, id, now=now, state=to, before=None)
                if to is State.WAITING:
                    await self._open(connection, back, now)
                else:
                    await take_up_reading(connection, back, now=now)
                return back
        except IntegrityError as error:
            raise UserError("error-feed-applied") from error

    async def forget_drafts(self, before: datetime) -> int:
        """Delete addresses that were looked at before and never applied with; counts them."""
        old = delete(applications).where(
            applications.c.state == State.DRAFT, applications.c.created_at < before
        )
        async with self._engine.begin() as connection:
            return (await connection.execute(old)).rowcount

    async def _first(self, wanted: Select[*tuple[Any, ...]]) -> Application | None:
        async with self._reading.begin() as connection:
            row = (await connection.execute(wanted)).first()
        return as_application(row) if row else None


async def locked(connection: AsyncConnection, id: int) -> Application:
    """Read an application that nobody else changes until the transaction ends.

    Raises:
        UserError: there is none.
    """
    wanted = select(*COLUMNS).where(applications.c.id == id).with_for_update()
    row = (await connection.execute(wanted)).first()
    if row is None:
        raise UserError("error-application-gone")
    return as_application(row)


async def write(
    connection: AsyncConnection, id: int, *, now: datetime, **values: object
) -> Application:
    """Change an application within a transaction of the caller's."""
    changed = update(applications).where(applications.c.id == id)
    row = await connection.execute(changed.values(changed_at=now, **values).returning(*COLUMNS))
    return as_application(row.one())


async def quit_reading(connection: AsyncConnection, one: Application, *, note: str) -> None:
    """Read no more what came of an application; a feed that was read before it stays."""
    if one.channel_id is not None:
        await set_state(connection, one.channel_id, ChannelState.IDLE)
    elif one.feed_id is not None and not one.found.get("shared"):
        await stop_feed(connection, one.feed_id, reason=note)


async def take_up_reading(connection: AsyncConnection, one: Application, *, now: datetime) -> None:
    """Read again what came of an application, at once."""
    if one.channel_id is not None:
        await set_state(connection, one.channel_id, ChannelState.ACTIVE)
    elif one.feed_id is not None:
        await resume_feed(connection, one.feed_id, now=now)


def as_application(row: Record) -> Application:
    """Read a row of `COLUMNS`."""
    return Application(**{**row._mapping, "kind": Kind(row.kind), "state": State(row.state)})


def _of_person(applicant_id: int, id: int) -> Select[*tuple[Any, ...]]:
    mine = applications.c.applicant_id == applicant_id
    return select(*COLUMNS).where(mine, applications.c.id == id)


async def _own(connection: AsyncConnection, applicant_id: int, id: int) -> Application:
    row = (await connection.execute(_of_person(applicant_id, id))).first()
    if row is None:
        raise UserError("error-application-gone")
    return as_application(row)


async def _history(connection: AsyncConnection, applicant_id: int, now: datetime) -> History:
    hour, day = now - timedelta(hours=1), now - timedelta(days=1)
    created, applied = applications.c.created_at, applications.c.applied_at
    counted = select(
        _count(created > hour),
        _count(created > day),
        _count(applied > day),
        _count(applications.c.state == State.WAITING),
    ).where(applications.c.applicant_id == applicant_id)
    return History(*(await connection.execute(counted)).one())


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count().filter(condition)
