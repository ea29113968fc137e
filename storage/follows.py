"""Who wants to hear how a story goes on: until it has been quiet for a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from news.model import ChatId, StoryId

from .deliveries import NewDelivery, add
from .engine import insert, reading
from .schema import chats, follows, stories

MOST = 30  # stories one chat follows at once; the oldest makes room


@dataclass(frozen=True, slots=True)
class Followed:
    """A story that a chat follows, and what it heard last; `now_sources`: who tells it by now."""

    chat_id: ChatId
    story_id: StoryId
    thread_id: int
    sources: int
    told_at: datetime
    now_sources: int


class Follows:
    """The stories that chats follow."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def toggle(
        self, chat_id: int, story_id: int, sources: int, *, thread_id: int = 0, now: datetime
    ) -> bool:
        """Follow a story, or no longer; tells whether the chat follows it now."""
        mine = (follows.c.chat_id == chat_id, follows.c.story_id == story_id)
        async with self._engine.begin() as connection:
            if (await connection.execute(delete(follows).where(*mine))).rowcount:
                return False
            oldest = (
                select(follows.c.story_id)
                .where(follows.c.chat_id == chat_id)
                .order_by(follows.c.followed_at.desc(), follows.c.story_id.desc())
                .offset(MOST - 1)
            )
            too_many = [row.story_id for row in await connection.execute(oldest)]
            room = delete(follows).where(follows.c.chat_id == chat_id)
            await connection.execute(room.where(follows.c.story_id.in_(too_many)))
            new = insert(self._engine, follows).values(
                chat_id=chat_id,
                story_id=story_id,
                thread_id=thread_id,
                sources=sources,
                told_at=now,
                followed_at=now,
            )
            await connection.execute(new.on_conflict_do_nothing())
        return True

    async def is_followed(self, chat_id: int, story_id: int) -> bool:
        """Tell whether a chat follows a story."""
        wanted = select(follows.c.story_id).where(
            follows.c.chat_id == chat_id, follows.c.story_id == story_id
        )
        async with self._reading.begin() as connection:
            return (await connection.execute(wanted)).first() is not None

    async def grown(self, *, told_before: datetime, limit: int) -> list[Followed]:
        """Find who heard last before a moment of a story that more sources tell by now."""
        wanted = (
            select(
                follows.c.chat_id,
                follows.c.story_id,
                follows.c.thread_id,
                follows.c.sources,
                follows.c.told_at,
                stories.c.sources,
            )
            .join(stories, stories.c.id == follows.c.story_id)
            .join(chats, and_(chats.c.id == follows.c.chat_id, chats.c.gone.is_(None)))
            .where(stories.c.sources > follows.c.sources, follows.c.told_at <= told_before)
            .order_by(follows.c.told_at, follows.c.chat_id, follows.c.story_id)
            .limit(limit)
        )
        async with self._reading.begin() as connection:
            return [Followed(*row) for row in await connection.execute(wanted)]

    async def tell(self, told: Iterable[tuple[Followed, NewDelivery]], *, now: datetime) -> int:
        """Put updates in the outbox and write down what the chats have heard; counts the new."""
        pairs = list(told)
        async with self._engine.begin() as connection:
            for followed, _ in pairs:
                heard = update(follows).where(
                    follows.c.chat_id == followed.chat_id,
                    follows.c.story_id == followed.story_id,
                )
                await connection.execute(heard.values(sources=followed.now_sources, told_at=now))
            return await add(connection, [delivery for _, delivery in pairs])

    async def end_quiet(self, before: datetime) -> int:
        """Stop following what nobody has told since a moment, and what is kept no longer."""
        alive = select(stories.c.id).where(stories.c.latest_at > before)
        ended = delete(follows).where(
            follows.c.followed_at <= before, follows.c.story_id.not_in(alive)
        )
        async with self._engine.begin() as connection:
            return (await connection.execute(ended)).rowcount
