"""Moments and schedules in words. Pure."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.numbers import format_currency

from digests.schedule import (
    ALL_DAYS,
    TIMES_MOST,
    Frequency,
    Schedule,
    frequency_of,
    members,
    times_a_day,
)
from locales import Translator
from news.ads import Price, Terms
from storage.chats import Chat
from storage.subscriptions import Subscription

WORKDAYS = 0b0011111
WEEKEND = 0b1100000


def schedule_of(subscription: Subscription, chat: Chat) -> Schedule:
    """Give what a subscription's digests go by: its own masks, and when its chat is left alone."""
    return Schedule(subscription.hours, subscription.weekdays, chat.held)


def effective(schedule: Schedule) -> list[int]:
    """List the local hours that digests really come at: those of the mask that are not quiet."""
    return [hour for hour in members(schedule.hours) if not schedule.is_quiet(hour)]


def hours_in_words(schedule: Schedule, t: Translator) -> str:
    """Say when digests come: "каждый час, 8–22", "в 8:00 и 20:00", "в 9–12, 18"."""
    hours = effective(schedule)
    if not hours:
        return t.plain("when-never")
    match frequency_of(schedule.hours):
        case Frequency.HOURLY:
            return t.plain("when-hourly", first=hours[0], last=hours[-1])
        case Frequency.THREE_HOURS:
            return t.plain("when-three-hours", first=hours[0], last=hours[-1])
        case Frequency.TWICE if len(hours) == 2:
            return t.plain("when-twice")
        case Frequency.DAILY:
            return t.plain("when-daily", hour=hours[0])
    if len(hours) == 24:
        return t.plain("when-always")
    if len(hours) <= TIMES_MOST and schedule.hours == times_a_day(len(hours), schedule.quiet):
        return t.plain("when-times", count=len(hours), hours=ranges(hours))
    return t.plain("when-own", hours=ranges(hours))


def days_in_words(weekdays: int, t: Translator) -> str:
    """Say on which days; nothing where it is every day."""
    if weekdays == ALL_DAYS:
        return ""
    if weekdays == WORKDAYS:
        return t.plain("days-work")
    if weekdays == WEEKEND:
        return t.plain("days-weekend")
    names = day_names(t)
    return ", ".join(names[day] for day in members(weekdays))


def day_names(t: Translator) -> list[str]:
    """Name the days of the week shortly, Monday first."""
    return [t.plain(f"day-{day}") for day in range(7)]


def when_in_words(schedule: Schedule, t: Translator) -> str:
    """Say hours and days in one phrase."""
    parts = (hours_in_words(schedule, t), days_in_words(schedule.weekdays, t))
    return ", ".join(part for part in parts if part)


def ranges(hours: list[int]) -> str:
    """Write sorted hours shortly: "8–12, 15, 20–22"."""
    runs: list[list[int]] = []
    for hour in hours:
        if runs and hour == runs[-1][-1] + 1:
            runs[-1].append(hour)
        else:
            runs.append([hour])
    return ", ".join(f"{r[0]}–{r[-1]}" if len(r) > 1 else f"{r[0]}" for r in runs)


def moment_in_words(moment: datetime, zone: str, t: Translator, *, now: datetime) -> str:
    """Say a moment as a person there would: "14:07", "завтра, 8:00", "в среду, 8:00"."""
    local, today = moment.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)).date()
    time = f"{local.hour}:{local.minute:02}"
    days = local.date() - today
    if not days:
        return time
    if days == timedelta(days=1):
        return t.plain("day-tomorrow", time=time)
    if days == timedelta(days=-1):
        return t.plain("day-yesterday", time=time)
    if timedelta(days=1) < days < timedelta(days=7):
        return t.plain(f"day-on-{local.weekday()}", time=time)
    return t.plain("day-date", day=local.day, month=f"{local.month:02}", time=time)


def price_in_words(price: Price, t: Translator) -> str:
    """Say a price: "5 000 ₽", "даром"; nothing where nothing is said about it."""
    if price.terms is Terms.NONE:
        return ""
    if price.terms is not Terms.FIXED:
        return t.plain(f"price-{price.terms}")
    whole = price.amount == price.amount.to_integral_value()
    return format_currency(
        price.amount,
        price.currency,
        "#,##0 ¤" if whole else "#,##0.00 ¤",
        locale=t.language,
        currency_digits=False,
    )
