"""When the sites of feeds were asked for their robots.txt, and what delay they want."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from news.model import FeedId

from .engine import reading
from .schema import feeds


class Robots:
    """What `feeds.manners` has to remember."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def unasked(self, *, before: datetime, limit: int) -> dict[str, FeedId]:
        """Find active feeds whose site's robots.txt was not read since `before`; by address."""
        waiting = (
            select(feeds.c.url, feeds.c.id)
            .where(
                feeds.c.status == "active",
                or_(feeds.c.robots_at.is_(None), feeds.c.robots_at < before),
            )
            .order_by(feeds.c.url)
            .limit(limit)
        )
        async with self._reading.begin() as connection:
            return {row.url: row.id for row in await connection.execute(waiting)}

    async def asked(
        self, ids: Sequence[FeedId], *, delay: timedelta | None, now: datetime
    ) -> None:
        """Note that a robots.txt was read: what delay it asks for; null: as before."""
        values: dict[str, object] = {"robots_at": now}
        if delay is not None:
            values["delay_seconds"] = round(delay.total_seconds())
        async with self._engine.begin() as connection:
            await connection.execute(update(feeds).where(feeds.c.id.in_(ids)).values(values))
