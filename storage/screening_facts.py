"""What a decision about a submission is fed with, gathered within the caller's transaction."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.alike import containment, grams, keys, likeness, reduced, specifics
from news.cases import APPEAL, HELD, REPORTED
from news.contacts import Contacts
from news.contacts import contacts as find_contacts
from news.kinds import KINDS, Kind, kinds_of
from news.submission import Content, State
from news.trust import (
    DAY,
    HOUR,
    OWN_TWIN_FOR,
    SURGE_FOR,
    TWIN_FOR,
    UPHELD_COUNTS,
    Facts,
    Sanction,
    Sent,
    Twin,
)

from .engine import Record
from .prints import contact_key
from .sanctions import standing_of
from .schema import cases, prints, roles, sources, stops, submissions
from .wordlist import STAMP, CurrentWords

ALIKE_MOST = 20  # earlier submissions that are compared whole
_SEEN = (State.PUBLISHED, State.EXPIRED, State.SOLD)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about: an author and what they let go; `trusted`: by the settings."""

    author_id: int
    content: Content
    trusted: bool
    now: datetime

    @property
    def contacts(self) -> Contacts:
        """Give the contacts that the text has."""
        return find_contacts(self.content.text, self.content.entities)


async def gather(connection: AsyncConnection, asked: Asked, words: CurrentWords) -> Facts:
    """Gather everything that `news.trust.judge` asks for; what is only counted, at once."""
    found, now = asked.contacts, asked.now
    counted = _history(asked.author_id, asked.content.kind, now).add_columns(*_around(asked))
    row = (await connection.execute(counted)).one()
    known = _author(row, asked.author_id, now=now, trusted=asked.trusted)
    wordlist = await words.at(connection, (row.words, row.words_at))
    return replace(
        known,
        sanction=await active_sanction(connection, asked.author_id, now=now),
        stops=row.stops,
        stopped=row.stopped,
        twins=() if known.is_trusted else await _twins(connection, asked),
        media_hosts=await _media(connection, found.hosts),
        sharers=await _sharers(connection, asked, found),
        queue=row.queue,
        word=wordlist.find(asked.content.text),
    )


async def standing(
    connection: AsyncConnection, person_id: int, *, now: datetime, trusted: bool = False
) -> Facts:
    """Gather what is known of an author alone; `hour` and `day` count what is like news."""
    row = (await connection.execute(_history(person_id, Kind.NEWS, now))).one()
    return _author(row, person_id, now=now, trusted=trusted)


async def active_sanction(
    connection: AsyncConnection, person_id: int, *, now: datetime
) -> Sanction | None:
    """Find what forbids a person to send; null: nothing."""
    laid = await standing_of(connection, person_id, now=now)
    return Sanction(laid.kind, laid.reason, laid.until) if laid else None


def _history(person_id: int, kind: Kind, now: datetime) -> Select[*tuple[Any, ...]]:
    """Ask for one row: what an author sent, and what became of it."""
    at, state = submissions.c.created_at, submissions.c.state
    shelf = submissions.c.kind.in_(kinds_of(KINDS[kind].shelf))
    refused = state == State.REJECTED
    lately = and_(refused, submissions.c.changed_at > now - UPHELD_COUNTS)
    hour, day = and_(shelf, at > now - HOUR), and_(shelf, at > now - DAY)
    counted: Select[*tuple[Any, ...]] = select(
        func.sum(case((state.in_(_SEEN), 1), else_=0)).label("published"),
        func.sum(case((refused, 1), else_=0)).label("upheld"),
        func.sum(case((lately, 1), else_=0)).label("upheld_lately"),
        func.sum(case((state == State.HIDDEN, 1), else_=0)).label("pending"),
        func.min(at).label("first"),
        func.sum(case((hour, 1), else_=0)).label("hour"),
        func.min(case((hour, at))).label("hour_first"),
        func.sum(case((day, 1), else_=0)).label("day"),
        func.min(case((day, at))).label("day_first"),
        exists().where(roles.c.person_id == person_id).label("has_role"),
    )
    return counted.where(submissions.c.author_id == person_id)


def _around(asked: Asked) -> list[ColumnElement[Any]]:
    """Ask for what is counted beside: stops, what waits for moderators, the list of words."""
    mine = select(func.count()).where(
        stops.c.person_id == asked.author_id, stops.c.at > asked.now - HOUR
    )
    lately = select(func.count(stops.c.person_id.distinct())).where(
        stops.c.at > asked.now - SURGE_FOR
    )
    waiting = select(func.count()).where(cases.c.state == "open", cases.c.kind == HELD)
    return [
        mine.scalar_subquery().label("stops"),
        lately.scalar_subquery().label("stopped"),
        waiting.scalar_subquery().label("queue"),
        *STAMP,
    ]


def _author(row: Record, person_id: int, *, now: datetime, trusted: bool) -> Facts:
    return Facts(
        person_id,
        now,
        published=row.published or 0,
        upheld=row.upheld or 0,
        upheld_lately=row.upheld_lately or 0,
        pending=row.pending or 0,
        known_for=now - row.first if row.first else timedelta(0),
        is_trusted=trusted or bool(row.has_role),
        hour=_sent(row.hour, row.hour_first, HOUR, now),
        day=_sent(row.day, row.day_first, DAY, now),
    )


def _sent(count: int | None, first: datetime | None, within: timedelta, now: datetime) -> Sent:
    if not count or first is None:
        return Sent()
    return Sent(count, room_in=-(-int((first + within - now).total_seconds()) // 60))


async def _twins(connection: AsyncConnection, asked: Asked) -> tuple[Twin, ...]:
    mine = _compared(asked.content.text)
    wanted = keys(mine.letters)
    if not wanted:
        return ()
    alike = (
        select(prints.c.submission_id, func.count().label("shared"))
        .where(prints.c.key.in_(wanted), prints.c.at > asked.now - max(TWIN_FOR, OWN_TWIN_FOR))
        .group_by(prints.c.submission_id)
        .order_by(func.count().desc(), prints.c.submission_id.desc())
        .limit(ALIKE_MOST)
        .subquery()
    )
    found = select(
        submissions.c.id,
        submissions.c.author_id,
        submissions.c.state,
        submissions.c.title,
        submissions.c.text,
        submissions.c.area_id,
        submissions.c.created_at,
        was_passed(submissions.c.id).label("passed"),
    ).join(alike, alike.c.submission_id == submissions.c.id)
    rows = (await connection.execute(found)).all()
    made = [_twin(row, asked, mine) for row in rows]
    return tuple(sorted(made, key=lambda twin: (-twin.likeness, twin.id)))


def was_passed(submission_id: Any) -> ColumnElement[bool]:  # noqa: ANN401  # a column or a number
    """Give the condition that a moderator looked at a submission and let it stand."""
    return exists().where(
        cases.c.subject_id == submission_id,
        cases.c.kind.in_((HELD, REPORTED, APPEAL)),
        cases.c.state == "decided",
        cases.c.decision.in_(("publish", "alert", "keep", "grant")),
    )


@dataclass(frozen=True, slots=True)
class _Compared:
    """What of a text is compared with others."""

    letters: str
    runs: frozenset[str]
    names: frozenset[str]


@lru_cache(maxsize=256)  # a flood meets the same few again and again; a text is 4,096 at most
def _compared(text: str) -> _Compared:
    letters = reduced(text)
    return _Compared(letters, grams(letters), specifics(text))


def _twin(row: Record, asked: Asked, mine: _Compared) -> Twin:
    its = _compared(row.text)
    return Twin(
        row.id,
        is_own=row.author_id == asked.author_id,
        state=State(row.state),
        title=row.title,
        likeness=likeness(mine.runs, its.runs),
        contained=containment(mine.runs, its.runs),
        letters=min(len(mine.letters), len(its.letters)),
        here=row.area_id == asked.content.area,
        age=asked.now - row.created_at,
        differs=bool(mine.names - its.names) and bool(its.names - mine.names),
        passed=bool(row.passed),
    )


async def _media(connection: AsyncConnection, hosts: Collection[str]) -> frozenset[str]:
    if not hosts:
        return frozenset()
    ours = select(sources.c.key).where(sources.c.key.in_(hosts))
    return frozenset((await connection.execute(ours)).scalars())


async def _sharers(connection: AsyncConnection, asked: Asked, found: Contacts) -> int:
    """Count other authors of the day with the same contact; 0 where a moderator passed one."""
    if not found.keys:
        return 0
    wanted = [contact_key(one) for one in found.keys]
    shared = (
        select(
            func.count(submissions.c.author_id.distinct()).label("authors"),
            func.max(case((was_passed(submissions.c.id), 1), else_=0)).label("passed"),
        )
        .join(prints, prints.c.submission_id == submissions.c.id)
        .where(
            prints.c.key.in_(wanted),
            prints.c.at > asked.now - DAY,
            submissions.c.author_id != asked.author_id,
        )
    )
    row = (await connection.execute(shared)).one()
    return 0 if row.passed else int(row.authors)
