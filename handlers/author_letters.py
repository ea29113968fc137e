"""What authors are told about their news and themselves; sent through the outbox."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from digests.letter import Letter
from digests.post import Writer
from digests.render import Look
from locales import Translator
from storage.outbox import Pending

from .callbacks import Appeal, AppealTo
from .keyboards import Row, as_letter_buttons, button, keyboard
from .moderate_words import place_name, reason_in_words
from .words import moment_in_words

_NEWS = frozenset({"rejected", "removed"})  # after these an author may object
_SANCTIONS = frozenset({"mute", "ban", "relaid"})


def writer(clock: Callable[[], datetime]) -> Writer:
    """Give what writes rows that `storage.author_notices` put in the outbox."""

    async def write(pending: Pending) -> Letter | None:
        look = Look(pending.language, pending.time_zone)
        return letter(pending.body, look, now=clock())

    return write


def letter(body: Mapping[str, Any], look: Look, *, now: datetime) -> Letter:
    """Lay out one notice: what was decided, why, and how to object."""
    t, said = look.t, str(body["said"])
    values = dict(body.get("values", {}))
    reason = str(values.pop("reason", "") or "")
    if "title" in values:
        values["title"] = values["title"] or t.plain("author-untitled")
    if until := values.pop("until", None):
        ends = datetime.fromisoformat(until)
        values["time"] = moment_in_words(ends, look.zone, t, now=now)
        said = f"{said}-until"
    if said == "place":
        values = {"title": values["title"], "is": place_name(str(values["is"]), t)}
    text = t(f"author-{said}", **values)
    if reason:
        text = f"{text}\n\n{t('author-reason', reason=reason_in_words(reason, t))}"
    return Letter(text, as_letter_buttons(keyboard(*_objecting(body, t))))


def _objecting(body: Mapping[str, Any], t: Translator) -> list[Row]:
    said = str(body["said"])
    if said in _NEWS:
        press = Appeal(to=AppealTo.NEWS, id=int(body["about"]))
    elif said in _SANCTIONS:
        press = Appeal(to=AppealTo.SANCTION)
    else:
        return []
    return [[button(t.plain("button-appeal"), press)]]
