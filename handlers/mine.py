"""«Мои подписки»: the list, and what a press changes in one of them."""

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from locales import Translator
from news.errors import UserError
from storage.chats import Chat
from storage.managers import Managers
from storage.subscriptions import Changes, Subscriptions

from .answers import show
from .callbacks import Change, Hosts, Mine, PauseAll, Remove, Restore, Sub, SubChange
from .middlewares import Configure
from .mine_screens import ALERTS, hosted, listed, one, removed
from .own import alter, find_own
from .places import Asking

GOES_ON: Changes = {"paused": None}
CHANGES: dict[tuple[Change, int], Changes] = {
    **{(Change.ALERTS, n): {"alerts": when} for n, when in enumerate(ALERTS)},
    (Change.SCOPE, 0): {"scope": "region"},
    (Change.SCOPE, 1): {"scope": "city"},
    (Change.PAUSE, 0): {"paused": "person"},
    (Change.RESUME, 0): GOES_ON,
    (Change.LIVES, 0): {"living": True},
    (Change.STAYS, 0): {"living": False},
}
PLAIN = {what for what, _ in CHANGES}


async def command(
    message: Message,
    target: Chat,
    t: Translator,
    managers: Managers,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Answer /mine."""
    mine = await subscriptions.of_chat(target.id)
    hosts = bool(await managers.of_person(target.id))
    await show(message, *listed(mine, target, t, now=now, hosts=hosts))


async def list_mine(
    query: CallbackQuery,
    callback_data: Mine,
    target: Chat,
    t: Translator,
    state: FSMContext,
    managers: Managers,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Show the list in place; whoever was asked for a place and came back is asked no more."""
    if await state.get_state() == Asking.place.state:
        await state.clear()
    page, chat = callback_data.page, callback_data.chat
    mine = await subscriptions.of_chat(target.id)
    hosts = not chat and bool(await managers.of_person(target.id))
    await show(query, *listed(mine, target, t, now=now, page=page, chat=chat, hosts=hosts))


async def list_hosts(
    query: CallbackQuery, callback_data: Hosts, target: Chat, t: Translator, managers: Managers
) -> None:
    """Show the groups and channels that a person sets up."""
    found = await managers.of_person(target.id)
    await show(query, *hosted(found, t, callback_data.page))


async def open_one(
    query: CallbackQuery,
    callback_data: Sub,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Show one subscription."""
    mine = await find_own(subscriptions, target, callback_data.id)
    await show(query, *one(mine, target, t, now=now, chat=callback_data.chat))


async def change(
    query: CallbackQuery,
    callback_data: SubChange,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
    callback_answer: CallbackAnswer,
) -> None:
    """Change how far a subscription reaches, pause it or go on, and show where it stands."""
    what, value = callback_data.what, callback_data.value
    changes = CHANGES.get((what, value if what in {Change.SCOPE, Change.ALERTS} else 0))
    if changes is None:
        raise UserError("error-button-old")
    made = await alter(subscriptions, target, callback_data.id, lambda _: changes, now=now)
    await show(query, *one(made, target, t, now=now, chat=callback_data.chat))
    if what in (Change.LIVES, Change.STAYS):
        callback_answer.text = t.plain("toast-lives" if made.living else "toast-stays")
        callback_answer.show_alert = made.living


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
                await alter(subscriptions, target, paused.id, lambda _: GOES_ON, now=now)
    mine = await subscriptions.of_chat(target.id)
    await show(query, *listed(mine, target, t, now=now, chat=callback_data.chat))


async def remove(
    query: CallbackQuery,
    callback_data: Remove,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Unsubscribe; for a day it can be undone."""
    mine = await find_own(subscriptions, target, callback_data.id)
    await subscriptions.remove(target.id, mine.id, now=now)
    await show(query, *removed(mine, t, chat=callback_data.chat))


async def restore(
    query: CallbackQuery,
    callback_data: Restore,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Undo an unsubscribing: everything is as it was set."""
    await subscriptions.restore(target.id, callback_data.id, now=now)
    made = await alter(subscriptions, target, callback_data.id, lambda _: {}, now=now)
    await show(query, *one(made, target, t, now=now, chat=callback_data.chat))


def router() -> Router:
    """Route /mine and every button of its screens."""
    router = Router(name="mine")
    router.message.middleware(Configure())
    router.callback_query.middleware(Configure())
    router.message.register(command, Command("mine"))
    router.callback_query.register(list_mine, Mine.filter())
    router.callback_query.register(list_hosts, Hosts.filter())
    router.callback_query.register(open_one, Sub.filter())
    router.callback_query.register(change, SubChange.filter(F.what.in_(PLAIN)))
    router.callback_query.register(pause_all, PauseAll.filter())
    router.callback_query.register(remove, Remove.filter())
    router.callback_query.register(restore, Restore.filter())
    return router
