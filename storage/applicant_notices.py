"""What applicants are told: put in the outbox by the transaction that decides."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId

from .applications import Application
from .deliveries import NewDelivery, put
from .schema import chats

WRITER = "applicant"  # who writes the letter of such a row


async def tell_applicant(
    engine: AsyncEngine,
    connection: AsyncConnection,
    one: Application,
    said: str,
    *,
    now: datetime,
    reason: str = "",
) -> None:
    """Tell who applied what was decided; someone who left us is not told.

    `said` names the text: "approved", "rejected", "undone".
    """
    known = select(chats.c.id).where(chats.c.id == one.applicant_id)
    if (await connection.execute(known)).first() is None:
        return
    body = {"writer": WRITER, "said": said, "application": one.id, "reason": reason}
    subject = f"application:{said}:{one.id}"
    row = NewDelivery(ChatId(one.applicant_id), "notice", subject, now, now, body)
    await put(engine, connection, [row])
