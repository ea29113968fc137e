"""What a decision about a submission is fed with, gathered within the caller's transaction."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.alike import Compared, compared, containment, likeness, specifics
from news.cases import APPEAL, HELD, REPORTED
from news.contacts import Contacts
from news.contacts import contacts as find_contacts
from news.kinds import KINDS, Kind, kinds_of
from news.submission import Act, Content, State
from news.trust import (
    DAY,
    HOUR,
    OWN_TWIN_FOR,
    PAUSE_FOR,
    SURGE_FOR,
    TWIN_FOR,
    UPHELD_COUNTS,
    Facts,
    Sanction,
    Sent,
    Twin,
    turned_away,
)

from .engine import Record, among, many
from .prints import contact_key
from .sanctions import standing_of
from .schema import Instant, cases, prints, roles, sources, stops, submissions
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
    act: Act = Act.PUBLISH

    @property
    def contacts(self) -> Contacts:
        """Give the contacts that the text has."""
        return find_contacts(self.content.text, self.content.entities)


async def gather(connection: AsyncConnection, asked: Asked, words: CurrentWords) -> Facts:
    """Gather everything that `news.trust.judge` asks for; what is only counted, at once.

    Of an author who is turned away whatever they say, that alone.
    """
    found, now = asked.contacts, asked.now
    counted = _moments(asked.author_id, now) | {"surge": now - SURGE_FOR}
    row = (await connection.execute(_counted(_shelf(asked.content.kind)), counted)).one()
    known = await _sender(connection, row, asked.author_id, now=now, trusted=asked.trusted)
    if turned_away(asked.content.kind, known, asked.act) is not None:
        return known  # nothing else matters
    wordlist = await words.at(connection, (row.words, row.words_at))
    return replace(
        known,
        stopped=row.stopped,
        twins=() if known.is_trusted else await _twins(connection, asked),
        media_hosts=await _media(connection, found.hosts),
        sharers=await _sharers(connection, asked, found),
        queue=row.queue,
        word=wordlist.find(asked.content.text),
    )


async def sender(
    connection: AsyncConnection, person_id: int, kind: Kind, *, trusted: bool, now: datetime
) -> Facts:
    """Gather what `news.trust.turned_away` asks for, about somebody who has said nothing yet."""
    row = (await connection.execute(_sending(_shelf(kind)), _moments(person_id, now))).one()
    return await _sender(connection, row, person_id, now=now, trusted=trusted)


async def standing(
    connection: AsyncConnection, person_id: int, *, now: datetime, trusted: bool = False
) -> Facts:
    """Gather what is known of an author alone; `hour` and `day` count what is like news."""
    history = _history(_shelf(Kind.NEWS))
    row = (await connection.execute(history, _moments(person_id, now))).one()
    return _author(row, person_id, now=now, trusted=trusted)


async def active_sanction(
    connection: AsyncConnection, person_id: int, *, now: datetime
) -> Sanction | None:
    """Find what forbids a person to send; null: nothing."""
    laid = await standing_of(connection, person_id, now=now)
    return Sanction(laid.kind, laid.reason, laid.until) if laid else None


# ------------------------------------------------------------ statements: built once


def _moments(person_id: int, now: datetime) -> dict[str, object]:
    """Give the parameters of `_history`."""
    return {
        "whose": person_id,
        "hour": now - HOUR,
        "day": now - DAY,
        "lately": now - UPHELD_COUNTS,
        "pause": now - PAUSE_FOR,
    }


def _since(name: str) -> BindParameter[datetime]:
    return bindparam(name, type_=Instant)


def _one_of(column: ColumnElement[Any], values: Collection[str]) -> ColumnElement[bool]:
    """Say `IN` so that the statement is the same text each time."""
    return or_(*(column == value for value in values))


def _shelf(kind: Kind) -> tuple[Kind, ...]:
    return tuple(kinds_of(KINDS[kind].shelf))


@cache
def _history(shelf: tuple[Kind, ...]) -> Select[*tuple[Any, ...]]:
    """Ask for one row: what an author sent, and what became of it."""
    at, state = submissions.c.created_at, submissions.c.state
    shown = _one_of(submissions.c.kind, shelf)
    refused = state == State.REJECTED
    lately = and_(refused, submissions.c.changed_at > _since("lately"))
    hour, day = and_(shown, at > _since("hour")), and_(shown, at > _since("day"))
    counted: Select[*tuple[Any, ...]] = select(
        func.sum(case((_one_of(state, _SEEN), 1), else_=0)).label("published"),
        func.sum(case((refused, 1), else_=0)).label("upheld"),
        func.sum(case((lately, 1), else_=0)).label("upheld_lately"),
        func.sum(case((state == State.HIDDEN, 1), else_=0)).label("pending"),
        func.min(at).label("first"),
        func.sum(case((hour, 1), else_=0)).label("hour"),
        func.min(case((hour, at))).label("hour_first"),
        func.sum(case((day, 1), else_=0)).label("day"),
        func.min(case((day, at))).label("day_first"),
        exists().where(roles.c.person_id == bindparam("whose")).label("has_role"),
    )
    return counted.where(submissions.c.author_id == bindparam("whose"))


@cache
def _sending(shelf: tuple[Kind, ...]) -> Select[*tuple[Any, ...]]:
    """Ask for the same and how often the author was stopped."""
    mine = stops.c.person_id == bindparam("whose")
    lately, day = (and_(mine, stops.c.at > _since(name)) for name in ("pause", "day"))
    return _history(shelf).add_columns(
        select(func.count()).where(lately).scalar_subquery().label("stops"),
        select(func.min(stops.c.at)).where(lately).scalar_subquery().label("stops_first"),
        select(func.count()).where(day).scalar_subquery().label("stops_of_day"),
    )


@cache
def _counted(shelf: tuple[Kind, ...]) -> Select[*tuple[Any, ...]]:
    """Ask for the same and what is counted of everybody: stops, what waits, words."""
    lately = select(func.count(stops.c.person_id.distinct())).where(stops.c.at > _since("surge"))
    waiting = select(func.count()).where(cases.c.state == "open", cases.c.kind == HELD)
    return _sending(shelf).add_columns(
        lately.scalar_subquery().label("stopped"),
        waiting.scalar_subquery().label("queue"),
        *STAMP,
    )


def was_passed(submission_id: Any) -> ColumnElement[bool]:  # noqa: ANN401  # a column or a number
    """Give the condition that a moderator looked at a submission and let it stand."""
    return exists().where(
        cases.c.subject_id == submission_id,
        _one_of(cases.c.kind, (HELD, REPORTED, APPEAL)),
        cases.c.state == "decided",
        _one_of(cases.c.decision, ("publish", "alert", "keep", "grant")),
    )


@cache
def _alike(dialect: str) -> Select[*tuple[Any, ...]]:
    """Ask for the earlier submissions that share the most of `keys`."""
    alike = (
        select(prints.c.submission_id, func.count().label("shared"))
        .where(among(dialect, prints.c.key, "keys"), prints.c.at > _since("since"))
        .group_by(prints.c.submission_id)
        .order_by(func.count().desc(), prints.c.submission_id.desc())
        .limit(ALIKE_MOST)
        .subquery()
    )
    return select(
        submissions.c.id,
        submissions.c.author_id,
        submissions.c.state,
        submissions.c.title,
        submissions.c.text,
        submissions.c.area_id,
        submissions.c.created_at,
        was_passed(submissions.c.id).label("passed"),
    ).join(alike, alike.c.submission_id == submissions.c.id)


@cache
def _shared(dialect: str) -> Select[*tuple[Any, ...]]:
    """Ask how many other authors of the day have one of `keys`, and whether one was passed."""
    return (
        select(
            func.count(submissions.c.author_id.distinct()).label("authors"),
            func.max(case((was_passed(submissions.c.id), 1), else_=0)).label("passed"),
        )
        .join(prints, prints.c.submission_id == submissions.c.id)
        .where(
            among(dialect, prints.c.key, "keys"),
            prints.c.at > _since("since"),
            submissions.c.author_id != bindparam("whose"),
        )
    )


@cache
def _spread(dialect: str) -> Select[*tuple[Any, ...]]:
    """Count who was stopped with what is much like `alike` since `day`, or has one not published.

    Those who were stopped left nothing but the note of which one theirs was like.
    """
    stopped = select(stops.c.person_id.label("person_id")).where(
        among(dialect, stops.c.like_id, "alike"), stops.c.at > _since("day")
    )
    kept = select(submissions.c.author_id).where(
        among(dialect, submissions.c.id, "alike"),
        _one_of(submissions.c.state, (State.HELD, State.HIDDEN, State.REJECTED)),
        submissions.c.created_at > _since("day"),
    )
    people = stopped.union(kept).subquery()
    return select(func.count(people.c.person_id))


async def spread(connection: AsyncConnection, alike: Collection[int], *, now: datetime) -> int:
    """Count the authors whose texts, much like these submissions, did not reach readers today."""
    wanted = {"alike": many(connection.dialect.name, alike), "day": now - DAY}
    return int((await connection.execute(_spread(connection.dialect.name), wanted)).scalar_one())


# ------------------------------------------------------------ rows to facts


async def _sender(
    connection: AsyncConnection, row: Record, person_id: int, *, now: datetime, trusted: bool
) -> Facts:
    return replace(
        _author(row, person_id, now=now, trusted=trusted),
        sanction=await active_sanction(connection, person_id, now=now),
        stops=_sent(row.stops, row.stops_first, PAUSE_FOR, now),
        stops_of_day=row.stops_of_day,
    )


def _author(row: Record, person_id: int, *, now: datetime, trusted: bool) -> Facts:
    return Facts(
        person_id,
        now,
        published=row.published or 0,
        upheld=row.upheld or 0,
        upheld_lately=row.upheld_lately or 0,
        pending=row.pending or 0,
        known_for=now - row.first if row.first else timedelta(0),
        has_sent=row.first is not None,
        is_trusted=trusted or bool(row.has_role),
        hour=_sent(row.hour, row.hour_first, HOUR, now),
        day=_sent(row.day, row.day_first, DAY, now),
    )


def _sent(count: int | None, first: datetime | None, within: timedelta, now: datetime) -> Sent:
    if not count or first is None:
        return Sent()
    return Sent(count, room_in=-(-int((first + within - now).total_seconds()) // 60))


async def _twins(connection: AsyncConnection, asked: Asked) -> tuple[Twin, ...]:
    mine = compared(asked.content.text)
    if not mine.keys:
        return ()
    since = asked.now - max(TWIN_FOR, OWN_TWIN_FOR)
    wanted = {"keys": many(connection.dialect.name, mine.keys), "since": since}
    rows = (await connection.execute(_alike(connection.dialect.name), wanted)).all()
    runs = frozenset(mine.runs)
    made = [_twin(row, asked, mine, runs) for row in rows]
    return tuple(sorted(made, key=lambda twin: (-twin.likeness, twin.id)))


def _twin(row: Record, asked: Asked, mine: Compared, runs: frozenset[int]) -> Twin:
    its = compared(row.text)
    return Twin(
        row.id,
        is_own=row.author_id == asked.author_id,
        state=State(row.state),
        title=row.title,
        likeness=likeness(runs, its.runs),
        contained=containment(runs, its.runs),
        letters=min(mine.letters, its.letters),
        here=row.area_id == asked.content.area,
        age=asked.now - row.created_at,
        differs=_differ(asked.content.text, row.text),
        passed=bool(row.passed),
    )


def _differ(one: str, other: str) -> bool:
    """Tell whether each names something that the other does not."""
    mine, its = specifics(one), specifics(other)
    return bool(mine - its) and bool(its - mine)


async def _media(connection: AsyncConnection, hosts: Collection[str]) -> frozenset[str]:
    if not hosts:
        return frozenset()
    ours = select(sources.c.key).where(sources.c.key.in_(hosts))
    return frozenset((await connection.execute(ours)).scalars())


async def _sharers(connection: AsyncConnection, asked: Asked, found: Contacts) -> int:
    """Count other authors of the day with the same contact; 0 where a moderator passed one."""
    if not found.keys:
        return 0
    keys = many(connection.dialect.name, [contact_key(one) for one in found.keys])
    wanted = {"keys": keys, "since": asked.now - DAY, "whose": asked.author_id}
    row = (await connection.execute(_shared(connection.dialect.name), wanted)).one()
    return 0 if row.passed else int(row.authors)
