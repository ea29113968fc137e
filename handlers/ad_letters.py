"""What authors of ads are told about their time; sent through the outbox."""

from datetime import datetime

from digests.letter import Letter
from digests.render import Look
from news.submission import State
from storage.outbox import Pending
from storage.submissions import Submissions

from .keyboards import as_letter_buttons, keyboard, rows
from .news_card import name_of
from .own_screens import acts
from .words import moment_in_words

_STILL_TRUE = {"soon": State.PUBLISHED, "over": State.EXPIRED}


async def write(pending: Pending, submissions: Submissions, *, now: datetime) -> Letter | None:
    """Write a row that `storage.ads` put in the outbox; null: it is no longer so."""
    said = str(pending.body["said"])
    ad = await submissions.get(int(pending.body["ad"]))
    if ad is None or ad.state is not _STILL_TRUE.get(said) or ad.expires_at is None:
        return None
    look = Look(pending.language, pending.time_zone)
    time = moment_in_words(ad.expires_at, look.zone, look.t, now=now)
    text = look.t(f"ad-ends-{said}", title=name_of(ad.content, look.t), time=time)
    return Letter(text, as_letter_buttons(keyboard(*rows(acts(ad, look.t, now=now)))))
