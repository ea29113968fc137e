"""Settings of a chat: language, time zone, quiet hours, sound, how its digests look."""

from collections.abc import Mapping
from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from locales import LANGUAGES, Translator, translator
from news.errors import UserError
from regions.zones import zone_of
from storage.chats import Chat, Chats
from storage.subscriptions import Subscriptions

from .answers import show
from .callbacks import Set, Settings, Topic
from .middlewares import Configure
from .settings_screens import NEVER_QUIET, NO, PICTURES, SIZES, STYLES, YES, overview, screen
from .subscribing import reschedule

Changes = dict[str, str | int | bool | None]
SWITCH: dict[str, bool] = {YES: True, NO: False}
VALUES: dict[Topic, tuple[str, Mapping[str, str | bool]]] = {  # topic -> column, its values
    Topic.LANGUAGE: ("language", {code: code for code in LANGUAGES}),
    Topic.STYLE: ("style", {style: style for style in STYLES}),
    Topic.PICTURES: ("pictures", {choice: choice for choice in PICTURES}),
    Topic.QUIET_MODE: ("quiet_silent", SWITCH),
    Topic.SOUND: ("silent", {YES: False, NO: True}),
    Topic.COMPACT: ("compact", SWITCH),
    Topic.COMBINED: ("combined", SWITCH),
}
MOVES = {"time_zone", "quiet_from", "quiet_to", "quiet_silent"}  # what moves the next slots
AFTER = {  # where a press leaves the person; everywhere else, at the overview
    Topic.QUIET: Topic.QUIET,
    Topic.QUIET_MODE: Topic.QUIET,
    Topic.SIZE: Topic.LOOK,
    Topic.STYLE: Topic.LOOK,
    Topic.PICTURES: Topic.LOOK,
    Topic.COMPACT: Topic.LOOK,
    Topic.COMBINED: Topic.LOOK,
}
DEFAULTS: Changes = {  # of a chat that is new; the language and the zone are its own
    "quiet_from": 0,
    "quiet_to": 7,
    "quiet_silent": False,
    "silent": False,
    "size": 10,
    "style": "auto",
    "pictures": "auto",
    "compact": False,
    "combined": False,
}


async def command(message: Message, target: Chat, t: Translator, now: datetime) -> None:
    """Answer /settings."""
    await show(message, *overview(target, t, now=now))


async def open_topic(
    query: CallbackQuery,
    callback_data: Settings,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Show one topic, or the overview."""
    places = len(await subscriptions.of_chat(target.id))
    await show(query, *screen(callback_data, target, t, now=now, places=places))


async def put(
    query: CallbackQuery,
    callback_data: Set,
    target: Chat,
    chat: Chat,
    t: Translator,
    chats: Chats,
    subscriptions: Subscriptions,
    now: datetime,
    callback_answer: CallbackAnswer,
) -> None:
    """Set a topic; what follows from it (the next slots) is set with it."""
    topic = callback_data.topic
    changes = chosen(topic, callback_data.value)
    made = await chats.change(target.id, **changes)
    if made is None:
        raise UserError("error-chat-gone")
    if changes.keys() & MOVES:
        await reschedule(subscriptions, made, now=now)
    spoken = translator(made.language) if made.id == chat.id else t
    places = len(await subscriptions.of_chat(made.id))
    after, chat_code, sub = AFTER.get(topic, Topic.MAIN), callback_data.chat, callback_data.sub
    back_to = Settings(topic=after, chat=chat_code, sub=sub)
    await show(query, *screen(back_to, made, spoken, now=now, places=places))
    if topic is Topic.DEFAULTS:
        callback_answer.text = spoken.plain("toast-settings-reset")


def chosen(topic: Topic, value: str) -> Changes:
    """Read what a button says is to be set. Pure.

    Raises:
        UserError: it is not one of the values that this topic has.
    """
    if topic is Topic.SIZE and value.isascii() and value.isdecimal() and int(value) in SIZES:
        return {"size": int(value)}
    if topic is Topic.ZONE and (zone := zone_of(value)):
        return {"time_zone": zone.time_zone}
    if topic is Topic.QUIET:
        return _quiet(value)
    column, values = VALUES.get(topic, ("", {}))
    if value in values:
        return {column: values[value]}
    if topic is Topic.DEFAULTS and value == YES:
        return dict(DEFAULTS)
    raise UserError("error-button-old")


def _quiet(value: str) -> Changes:
    if value == NEVER_QUIET:
        return {"quiet_from": None, "quiet_to": None}
    start, _, end = value.partition("-")
    if _is_hour(start) and _is_hour(end) and start != end:
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
