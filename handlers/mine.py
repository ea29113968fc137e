"""«Мои подписки»: the list, and what a press changes in one of them."""

from dataclasses import replace
from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from digests.schedule import ALL_DAYS, HOURS
from locales import Translator
from news.errors import UserError
from regions.catalogue import catalogue
from storage.chats import Chat
from storage.subscriptions import Subscription, Subscriptions

from .answers import show
from .callbacks import Change, Mine, PauseAll, Remove, Restore, Sub, SubChange, When
from .middlewares import Configure
from .mine_screens import FREQUENCIES, listed, one, removed, schedule
from .subscribing import slot_after
from .words import effective, schedule_of


async def command(
    message: Message, target: Chat, t: Translator, subscriptions: Subscriptions, now: datetime
) -> None:
    """Answer /mine."""
    mine = await subscriptions.of_chat(target.id)
    await show(message, *listed(mine, target, t, now=now))


async def list_mine(
    query: CallbackQuery,
    callback_data: Mine,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Show the list in place."""
    mine = await subscriptions.of_chat(target.id)
    screen = listed(mine, target, t, now=now, page=callback_data.page, chat=callback_data.chat)
    await show(query, *screen)


async def open_one(
    query: CallbackQuery,
    callback_data: Sub,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Show one subscription."""
    mine = await _own(subscriptions, target, callback_data.id)
    await show(query, *one(mine, target, t, now=now, chat=callback_data.chat))


async def open_schedule(
    query: CallbackQuery,
    callback_data: When,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Show when it comes: presets, or hour by hour."""
    mine = await _own(subscriptions, target, callback_data.id)
    grid, chat = callback_data.grid, callback_data.chat
    await show(query, *schedule(mine, target, t, now=now, grid=grid, chat=chat))


async def change(
    query: CallbackQuery,
    callback_data: SubChange,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
    callback_answer: CallbackAnswer,
) -> None:
    """Change one thing of a subscription and show where it stands now."""
    mine = await _own(subscriptions, target, callback_data.id)
    changes = changed(mine, callback_data.what, callback_data.value)
    made = await _write(subscriptions, mine, target, changes, now=now)
    chat = callback_data.chat
    if callback_data.what in (Change.SCOPE, Change.PAUSE, Change.RESUME):
        await show(query, *one(made, target, t, now=now, chat=chat))
    else:
        grid = callback_data.what is Change.HOUR
        await show(query, *schedule(made, target, t, now=now, grid=grid, chat=chat))
    if not effective(schedule_of(made, target)):
        callback_answer.text = t.plain("toast-all-quiet")


def changed(mine: Subscription, what: Change, value: int) -> dict[str, str | int | None]:
    """Decide what a press changes. Pure.

    Raises:
        UserError: the value is not one that our buttons carry, or no hour would be left.
    """
    match what:
        case Change.PRESET if value < len(FREQUENCIES):
            return {"hours": HOURS[FREQUENCIES[value]]}
        case Change.HOUR if value < 24:
            if not (hours := mine.hours ^ 1 << value):
                raise UserError("error-last-hour")
            return {"hours": hours}
        case Change.WEEKDAYS if 0 < value <= ALL_DAYS:
            return {"weekdays": value}
        case Change.SCOPE:
            return {"scope": "city" if value else "region"}
        case Change.PAUSE:
            return {"paused": "person"}
        case Change.RESUME:
            return {"paused": None}
        case _:
            raise UserError("error-button-old")


async def pause_all(
    query: CallbackQuery,
    callback_data: PauseAll,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Pause everything of this chat, or go on."""
    if callback_data.on:
        await subscriptions.pause(target.id, reason="person")
    else:
        for paused in await subscriptions.of_chat(target.id):
            if paused.paused:
                await _write(subscriptions, paused, target, {"paused": None}, now=now)
    mine = await subscriptions.of_chat(target.id)
    await show(query, *listed(mine, target, t, now=now, chat=callback_data.chat))


async def remove(
    query: CallbackQuery,
    callback_data: Remove,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
) -> None:
    """Unsubscribe; the answer carries all that is needed to undo it."""
    mine = await _own(subscriptions, target, callback_data.id)
    await subscriptions.remove(target.id, mine.id)
    await show(query, *removed(mine, t, chat=callback_data.chat))


async def restore(
    query: CallbackQuery,
    callback_data: Restore,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Undo an unsubscribing: the same place, hours, days and scope."""
    if catalogue().get(callback_data.place) is None:
        raise UserError("error-place-gone")
    back, _ = await subscriptions.add(
        target.id,
        callback_data.place,
        thread_id=callback_data.thread,
        hours=callback_data.hours,
        next_at=now,
        now=now,
    )
    changes: dict[str, str | int | None] = {
        "hours": callback_data.hours,
        "weekdays": callback_data.days,
        "scope": "city" if callback_data.city_only else "region",
    }
    made = await _write(subscriptions, back, target, changes, now=now)
    await show(query, *one(made, target, t, now=now, chat=callback_data.chat))


async def _own(subscriptions: Subscriptions, target: Chat, id: int) -> Subscription:
    found = await subscriptions.get(target.id, id)
    if found is None:
        raise UserError("error-subscription-gone")
    return found


async def _write(
    subscriptions: Subscriptions,
    mine: Subscription,
    target: Chat,
    changes: dict[str, str | int | None],
    *,
    now: datetime,
) -> Subscription:
    """Write changes down together with the slot that follows from them."""
    wanted = schedule_of(replace(mine, **changes), target)  # type: ignore[arg-type]
    slot = slot_after(wanted, target.time_zone, now=now)
    made = await subscriptions.change(target.id, mine.id, next_at=slot, **changes)
    if made is None:
        raise UserError("error-subscription-gone")
    return made


def router() -> Router:
    """Route /mine and every button of its screens."""
    router = Router(name="mine")
    router.message.middleware(Configure())
    router.callback_query.middleware(Configure())
    router.message.register(command, Command("mine"))
    router.callback_query.register(list_mine, Mine.filter())
    router.callback_query.register(open_one, Sub.filter())
    router.callback_query.register(open_schedule, When.filter())
    router.callback_query.register(change, SubChange.filter())
    router.callback_query.register(pause_all, PauseAll.filter())
    router.callback_query.register(remove, Remove.filter())
    router.callback_query.register(restore, Restore.filter())
    return router
