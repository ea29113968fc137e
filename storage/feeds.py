"""Who publishes, at which addresses, and when each is looked at next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter

from sqlalchemy import (
    ColumnElement,
    Update,
    bindparam,
    delete,
    func,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import FeedId, PlaceId, SourceId
from news.standing import standing

from .bulk import Bulk
from .engine import Record, insert, reading
from .schema import feeds, sources

MOSCOW_TIME = "Europe/Moscow"  # of a feed that is at home nowhere


@dataclass(frozen=True, slots=True)
class NewFeed:
    """A feed to add, with what is known of its source.

    `source_key` is the source's host; the first feed of a source names it. `place_id` is what
    the feed writes about, null when it writes about everything. `section` is null unless every
    entry is of one section. `source_place` is where the source lives.
    """

    url: str
    source_key: str
    source_name: str
    place_id: PlaceId | None = None
    section: str | None = None
    language: str = "ru"
    time_zone: str = MOSCOW_TIME
    source_place: PlaceId | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """An address we poll, and all that its last visits taught; see `storage.schema`."""

    id: FeedId
    source_id: SourceId
    url: str
    place_id: PlaceId | None
    section: str | None
    language: str
    time_zone: str
    status: str  # active, stopped
    next_at: datetime
    etag: str | None
    last_modified: str | None
    body_hash: str | None
    interval_seconds: int
    failures: int
    error: str | None
    http_status: int | None
    checked_at: datetime | None
    succeeded_at: datetime | None
    published_at: datetime | None
    moved_to: str | None
    moves: int
    created_at: datetime
    remark: str | None = None
    skips: int = 0
    delay_seconds: int = 0  # between two requests to its host
    prints: bytes | None = None  # only of a feed that is claimed


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed with the name, key and place of its source, for people to read."""

    feed: Feed
    source: str
    source_key: str
    source_place: PlaceId | None


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visit left behind: everything that changes about a feed that stays a feed.

    `prints` are what its document holds; null: as before.
    """

    id: FeedId
    next_at: datetime
    interval_seconds: int
    etag: str | None
    last_modified: str | None
    body_hash: str | None
    failures: int
    error: str | None
    http_status: int | None
    checked_at: datetime
    succeeded_at: datetime | None
    published_at: datetime | None
    moved_to: str | None
    moves: int
    remark: str | None = None
    skips: int = 0
    prints: bytes | None = None


_COLUMNS = [feeds.c[name] for name in Feed.__dataclass_fields__ if name != "prints"]
_CHANGES = {"place_id", "section", "language", "time_zone"}
_KEY = feeds.c.id == bindparam("key")
_LEARNED = [name for name in Visit.__dataclass_fields__ if name not in ("id", "prints")]
_RECORD = Bulk(
    update(feeds)
    .where(_KEY)
    .values({name: bindparam(name) for name in _LEARNED} | {"leased_until": null()}),
    ("key", *_LEARNED),
)
_PRINTS = Bulk(update(feeds).where(_KEY).values(prints=bindparam("prints")), ("key", "prints"))
_learned = attrgetter("id", *_LEARNED)  # of a visit, as `_RECORD` wants them


class Feeds:
    """All feeds and their sources."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def add(self, wanted: Sequence[NewFeed], *, now: datetime) -> list[FeedId]:
        """Add feeds and the sources they need, due at once; gives those that are new.

        An address or a source that is known keeps all that is set about it.
        """
        if not wanted:
            return []
        async with self._engine.begin() as connection:
            return await add_feeds(self._engine, connection, wanted, now=now)

    async def claim_due(
        self, *, now: datetime, lease: timedelta, limit: int, per_source: int = 2
    ) -> list[Feed]:
        """Lease up to `limit` due feeds, the longest due first; no two callers get the same one.

        No more than `per_source` of one source come at a time, so that a source with hundreds
        of feeds neither waits for itself nor keeps the others out. A caller that dies keeps
        nothing: its feeds are due again once the lease ends.
        """
        turn = func.row_number().over(
            partition_by=feeds.c.source_id, order_by=(feeds.c.next_at, feeds.c.id)
        )
        ranked = select(feeds.c.id, turn.label("turn")).where(*_due(now)).subquery()
        fair = select(ranked.c.id).where(ranked.c.turn <= per_source)
        chosen = (
            select(feeds.c.id)
            .where(feeds.c.id.in_(fair), *_due(now))
            .order_by(feeds.c.next_at, feeds.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)  # no-op on SQLite, which has one writer
        )
        claim = (
            update(feeds)
            .where(feeds.c.id.in_(chosen))
            .values(leased_until=now + lease)
            .returning(*_COLUMNS, feeds.c.prints)
        )
        async with self._engine.begin() as connection:
            claimed = [_feed(row) for row in await connection.execute(claim)]
        return sorted(claimed, key=lambda feed: (feed.next_at, feed.id))

    async def claim(self, id: int, *, now: datetime, lease: timedelta) -> Feed | None:
        """Lease one feed whether due or not, for an operator; null: there is no such feed."""
        taken = update(feeds).where(feeds.c.id == id).values(leased_until=now + lease)
        async with self._engine.begin() as connection:
            row = (await connection.execute(taken.returning(*_COLUMNS, feeds.c.prints))).first()
        return _feed(row) if row else None

    async def record(self, visits: Sequence[Visit]) -> None:
        """Write down what visits left behind and end their leases."""
        if not visits:
            return
        async with self._engine.begin() as connection:
            await _RECORD.run(connection, [_learned(visit) for visit in visits])
            read = [(visit.id, visit.prints) for visit in visits if visit.prints is not None]
            await _PRINTS.run(connection, read)

    async def put_off(self, ids: Sequence[FeedId], *, until: datetime) -> None:
        """End the leases of feeds that were not visited; they are due at `until`."""
        if not ids:
            return
        waiting = update(feeds).where(feeds.c.id.in_(ids))
        async with self._engine.begin() as connection:
            await connection.execute(waiting.values(next_at=until, leased_until=None))

    async def move(self, id: FeedId, url: str) -> bool:
        """Give a feed its new address; false: another feed has it, and this one is stopped."""
        async with self._engine.begin() as connection:
            taken = await connection.execute(select(feeds.c.id).where(feeds.c.url == url))
            other = taken.scalar_one_or_none()
            if other is not None and other != id:
                reason = f"moved to the address of feed {other}"
                await connection.execute(_stopped(feeds.c.id == id, reason=reason))
                return False
            moved = update(feeds).where(feeds.c.id == id)
            await connection.execute(moved.values(url=url, moved_to=None, moves=0))
            return True

    async def stop(self, ids: Sequence[FeedId], *, reason: str) -> None:
        """Poll these no more, until somebody resumes them."""
        if not ids:
            return
        async with self._engine.begin() as connection:
            await connection.execute(_stopped(feeds.c.id.in_(ids), reason=reason))

    async def rest(self, host: str, *, until: datetime) -> None:
        """Leave all feeds at a host alone until then: it said so. `host` is as in an address."""
        at_host = or_(
            *[
                feeds.c.url.startswith(f"{scheme}://{host}/", autoescape=True)
                for scheme in ("http", "https")
            ]
        )
        later = update(feeds).where(at_host, feeds.c.next_at < until).values(next_at=until)
        async with self._engine.begin() as connection:
            await connection.execute(later)

    async def resume(self, id: int, *, now: datetime) -> bool:
        """Poll a stopped feed again, from now on; false: there is no such feed."""
        async with self._engine.begin() as connection:
            return await resume_feed(connection, id, now=now)

    async def change(self, id: int, **changes: str | None) -> bool:
        """Set the place, section, language or time zone; false: there is no such feed.

        Raises:
            ValueError: not something of a feed that can be changed.
        """
        if unknown := changes.keys() - _CHANGES:
            raise ValueError(f"cannot be changed: {sorted(unknown)}")
        changed = update(feeds).where(feeds.c.id == id).values(**changes)
        async with self._engine.begin() as connection:
            return (await connection.execute(changed)).rowcount > 0

    async def remove(self, id: int) -> bool:
        """Delete a feed; its articles stay with their source."""
        async with self._engine.begin() as connection:
            return (await connection.execute(delete(feeds).where(feeds.c.id == id))).rowcount > 0

    async def get(self, id: int) -> Listed | None:
        """Find one; null: there is no such feed."""
        return next(iter(await self._listed(feeds.c.id == id)), None)

    async def at(self, url: str) -> Listed | None:
        """Find the feed with this address."""
        return next(iter(await self._listed(feeds.c.url == url)), None)

    async def of_source(self, key: str) -> list[Listed]:
        """List the feeds of a source, by its key."""
        return await self._listed(sources.c.key == key)

    async def find(
        self, *, places: Iterable[PlaceId] | None = None, status: str | None = None
    ) -> list[Listed]:
        """List feeds in order of source and address; of some places only, or of one status."""
        wanted: list[ColumnElement[bool]] = []
        if places is not None:
            wanted.append(feeds.c.place_id.in_(list(places)))
        if status is not None:
            wanted.append(feeds.c.status == status)
        return await self._listed(*wanted)

    async def count_due(self, *, now: datetime) -> int:
        """Count feeds that wait to be claimed."""
        counted = select(func.count()).select_from(feeds).where(*_due(now))
        async with self._reading.begin() as connection:
            return (await connection.execute(counted)).scalar_one()

    async def _listed(self, *wanted: ColumnElement[bool]) -> list[Listed]:
        found = (
            select(*_COLUMNS, sources.c.name, sources.c.key, sources.c.place_id.label("home"))
            .join_from(feeds, sources)
            .where(*wanted)
            .order_by(sources.c.key, feeds.c.url)
        )
        width = len(_COLUMNS)
        async with self._reading.begin() as connection:
            rows = (await connection.execute(found)).all()
        return [Listed(Feed(*row[:width]), *row[width:]) for row in rows]


async def add_feeds(
    engine: AsyncEngine, connection: AsyncConnection, wanted: Sequence[NewFeed], *, now: datetime
) -> list[FeedId]:
    """Do what `Feeds.add` does, within a transaction of the caller's."""
    ids = await _add_sources(engine, connection, wanted, now)
    rows = [
        {
            "source_id": ids[feed.source_key],
            "url": feed.url,
            "place_id": feed.place_id,
            "section": feed.section,
            "language": feed.language,
            "time_zone": feed.time_zone,
            "next_at": now,
            "created_at": now,
        }
        for feed in _first_of_each(wanted, "url")
    ]
    new = insert(engine, feeds).on_conflict_do_nothing().returning(feeds.c.id)
    return sorted((await connection.execute(new, rows)).scalars())


async def _add_sources(
    engine: AsyncEngine, connection: AsyncConnection, wanted: Sequence[NewFeed], now: datetime
) -> dict[str, SourceId]:
    rows = [
        {
            "key": feed.source_key,
            "name": feed.source_name,
            "place_id": feed.source_place,
            "weight": standing(feed.source_key),
            "created_at": now,
        }
        for feed in _first_of_each(wanted, "source_key")
    ]
    await connection.execute(insert(engine, sources).on_conflict_do_nothing(), rows)
    found: dict[str, SourceId] = {}
    for some in _batches([row["key"] for row in rows]):
        here = select(sources.c.key, sources.c.id).where(sources.c.key.in_(some))
        found |= {row.key: row.id for row in await connection.execute(here)}
    return found


async def resume_feed(connection: AsyncConnection, id: int, *, now: datetime) -> bool:
    """Do what `Feeds.resume` does, within a transaction of the caller's."""
    again = update(feeds).where(feeds.c.id == id)
    fresh = again.values(status="active", next_at=now, failures=0, error=None)
    return (await connection.execute(fresh)).rowcount > 0


async def stop_feed(connection: AsyncConnection, id: int, *, reason: str) -> None:
    """Do what `Feeds.stop` does for one feed, within a transaction of the caller's."""
    await connection.execute(_stopped(feeds.c.id == id, reason=reason))


async def stop_feeds_of(connection: AsyncConnection, source_id: SourceId, *, reason: str) -> None:
    """Stop the feeds of a source that are polled, within a transaction of the caller's."""
    polled = (feeds.c.source_id == source_id, feeds.c.status == "active")
    await connection.execute(_stopped(*polled, reason=reason))


_MANY = 5_000  # keys in one IN: far under the 32,766 parameters both databases take


def _first_of_each(wanted: Iterable[NewFeed], name: str) -> Iterable[NewFeed]:
    first: dict[str, NewFeed] = {}
    for feed in wanted:
        first.setdefault(getattr(feed, name), feed)
    return first.values()


def _batches(keys: Sequence[object]) -> Iterator[Sequence[object]]:
    return (keys[start : start + _MANY] for start in range(0, len(keys), _MANY))


def _due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    free = or_(feeds.c.leased_until.is_(None), feeds.c.leased_until <= now)
    return feeds.c.status == "active", feeds.c.next_at <= now, free


def _stopped(*which: ColumnElement[bool], reason: str) -> Update:
    return update(feeds).where(*which).values(status="stopped", error=reason, leased_until=None)


def _feed(row: Record) -> Feed:
    return Feed(*row)
