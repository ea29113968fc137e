"""What applicants are told of their feeds and channels; sent through the outbox."""

from digests.letter import Letter
from digests.render import Look
from storage.applications import Applications
from storage.outbox import Pending

from .callbacks import AskFeed, FeedAct, MyFeed
from .feed_screens import cut, place_label
from .keyboards import as_letter_buttons, button, keyboard
from .moderate_words import reason_in_words


async def write(pending: Pending, applications: Applications) -> Letter | None:
    """Write a row that `storage.applicant_notices` put in the outbox; null: it is gone."""
    one = await applications.get(int(pending.body["application"]))
    if one is None:
        return None
    t = Look(pending.language, pending.time_zone).t
    said, reason = str(pending.body["said"]), str(pending.body.get("reason", ""))
    text = t(f"applicant-{said}", title=cut(one.title), place=place_label(one.place_id, t))
    if reason:
        text = f"{text}\n\n{t('author-reason', reason=reason_in_words(reason, t))}"
    opening = button(t.plain("button-open-feed"), MyFeed(act=FeedAct.OPEN, id=one.id))
    again = button(t.plain("button-other-address"), AskFeed())
    markup = keyboard([opening, again] if said == "rejected" else [opening])
    return Letter(text, as_letter_buttons(markup))
