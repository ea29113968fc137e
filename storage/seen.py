"""Which stories a chat was shown lately: one row a chat, so that a broadcast stays cheap."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId, StoryId

from .engine import excluded, insert, reading
from .schema import seen

Shown = dict[StoryId, tuple[int, datetime]]
"""Story -> (sources it had when it was shown, when)."""


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
            return {ChatId(id): _read(stories) for id, stories in found}

    async def set(self, marks: Mapping[ChatId, Mapping[StoryId, tuple[int, datetime]]]) -> None:
        """Write what chats have seen, in place of what was written."""
        async with self._engine.begin() as connection:
            await write(self._engine, connection, marks)


async def write(
    engine: AsyncEngine,
    connection: AsyncConnection,
    marks: Mapping[ChatId, Mapping[StoryId, tuple[int, datetime]]],
) -> None:
    """Write what chats have seen within a transaction of the caller's."""
    if not marks:
        return
    new = insert(engine, seen)
    kept = new.on_conflict_do_update(index_elements=["chat_id"], set_=excluded(new, ["stories"]))
    rows = [{"chat_id": chat, "stories": _written(shown)} for chat, shown in marks.items()]
    await connection.execute(kept, rows)


def _read(stories: Mapping[str, list[int]]) -> Shown:
    return {
        StoryId(int(id)): (count, datetime.fromtimestamp(at, UTC))
        for id, (count, at) in stories.items()
    }


def _written(shown: Mapping[StoryId, tuple[int, datetime]]) -> dict[str, Any]:
    return {str(id): [count, int(at.timestamp())] for id, (count, at) in shown.items()}
