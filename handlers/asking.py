"""What moderators are asked to write, and how: the next message is the answer."""

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, ForceReply, Message

from locales import Translator


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
