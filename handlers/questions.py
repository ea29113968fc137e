"""Questions asked in a group: only an answer to one of them is for us, whoever gives it.

Privacy mode: https://core.telegram.org/bots/features#privacy-mode
"""

from collections.abc import Mapping
from typing import Any

from aiogram import Bot
from aiogram.filters import Filter
from aiogram.fsm.storage.base import BaseStorage, StorageKey
from aiogram.types import Message

DESTINY = "question"
ABOUT_PLACE = "place"


async def asked(
    storage: BaseStorage,
    question: Message,
    bot: Bot,
    kind: str = ABOUT_PLACE,
    about: Mapping[str, Any] | None = None,
) -> None:
    """Remember a question, so that the answers to it are known; each has a row of its own."""
    await storage.set_data(_key(bot, question), {"kind": kind, "about": dict(about or {})})


class AnswersQuestion(Filter):
    """Pass a message that answers a question of ours of one kind, with what it was `about`.

    What people say to each other is not for us, a reply to a digest included.
    """

    def __init__(self, kind: str = ABOUT_PLACE) -> None:
        self._kind = kind

    async def __call__(
        self, message: Message, bot: Bot, fsm_storage: BaseStorage
    ) -> bool | dict[str, Any]:
        """Look at what the message replies to."""
        replied = message.reply_to_message
        if replied is None or replied.from_user is None or replied.from_user.id != bot.id:
            return False
        known = await fsm_storage.get_data(_key(bot, replied))
        return {"about": known["about"]} if known.get("kind") == self._kind else False


def _key(bot: Bot, question: Message) -> StorageKey:
    chat, message = question.chat.id, question.message_id
    return StorageKey(bot_id=bot.id, chat_id=chat, user_id=message, destiny=DESTINY)
