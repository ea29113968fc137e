"""«Когда»: when the digests of one subscription come."""

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from digests.schedule import ALL_DAYS, HOURS, TIMES_MOST, Frequency, times_a_day
from locales import Translator
from news.errors import UserError
from storage.chats import Chat
from storage.subscriptions import Changes, Subscription, Subscriptions

from .answers import show
from .callbacks import Change, SubChange, View, When
from .middlewares import Configure
from .own import alter, find_own
from .schedule_screens import FREQUENCIES, schedule
from .words import effective, schedule_of

VIEWS = {  # where a press leaves the person
    Change.PRESET: View.USUAL,
    Change.WEEKDAYS: View.USUAL,
    Change.DEFAULTS: View.USUAL,
    Change.TIMES: View.TIMES,
    Change.HOUR_ON: View.HOURS,
    Change.HOUR_OFF: View.HOURS,
    Change.DAY_ON: View.DAYS,
    Change.DAY_OFF: View.DAYS,
}
DEFAULTS: Changes = {"hours": HOURS[Frequency.HOURLY], "weekdays": ALL_DAYS}


async def open_schedule(
    query: CallbackQuery,
    callback_data: When,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Show when it comes: usual choices, or hours, days, times a day."""
    mine = await find_own(subscriptions, target, callback_data.id)
    view, chat = callback_data.view, callback_data.chat
    await show(query, *schedule(mine, target, t, now=now, view=view, chat=chat))


async def change(
    query: CallbackQuery,
    callback_data: SubChange,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
    callback_answer: CallbackAnswer,
) -> None:
    """Change when it comes, and show where it stands now."""
    what, value = callback_data.what, callback_data.value

    def decide(mine: Subscription) -> Changes:
        return changed(mine, what, value, held=target.held)

    made = await alter(subscriptions, target, callback_data.id, decide, now=now)
    view, chat = VIEWS[what], callback_data.chat
    await show(query, *schedule(made, target, t, now=now, view=view, chat=chat))
    if not effective(schedule_of(made, target)):
        callback_answer.text = t.plain("toast-all-quiet")
    elif what is Change.DEFAULTS:
        callback_answer.text = t.plain("toast-schedule-reset")


def changed(
    mine: Subscription, what: Change, value: int, *, held: tuple[int, int] | None = None
) -> Changes:
    """Decide what a press changes; `held`: the hours in which nothing may come. Pure.

    Raises:
        UserError: the value is not one that our buttons carry, or no hour or day would be left.
    """
    match what:
        case Change.PRESET if value < len(FREQUENCIES):
            return {"hours": HOURS[FREQUENCIES[value]]}
        case Change.TIMES if 1 <= value <= TIMES_MOST:
            return {"hours": times_a_day(value, held)}
        case Change.HOUR_ON | Change.HOUR_OFF if value < 24:
            on = what is Change.HOUR_ON
            return {"hours": _switched(mine.hours, value, on=on, last="error-last-hour")}
        case Change.DAY_ON | Change.DAY_OFF if value < 7:
            on = what is Change.DAY_ON
            return {"weekdays": _switched(mine.weekdays, value, on=on, last="error-last-day")}
        case Change.WEEKDAYS if 0 < value <= ALL_DAYS:
            return {"weekdays": value}
        case Change.DEFAULTS:
            return DEFAULTS
        case _:
            raise UserError("error-button-old")


def _switched(bits: int, bit: int, *, on: bool, last: str) -> int:
    made = bits | 1 << bit if on else bits & ~(1 << bit)
    if not made:
        raise UserError(last)
    return made


def router() -> Router:
    """Route «Когда» and every button of its pages."""
    router = Router(name="schedule")
    router.callback_query.middleware(Configure())
    router.callback_query.register(open_schedule, When.filter())
    router.callback_query.register(change, SubChange.filter(F.what.in_(set(VIEWS))))
    return router
