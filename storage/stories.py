"""Which articles tell one story."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, bindparam, delete, func, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import Article, ArticleId, PlaceId, Story, StoryId, Tag

from .engine import Record, among, excluded, insert, many, reading
from .schema import article_places, articles, follows, moves, sources, stories, votes

MANY = 1_000  # rows; to put more together takes so long that people would wait for it
LEAD_FROM = 400  # characters of an article's text that a digest may need


@dataclass(frozen=True, slots=True)
class StoryRow:
    """What is kept of a story beside its articles; `sources` counts distinct ones."""

    id: StoryId
    first_at: datetime
    latest_at: datetime
    sources: int


@dataclass(frozen=True, slots=True)
class Page:
    """Some articles with their stories; `last`: where the next page begins, null: no more.

    Of an article there is what grouping needs: its id, source and date, its title, the
    beginning of its text, and the places it is surely about.
    """

    articles: list[Article]
    stories: dict[ArticleId, StoryId]
    last: tuple[datetime, int] | None


_READ = (
    articles.c.story_id,
    articles.c.news_at,
    articles.c.id,
    articles.c.source_id,
    sources.c.name,
    articles.c.url,
    articles.c.title,
    func.substr(articles.c.summary, 1, LEAD_FROM).label("text"),
    articles.c.published_at,
    articles.c.language,
    articles.c.media,
    sources.c.place_id.label("home"),
    articles.c.section,
    sources.c.weight,
)


_PAGE = (
    select(
        articles.c.id,
        articles.c.story_id,
        articles.c.news_at,
        articles.c.source_id,
        articles.c.title,
        func.substr(articles.c.summary, 1, bindparam("beginning")).label("text"),
        articles.c.published_at,
    )
    .where(articles.c.story_id.is_not(None))
    .order_by(articles.c.news_at, articles.c.id)
)


class Stories:
    """The stories of the last days."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)
        self._surely = select(
            article_places.c.article_id, article_places.c.place_id, article_places.c.why
        ).where(
            among(engine.dialect.name, article_places.c.article_id, "ids"),
            article_places.c.certain,
        )

    async def told(
        self, since: datetime, until: datetime, places: Iterable[PlaceId] | None = None
    ) -> list[tuple[Story, datetime]]:
        """Read the stories of the hours (since, until], each with its latest hour.

        All of them, or those that an article puts in one of `places`. A story has those of its
        articles that are in the window, and only the beginning of their texts. Articles that
        no story has yet are left out.
        """
        inside = (articles.c.news_at > since, articles.c.news_at <= until)
        read = select(*_READ).join_from(articles, sources).where(*inside)
        if places is None:
            return await self._stories(read.where(articles.c.story_id.is_not(None)))
        about = (
            select(articles.c.story_id)
            .join_from(article_places, articles)
            .where(
                article_places.c.place_id.in_(list(places)),
                article_places.c.news_at > since,
                article_places.c.news_at <= until,
            )
        )
        return await self._stories(read.where(articles.c.story_id.in_(about)))

    async def told_lately(
        self, fresh: datetime, until: datetime, *, since: datetime
    ) -> list[tuple[Story, datetime]]:
        """Read the stories of the hours (fresh, until] with all their articles after `since`."""
        recent = articles.alias()
        lately = (recent.c.news_at > fresh, recent.c.news_at <= until)
        read = select(*_READ).join_from(articles, sources)
        read = read.where(articles.c.news_at > since, articles.c.news_at <= until)
        told = select(recent.c.story_id).where(*lately)
        return await self._stories(read.where(articles.c.story_id.in_(told)))

    async def of_ids(self, ids: Iterable[int]) -> dict[StoryId, Story]:
        """Read stories whole, by their ids or by those of stories they took in."""
        wanted = {StoryId(id) for id in ids}
        merged = await self.merged(wanted)
        now = {id: merged.get(id, id) for id in wanted}
        read = select(*_READ).join_from(articles, sources)
        found = await self._stories(read.where(articles.c.story_id.in_(list(now.values()))))
        by_id = {story.id: story for story, _ in found}
        return {old: by_id[new] for old, new in now.items() if new in by_id}

    async def assigned(self, since: datetime) -> dict[ArticleId, StoryId]:
        """Tell the story of each article of the hours from `since` on that has one."""
        wanted = select(articles.c.id, articles.c.story_id).where(
            articles.c.news_at >= since, articles.c.story_id.is_not(None)
        )
        async with self._reading.begin() as connection:
            found = await connection.execute(wanted)
            return {ArticleId(article): StoryId(story) for article, story in found}

    async def page(
        self,
        since: datetime,
        *,
        limit: int,
        beginning: int,
        after: tuple[datetime, int] | None = None,
    ) -> Page:
        """Read some articles of the hours from `since` on that have a story, oldest hour first.

        `beginning`: characters of each text. `after` is `last` of the page before.
        """
        first = after[0] if after else since  # SQLite begins to look there: it must be near
        wanted = _PAGE.where(articles.c.news_at >= first).limit(limit)
        if after is not None:
            wanted = wanted.where(tuple_(articles.c.news_at, articles.c.id) > after)
        async with self._reading.begin() as connection:
            rows = (await connection.execute(wanted, {"beginning": beginning})).all()
            places: dict[int, list[Tag]] = defaultdict(list)
            ids = {"ids": many(self._engine.dialect.name, [row[0] for row in rows])}
            if rows:
                for id, place, why in (await connection.execute(self._surely, ids)).all():
                    places[id].append(Tag(PlaceId(place), why, certain=True))
        last = (rows[-1].news_at, rows[-1].id) if rows else None
        return Page(
            [_brief(row, tuple(places.get(row[0], ()))) for row in rows],
            {ArticleId(row[0]): StoryId(row[1]) for row in rows},
            last,
        )

    async def merged(
        self, ids: Iterable[int] | None = None, *, since: datetime | None = None
    ) -> dict[StoryId, StoryId]:
        """Tell which stories another took in, and which: of `ids`, or told since a moment."""
        wanted = select(stories.c.id, stories.c.merged_into)
        wanted = wanted.where(stories.c.merged_into.is_not(None))
        if ids is not None:
            wanted = wanted.where(stories.c.id.in_(list(ids)))
        if since is not None:
            wanted = wanted.where(stories.c.latest_at >= since)
        async with self._reading.begin() as connection:
            found = await connection.execute(wanted)
            return {StoryId(old): StoryId(new) for old, new in found}

    async def save(
        self,
        assigned: Mapping[ArticleId, StoryId],
        merged: Mapping[StoryId, StoryId],
        rows: Iterable[StoryRow],
        *,
        left: Mapping[ArticleId, StoryId] | None = None,
        now: datetime | None = None,
    ) -> None:
        """Write down where articles went, which stories were taken in, and what each is now.

        `left`: the stories that articles were in before and that still stand: they split. With
        `now`, splits and merges are recorded.
        """
        values = [_values(row) for row in rows]
        new = insert(self._engine, stories)
        kept = new.on_conflict_do_update(
            index_elements=["id"],
            set_=excluded(new, ["merged_into", "first_at", "latest_at", "sources"]),
        )
        async with self._engine.begin() as connection:
            if assigned:
                await connection.execute(_ASSIGN, [{"a": a, "s": s} for a, s in assigned.items()])
            if values:
                await connection.execute(kept, values)
            for old, into in merged.items():
                await _take_in(connection, old, into)
            if now is not None and (noted := _noted(assigned, merged, left or {}, now)):
                await connection.execute(insert(self._engine, moves), noted)

    async def forget_moves(self, before: datetime) -> None:
        """Forget the merges and splits before a moment."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(moves).where(moves.c.moved_at < before))

    async def _stories(self, read: Select[*tuple[object, ...]]) -> list[tuple[Story, datetime]]:
        ids = read.with_only_columns(articles.c.id)
        tagged = select(
            article_places.c.article_id,
            article_places.c.place_id,
            article_places.c.why,
            article_places.c.certain,
        ).where(article_places.c.article_id.in_(ids))
        async with self._reading.begin() as connection:
            rows = (await connection.execute(read)).all()
            tags: dict[int, list[Tag]] = defaultdict(list)
            if rows:
                for id, place, why, certain in await connection.execute(tagged):
                    tags[id].append(Tag(PlaceId(place), why, certain))
        if len(rows) > MANY:
            return await asyncio.to_thread(_grouped, rows, tags)
        return _grouped(rows, tags)


_ASSIGN = update(articles).where(articles.c.id == bindparam("a")).values(story_id=bindparam("s"))


async def _take_in(connection: AsyncConnection, old: StoryId, into: StoryId) -> None:
    """Mark a story as part of another; its votes and followers come along, each once."""
    await connection.execute(  # those it took in itself come along: no chains
        update(stories)
        .where(or_(stories.c.id == old, stories.c.merged_into == old))
        .values(merged_into=into)
    )
    for table, who in ((votes, votes.c.voter_id), (follows, follows.c.chat_id)):
        there = select(who).where(table.c.story_id == into)
        await connection.execute(
            update(table).where(table.c.story_id == old, who.not_in(there)).values(story_id=into)
        )


def _noted(
    assigned: Mapping[ArticleId, StoryId],
    merged: Mapping[StoryId, StoryId],
    left: Mapping[ArticleId, StoryId],
    now: datetime,
) -> list[dict[str, object]]:
    whole = [("merged", None, old, into) for old, into in merged.items()]
    parts = [("split", a, old, assigned[a]) for a, old in left.items() if a in assigned]
    names = ("why", "article_id", "from_id", "to_id")
    return [dict(zip(names, row, strict=True), moved_at=now) for row in (*whole, *parts)]


def _grouped(
    rows: Iterable[Record], tags: Mapping[int, list[Tag]]
) -> list[tuple[Story, datetime]]:
    members: dict[StoryId, list[Article]] = defaultdict(list)
    latest: dict[StoryId, datetime] = {}
    for row in rows:
        story = StoryId(row[0])
        members[story].append(_article(row, tuple(tags.get(row[2], ()))))
        latest[story] = max(row[1], latest.get(story, row[1]))
    return [
        (Story(id, tuple(sorted(told, key=lambda a: (a.published_at, a.id)))), latest[id])
        for id, told in sorted(members.items())
    ]


def _article(row: Record, places: tuple[Tag, ...]) -> Article:
    _, _, id, source_id, source, url, title, text, published, language, media, *rest = row
    home, section, weight = rest
    return Article(
        id=id,
        source_id=source_id,
        source=source,
        url=url,
        title=title,
        text=text,
        published_at=published,
        language=language,
        places=places,
        image=next((m["url"] for m in media if m["kind"] == "image"), None),
        home=home,
        section=section,
        weight=weight,
    )


def _brief(row: Record, places: tuple[Tag, ...]) -> Article:
    id, _, _, source_id, title, text, published = row
    return Article(id, source_id, "", "", title, text, published, places=places)


def _values(row: StoryRow) -> dict[str, object]:
    return {
        "id": row.id,
        "merged_into": None,
        "first_at": row.first_at,
        "latest_at": row.latest_at,
        "sources": row.sources,
    }
