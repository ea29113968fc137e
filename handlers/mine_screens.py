"""Screens of the subscriptions: rows in, text and buttons out."""

from datetime import datetime

from aiogram.filters.callback_data import CallbackData

from digests.schedule import ALL_DAYS, HOURS, Frequency
from locales import Translator
from regions.catalogue import Place, catalogue
from storage.chats import Chat
from storage.subscriptions import Subscription

from .callbacks import Ask, Change, Mine, Now, PauseAll, Remove, Restore, Sub, SubChange, When
from .choosing import Screenful, covering
from .keyboards import GRID, Button, Row, back, button, keyboard, page_of, pager, rows
from .words import WEEKEND, WORKDAYS, moment_in_words, schedule_of, when_in_words

FREQUENCIES = tuple(Frequency)  # a button carries the number of its preset
DAYS = {"button-days-all": ALL_DAYS, "button-days-work": WORKDAYS, "button-days-free": WEEKEND}
MARK = "✓ "


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


def schedule(
    mine: Subscription,
    target: Chat,
    t: Translator,
    *,
    now: datetime,
    grid: bool = False,
    chat: int = 0,
) -> Screenful:
    """Say when it comes: a line that says it in words, then presets or the 24 hours."""
    text = "\n\n".join(
        [line(mine, target, t, now=now), t("when-ask-hours" if grid else "when-ask")]
    )
    if grid:
        return text, keyboard(*_hours(mine, chat), back(t, When(id=mine.id, chat=chat)))
    presets = [
        _change(
            mine, Change.PRESET, n, _marked(t.plain(f"button-{f}"), mine.hours == HOURS[f]), chat
        )
        for n, f in enumerate(FREQUENCIES)
    ]
    days = [
        _change(mine, Change.WEEKDAYS, mask, _marked(t.plain(key), mine.weekdays == mask), chat)
        for key, mask in DAYS.items()
    ]
    by_hours = button(t.plain("button-by-hours"), When(id=mine.id, grid=True, chat=chat))
    return text, keyboard(
        *rows(presets, across=2), days, [by_hours], back(t, Sub(id=mine.id, chat=chat))
    )


def removed(mine: Subscription, t: Translator, *, chat: int = 0) -> Screenful:
    """Say that it is gone, and carry all that brings it back."""
    undo = Restore(
        place=mine.place_id,
        thread=mine.thread_id,
        hours=mine.hours,
        days=mine.weekdays,
        city_only=mine.scope == "city",
        chat=chat,
    )
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
        _change(mine, Change.SCOPE, 1, _marked(t.plain("button-city-only"), alone), chat),
        _change(mine, Change.SCOPE, 0, _marked(t.plain("button-with-region"), not alone), chat),
    ]


def _hours(mine: Subscription, chat: int) -> list[Row]:
    buttons = [
        _change(mine, Change.HOUR, hour, _marked(str(hour), bool(mine.hours >> hour & 1)), chat)
        for hour in range(24)
    ]
    return rows(buttons, across=GRID)


def _change(mine: Subscription, what: Change, value: int, text: str, chat: int) -> Button:
    press: CallbackData = SubChange(id=mine.id, what=what, value=value, chat=chat)
    return button(text, press)


def _marked(text: str, chosen: bool) -> str:
    return f"{MARK}{text}" if chosen else text
