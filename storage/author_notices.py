"""What authors are told of their news: put in the outbox by the transaction that does it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId

from .deliveries import NewDelivery, put
from .schema import chats

WRITER = "author"  # who writes the letter of such a row


async def tell_author(
    engine: AsyncEngine,
    connection: AsyncConnection,
    person_id: int,
    said: str,
    *,
    now: datetime,
    about: int = 0,
    values: Mapping[str, Any] | None = None,
) -> None:
    """Tell a person what was decided; someone who never spoke to us, or left, is not told.

    `said` names the text ("published", "rejected", …), `about` the submission or sanction.
    """
    known = select(chats.c.id).where(chats.c.id == person_id)
    if (await connection.execute(known)).first() is None:
        return
    body = {"writer": WRITER, "said": said, "about": about, "values": dict(values or {})}
    row = NewDelivery(ChatId(person_id), "notice", f"author:{said}:{about}", now, now, body)
    await put(engine, connection, [row])
