"""Chats that come, go and change: groups, channels, people who block and come back."""

import logging
from datetime import datetime

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import BaseStorage, StorageKey
from aiogram.types import (
    ChatMemberAdministrator,
    ChatMemberUpdated,
    InlineKeyboardMarkup,
    Message,
)

from locales import Translator, translator
from storage.chats import Chat, Chats
from storage.managers import Managers
from storage.subscriptions import Subscriptions

from .callbacks import Mine
from .channel_screens import uses
from .choosing import Screenful
from .deep_links import configure_link
from .keyboards import button, keyboard, link_button
from .membership import ANY, NOT_IN, Standing, Stands
from .middlewares import meet, spoken
from .places import Asking
from .subscribing import reschedule, slot_after
from .words import schedule_of

log = logging.getLogger(__name__)
NO_RIGHTS = "no rights"  # we are there, but may not write


async def left(event: ChatMemberUpdated, chats: Chats) -> None:
    """Keep everything of a chat that put us out, and send nothing there."""
    reason = "blocked" if event.chat.type == ChatType.PRIVATE else "kicked"
    await chats.leave(event.chat.id, reason=reason)


async def muted(
    event: ChatMemberUpdated,
    bot: Bot,
    chats: Chats,
    managers: Managers,
    subscriptions: Subscriptions,
    default_language: str,
    now: datetime,
) -> None:
    """Send nothing to a chat where we may not write, and say so to the person who decided it."""
    t = translator(spoken(event.from_user, default_language))
    met = await meet(chats, event.chat, language=t.language, now=now)
    await _remember(managers, met, event)
    await chats.leave(met.id, reason=NO_RIGHTS)
    if _may_read(event) and not await subscriptions.of_chat(met.id):
        await _say(bot, event.from_user.id, uses(met.id, met.title, t, may_post=False))
        return
    key = "channel-mute" if met.kind == ChatType.CHANNEL else "group-mute"
    await _say(bot, event.from_user.id, (t(key, title=met.title), None))


async def came(
    event: ChatMemberUpdated,
    bot: Bot,
    chat: Chat | None,
    t: Translator,
    chats: Chats,
    managers: Managers,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Greet a group or a person who is back; what they had goes on, without the past."""
    met = await meet(chats, event.chat, language=t.language, now=now)
    await reschedule(subscriptions, met, now=now)
    if event.chat.type != ChatType.PRIVATE:
        await _remember(managers, met, event)
        text = "group-back" if await subscriptions.of_chat(met.id) else "group-hello"
        setup = link_button(t.plain("button-configure"), configure_link(await bot.me(), met.id))
        await _say(bot, met.id, (t(text), keyboard([setup])))
    elif chat is not None and chat.gone is not None:
        await _say(bot, met.id, (t("welcome-back"), None))
    # a person who is new says /start next


async def came_to_channel(
    event: ChatMemberUpdated,
    bot: Bot,
    fsm_storage: BaseStorage,
    chats: Chats,
    managers: Managers,
    subscriptions: Subscriptions,
    default_language: str,
    now: datetime,
) -> None:
    """Ask the one who made us an admin of a channel what it is for, in private."""
    t = translator(spoken(event.from_user, default_language))
    met = await meet(chats, event.chat, language=t.language, now=now)
    await _remember(managers, met, event)
    await reschedule(subscriptions, met, now=now)
    if await subscriptions.of_chat(met.id):
        setup = button(t.plain("button-configure"), Mine(chat=met.id))
        again = t("channel-back", title=met.title), keyboard([setup])
        await _say(bot, event.from_user.id, again)
        return
    person = event.from_user.id
    key = StorageKey(bot_id=bot.id, chat_id=person, user_id=person)
    state = FSMContext(storage=fsm_storage, key=key)
    await state.set_state(Asking.place)
    await state.set_data({"target": met.id})
    await _say(bot, person, uses(met.id, met.title, t, may_post=True))


async def changed(event: ChatMemberUpdated, chat: Chat | None, managers: Managers) -> None:
    """Remember who gave us other rights in a chat that we go on writing to."""
    if chat is not None and event.chat.type != ChatType.PRIVATE:
        await _remember(managers, chat, event)


async def migrated(message: Message, chats: Chats) -> None:
    """Move everything of a group to the supergroup it became."""
    if message.migrate_to_chat_id is not None:
        await chats.migrate(message.chat.id, message.migrate_to_chat_id)


async def reopened(
    message: Message, chat: Chat, subscriptions: Subscriptions, now: datetime
) -> None:
    """Let the digests of a forum topic go on that was closed, without the past."""
    back = await subscriptions.resume_topic(chat.id, message.message_thread_id or 0)
    await subscriptions.reschedule(
        {s.id: slot_after(schedule_of(s, chat), chat.time_zone, now=now) for s in back}
    )


def _may_read(event: ChatMemberUpdated) -> bool:
    """Tell whether a channel shows us its posts, though we may not write there."""
    is_channel = event.chat.type == ChatType.CHANNEL
    return is_channel and isinstance(event.new_chat_member, ChatMemberAdministrator)


async def _remember(managers: Managers, met: Chat, event: ChatMemberUpdated) -> None:
    if not event.from_user.is_bot:  # an anonymous administrator writes as one
        await managers.add(met.id, event.from_user.id)


async def _say(bot: Bot, chat_id: int, screen: Screenful | tuple[str, None]) -> None:
    text, markup = screen
    shown: InlineKeyboardMarkup | None = markup
    try:
        await bot.send_message(chat_id, text, reply_markup=shown)
    except TelegramAPIError as error:
        log.info("chat %s cannot be told: %s", chat_id, error)


def router() -> Router:
    """Every change of what we are in a chat, and what a chat becomes."""
    router = Router(name="groups")
    channel = F.chat.type == ChatType.CHANNEL
    router.my_chat_member.register(left, Stands(ANY, Standing.OUT))
    router.my_chat_member.register(muted, Stands(ANY, Standing.MUTE))
    router.my_chat_member.register(came_to_channel, channel, Stands(NOT_IN, Standing.IN))
    router.my_chat_member.register(came, ~channel, Stands(NOT_IN, Standing.IN))
    router.my_chat_member.register(changed, Stands({Standing.IN}, Standing.IN))
    router.message.register(migrated, F.migrate_to_chat_id)
    router.message.register(reopened, F.forum_topic_reopened)
    return router
