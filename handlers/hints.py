"""What nobody asked for is met with a word, never with silence. Private chats only."""

from aiogram import F, Router
from aiogram.enums import ChatType, MessageEntityType
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from locales import Translator

LONG = 60  # characters: longer than any name of a place
_LINKS = {MessageEntityType.URL, MessageEntityType.TEXT_LINK}


def has_link(message: Message) -> bool:
    """Tell whether a message has an address in it."""
    return any(entity.type in _LINKS for entity in message.entities or ())


def is_long(message: Message) -> bool:
    """Tell whether a message reads like a story, not like the name of a place."""
    text = message.text or ""
    return len(text) > LONG or "\n" in text.strip()


async def anything(message: Message, t: Translator) -> None:
    """Say kindly what we do understand: this was a sticker, a voice, a contact."""
    await message.answer(t("hint-anything"))


async def unknown_command(message: Message, t: Translator) -> None:
    """Lead from a command that is not ours to those that are."""
    await message.answer(t("hint-command"))


async def old_button(query: CallbackQuery, t: Translator, callback_answer: CallbackAnswer) -> None:
    """Answer a press that no screen knows: of an older release, or forged."""
    callback_answer.text = t.plain("error-button-old")
    callback_answer.show_alert = True


def router() -> Router:
    """Route what is left over when every screen has looked; keep it last."""
    router = Router(name="hints")
    router.callback_query.register(old_button)
    router.message.register(unknown_command, F.chat.type == ChatType.PRIVATE, F.text[0] == "/")
    router.message.register(anything, F.chat.type == ChatType.PRIVATE)
    return router
