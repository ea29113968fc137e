"""Alerts: breaking stories, told once a place to those who asked for it."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TypeAlias

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from news.alerts import Listener
from news.model import PlaceId, StoryId

from .chats import hours
from .deliveries import NewDelivery, add
from .engine import insert, reading
from .schema import alerts, chats, deliveries, stories, subscriptions

KIND = "alert"
Mark: TypeAlias = tuple[int, datetime]
"""How many sources tell a story, and when the latest article came out: by it, one has grown."""


class Alerts:
    """What was told of, and to whom it may be."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def candidates(
        self, since: datetime, fresh: datetime, least: int
    ) -> dict[StoryId, Mark]:
        """Find stories that began after `since` and went on after `fresh`, told by so many."""
        wanted = select(stories.c.id, stories.c.sources, stories.c.latest_at).where(
            stories.c.latest_at > fresh,
            stories.c.merged_into.is_(None),
            stories.c.first_at > since,
            stories.c.sources >= least,
        )
        async with self._reading.begin() as connection:
            found = await connection.execute(wanted)
            return {StoryId(id): (sources, latest) for id, sources, latest in found}

    async def told(self, ids: Iterable[StoryId]) -> set[tuple[PlaceId, StoryId]]:
        """Tell which of these stories were told of already, and in which places."""
        wanted = select(alerts.c.place_id, alerts.c.story_id).where(
            alerts.c.story_id.in_(list(ids))
        )
        async with self._reading.begin() as connection:
            return {(PlaceId(p), StoryId(s)) for p, s in await connection.execute(wanted)}

    async def listeners(self, places: Iterable[PlaceId], *, now: datetime) -> list[Listener]:
        """List the active subscriptions to these places that want alerts."""
        lately = (
            select(deliveries.c.chat_id, func.count().label("count"))
            .where(deliveries.c.kind == KIND, deliveries.c.slot > now - timedelta(days=1))
            .group_by(deliveries.c.chat_id)
            .subquery()
        )
        wanted = (
            select(
                subscriptions.c.chat_id,
                subscriptions.c.thread_id,
                subscriptions.c.place_id,
                subscriptions.c.scope,
                subscriptions.c.alerts,
                chats.c.time_zone,
                chats.c.quiet_from,
                chats.c.quiet_to,
                func.coalesce(lately.c.count, 0),
            )
            .join(chats, chats.c.id == subscriptions.c.chat_id)
            .outerjoin(lately, lately.c.chat_id == subscriptions.c.chat_id)
            .where(
                subscriptions.c.place_id.in_(list(places)),
                subscriptions.c.alerts != "off",
                subscriptions.c.paused.is_(None),
                chats.c.gone.is_(None),
            )
            .order_by(subscriptions.c.id)
        )
        async with self._reading.begin() as connection:
            return [
                Listener(*row[:6], hours(row[6], row[7]), row[8])
                for row in await connection.execute(wanted)
            ]

    async def tell(
        self,
        found: Iterable[tuple[PlaceId, StoryId]],
        rows: Sequence[NewDelivery],
        *,
        now: datetime,
    ) -> int:
        """Write down what broke and put the alerts in the outbox, in one transaction."""
        values = [{"place_id": p, "story_id": s, "found_at": now} for p, s in found]
        async with self._engine.begin() as connection:
            if values:
                new = insert(self._engine, alerts).on_conflict_do_nothing()
                await connection.execute(new, values)
            return await add(connection, rows)

    async def purge(self, before: datetime) -> None:
        """Forget what broke before a moment."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(alerts).where(alerts.c.found_at < before))
