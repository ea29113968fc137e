"""Which stories a chat was shown lately: one row for each, so that a broadcast stays cheap.

A topic of a forum is a chat of its own: who reads it need not read the others.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import Dialect, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId
from news.shown import Shown, unpack

from .bulk import Bulk
from .engine import Insert, excluded, insert_of, reading
from .schema import seen

Reader = tuple[ChatId, int]
"""A chat and its forum topic; 0: none."""


class Seen:
    """What each chat has seen."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def of(self, readers: Iterable[Reader]) -> dict[Reader, Shown]:
        """Read what these chats have seen; those that have seen nothing are not there."""
        key = tuple_(seen.c.chat_id, seen.c.thread_id)
        wanted = select(seen.c.chat_id, seen.c.thread_id, seen.c.stories)
        async with self._reading.begin() as connection:
            found = await connection.execute(wanted.where(key.in_(list(readers))))
            return {(ChatId(id), thread): unpack(stories) for id, thread, stories in found}

    async def set(self, shown: Mapping[Reader, Shown]) -> None:
        """Write what chats have seen, in place of what was written."""
        async with self._engine.begin() as connection:
            await write(connection, shown)


async def write(connection: AsyncConnection, shown: Mapping[Reader, Shown]) -> None:
    """Write what chats have seen within a transaction of the caller's."""
    rows = [(chat, thread, what.pack()) for (chat, thread), what in shown.items()]
    await _KEEP.run(connection, rows)


def _kept(dialect: Dialect) -> Insert:
    new = insert_of(dialect, seen)
    return new.on_conflict_do_update(
        index_elements=["chat_id", "thread_id"], set_=excluded(new, ["stories"])
    )


_KEEP = Bulk(_kept, ("chat_id", "thread_id", "stories"), ready=("stories",))
