"""People who have a say: moderators of places, trusted authors; and how one becomes either."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.cases import Act, Moderator

from .audit import note
from .case_cards import chat_now, places_over
from .engine import insert, reading
from .schema import facts, roles

MODERATOR, TRUSTED = "moderator", "trusted"
ROLES = (MODERATOR, TRUSTED)
INVITED_FOR = timedelta(hours=48)
_INVITE = "invite:"


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is, and where: an empty place means all. `name` is theirs."""

    person_id: int
    role: str
    place_id: str
    name: str
    granted_by: int
    granted_at: datetime


_COLUMNS = [roles.c[name] for name in Role.__dataclass_fields__]


class People:
    """Roles by person."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def moderates(self, person_id: int, place_id: str | None) -> bool:
        """Tell whether a person was made a moderator of a place or of what it lies in.

        Null: of all places.
        """
        mine = {role.place_id for role in await self.of(person_id) if role.role == MODERATOR}
        return not mine.isdisjoint(places_over(place_id))

    async def of(self, person_id: int) -> list[Role]:
        """List the roles of a person."""
        mine = select(*_COLUMNS).where(roles.c.person_id == person_id)
        async with self._reading.begin() as connection:
            found = await connection.execute(mine.order_by(roles.c.role, roles.c.place_id))
            return [Role(*row) for row in found]

    async def all(self) -> list[Role]:
        """List every role, moderators first, then by name."""
        wanted = select(*_COLUMNS).order_by(roles.c.role, roles.c.name, roles.c.person_id)
        async with self._reading.begin() as connection:
            return [Role(*row) for row in await connection.execute(wanted)]

    async def grant(
        self, person_id: int, role: str, by: Moderator, *, now: datetime, place: str = "",
        name: str = "",
    ) -> bool:  # fmt: skip
        """Give a role; tells whether it is new.

        Raises:
            ValueError: there is no such role.
        """
        if role not in ROLES:
            raise ValueError(f"no such role: {role}")
        async with self._engine.begin() as connection:
            return await self._grant(connection, person_id, role, by, now, place, name)

    async def revoke(
        self, person_id: int, role: str, by: Moderator, *, now: datetime, place: str = ""
    ) -> bool:
        """Take a role away; tells whether there was one."""
        mine = delete(roles).where(
            roles.c.person_id == person_id, roles.c.role == role, roles.c.place_id == place
        )
        async with self._engine.begin() as connection:
            gone = bool((await connection.execute(mine)).rowcount)
            if gone:
                await note(
                    connection, Act.REVOKE, by, now=now, person_id=person_id,
                    place_id=place or None, detail={"role": role},
                )  # fmt: skip
        return gone

    async def invite(self, role: str, by: Moderator, *, now: datetime, place: str = "") -> str:
        """Make a word that gives a role to the one person who says it, within `INVITED_FOR`."""
        token = secrets.token_urlsafe(16)
        value = {
            "role": role,
            "place": place,
            "by": by.id,
            "by_name": by.name,
            "until": (now + INVITED_FOR).isoformat(),
        }
        async with self._engine.begin() as connection:
            await connection.execute(
                insert(self._engine, facts).values(name=f"{_INVITE}{token}", value=value)
            )
        return token

    async def accept(self, token: str, person_id: int, name: str, *, now: datetime) -> Role | None:
        """Take the role of an invitation, once; null: there is none, or it is too old."""
        taken = delete(facts).where(facts.c.name == f"{_INVITE}{token}").returning(facts.c.value)
        async with self._engine.begin() as connection:
            value = (await connection.execute(taken)).scalar()
            if value is None or datetime.fromisoformat(value["until"]) < now:
                return None
            by = Moderator(value["by"], value["by_name"])
            role, place = value["role"], value["place"]
            await self._grant(connection, person_id, role, by, now, place, name)
            return Role(person_id, role, place, name, by.id, now)

    async def chat_now(self, chat_id: int) -> int:
        """Tell the id that a chat of the settings has by now."""
        async with self._reading.begin() as connection:
            return await chat_now(connection, chat_id)

    async def _grant(
        self,
        connection: AsyncConnection,
        person_id: int,
        role: str,
        by: Moderator,
        now: datetime,
        place: str,
        name: str,
    ) -> bool:
        new = insert(self._engine, roles).values(
            person_id=person_id,
            role=role,
            place_id=place,
            name=name,
            granted_by=by.id,
            granted_at=now,
        )
        made = new.on_conflict_do_nothing().returning(roles.c.person_id)
        is_new = (await connection.execute(made)).first() is not None
        if is_new:
            await note(
                connection, Act.GRANT, by, now=now, person_id=person_id,
                place_id=place or None, detail={"role": role},
            )  # fmt: skip
        return is_new
