"""What every handler is given: the chat it answers, its language, and the moment."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatMemberStatus, ChatType, ContentType
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import (
    CallbackQuery,
    ChatMemberUpdated,
    InlineQuery,
    Message,
    TelegramObject,
    User,
)
from aiogram.types import Chat as TelegramChat

from locales import LANGUAGES, translator
from news.errors import UserError
from storage.chats import Chat, Chats
from storage.managers import Managers

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

ADMINS = {ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR}
REMEMBERED_MOST = 1_000  # managers that need not be written down again
DEFAULT_ZONE = "Europe/Moscow"  # until the first city says better
_SILENT = {  # what Telegram says in a chat's name, even after we were put out of it
    ContentType.LEFT_CHAT_MEMBER,
    ContentType.MIGRATE_TO_CHAT_ID,
    ContentType.MIGRATE_FROM_CHAT_ID,
}


class Meet(BaseMiddleware):
    """Give handlers `now`, `chat` and `t`.

    One point SELECT an update; a row is written only for a chat that is new, is back, or
    has changed its name or kind. A channel is met when it makes us an admin, not here.
    """

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401  # whatever the handler returns
        """Find the chat, or write it down."""
        now = data["now"] = data["clock"]()
        where, who = _where(event)
        chat = await data["chats"].get(where.id)
        if _speaks(event) and (chat is None or _is_news(chat, where)):
            language = chat.language if chat else spoken(who, data["default_language"])
            chat = await meet(data["chats"], where, language=language, now=now)
        data["chat"] = chat
        data["t"] = translator(chat.language if chat else spoken(who, data["default_language"]))
        return await handler(event, data)


class Configure(BaseMiddleware):
    """Give handlers `target`: the chat that they configure; refuse those who may not.

    It is the chat the press or message is in, or the one that the button names: a channel
    is configured from the private chat of its admin. Rights are asked for at every press.
    Who has them is remembered as a manager of the chat, so that their private chat lists it.
    """

    def __init__(self) -> None:
        self._remembered: OrderedDict[tuple[int, int], None] = OrderedDict()

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401  # whatever the handler returns
        """Find the chat to configure and check the person's right to."""
        chat: Chat = data["chat"]
        named = getattr(data.get("callback_data"), "chat", 0) or await _asked_for(event, data)
        if named and named != chat.id:
            found = await data["chats"].get(named)
            if found is None:
                raise UserError("error-chat-gone")
            chat = found
        if chat.kind != ChatType.PRIVATE and not await _may_configure(event, data["bot"], chat):
            if chat.id != data["chat"].id:
                await data["state"].clear()  # or every next word would be refused as well
                await self._forget(event, chat, data["managers"])
            raise UserError("error-admins-only")
        if chat.kind == ChatType.PRIVATE and chat.id != data["chat"].id:
            raise UserError("error-button-old")  # forged: nobody configures another person
        if chat.kind != ChatType.PRIVATE:
            await self._remember(event, chat, data["managers"])
        data["target"] = chat
        return await handler(event, data)

    async def _forget(self, event: TelegramObject, chat: Chat, managers: Managers) -> None:
        if person := getattr(event, "from_user", None):
            self._remembered.pop((chat.id, person.id), None)
            await managers.remove(chat.id, person.id)

    async def _remember(self, event: TelegramObject, chat: Chat, managers: Managers) -> None:
        person = getattr(event, "from_user", None)
        if person is None or person.is_bot or (chat.id, person.id) in self._remembered:
            return
        await managers.add(chat.id, person.id)
        self._remembered[chat.id, person.id] = None
        if len(self._remembered) > REMEMBERED_MOST:
            self._remembered.popitem(last=False)


async def meet(chats: Chats, where: TelegramChat, *, language: str, now: datetime) -> Chat:
    """Write a chat down, as Telegram tells of it."""
    return await chats.meet(
        where.id,
        kind=where.type,
        title=title_of(where),
        language=language,
        time_zone=DEFAULT_ZONE,
        now=now,
    )


def title_of(where: TelegramChat) -> str:
    """Name a chat: a group's title, a person's first name."""
    return (where.title or where.first_name or "")[:255]


def spoken(who: User | None, default: str) -> str:
    """Choose the language of someone new: their Telegram's, if we speak it."""
    code = ((who.language_code if who else None) or "").split("-")[0]
    return code if code in LANGUAGES else default


async def is_admin(bot: Bot, chat_id: int, user_id: int) -> bool:
    """Ask Telegram whether a person runs a chat; no, where it does not answer."""
    try:
        member = await bot.get_chat_member(chat_id, user_id)
    except (TelegramBadRequest, TelegramForbiddenError):
        return False
    return member.status in ADMINS


async def _asked_for(event: TelegramObject, data: dict[str, Any]) -> int:
    """Tell which chat the dialog is about, when a message answers a question of ours.

    A command never does: it is about the chat it is typed in.
    """
    if data.get("raw_state") is None or not isinstance(event, Message):
        return 0
    if (event.text or "").startswith("/"):
        return 0
    return int((await data["state"].get_data()).get("target", 0))


async def _may_configure(event: TelegramObject, bot: Bot, chat: Chat) -> bool:
    if isinstance(event, Message) and event.sender_chat and event.sender_chat.id == chat.id:
        return True  # an admin who stays anonymous writes in the name of the group
    person = getattr(event, "from_user", None)
    return person is not None and await is_admin(bot, chat.id, person.id)


def _where(event: TelegramObject) -> tuple[TelegramChat, User | None]:
    if isinstance(event, CallbackQuery | InlineQuery):
        person = event.from_user
        private = TelegramChat(id=person.id, type=ChatType.PRIVATE, first_name=person.first_name)
        message = event.message if isinstance(event, CallbackQuery) else None
        return (message.chat if message else private), person
    if isinstance(event, Message | ChatMemberUpdated):
        return event.chat, event.from_user
    raise TypeError(f"nothing of ours handles {type(event).__name__}")


def _speaks(event: TelegramObject) -> bool:
    if isinstance(event, Message):
        return event.content_type not in _SILENT
    return isinstance(event, CallbackQuery)


def _is_news(chat: Chat, where: TelegramChat) -> bool:
    return chat.gone is not None or (chat.kind, chat.title) != (where.type, title_of(where))
