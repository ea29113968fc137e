"""What moderators and authors are asked to write, and how: the next message is the answer."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, ForceReply, Message

from locales import Translator
from news.cases import WORDS_LONGEST

ANSWER = F.text & ~F.text.startswith("/")
"""Passes a message that may be an answer; a command is none."""


class Moderating(StatesGroup):
    """Whose answer the next message is."""

    reason = State()
    headline = State()
    place = State()
    sanction = State()
    words = State()
    role_place = State()
    appeal = State()


async def ask(query: CallbackQuery, t: Translator, key: str) -> None:
    """Ask for words; in a group, where we hear only replies, by a reply to the question."""
    if isinstance(query.message, Message):
        who = query.from_user
        text = t(key, name=who.first_name, id=str(who.id))
        await query.message.answer(text, reply_markup=ForceReply(selective=True))


def reason_of(message: Message) -> str:
    """Give a reason in the moderator's own words, in one line of at most `WORDS_LONGEST`."""
    return " ".join((message.text or "").split())[:WORDS_LONGEST]


async def only_words(message: Message, t: Translator) -> None:
    """Say about a picture, a sticker and the like that words are waited for."""
    await message.reply(t("asked-for-words"))


def router() -> Router:
    """Route what is no answer; before the screens that would take it for news."""
    router = Router(name="asking")
    meant = (F.chat.type == ChatType.PRIVATE) | F.reply_to_message.from_user.is_bot
    router.message.register(only_words, StateFilter(*Moderating.__states__), ~F.text, meant)
    return router
