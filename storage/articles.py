"""What was published: every article once, with its places and its hour."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, bindparam, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.freshness import (
    Freshness,
    Known,
    Mark,
    Verdict,
    marks,
    news_at,
    published_at,
    sift,
)
from news.model import Article, ArticleId, Entry, FeedId, PlaceId, SourceId, Tag

from .engine import Record, insert, reading
from .schema import article_places, articles, sources


@dataclass(frozen=True, slots=True)
class Arrival:
    """An entry on its way in, with all that its feed says about it.

    `mark` is what `news.freshness.marks` made of it; null: its document is not known.
    `home`: the place of the feed; `places` are found from it and the text before storing.
    `backlog`: the feed was not read for long, see `news.freshness`.
    """

    feed_id: FeedId
    source_id: SourceId
    entry: Entry
    mark: Mark | None = None
    language: str = "ru"
    section: str | None = None
    home: PlaceId | None = None
    places: tuple[Tag, ...] = ()
    backlog: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a batch of arrivals: how many, and which articles are new."""

    new: tuple[ArticleId, ...] = ()
    changed: int = 0
    known: int = 0


_MANY = 5_000  # values in one IN: far under the 32,766 parameters both databases take
_KNOWN = [articles.c[name] for name in Known.__dataclass_fields__]
_READ = (
    articles.c.id,
    articles.c.source_id,
    sources.c.name,
    articles.c.url,
    articles.c.title,
    articles.c.summary,
    articles.c.published_at,
    articles.c.language,
    articles.c.tags,
    articles.c.media,
    sources.c.place_id.label("home"),
    articles.c.section,
    sources.c.weight,
)
_REWRITE = (
    update(articles)
    .where(articles.c.id == bindparam("key"))
    .values(
        {
            name: bindparam(name)
            for name in ("guid", "url", "title", "summary", "tags", "media", "changed_at")
        }
    )
)


class Articles:
    """The articles of all sources."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def fresh(self, arrivals: Sequence[Arrival], *, now: datetime) -> list[Arrival]:
        """Pick those that are new or changed, in their order; the rest need no more work."""
        if not arrivals:
            return []
        async with self._reading.begin() as connection:
            verdicts = await _judge(connection, arrivals, now)
        return [
            arrival
            for arrival, verdict in zip(arrivals, verdicts, strict=True)
            if verdict.freshness is not Freshness.KNOWN
        ]

    async def store(self, arrivals: Sequence[Arrival], *, now: datetime) -> Stored:
        """Store what is new and rewrite what changed, in one transaction.

        An article keeps the moment it was first seen, its date and its hour for ever: one that
        its publisher changes is never news again. Storing the same again changes nothing.
        """
        if not arrivals:
            return Stored()
        async with self._engine.begin() as connection:
            await _one_at_a_time(connection, {arrival.source_id for arrival in arrivals})
            verdicts = await _judge(connection, arrivals, now)
            judged = list(zip(arrivals, verdicts, strict=True))
            new = [a for a, v in judged if v.freshness is Freshness.NEW]
            changed = [
                (v.known.id, a) for a, v in judged if v.freshness is Freshness.CHANGED and v.known
            ]
            ids = await self._add(connection, new, now)
            await self._rewrite(connection, changed, now)
        return Stored(tuple(sorted(ids)), len(changed), len(judged) - len(ids) - len(changed))

    async def _add(
        self, connection: AsyncConnection, new: Sequence[Arrival], now: datetime
    ) -> list[ArticleId]:
        if not new:
            return []
        rows = {(a.entry.id, a.source_id): _row(a, now) for a in new}
        places = {(a.entry.id, a.source_id): a.places for a in new}
        adding = insert(self._engine, articles).on_conflict_do_nothing()
        made = await connection.execute(
            adding.returning(articles.c.id, articles.c.guid, articles.c.source_id),
            list(rows.values()),
        )
        ids, placed = [], []
        for id, guid, source_id in made:
            ids.append(ArticleId(id))
            when = rows[guid, source_id]["news_at"]
            placed += [_place_row(id, tag, when) for tag in _distinct(places[guid, source_id])]
        if placed:
            await connection.execute(article_places.insert(), placed)
        return ids

    async def _rewrite(
        self,
        connection: AsyncConnection,
        changed: Sequence[tuple[ArticleId, Arrival]],
        now: datetime,
    ) -> None:
        if not changed:
            return
        last = dict(changed)
        rows = [{"key": id, "changed_at": now} | _content(a.entry) for id, a in last.items()]
        await connection.execute(_REWRITE, rows)
        here = article_places.c.article_id.in_(list(last))
        hours = select(articles.c.id, articles.c.news_at).where(articles.c.id.in_(list(last)))
        when = {row.id: row.news_at for row in await connection.execute(hours)}
        await connection.execute(delete(article_places).where(here))
        placed = [
            _place_row(id, tag, when[id]) for id, a in last.items() for tag in _distinct(a.places)
        ]
        if placed:
            await connection.execute(article_places.insert(), placed)

    async def window(
        self, places: Iterable[PlaceId] | None, since: datetime, until: datetime
    ) -> list[Article]:
        """Read the articles about any of `places` (null: all) of the hours `since` to `until`.

        `until` is not part of it. Oldest first; each with all its places, asked for or not.
        """
        if places is None:
            return await self._read(articles.c.news_at >= since, articles.c.news_at < until)
        about = select(article_places.c.article_id).where(
            article_places.c.place_id.in_(list(places)),
            article_places.c.news_at >= since,
            article_places.c.news_at < until,
        )
        return await self._read(articles.c.id.in_(about))

    async def recent(self, since: datetime) -> list[Article]:
        """Read the articles of the hours from `since` on, oldest first."""
        return await self._read(articles.c.news_at >= since)

    async def of_stories(self, ids: Iterable[int]) -> list[Article]:
        """Read the articles of these stories, oldest first."""
        return await self._read(articles.c.story_id.in_(list(ids)))

    async def of_ids(self, ids: Iterable[int]) -> list[Article]:
        """Read these articles, oldest first; those that there are."""
        return await self._read(articles.c.id.in_(list(ids)))

    async def without_story(self, limit: int) -> list[Article]:
        """Read up to `limit` articles that no story has yet, the first stored first."""
        waiting = select(articles.c.id).where(articles.c.story_id.is_(None))
        first = waiting.order_by(articles.c.id).limit(limit)
        return await self._read(articles.c.id.in_(first))

    async def count(self, since: datetime | None = None) -> int:
        """Count articles: all, or those of the hours from `since` on."""
        counted = select(func.count()).select_from(articles)
        if since is not None:
            counted = counted.where(articles.c.news_at >= since)
        async with self._reading.begin() as connection:
            return (await connection.execute(counted)).scalar_one()

    async def purge(self, before: datetime, *, limit: int = 5_000) -> int:
        """Delete up to `limit` articles of hours before `before`; counts them.

        Call it until it gives less than `limit`: short transactions keep writers waiting less.
        """
        old = select(articles.c.id).where(articles.c.news_at < before)
        some = old.order_by(articles.c.news_at).limit(limit)
        async with self._engine.begin() as connection:
            return (
                await connection.execute(delete(articles).where(articles.c.id.in_(some)))
            ).rowcount

    async def _read(self, *wanted: ColumnElement[bool]) -> list[Article]:
        found = select(*_READ).join_from(articles, sources).where(*wanted)
        tagged = _tags(wanted)
        async with self._reading.begin() as connection:
            rows = (await connection.execute(found)).all()
            tags: dict[int, list[Tag]] = defaultdict(list)
            if rows:
                for row in await connection.execute(tagged):
                    tags[row.article_id].append(Tag(row.place_id, row.why, row.certain))
        made = [_article(row, tags.get(row.id, [])) for row in rows]
        return sorted(made, key=lambda article: (article.published_at, article.id))


async def _judge(
    connection: AsyncConnection, arrivals: Sequence[Arrival], now: datetime
) -> list[Verdict]:
    marked = [arrival.mark or marks([arrival.entry], now=now)[0] for arrival in arrivals]
    known = await _recall(connection, arrivals, marked)
    by_source: dict[SourceId, dict[FeedId, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n, arrival in enumerate(arrivals):
        by_source[arrival.source_id][arrival.feed_id].append(n)
    verdicts: dict[int, Verdict] = {}
    for source_id, feeds in by_source.items():
        seen = [(feed, [(arrivals[n].entry, marked[n]) for n in ns]) for feed, ns in feeds.items()]
        for ns, answers in zip(feeds.values(), sift(seen, known[source_id]), strict=True):
            verdicts.update(zip(ns, answers, strict=True))
    return [verdicts[n] for n in range(len(arrivals))]


async def _recall(
    connection: AsyncConnection, arrivals: Sequence[Arrival], marked: Sequence[Mark]
) -> dict[SourceId, list[Known]]:
    ours = {arrival.source_id for arrival in arrivals}
    found: dict[SourceId, dict[ArticleId, Known]] = defaultdict(dict)
    for start in range(0, len(marked), _MANY):
        some = marked[start : start + _MANY]
        same = or_(
            articles.c.guid.in_({mark.guid for mark in some}),
            articles.c.url.in_({mark.url for mark in some} - {""}),
            articles.c.title_key.in_({mark.title_key for mark in some} - {""}),
        )
        for row in await connection.execute(select(articles.c.source_id, *_KNOWN).where(same)):
            if row[0] in ours:  # here, not in SQL: it would lead SQLite to a worse index
                found[row[0]][row[1]] = Known(*row[1:])
    return defaultdict(list, {source: list(known.values()) for source, known in found.items()})


async def _one_at_a_time(connection: AsyncConnection, ids: set[SourceId]) -> None:
    """Keep two instances from storing articles of one source at once; SQLite has one writer."""
    mine = select(sources.c.id).where(sources.c.id.in_(ids)).order_by(sources.c.id)
    if connection.dialect.name != "sqlite":
        await connection.execute(mine.with_for_update(key_share=True))


def _tags(wanted: Sequence[ColumnElement[bool]]) -> Select[tuple[int, str, str, bool]]:
    columns = article_places.c
    return (
        select(columns.article_id, columns.place_id, columns.why, columns.certain)
        .join_from(article_places, articles)
        .where(*wanted)
        .order_by(columns.place_id)
    )


def _article(row: Record, places: list[Tag]) -> Article:
    return Article(
        id=row.id,
        source_id=row.source_id,
        source=row.name,
        url=row.url,
        title=row.title,
        text=row.summary,
        published_at=row.published_at,
        language=row.language,
        tags=tuple(row.tags),
        places=tuple(places),
        image=next((media["url"] for media in row.media if media["kind"] == "image"), None),
        home=row.home,
        section=row.section,
        weight=row.weight,
    )


def _content(entry: Entry) -> dict[str, object]:
    return {
        "guid": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "tags": list(entry.tags),
        "media": [
            {"url": m.url, "kind": m.kind, "width": m.width, "height": m.height}
            for m in entry.media
        ],
    }


def _row(arrival: Arrival, now: datetime) -> dict[str, object]:
    entry = arrival.entry
    published = published_at(entry, now=now)
    return _content(entry) | {
        "source_id": arrival.source_id,
        "feed_id": arrival.feed_id,
        "title_key": (arrival.mark or marks([entry], now=now)[0]).title_key,
        "language": arrival.language,
        "section": arrival.section,
        "published_at": published,
        "first_seen_at": now,
        "news_at": news_at(entry.published, now=now, backlog=arrival.backlog),
    }


def _place_row(id: int, tag: Tag, when: object) -> dict[str, object]:
    return {
        "article_id": id,
        "place_id": tag.place,
        "why": tag.why,
        "certain": tag.certain,
        "news_at": when,
    }


def _distinct(tags: Iterable[Tag]) -> Iterable[Tag]:
    """One tag a place, a certain one rather than one that is not."""
    return {tag.place: tag for tag in sorted(tags, key=lambda tag: tag.certain)}.values()
