"""Prints of submissions: the keys by which near-duplicates and shared contacts meet."""

from datetime import datetime

from sqlalchemy import delete, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from news.alike import compared, named
from news.contacts import contacts
from news.submission import Content

from .bulk import Bulk
from .schema import prints

_NEW = Bulk(insert(prints), ("key", "submission_id", "at"))


async def remember(
    connection: AsyncConnection, id: int, content: Content, *, now: datetime
) -> None:
    """Keep the prints of what a new submission says, within a transaction of the caller's."""
    await _NEW.run(connection, [(key, id, now) for key in _keys(content)])


async def remember_anew(
    connection: AsyncConnection, id: int, content: Content, *, now: datetime
) -> None:
    """Do the same for one that says something else now."""
    await connection.execute(delete(prints).where(prints.c.submission_id == id))
    await remember(connection, id, content, now=now)


def contact_key(contact: str) -> int:
    """Give the key of a contact, as `news.contacts` names it."""
    return named(f"contact:{contact}")


def _keys(content: Content) -> frozenset[int]:
    found = contacts(content.text, content.entities)
    return compared(content.text).keys | {contact_key(one) for one in found.keys}
