"""Albums: their parts arrive as separate updates, perhaps at several instances at once.

A part is only kept (`collect`); when no other has come for `SETTLES`, whichever instance finds
the album complete tells it as one message (`Albums.run_once`). Nobody sleeps in a handler, a
crash in between loses nothing, and a preview is sent once.
"""

import logging
from datetime import datetime, timedelta

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import BaseStorage, StorageKey
from aiogram.types import Message

from locales import translator
from news.errors import UserError
from storage.chats import Chats
from storage.drafts import Album, Drafts
from storage.subscriptions import Subscriptions

from .gate import Gate
from .said import said_of
from .talk import Talk

log = logging.getLogger(__name__)
SETTLES = timedelta(seconds=1)  # parts come within some tenths of a second of each other
LEASE = timedelta(seconds=60)  # for telling one: longer than Telegram ever takes
AT_ONCE = 50


async def collect(message: Message, drafts: Drafts, now: datetime) -> None:
    """Keep a part of an album until the rest is there."""
    await drafts.collect(message.chat.id, said_of(message), now=now, settles=SETTLES)


class Albums:
    """Tells complete albums to the conversations they belong to."""

    def __init__(
        self,
        bot: Bot,
        dialogs: BaseStorage,
        drafts: Drafts,
        chats: Chats,
        subscriptions: Subscriptions,
        gate: Gate,
    ) -> None:
        self._bot = bot
        self._dialogs = dialogs
        self._drafts = drafts
        self._chats = chats
        self._subscriptions = subscriptions
        self._gate = gate

    async def run_once(self, now: datetime) -> int:
        """Tell every album that is complete; counts them.

        One that fails is tried again when its lease ends, and does not keep the others back.
        """
        told = 0
        while ripe := await self._drafts.ripe(now=now, lease=LEASE, limit=AT_ONCE):
            for album in ripe:
                try:
                    await self._tell(album, now)
                except TelegramAPIError:
                    log.exception("an album could not be answered; it is tried again")
                else:
                    await self._drafts.settle(album)
                    told += 1
        return told

    async def _tell(self, album: Album, now: datetime) -> None:
        chat = await self._chats.get(album.person_id)
        if chat is None or not album.parts:
            return
        person = album.person_id
        key = StorageKey(bot_id=self._bot.id, chat_id=person, user_id=person)
        talk = Talk(
            bot=self._bot,
            chat=chat,
            t=translator(chat.language),
            state=FSMContext(storage=self._dialogs, key=key),
            drafts=self._drafts,
            subscriptions=self._subscriptions,
            gate=self._gate,
            now=now,
        )
        try:
            await talk.take(album.parts)
        except UserError as error:
            await self._bot.send_message(person, talk.t(error.key, **error.values))


def router() -> Router:
    """Take parts of albums before anybody else looks at them."""
    router = Router(name="albums")
    router.message.register(collect, F.chat.type == ChatType.PRIVATE, F.media_group_id)
    return router
