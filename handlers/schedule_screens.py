"""Screens of a schedule: a subscription in, text and buttons out. Pure."""

from datetime import datetime

from digests.schedule import ALL_DAYS, HOURS, TIMES_MOST, Frequency, members, times_a_day
from locales import Translator
from storage.chats import Chat
from storage.subscriptions import Subscription

from .callbacks import Change, Sub, SubChange, View, When
from .choosing import Screenful
from .keyboards import GRID, Button, Row, back, button, keyboard, marked, rows
from .mine_screens import line
from .words import WEEKEND, WORKDAYS, day_names

FREQUENCIES = tuple(Frequency)  # a button carries the number of its preset
DAYS = {"button-days-all": ALL_DAYS, "button-days-work": WORKDAYS, "button-days-free": WEEKEND}
ASKS = {
    View.USUAL: "when-ask",
    View.HOURS: "when-ask-hours",
    View.DAYS: "when-ask-days",
    View.TIMES: "when-ask-times",
}


def schedule(
    mine: Subscription,
    target: Chat,
    t: Translator,
    *,
    now: datetime,
    view: View = View.USUAL,
    chat: int = 0,
) -> Screenful:
    """Say when it comes: a line that says it in words, then one page of choices."""
    text = "\n\n".join([line(mine, target, t, now=now), t(ASKS[view])])
    match view:
        case View.HOURS:
            choices = _hours(mine, chat)
        case View.DAYS:
            choices = _days(mine, t, chat)
        case View.TIMES:
            choices = _times(mine, target, chat)
        case _:
            choices = _usual(mine, t, chat)
    above = Sub(id=mine.id, chat=chat) if view is View.USUAL else When(id=mine.id, chat=chat)
    return text, keyboard(*choices, back(t, above))


def _usual(mine: Subscription, t: Translator, chat: int) -> list[Row]:
    presets = [
        _change(mine, Change.PRESET, n, t.plain(f"button-{f}"), mine.hours == HOURS[f], chat)
        for n, f in enumerate(FREQUENCIES)
    ]
    days = [
        _change(mine, Change.WEEKDAYS, mask, t.plain(key), mine.weekdays == mask, chat)
        for key, mask in DAYS.items()
    ]
    more = [
        button(t.plain(f"button-by-{name}"), When(id=mine.id, view=view, chat=chat))
        for name, view in (("times", View.TIMES), ("hours", View.HOURS), ("days", View.DAYS))
    ]
    usual = mine.hours == HOURS[Frequency.HOURLY] and mine.weekdays == ALL_DAYS
    reset = _change(mine, Change.DEFAULTS, 0, t.plain("button-reset"), False, chat)
    return [*rows(presets, across=2), days, more, [] if usual else [reset]]


def _hours(mine: Subscription, chat: int) -> list[Row]:
    on = members(mine.hours)
    buttons = [
        _change(
            mine,
            Change.HOUR_OFF if hour in on else Change.HOUR_ON,
            hour,
            str(hour),
            hour in on,
            chat,
        )
        for hour in range(24)
    ]
    return rows(buttons, across=GRID)


def _days(mine: Subscription, t: Translator, chat: int) -> list[Row]:
    on = members(mine.weekdays)
    buttons = [
        _change(mine, Change.DAY_OFF if day in on else Change.DAY_ON, day, name, day in on, chat)
        for day, name in enumerate(day_names(t))
    ]
    return rows(buttons, across=4)


def _times(mine: Subscription, target: Chat, chat: int) -> list[Row]:
    buttons = [
        _change(mine, Change.TIMES, n, str(n), mine.hours == times_a_day(n, target.held), chat)
        for n in range(1, TIMES_MOST + 1)
    ]
    return rows(buttons, across=GRID)


def _change(
    mine: Subscription, what: Change, value: int, text: str, chosen: bool, chat: int
) -> Button:
    press = SubChange(id=mine.id, what=what, value=value, chat=chat)
    return button(marked(text, chosen), press)
