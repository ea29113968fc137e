"""«Не та новость»: what people say of an article that is not of its story."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from news.model import ArticleId, StoryId

from .engine import insert, reading
from .schema import articles, misplaced, partings


class Misplaced:
    """What readers say, and which articles parted from a story for good."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def say(self, person_id: int, article_id: int, story_id: int, *, now: datetime) -> bool:
        """Write down that a person finds an article in the wrong story; once for each article.

        Returns:
            Whether it is new.
        """
        new = insert(self._engine, misplaced).values(
            person_id=person_id, article_id=article_id, story_id=story_id, said_at=now
        )
        async with self._engine.begin() as connection:
            return bool((await connection.execute(new.on_conflict_do_nothing())).rowcount)

    async def doubted(self, least: int, since: datetime) -> dict[ArticleId, StoryId]:
        """Find articles that `least` people or more find misplaced, where they still are."""
        wanted = (
            select(misplaced.c.article_id, misplaced.c.story_id)
            .join(articles, articles.c.id == misplaced.c.article_id)
            .where(articles.c.story_id == misplaced.c.story_id, articles.c.news_at >= since)
            .group_by(misplaced.c.article_id, misplaced.c.story_id)
            .having(func.count() >= least)
        )
        async with self._reading.begin() as connection:
            rows = await connection.execute(wanted)
            return {ArticleId(article): StoryId(story) for article, story in rows}

    async def part(self, parted: Mapping[ArticleId, StoryId], *, now: datetime) -> None:
        """Write down that articles left stories for good."""
        if not parted:
            return
        rows = [{"article_id": a, "story_id": s, "parted_at": now} for a, s in parted.items()]
        async with self._engine.begin() as connection:
            new = insert(self._engine, partings).on_conflict_do_nothing()
            await connection.execute(new, rows)

    async def partings(self, since: datetime) -> list[tuple[ArticleId, StoryId]]:
        """List which articles left which stories for good since a moment."""
        wanted = select(partings.c.article_id, partings.c.story_id).where(
            partings.c.parted_at >= since
        )
        async with self._reading.begin() as connection:
            return [(ArticleId(a), StoryId(s)) for a, s in await connection.execute(wanted)]
