"""People with all that an operator asks about them: `vestnik users`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from .engine import reading
from .sanctions import Laid, standing_of
from .schema import chats, roles, subscriptions
from .screening_facts import standing

NUMBER_LONGEST = 15  # digits


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who spoke to us in private. `roles` are (role, place or empty).

    `published` counts what readers have seen, `upheld` what moderators took down; `barred` is
    "mute" or "ban" while that stands, `until` its end.
    """

    id: int
    name: str
    language: str
    since: datetime
    gone: str | None
    subscriptions: int
    published: int
    upheld: int
    roles: Sequence[tuple[str, str]]
    barred: str | None
    until: datetime | None


class Directory:
    """Everybody we met in private."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = reading(engine)

    async def find(self, query: str, *, limit: int, now: datetime) -> list[Person]:
        """List people whose number or name has `query`, the newest first; empty: everybody."""
        wanted = (
            select(chats.c.id, chats.c.title, chats.c.language, chats.c.created_at, chats.c.gone)
            .where(chats.c.kind == "private", *_matching(query))
            .order_by(chats.c.created_at.desc(), chats.c.id)
            .limit(limit)
        )
        async with self._reading.begin() as connection:
            rows = (await connection.execute(wanted)).all()
            return [await _whole(connection, *row, now=now) for row in rows]


def _matching(query: str) -> list[ColumnElement[bool]]:
    if not query:
        return []
    spelt = {query, query.lower(), query.capitalize()}  # SQLite knows the case of ASCII alone
    named = or_(*(chats.c.title.contains(one, autoescape=True) for one in sorted(spelt)))
    if query.isdecimal() and len(query) <= NUMBER_LONGEST:
        return [or_(chats.c.id == int(query), named)]
    return [named]


async def _whole(
    connection: AsyncConnection,
    id: int,
    name: str,
    language: str,
    since: datetime,
    gone: str | None,
    *,
    now: datetime,
) -> Person:
    facts = await standing(connection, id, now=now)
    laid: Laid | None = await standing_of(connection, id, now=now)
    counted = select(func.count()).where(subscriptions.c.chat_id == id)
    theirs = select(roles.c.role, roles.c.place_id).where(roles.c.person_id == id)
    return Person(
        id,
        name,
        language,
        since,
        gone,
        subscriptions=(await connection.execute(counted)).scalar_one(),
        published=facts.published,
        upheld=facts.upheld,
        roles=[(row.role, row.place_id) for row in await connection.execute(theirs)],
        barred=laid.kind if laid else None,
        until=laid.until if laid else None,
    )
