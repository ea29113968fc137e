"""Which stories a chat was shown lately: one row a chat, so that a broadcast stays cheap."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId, StoryId

from .engine import excluded, insert, reading
from .schema import seen

Mark = tuple[int, int]
"""(sources a story had when it was shown, unix time)."""


class Seen:
    """What each chat has seen."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def of_chats(self, chats: Iterable[int]) -> dict[ChatId, dict[StoryId, Mark]]:
        """Read what these chats have seen; those that have seen nothing are not there."""
        wanted = select(seen.c.chat_id, seen.c.stories).where(seen.c.chat_id.in_(list(chats)))
        async with self._reading.begin() as connection:
            found = await connection.execute(wanted)
            return {ChatId(id): _unpacked(stories) for id, stories in found}

    async def set(self, marks: Mapping[ChatId, Mapping[StoryId, Mark]]) -> None:
        """Write what chats have seen, in place of what was written."""
        async with self._engine.begin() as connection:
            await write(self._engine, connection, marks)


async def write(
    engine: AsyncEngine,
    connection: AsyncConnection,
    marks: Mapping[ChatId, Mapping[StoryId, Mark]],
) -> None:
    """Write what chats have seen within a transaction of the caller's."""
    if not marks:
        return
    new = insert(engine, seen)
    kept = new.on_conflict_do_update(index_elements=["chat_id"], set_=excluded(new, ["stories"]))
    rows = [{"chat_id": chat, "stories": _packed(shown)} for chat, shown in marks.items()]
    await connection.execute(kept, rows)


def _packed(shown: Mapping[StoryId, Mark]) -> list[int]:
    """Flatten: a list of plain numbers is read and written twice as fast as one of lists."""
    return [number for id, (sources, at) in shown.items() for number in (id, sources, at)]


def _unpacked(stories: Iterable[int]) -> dict[StoryId, Mark]:
    numbers = iter(stories)
    triples = zip(numbers, numbers, numbers, strict=True)
    return {StoryId(id): (sources, at) for id, sources, at in triples}
