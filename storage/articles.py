"""What was published: every article once, with its places and its hour."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from itertools import chain
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    Text,
    cast,
    delete,
    exists,
    func,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.freshness import Freshness, Known, are_strangers, sift
from news.model import Article, ArticleId, PlaceId, SourceId, Tag
from news.parcel import CONTENT, Parcel

from .arrivals import (
    ADD,
    PLACE,
    REWRITE,
    Arrival,
    Batch,
    article_rows,
    one_a_place,
    place_row,
    stored_title_key,
)
from .engine import Record, among, many, new_ids, reading
from .schema import article_places, articles, sources


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a batch of arrivals: how many, and which articles are new."""

    new: tuple[ArticleId, ...] = ()
    changed: int = 0
    known: int = 0


Some = tuple[Batch, Sequence[Parcel]]
"""Entries of a batch: all, or a part of them."""

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


class Articles:
    """The articles of all sources."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)
        self._same = _same(engine)

    async def store(self, arrivals: Sequence[Arrival | Batch], *, now: datetime) -> Stored:
        """Store what is new and rewrite what changed, in one transaction.

        An article keeps the moment it was first seen, its date and its hour for ever: one that
        its publisher changes is never news again. Storing the same again changes nothing.
        """
        batches = [one if isinstance(one, Batch) else one.batch(now) for one in arrivals]
        total = sum(len(batch.entries) for batch in batches)
        if not total:
            return Stored()
        async with self._engine.begin() as connection:
            await _one_at_a_time(connection, {batch.source_id for batch in batches})
            known = await self._recall(connection, batches)
            new, changed = _judged(batches, known)
            ids = await self._add(connection, new, now)
            await self._rewrite(connection, changed, now)
        return Stored(tuple(sorted(ids)), len(changed), total - len(ids) - len(changed))

    async def _add(
        self, connection: AsyncConnection, new: Sequence[Some], now: datetime
    ) -> list[ArticleId]:
        count = sum(len(entries) for _, entries in new)
        if not count:
            return []
        ids = await new_ids(connection, articles, count)
        numbers = iter(ids)
        rows = [row for batch, some in new for row in article_rows(batch, some, numbers, now)]
        await ADD.run(connection, rows)
        placed = [
            place_row(row[0], tag, row[-1])
            for row, entry in zip(rows, chain.from_iterable(some for _, some in new), strict=True)
            if entry.places
            for tag in one_a_place(entry.places)
        ]
        await PLACE.run(connection, placed)
        return [ArticleId(id) for id in ids]

    async def _rewrite(
        self,
        connection: AsyncConnection,
        changed: Sequence[tuple[ArticleId, Parcel]],
        now: datetime,
    ) -> None:
        if not changed:
            return
        last = dict(changed)
        await REWRITE.run(connection, [(id, *entry[:CONTENT], now) for id, entry in last.items()])
        here = article_places.c.article_id.in_(list(last))
        hours = select(articles.c.id, articles.c.news_at).where(articles.c.id.in_(list(last)))
        when = {row.id: row.news_at for row in await connection.execute(hours)}
        await connection.execute(delete(article_places).where(here))
        placed = [
            place_row(id, tag, when[id])
            for id, entry in last.items()
            for tag in one_a_place(entry.places)
        ]
        await PLACE.run(connection, placed)

    async def _recall(
        self, connection: AsyncConnection, batches: Sequence[Batch]
    ) -> dict[SourceId, list[Known]]:
        """Find what the sources of batches have that may be the same."""
        ours = await _with_articles(connection, {batch.source_id for batch in batches})
        batches = [batch for batch in batches if batch.source_id in ours]
        if not batches:  # as at the first visits of all
            return {}
        marks = _marks_of(batches)
        given = {name: many(self._engine.dialect.name, some) for name, some in marks.items()}
        found: dict[SourceId, dict[ArticleId, Known]] = defaultdict(dict)
        for row in await connection.execute(self._same, given):
            if row[0] in ours:  # here, not in SQL: it would lead SQLite to a worse index
                known = Known(*row[1:])
                key = known.title_key.removeprefix(stored_title_key(row[0], ""))
                found[row[0]][known.id] = replace(known, title_key=key)
        return {source: list(known.values()) for source, known in found.items()}

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

    async def known(self, urls: Iterable[str]) -> set[str]:
        """Pick the canonical addresses that articles of ours have, whatever their source."""
        asked = set(urls)
        if not asked:
            return set()
        found = select(articles.c.url).where(articles.c.url.in_(asked))
        async with self._reading.begin() as connection:
            return set((await connection.execute(found)).scalars())

    async def count(self, since: datetime | None = None) -> int:
        """Count articles: all, or those of the hours from `since` on."""
        counted = select(func.count()).select_from(articles)
        if since is not None:
            counted = counted.where(articles.c.news_at >= since)
        async with self._reading.begin() as connection:
            return (await connection.execute(counted)).scalar_one()

    async def count_from(
        self, *, since: datetime, feed_id: int | None = None, source_id: int | None = None
    ) -> int:
        """Count the articles of the hours from `since` on that came from a feed or a source."""
        wanted = [articles.c.news_at >= since]
        if feed_id is not None:
            wanted.append(articles.c.feed_id == feed_id)
        if source_id is not None:
            wanted.append(articles.c.source_id == source_id)
        counted = select(func.count()).select_from(articles).where(*wanted)
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


def _judged(
    batches: Sequence[Batch], known: Mapping[SourceId, Sequence[Known]]
) -> tuple[list[Some], list[tuple[ArticleId, Parcel]]]:
    """Tell the entries that are new, by batch, and those that changed, by article."""
    new: list[Some] = []
    changed: list[tuple[ArticleId, Parcel]] = []
    by_source: dict[SourceId, list[Batch]] = defaultdict(list)
    for batch in batches:
        by_source[batch.source_id].append(batch)
    for source_id, of_source in by_source.items():
        entries = [entry for batch in of_source for entry in batch.entries]
        if source_id not in known and are_strangers(entries):  # nearly always
            new += [(batch, batch.entries) for batch in of_source]
            continue
        documents = [(batch.feed_id, batch.entries) for batch in of_source]
        judged = sift(documents, known.get(source_id, ()))
        for batch, verdicts in zip(of_source, judged, strict=True):
            told = list(zip(batch.entries, verdicts, strict=True))
            new.append((batch, [e for e, v in told if v.freshness is Freshness.NEW]))
            changed += [
                (v.known.id, e) for e, v in told if v.freshness is Freshness.CHANGED and v.known
            ]
    return new, changed


def _same(engine: AsyncEngine) -> CompoundSelect[tuple[Any, ...]]:
    """Select the articles that have one of many guids, addresses or keys of a title.

    Three statements in one, for each of the three has an index of its own.
    """
    found = select(articles.c.source_id, *_KNOWN)
    by = {"guids": articles.c.guid, "urls": articles.c.url, "title_keys": articles.c.title_key}
    return union_all(*[found.where(among(engine.dialect.name, by[name], name)) for name in by])


def _marks_of(batches: Sequence[Batch]) -> dict[str, set[str]]:
    """List what the entries of batches are recognised by, by the parameters of `_same`."""
    entries = [entry for batch in batches for entry in batch.entries]
    return {
        "guids": {entry.guid for entry in entries},
        "urls": {entry.mark_url for entry in entries} - {""},
        "title_keys": {
            prefix + entry.title_key
            for batch in batches
            for prefix in (stored_title_key(batch.source_id, ""),)
            for entry in batch.entries
            if entry.title_key
        },
    }


async def _with_articles(connection: AsyncConnection, ids: set[SourceId]) -> set[SourceId]:
    """Leave out the sources that have no articles yet, where one look in an index tells it.

    Keys of titles begin with their source. PostgreSQL orders texts as a language does, in which
    what begins alike may not stand together.
    """
    if connection.dialect.name != "sqlite":
        return ids
    given = {"ids": many("sqlite", ids)}
    return set((await connection.execute(_having_articles(), given)).scalars())


@cache  # making it costs more than executing it
def _having_articles() -> Select[SourceId]:
    key, begins = articles.c.title_key, cast(sources.c.id, Text)
    has_articles = exists().where(key >= begins + ":", key < begins + ";")  # the next character
    return select(sources.c.id).where(among("sqlite", sources.c.id, "ids"), has_articles)


async def _one_at_a_time(connection: AsyncConnection, ids: set[SourceId]) -> None:
    """Keep two instances from storing articles of one source at once; SQLite has one writer."""
    if connection.dialect.name != "sqlite":
        mine = select(sources.c.id).where(sources.c.id.in_(ids)).order_by(sources.c.id)
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
