"""/export and /forget: everything about a person, given to them or deleted."""

import json
from datetime import datetime
from typing import Any

from aiogram import Bot, Router
from aiogram.enums import ChatAction, ChatType
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from locales import Translator
from storage.chats import Chat
from storage.personal import Personal

from .answers import show
from .callbacks import Forget
from .choosing import Screenful
from .keyboards import button, keyboard, link_button
from .middlewares import Configure

FILE = "vestnik.json"
FORMAT = 1  # of the document: grows when what stands in it changes its meaning


def document(about: dict[str, Any], *, now: datetime) -> bytes:
    """Write what is known of a person as a JSON document, for people and programs to read."""
    whole = {"format": FORMAT, "made_at": now.isoformat(), **about}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


async def export(
    message: Message, bot: Bot, chat: Chat, t: Translator, personal: Personal, now: datetime
) -> None:
    """Answer /export with a file; from a group, lead to the private chat."""
    if chat.kind != ChatType.PRIVATE:
        me = await bot.me()
        private = link_button(t.plain("button-open-bot"), f"https://t.me/{me.username}")
        await show(message, t("export-in-private"), keyboard([private]))
        return
    await bot.send_chat_action(chat.id, ChatAction.UPLOAD_DOCUMENT)
    file = document(await personal.export(chat.id), now=now)
    await message.answer_document(BufferedInputFile(file, FILE), caption=t("export-caption"))


def asking(t: Translator, *, has_news: bool) -> Screenful:
    """Ask once before everything goes; who has published news may let them stay."""
    everything = button(t.plain("button-forget"), Forget(sure=True))
    keep = [button(t.plain("button-forget-keep"), Forget(sure=True, keep=True))]
    no = button(t.plain("button-forget-not"), Forget(sure=False))
    text = t("forget-ask-news") if has_news else t("forget-ask")
    return text, keyboard([everything], keep if has_news else [], [no])


async def forget_command(
    message: Message, target: Chat, t: Translator, personal: Personal, now: datetime
) -> None:
    """Answer /forget."""
    has_news = await personal.has_news(target.id, now=now)
    await show(message, *asking(t, has_news=has_news))


async def forget(
    query: CallbackQuery,
    callback_data: Forget,
    state: FSMContext,
    target: Chat,
    t: Translator,
    personal: Personal,
    now: datetime,
) -> None:
    """Delete everything about this chat, once its owner has said so twice."""
    if not callback_data.sure:
        await show(query, t("forget-kept"))
        return
    await state.clear()
    await personal.forget(target.id, now=now, keep_news=callback_data.keep)
    await show(query, t("forgotten"))


def router() -> Router:
    """Route /export, /forget and the buttons that ask once more."""
    router = Router(name="privacy")
    router.message.register(export, Command("export"))
    owner = Router(name="forget")
    owner.message.middleware(Configure())
    owner.callback_query.middleware(Configure())
    owner.message.register(forget_command, Command("forget"))
    owner.callback_query.register(forget, Forget.filter())
    router.include_router(owner)
    return router
