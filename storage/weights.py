"""The weights of sources: what a week showed, written once a week."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from news.model import SourceId, StoryId

from .engine import insert, reading
from .schema import articles, facts, sources, stories

_FACT = "sources-weighed"


class Weights:
    """What sources weigh, and what they weigh by."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def take_turn(self, now: datetime, every: timedelta) -> bool:
        """Tell whether sources are to be weighed now: once in `every`, by one instance."""
        due = int((now - every).timestamp())
        async with self._engine.begin() as connection:
            wanted = select(facts.c.value).where(facts.c.name == _FACT).with_for_update()
            last = (await connection.execute(wanted)).scalar()
            if last is not None and int(last) > due:
                return False
            new = insert(self._engine, facts).values(name=_FACT, value=int(now.timestamp()))
            taken = new.on_conflict_do_update(
                index_elements=["name"], set_={"value": new.excluded.value}
            )
            await connection.execute(taken)
        return True

    async def keys(self) -> dict[SourceId, str]:
        """Name every source: the host of its site, or its channel."""
        async with self._reading.begin() as connection:
            rows = await connection.execute(select(sources.c.id, sources.c.key))
            return {SourceId(id): key for id, key in rows}

    async def tellings(self, since: datetime) -> list[dict[SourceId, datetime]]:
        """Tell when each source first told each story of several sources since a moment."""
        several = select(stories.c.id).where(stories.c.latest_at >= since, stories.c.sources > 1)
        wanted = (
            select(articles.c.story_id, articles.c.source_id, func.min(articles.c.published_at))
            .where(articles.c.story_id.in_(several), articles.c.news_at >= since)
            .group_by(articles.c.story_id, articles.c.source_id)
        )
        told: defaultdict[StoryId, dict[SourceId, datetime]] = defaultdict(dict)
        async with self._reading.begin() as connection:
            for story, source, at in await connection.execute(wanted):
                told[story][source] = at
        return list(told.values())

    async def set(self, weights: Mapping[SourceId, float]) -> None:
        """Write what sources weigh from now on."""
        if not weights:
            return
        rows = [{"source": source, "value": weight} for source, weight in weights.items()]
        async with self._engine.begin() as connection:
            await connection.execute(_SET, rows)


_SET = update(sources).where(sources.c.id == bindparam("source")).values(weight=bindparam("value"))
