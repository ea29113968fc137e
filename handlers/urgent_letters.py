"""Alerts of readers' urgent news, written when they are sent."""

from datetime import datetime

from digests.buttons import Button, OpenWitness
from digests.letter import Letter
from digests.render import Look
from news.submission import State
from regions.catalogue import catalogue
from storage.outbox import Pending
from storage.submissions import Submissions

from .deep_links import NEWS, link_to
from .news_card import card_of, classic, with_head

TITLE_ROOM = 1_000  # units: an alert is a glance; all of it is a press away


async def write(
    pending: Pending, submissions: Submissions, username: str, *, now: datetime
) -> Letter | None:
    """Write an alert that `digests.readers_round` put in the outbox; null: it no longer stands."""
    news = await submissions.get(int(pending.body["news"]))
    if news is None or news.state is not State.PUBLISHED or news.published_at is None:
        return None
    look = Look(pending.language, pending.time_zone)
    card = card_of(news.content, look.t, look.zone, at=news.published_at, now=now)
    place = catalogue().get(news.place_id)
    head = look.t("alert-heading", place=place.name(look.language) if place else "")
    html, _ = classic(with_head(card, head), longest=TITLE_ROOM)
    return Letter(html, ((_opens(pending, news.id, look, username),),))


def _opens(pending: Pending, id: int, look: Look, username: str) -> Button:
    """In a channel a press would show it to everybody: there it opens in private."""
    label = look.t.plain("urgent-button-open")
    if pending.chat_kind == "channel":
        return Button(label, url=link_to(username, f"{NEWS}{id}"))
    return Button(label, OpenWitness(id))
