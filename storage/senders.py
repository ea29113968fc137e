"""Which instances send, how fast each may now: so that they share one rate."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from .engine import excluded, insert, reading
from .schema import senders

LONGEST = timedelta(minutes=5)  # no row lasts longer


@dataclass(frozen=True, slots=True)
class SenderState:
    """An instance that sends. `rate`: messages a second it may send now.

    `share` of its full rate: under 1 after refusals. `paused_until`: Telegram told it to wait.
    """

    holder: str
    rate: float
    share: float = 1.0
    paused_until: datetime | None = None


class Senders:
    """The instances that send. One that does not beat counts no more after a while."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def beat(self, state: SenderState, *, now: datetime, lasts: timedelta) -> int:
        """Say that an instance is there; counts those that are, it included."""
        new = insert(self._engine, senders).values(
            holder=state.holder,
            until=now + lasts,
            rate=state.rate,
            share=state.share,
            paused_until=state.paused_until,
        )
        kept = new.on_conflict_do_update(
            index_elements=["holder"],
            set_=excluded(new, ["until", "rate", "share", "paused_until"]),
        )
        alive = select(func.count()).where(*_alive(now, lasts))
        async with self._engine.begin() as connection:
            await connection.execute(kept)
            return (await connection.execute(alive)).scalar_one()

    async def leave(self, holder: str) -> None:
        """Say that an instance stops: the others have its share at once."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(senders).where(senders.c.holder == holder))

    async def all(self, now: datetime) -> list[SenderState]:
        """List those that are there."""
        wanted = select(
            senders.c.holder, senders.c.rate, senders.c.share, senders.c.paused_until
        ).where(*_alive(now, LONGEST))
        async with self._reading.begin() as connection:
            found = await connection.execute(wanted.order_by(senders.c.holder))
            return [SenderState(*row) for row in found]

    async def purge(self, before: datetime) -> None:
        """Forget those that have been away since `before`."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(senders).where(senders.c.until < before))


def _alive(now: datetime, lasts: timedelta) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Give the conditions of a row that counts: one of a clock far ahead does not."""
    return senders.c.until > now, senders.c.until <= now + 2 * lasts
