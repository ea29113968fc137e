"""People who have a say: moderators of places, trusted authors."""

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncEngine

from .case_cards import chat_now, places_over
from .engine import reading
from .schema import roles


class People:
    """Roles by person."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def moderates(self, person_id: int, place_id: str | None) -> bool:
        """Tell whether a person was made a moderator of a place or of what it lies in.

        Null: of all places.
        """
        mine = exists().where(
            roles.c.person_id == person_id,
            roles.c.role == "moderator",
            roles.c.place_id.in_(places_over(place_id)),
        )
        async with self._reading.begin() as connection:
            return bool((await connection.execute(select(mine))).scalar())

    async def chat_now(self, chat_id: int) -> int:
        """Tell the id that a chat of the settings has by now."""
        async with self._reading.begin() as connection:
            return await chat_now(connection, chat_id)
