"""What authors are told about their news and themselves; sent through the outbox."""

from digests.letter import Letter
from digests.render import Look
from storage.outbox import Pending

from .case_cards import reason_in_words


async def write(pending: Pending) -> Letter | None:
    """Write a row that `storage.author_notices` put in the outbox."""
    t = Look(pending.language, pending.time_zone).t
    said, values = str(pending.body["said"]), dict(pending.body.get("values", {}))
    reason = str(values.pop("reason", "") or "")
    text = t(f"author-{said}", **values)
    if reason:
        text = f"{text}\n\n{t('author-reason', reason=reason_in_words(reason, t))}"
    return Letter(text)
