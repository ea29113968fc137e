"""Screens of the subscriptions: rows in, text and buttons out."""

from datetime import datetime

from aiogram.filters.callback_data import CallbackData

from locales import Translator
from regions.catalogue import Place, catalogue
from storage.chats import Chat
from storage.subscriptions import Subscription

from .callbacks import Ask, Change, Mine, Now, PauseAll, Remove, Restore, Sub, SubChange, When
from .choosing import Screenful, covering
from .keyboards import Button, Row, back, button, keyboard, marked, page_of, pager, rows
from .words import moment_in_words, schedule_of, when_in_words


def listed(
    mine: list[Subscription],
    target: Chat,
    t: Translator,
    *,
    now: datetime,
    page: int = 0,
    chat: int = 0,
) -> Screenful:
    """List them: a line and a button for each."""
    add = button(t.plain("button-add-place"), Ask(chat=chat))
    if not mine:
        return t("mine-empty"), keyboard([add])
    shown, page, pages = page_of(mine, page)
    lines = [line(s, target, t, now=now) for s in shown]
    buttons = [button(f"{name_of(s, t)} ›", Sub(id=s.id, chat=chat)) for s in shown]
    active = any(s.paused is None for s in mine)
    everything = t.plain("button-pause-all" if active else "button-resume-all")
    return "\n".join([t("mine-title"), "", *lines]), keyboard(
        *rows(buttons, across=2),
        pager(page, pages, lambda n: Mine(page=n, chat=chat)),
        [add, button(everything, PauseAll(on=active, chat=chat))],
    )


def one(
    mine: Subscription, target: Chat, t: Translator, *, now: datetime, chat: int = 0
) -> Screenful:
    """Show one subscription and what can be done with it."""
    when = button(t.plain("button-when"), When(id=mine.id, chat=chat))
    now_button = button(t.plain("button-now"), Now(place=mine.place_id, hours=0))
    pause = Change.RESUME if mine.paused else Change.PAUSE
    return line(mine, target, t, now=now), keyboard(
        [when, now_button] if not chat else [when],
        _scope(mine, t, chat),
        [
            _change(mine, pause, 0, t.plain(f"button-{pause.name.lower()}"), chat),
            button(t.plain("button-remove"), Remove(id=mine.id, chat=chat)),
        ],
        back(t, Mine(chat=chat)),
    )


def removed(mine: Subscription, t: Translator, *, chat: int = 0) -> Screenful:
    """Say that it is gone, and offer it back."""
    undo = Restore(id=mine.id, chat=chat)
    return t("mine-removed", place=name_of(mine, t)), keyboard(
        [button(t.plain("button-undo"), undo)], back(t, Mine(chat=chat))
    )


def line(mine: Subscription, target: Chat, t: Translator, *, now: datetime) -> str:
    """Say one subscription in one line: what, when, and when next."""
    place = catalogue().get(mine.place_id)
    covers = covering(place, mine.scope, t) if place else t.plain("place-gone")
    when = when_in_words(schedule_of(mine, target), t)
    if mine.paused:
        why = "topic" if mine.paused == "topic" else "person"
        return t(f"mine-paused-{why}", covers=covers, when=when)
    following = moment_in_words(mine.next_at, target.time_zone, t, now=now)
    return t("mine-line", covers=covers, when=when, next=following)


def name_of(mine: Subscription, t: Translator) -> str:
    """Name the place of a subscription, even one that the catalogue has lost."""
    place: Place | None = catalogue().get(mine.place_id)
    return place.name(t.language) if place else t.plain("place-gone")


def _scope(mine: Subscription, t: Translator, chat: int) -> Row:
    place = catalogue().get(mine.place_id)
    if (
        place is None
        or place.kind != "city"
        or covering(place, "region", t) == place.name(t.language)
    ):
        return []
    alone = mine.scope == "city"
    return [
        _change(mine, Change.SCOPE, 1, marked(t.plain("button-city-only"), alone), chat),
        _change(mine, Change.SCOPE, 0, marked(t.plain("button-with-region"), not alone), chat),
    ]


def _change(mine: Subscription, what: Change, value: int, text: str, chat: int) -> Button:
    press: CallbackData = SubChange(id=mine.id, what=what, value=value, chat=chat)
    return button(text, press)
