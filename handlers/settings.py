"""Settings of a chat: language, quiet hours, size, view, time zone."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from locales import LANGUAGES, Translator, translator
from news.errors import UserError
from storage.chats import Chat, Chats
from storage.subscriptions import Subscriptions

from .answers import show
from .callbacks import Set, Settings, Topic
from .middlewares import Configure
from .settings_screens import NEVER_QUIET, SIZES, STYLES, overview, screen, zones
from .subscribing import reschedule

Changes = dict[str, str | int | None]


async def command(message: Message, target: Chat, t: Translator, now: datetime) -> None:
    """Answer /settings."""
    await show(message, *overview(target, t, now=now))


async def open_topic(
    query: CallbackQuery, callback_data: Settings, target: Chat, t: Translator, now: datetime
) -> None:
    """Show one topic, or the overview."""
    await show(query, *screen(callback_data, target, t, now=now))


async def put(
    query: CallbackQuery,
    callback_data: Set,
    target: Chat,
    chat: Chat,
    t: Translator,
    chats: Chats,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Set a topic; what follows from it (the next slots) is set with it."""
    changes = chosen(callback_data.topic, callback_data.value)
    made = await chats.change(target.id, **changes)
    if made is None:
        raise UserError("error-chat-gone")
    if changes.keys() & {"time_zone", "quiet_from", "quiet_to"}:
        await reschedule(subscriptions, made, now=now)
    spoken = translator(made.language) if made.id == chat.id else t
    await show(query, *overview(made, spoken, now=now, chat=callback_data.chat))


def chosen(topic: Topic, value: str) -> Changes:
    """Read what a button says is to be set. Pure.

    Raises:
        UserError: it is not one of the values that this topic has.
    """
    number = int(value) if value.isascii() and value.isdecimal() else -1
    if topic is Topic.LANGUAGE and value in LANGUAGES:
        return {"language": value}
    if topic is Topic.SIZE and number in SIZES:
        return {"size": number}
    if topic is Topic.STYLE and value in STYLES:
        return {"style": value}
    if topic is Topic.ZONE and 0 <= number < len(zones()):
        return {"time_zone": zones()[number].time_zone}
    if topic is Topic.QUIET and value == NEVER_QUIET:
        return {"quiet_from": None, "quiet_to": None}
    start, _, end = value.partition("-")
    if topic is Topic.QUIET and _is_hour(start) and _is_hour(end) and start != end:
        return {"quiet_from": int(start), "quiet_to": int(end)}
    raise UserError("error-button-old")


def _is_hour(text: str) -> bool:
    return text.isascii() and text.isdecimal() and int(text) < 24


def router() -> Router:
    """Route /settings and every button of its screens."""
    router = Router(name="settings")
    router.message.middleware(Configure())
    router.callback_query.middleware(Configure())
    router.message.register(command, Command("settings"))
    router.callback_query.register(open_topic, Settings.filter())
    router.callback_query.register(put, Set.filter())
    return router
