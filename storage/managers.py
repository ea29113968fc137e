"""Who set up which group or channel, so that a private chat can list them.

It grants nothing: whether a person may configure a chat is asked of Telegram at every press.
"""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncEngine

from .chats import Chat, columns
from .engine import insert, reading
from .schema import chats, managers

MOST = 100  # chats listed for one person


class Managers:
    """People and the chats that they set up."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def add(self, chat_id: int, person_id: int) -> None:
        """Remember that a person set up a chat we have met; a repeat changes nothing."""
        new = insert(self._engine, managers).values(chat_id=chat_id, person_id=person_id)
        async with self._engine.begin() as connection:
            await connection.execute(new.on_conflict_do_nothing())

    async def remove(self, chat_id: int, person_id: int) -> None:
        """Forget it: the person does not run the chat any more."""
        mine = (managers.c.chat_id == chat_id, managers.c.person_id == person_id)
        async with self._engine.begin() as connection:
            await connection.execute(delete(managers).where(*mine))

    async def of_chat(self, chat_id: int) -> list[int]:
        """List the people who set up a chat."""
        wanted = select(managers.c.person_id).where(managers.c.chat_id == chat_id)
        async with self._reading.begin() as connection:
            return list(await connection.scalars(wanted.order_by(managers.c.person_id)))

    async def of_person(self, person_id: int) -> list[Chat]:
        """List the chats a person set up, by title; those we were put out of are not there."""
        wanted = (
            select(*columns())
            .join_from(chats, managers)
            .where(managers.c.person_id == person_id, chats.c.gone.is_(None) | _MUTE)
            .order_by(chats.c.title, chats.c.id)
            .limit(MOST)
        )
        async with self._reading.begin() as connection:
            return [Chat(*row) for row in await connection.execute(wanted)]


_MUTE = chats.c.gone == "no rights"  # we are there, but may not write
