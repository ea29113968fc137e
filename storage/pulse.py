"""What the health check asks the database: whether it answers, how far the outbox is behind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from .deliveries import WAITS
from .engine import reading
from .schema import deliveries


@dataclass(frozen=True, slots=True)
class Overdue:
    """Deliveries that are due and still wait: how many of each kind, the oldest since when."""

    waiting: Mapping[str, int] = field(default_factory=dict)
    since: datetime | None = None


async def overdue(engine: AsyncEngine, *, now: datetime) -> Overdue:
    """Look at the outbox by one short read over its index."""
    wanted = (
        select(deliveries.c.kind, func.count(), func.min(deliveries.c.due_at))
        .where(WAITS, deliveries.c.due_at <= now)
        .group_by(deliveries.c.kind)
    )
    async with reading(engine).begin() as connection:
        rows = (await connection.execute(wanted)).all()
    return Overdue({row[0]: row[1] for row in rows}, min((row[2] for row in rows), default=None))
