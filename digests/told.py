"""Letters about one story between digests, and why a story is in one. Pure."""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any

from news.model import Story
from news.ranking import Votes
from regions.catalogue import catalogue

from .buttons import (
    ROW,
    AskWhy,
    Button,
    Doubt,
    FollowTold,
    Keyboard,
    Misplace,
    OpenStory,
    OpenTold,
    share_link,
)
from .compose import EditionStory
from .letter import Letter
from .plain import clean
from .render import Look, headline, link, moment, sources
from .screens import story_screen

DOUBTS_A_PAGE = 8
PARTS = ("sources", "fresh", "local", "growth", "votes", "kind")  # as news.ranking multiplies


def told_letter(story: EditionStory, body: Mapping[str, Any], look: Look, now: datetime) -> Letter:
    """Lay out an alert, or an update of a followed story."""
    if body.get("tells") == "alert":
        place = catalogue().get(str(body.get("place", "")))
        top = look.t("alert-heading", place=place.name(look.language) if place else "")
    else:
        top = look.t("follow-heading", count=int(body.get("new", 1)))
    last = story.sources[-1]
    who = f"{sources(story, look)} · {moment(last.published, now, look)}, {last.name}"
    text = f"{top}\n\n<b>{headline(story, look)}</b>\n{escape(who, quote=False)}"
    open_it = Button(look.t.plain("told-button-open"), OpenTold(story.id))
    stop = Button(look.t.plain("follow-button-stop"), FollowTold(story.id))
    row = (open_it,) if body.get("tells") == "alert" else (open_it, stop)
    return Letter(text, (row,))


def told_screen(
    story: EditionStory, look: Look, address: str, *, now: datetime, followed: bool
) -> Letter:
    """Tell one story outside of any digest: everyone who tells it, first to last."""
    return Letter(story_screen(story, now, look), told_keyboard(story, look, address, followed))


def told_keyboard(story: EditionStory, look: Look, address: str, followed: bool) -> Keyboard:
    """Give what may be done with a story outside of a digest."""
    key = "follow-button-stop" if followed else "follow-button"
    return (
        (
            Button(look.t.plain(key), FollowTold(story.id)),
            Button(look.t.plain("story-button-share"), url=share_link(address)),
        ),
    )


def why_screen(story: EditionStory, reasons: str, votes: Votes, look: Look) -> str:
    """List each part of a story's rank in its digest, and their product."""
    lines = [
        look.t(
            f"why-part-{name}",
            value=_number(story.why[name], look),
            **({"up": votes.up, "down": votes.down} if name == "votes" else {}),
        )
        for name in PARTS
        if name in story.why
    ]
    total = look.t("why-product", value=_number(story.score, look))
    head = f"{look.t('why-heading')}\n<b>{headline(story, look)}</b>"
    return "\n".join((head, "", escape(reasons, quote=False), "", *lines, total))


def why_keyboard(press: AskWhy, look: Look, of: int) -> Keyboard:
    """Lead to the story itself, and to the reasons of those before and after it."""
    back = Button(look.t.plain("why-button-story"), OpenStory(press.delivery, press.index))
    if of < 2:
        return ((back,),)
    turns = (
        Button("‹", AskWhy(press.delivery, (press.index - 1) % of)),
        Button(f"{press.index + 1}/{of}", press),
        Button("›", AskWhy(press.delivery, (press.index + 1) % of)),
    )
    return (turns, (back,))


def _number(value: float, look: Look) -> str:
    shown = f"{value:.2f}"
    return shown if look.language == "en" else shown.replace(".", ",")


def doubt_screen(story: Story, press: Doubt, look: Look) -> tuple[str, Keyboard]:
    """Ask which article is not of a story: a number for each, a few to a page."""
    pages = -(-len(story.articles) // DOUBTS_A_PAGE)
    page = min(max(press.page, 0), pages - 1)
    first = page * DOUBTS_A_PAGE
    shown = story.articles[first : first + DOUBTS_A_PAGE]
    lines = [
        f"{n}. {link(clean(a.title) or a.source, a.url)} — {escape(clean(a.source), quote=False)}"
        for n, a in enumerate(shown, start=first + 1)
    ]
    delivery, index, start = press.delivery, press.index, press.start
    numbers = [
        Button(str(n), Misplace(delivery, index, start, a.id))
        for n, a in enumerate(shown, start=first + 1)
    ]
    rows = [tuple(numbers[i : i + ROW]) for i in range(0, len(numbers), ROW)]
    if pages > 1:
        rows.append(
            (
                Button("‹", Doubt(delivery, index, start, (page - 1) % pages)),
                Button(f"{page + 1}/{pages}", press),
                Button("›", Doubt(delivery, index, start, (page + 1) % pages)),
            )
        )
    back = Button(look.t.plain("more-button-back"), OpenStory(delivery, index, start))
    return "\n".join((look.t("doubt-which"), "", *lines)), (*rows, (back,))
