"""Which stories a chat was shown lately: one row a chat, so that a broadcast stays cheap."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId
from news.shown import Shown, unpack

from .engine import excluded, insert, reading
from .schema import seen


class Seen:
    """What each chat has seen."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def of_chats(self, chats: Iterable[int]) -> dict[ChatId, Shown]:
        """Read what these chats have seen; those that have seen nothing are not there."""
        wanted = select(seen.c.chat_id, seen.c.stories).where(seen.c.chat_id.in_(list(chats)))
        async with self._reading.begin() as connection:
            found = await connection.execute(wanted)
            return {ChatId(id): unpack(stories) for id, stories in found}

    async def set(self, shown: Mapping[ChatId, Shown]) -> None:
        """Write what chats have seen, in place of what was written."""
        async with self._engine.begin() as connection:
            await write(self._engine, connection, shown)


async def write(
    engine: AsyncEngine, connection: AsyncConnection, shown: Mapping[ChatId, Shown]
) -> None:
    """Write what chats have seen within a transaction of the caller's."""
    if not shown:
        return
    new = insert(engine, seen)
    kept = new.on_conflict_do_update(index_elements=["chat_id"], set_=excluded(new, ["stories"]))
    rows = [{"chat_id": chat, "stories": what.pack()} for chat, what in shown.items()]
    await connection.execute(kept, rows)
