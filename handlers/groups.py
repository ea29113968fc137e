"""Chats that come, go and change: groups, channels, people who block and come back."""

import logging
from datetime import datetime

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import IS_MEMBER, IS_NOT_MEMBER, ChatMemberUpdatedFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import BaseStorage, StorageKey
from aiogram.types import ChatMemberUpdated, Message

from locales import Translator, translator
from storage.chats import Chat, Chats
from storage.subscriptions import Subscriptions

from .callbacks import Browse
from .keyboards import button, keyboard
from .middlewares import meet, spoken
from .places import Asking
from .subscribing import reschedule

log = logging.getLogger(__name__)


async def left(event: ChatMemberUpdated, chats: Chats) -> None:
    """Keep everything of a chat that put us out, and send nothing there."""
    reason = "blocked" if event.chat.type == ChatType.PRIVATE else "kicked"
    await chats.leave(event.chat.id, reason=reason)


async def came(
    event: ChatMemberUpdated,
    bot: Bot,
    chat: Chat | None,
    t: Translator,
    chats: Chats,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Greet a group or a person who is back; what they had goes on, without the past."""
    met = await meet(chats, event.chat, language=t.language, now=now)
    await reschedule(subscriptions, met, now=now)
    if event.chat.type != ChatType.PRIVATE:
        text = "group-back" if await subscriptions.of_chat(met.id) else "group-hello"
    elif chat is not None and chat.gone is not None:
        text = "welcome-back"
    else:
        return  # a person who is new says /start next
    await _say(bot, met.id, t(text))


async def came_to_channel(
    event: ChatMemberUpdated,
    bot: Bot,
    fsm_storage: BaseStorage,
    chats: Chats,
    subscriptions: Subscriptions,
    default_language: str,
    now: datetime,
) -> None:
    """Ask the one who made us an admin of a channel which place it is about, in private."""
    language = spoken(event.from_user, default_language)
    met = await meet(chats, event.chat, language=language, now=now)
    await reschedule(subscriptions, met, now=now)
    person = event.from_user.id
    key = StorageKey(bot_id=bot.id, chat_id=person, user_id=person)
    state = FSMContext(storage=fsm_storage, key=key)
    await state.set_state(Asking.place)
    await state.set_data({"target": met.id})
    t = translator(language)
    browse = keyboard([button(t.plain("button-browse"), Browse(chat=met.id))])
    try:
        await bot.send_message(person, t("channel-hello", title=met.title), reply_markup=browse)
    except TelegramAPIError as error:
        log.info("nobody to ask about channel %s: %s", met.id, error)


async def migrated(message: Message, chats: Chats) -> None:
    """Move everything of a group to the supergroup it became."""
    if message.migrate_to_chat_id is not None:
        await chats.migrate(message.chat.id, message.migrate_to_chat_id)


async def _say(bot: Bot, chat_id: int, text: str) -> None:
    try:
        await bot.send_message(chat_id, text)
    except TelegramAPIError as error:
        log.info("chat %s cannot be greeted: %s", chat_id, error)


def router() -> Router:
    """Every change of what we are in a chat."""
    router = Router(name="groups")
    in_now = ChatMemberUpdatedFilter(IS_NOT_MEMBER >> IS_MEMBER)
    out_now = ChatMemberUpdatedFilter(IS_MEMBER >> IS_NOT_MEMBER)
    channel = F.chat.type == ChatType.CHANNEL
    router.my_chat_member.register(left, out_now)
    router.my_chat_member.register(came_to_channel, channel, in_now)
    router.my_chat_member.register(came, ~channel, in_now)
    router.message.register(migrated, F.migrate_to_chat_id)
    return router
