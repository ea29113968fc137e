"""Work that one instance at a time may do: a name, who holds it, until when."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_
from sqlalchemy.ext.asyncio import AsyncEngine

from .engine import insert
from .schema import leases


class Leases:
    """Named leases. One that is not renewed ends by itself."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def take(self, name: str, holder: str, *, now: datetime, lasts: timedelta) -> bool:
        """Take or renew; false: another holder has it and it has not ended."""
        new = insert(self._engine, leases).values(name=name, holder=holder, until=now + lasts)
        taken = new.on_conflict_do_update(
            index_elements=["name"],
            set_={"holder": holder, "until": now + lasts},
            where=or_(
                leases.c.holder == holder,
                leases.c.until <= now,
                leases.c.until > now + 2 * lasts,  # of a clock that has gone back since
            ),
        ).returning(leases.c.name)
        async with self._engine.begin() as connection:
            return (await connection.execute(taken)).first() is not None

    async def release(self, name: str, holder: str) -> None:
        """Give it back early; nothing happens if it is another's by now."""
        mine = (leases.c.name == name, leases.c.holder == holder)
        async with self._engine.begin() as connection:
            await connection.execute(delete(leases).where(*mine))
