"""Small things learned that must outlive a restart."""

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncEngine

from .engine import excluded, insert, reading
from .schema import facts


class Facts:
    """Facts by name; a value is what JSON can say."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def get(self, name: str) -> Any | None:  # noqa: ANN401  # whatever was learned
        """Read one; null: nothing was learned."""
        wanted = select(facts.c.value).where(facts.c.name == name)
        async with self._reading.begin() as connection:
            return (await connection.execute(wanted)).scalar_one_or_none()

    async def put(self, name: str, value: Any) -> None:  # noqa: ANN401
        """Learn one, in place of what was known."""
        new = insert(self._engine, facts).values(name=name, value=value)
        kept = new.on_conflict_do_update(index_elements=["name"], set_=excluded(new, ["value"]))
        async with self._engine.begin() as connection:
            await connection.execute(kept)

    async def forget(self, name: str) -> None:
        """Unlearn one."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(facts).where(facts.c.name == name))
