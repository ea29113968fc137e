"""Prints of submissions: the keys by which near-duplicates and shared contacts meet."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.alike import keys, named, reduced
from news.contacts import contacts
from news.submission import Content

from .engine import insert
from .schema import prints


async def remember(
    engine: AsyncEngine, connection: AsyncConnection, id: int, content: Content, *, now: datetime
) -> None:
    """Keep the prints of what a new submission says, within a transaction of the caller's."""
    rows = [{"key": key, "submission_id": id, "at": now} for key in _keys(content)]
    if rows:
        await connection.execute(insert(engine, prints), rows)


async def remember_anew(
    engine: AsyncEngine, connection: AsyncConnection, id: int, content: Content, *, now: datetime
) -> None:
    """Do the same for one that says something else now."""
    await connection.execute(delete(prints).where(prints.c.submission_id == id))
    await remember(engine, connection, id, content, now=now)


def contact_key(contact: str) -> int:
    """Give the key of a contact, as `news.contacts` names it."""
    return named(f"contact:{contact}")


def _keys(content: Content) -> frozenset[int]:
    found = contacts(content.text, content.entities)
    return keys(reduced(content.text)) | {contact_key(one) for one in found.keys}
