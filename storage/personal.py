"""What we know about a person, table by table: given to them whole, deleted when they say so.

`PERSONAL` is the list; a test holds the schema to it, so that no table with a person in it is
forgotten here. docs/decisions/0017-privacy.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.kinds import KINDS, Kind, Shelf
from news.shown import unpack
from news.submission import State

from .audit import BOT
from .cases import close_cases
from .engine import Record, reading
from .likes import recount
from .schema import (
    album_parts,
    albums,
    applications,
    audit,
    cases,
    channels,
    chats,
    deliveries,
    dialogs,
    drafts,
    follows,
    likes,
    managers,
    misplaced,
    muted_words,
    reports,
    roles,
    sanctions,
    seen,
    stops,
    submissions,
    subscriptions,
    votes,
    wanted_words,
)
from .submission_cases import ABOUT

STAYS_AFTER = timedelta(days=1)  # younger news count against limits, which /forget must not reset
LIST_MOST = 20_000  # rows of one table in an export: no honest person has as many


class Fate(StrEnum):
    """What becomes of rows about a person who wants to be forgotten."""

    FOLLOWS = "follows"  # the database deletes them with the chat
    DELETED = "deleted"
    UNLINKED = "unlinked"  # they stay, and no longer say whom they are about
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is named: a column of a table.

    `hidden`: columns that are about others, or only ours, and not given out. `through`: a table
    of this list whose rows the column names, where it does not name the person itself.
    `nobody`: what an unlinked row names instead.
    """

    table: Table
    column: str
    fate: Fate
    hidden: frozenset[str] = frozenset()
    through: Table | None = None
    nobody: int | None = None

    def about(self, person_id: int) -> ColumnElement[bool]:
        """Give the condition that a row is about a person."""
        if self.through is None:
            return self.table.c[self.column] == person_id
        between = next(place for place in PERSONAL if place.table is self.through)
        ids = select(self.through.c.id).where(between.about(person_id))
        return self.table.c[self.column].in_(ids)


_DECIDERS = frozenset({"decided_by", "decided_name", "before"})
PERSONAL: tuple[Place, ...] = (
    Place(chats, "id", Fate.FOLLOWS),
    Place(subscriptions, "chat_id", Fate.FOLLOWS),
    Place(muted_words, "chat_id", Fate.FOLLOWS),
    Place(wanted_words, "subscription_id", Fate.FOLLOWS, through=subscriptions),
    Place(seen, "chat_id", Fate.FOLLOWS),
    Place(follows, "chat_id", Fate.FOLLOWS),
    Place(deliveries, "chat_id", Fate.FOLLOWS, frozenset({"leased_until", "attempts"})),
    Place(submissions, "author_id", Fate.FOLLOWS, frozenset({"request_key", "matched_at"})),
    Place(drafts, "person_id", Fate.FOLLOWS, frozenset({"version"})),
    Place(applications, "applicant_id", Fate.FOLLOWS),
    Place(albums, "person_id", Fate.FOLLOWS),
    Place(album_parts, "person_id", Fate.FOLLOWS),
    Place(votes, "voter_id", Fate.DELETED),
    Place(misplaced, "person_id", Fate.DELETED),
    Place(likes, "person_id", Fate.DELETED),
    Place(reports, "person_id", Fate.DELETED, frozenset({"weight"})),
    Place(managers, "person_id", Fate.DELETED),
    Place(roles, "person_id", Fate.DELETED, frozenset({"granted_by"})),
    Place(channels, "owner_id", Fate.UNLINKED, nobody=0),
    Place(cases, "person_id", Fate.UNLINKED, _DECIDERS),
    Place(audit, "person_id", Fate.UNLINKED, frozenset({"actor_id", "actor"})),
    Place(sanctions, "person_id", Fate.KEPT, frozenset({"given_by", "given_name"})),
    Place(stops, "person_id", Fate.KEPT),
)
"""Every place.

Of sanctions only those in force are kept: a ban outlives /forget. Stops go by themselves after a
week: a flood that begins anew with /forget would never be one.
"""


class Personal:
    """What is known of people, over all tables."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def export(self, person_id: int) -> dict[str, Any]:
        """Give everything about a person (or about a group) as plain JSON values, by table."""
        found: dict[str, Any] = {}
        async with self._reading.begin() as connection:
            for place in PERSONAL:
                rows = await connection.execute(_about(place, person_id).limit(LIST_MOST))
                found[place.table.name] = [_plain(row) for row in rows]
            mine = select(dialogs.c.state, dialogs.c.data).where(_dialogs_of(person_id))
            found["dialogs"] = [_plain(row) for row in await connection.execute(mine)]
        return found

    async def has_news(self, person_id: int, *, now: datetime) -> bool:
        """Tell whether a person has something published that may stay without its author."""
        wanted = select(submissions.c.id).where(*_may_stay(person_id, now)).limit(1)
        async with self._reading.begin() as connection:
            return (await connection.execute(wanted)).first() is not None

    async def forget(self, person_id: int, *, now: datetime, keep_news: bool = False) -> None:
        """Delete everything about a person or a group, in one transaction.

        `keep_news`: news and photos that readers have seen for a day stay, with nothing that
        tells whose they were.
        Sanctions in force stay in any case, and for a week what they were stopped with.
        """
        async with self._engine.begin() as connection:
            if keep_news:
                await connection.execute(_let_go(person_id, now))
            await self._close_cases(connection, person_id, now)
            await _forget(connection, person_id, now)

    async def _close_cases(
        self, connection: AsyncConnection, person_id: int, now: datetime
    ) -> None:
        """Close what moderators were to decide about submissions that go."""
        mine = select(submissions.c.id).where(submissions.c.author_id == person_id)
        about = (
            select(cases.c.subject_id)
            .distinct()
            .where(cases.c.kind.in_(ABOUT), cases.c.state == "open", cases.c.subject_id.in_(mine))
        )
        for id in list((await connection.execute(about)).scalars()):
            await close_cases(self._engine, connection, ABOUT, id, why="gone", by=BOT, now=now)


async def _forget(connection: AsyncConnection, person_id: int, now: datetime) -> None:
    liked = select(likes.c.submission_id).where(likes.c.person_id == person_id)
    ids = list((await connection.execute(liked)).scalars())
    for place in PERSONAL:
        mine = place.about(person_id)
        if place.fate is Fate.DELETED:
            await connection.execute(delete(place.table).where(mine))
        elif place.fate is Fate.UNLINKED:
            unlinked = update(place.table).where(mine).values({place.column: place.nobody})
            await connection.execute(unlinked)
    if ids:
        await recount(connection, ids)
    over = or_(sanctions.c.lifted_at.is_not(None), sanctions.c.until <= now)
    await connection.execute(delete(sanctions).where(sanctions.c.person_id == person_id, over))
    await connection.execute(delete(dialogs).where(_dialogs_of(person_id)))
    await connection.execute(delete(chats).where(chats.c.id == person_id))


def _may_stay(person_id: int, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Choose what may stay: published for a while, and no ad: that is a way to reach somebody."""
    news = [kind for kind in Kind if KINDS[kind].shelf is not Shelf.ADS]
    return (
        submissions.c.author_id == person_id,
        submissions.c.state == State.PUBLISHED,
        submissions.c.published_at <= now - STAYS_AFTER,
        submissions.c.kind.in_(news),
    )


def _let_go(person_id: int, now: datetime) -> Any:  # noqa: ANN401  # SQLAlchemy's Update
    """Take everything off what stays but its words and pictures."""
    nobody: dict[str, Any] = {"author_id": None, "signature": "", "point": None, "messages": []}
    return update(submissions).where(*_may_stay(person_id, now)).values(nobody)


def _about(place: Place, person_id: int) -> Any:  # noqa: ANN401  # SQLAlchemy's Select
    shown = [column for column in place.table.c if column.name not in place.hidden]
    return select(*shown).where(place.about(person_id))


def _dialogs_of(person_id: int) -> ColumnElement[bool]:
    return dialogs.c.key.like(f"%:{int(person_id)}:%")


def _plain(row: Record) -> Mapping[str, Any]:
    return {name: _value(value) for name, value in row._mapping.items()}


def _value(value: Any) -> Any:  # noqa: ANN401  # whatever a database holds
    """Give a value as JSON has it: moments in ISO 8601, what was shown as pairs."""
    match value:
        case datetime():
            return value.isoformat()
        case bytes():
            return [[story, at] for story, (_, at) in unpack(value)]
        case Enum() | Decimal():
            return str(value)
    return value
