"""What applicants are told: put in the outbox by the transaction that decides."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from .applications import Application
from .author_notices import notify

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
    body = {"writer": WRITER, "said": said, "application": one.id, "reason": reason}
    subject = f"application:{said}:{one.id}"
    await notify(engine, connection, one.applicant_id, subject, body, now=now)
