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
    body = {"writer": WRITER, "said": said, "about": about, "values": dict(values or {})}
    await notify(engine, connection, person_id, f"author:{said}:{about}", body, now=now)


async def notify(
    engine: AsyncEngine,
    connection: AsyncConnection,
    person_id: int,
    subject: str,
    body: dict[str, Any],
    *,
    now: datetime,
) -> None:
    """Put a notice to a person in the outbox; someone who never spoke to us, or left, gets none.

    Several of one `subject` are told once. `body` is what its writer makes the letter of.
    """
    known = select(chats.c.id).where(chats.c.id == person_id)
    if (await connection.execute(known)).first() is None:
        return
    row = NewDelivery(ChatId(person_id), "notice", subject, now, now, body)
    await put(engine, connection, [row])
