"""The bot as it runs, but for Telegram: a session that takes all and remembers buttons."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, Chat, Message, MessageEntity, Update, User
from pydantic import SecretStr

from bot.app import _warm, make_dispatcher
from bot.desk import make_desk
from bot.parts import Parts, open_parts
from bot.polling import make_scout, open_poller
from bot.settings import Settings

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ME = User(id=42, is_bot=True, first_name="Вестник", username="vestnik_bot")


class Silent(BaseSession):
    """Takes everything at once; keeps the last buttons of each chat."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[int, list[str]] = {}
        self.toasts: dict[str, str] = {}
        self._numbers = iter(range(1, 10**9))

    async def make_request(self, bot, method: TelegramMethod[Any], timeout=None) -> Any:  # noqa: ASYNC109  # aiogram's name
        """Answer as Telegram would."""
        if markup := getattr(method, "reply_markup", None):
            rows = getattr(markup, "inline_keyboard", [])
            found = [b.callback_data for row in rows for b in row if b.callback_data]
            self.buttons[int(method.chat_id)] = found
        if type(method).__name__ == "GetMe":
            return ME
        chat = getattr(method, "chat_id", None)
        if chat is None:
            return True
        return Message(
            message_id=next(self._numbers), date=NOON, chat=Chat(id=chat, type="private"), text="…"
        )

    async def close(self) -> None:
        """Nothing to close."""

    async def stream_content(self, *args, **kwargs) -> AsyncGenerator[bytes, None]:
        """Nothing to read."""
        yield b""


@dataclass
class World:
    """One bot; what people do is a method, and lasts until the bot has answered."""

    parts: Parts
    bot: Bot
    dispatcher: Dispatcher
    session: Silent
    now: list[datetime]
    _updates: Any = field(default_factory=lambda: iter(range(1, 10**9)))

    async def say(self, person: int, text: str) -> None:
        """Write a text."""
        command = [MessageEntity(type="bot_command", offset=0, length=len(text.split()[0]))]
        message = Message(
            message_id=next(self._updates),
            date=self.now[0],
            chat=Chat(id=person, type="private", first_name=f"A{person}"),
            from_user=User(id=person, is_bot=False, first_name=f"A{person}", language_code="ru"),
            text=text,
            entities=command if text.startswith("/") else None,
        )
        await self.dispatcher.feed_update(
            self.bot, Update(update_id=next(self._updates), message=message)
        )

    async def press(self, person: int, prefix: str) -> None:
        """Press the button under the last screen whose data begins so."""
        data = next(d for d in self.session.buttons[person] if d.startswith(prefix))
        user = User(id=person, is_bot=False, first_name=f"A{person}", language_code="ru")
        shown = Message(
            message_id=next(self._updates), date=self.now[0], from_user=ME, text="…",
            chat=Chat(id=person, type="private", first_name=f"A{person}"),
        )  # fmt: skip
        query = CallbackQuery(
            id=str(next(self._updates)), from_user=user, chat_instance="x", data=data,
            message=shown,
        )  # fmt: skip
        await self.dispatcher.feed_update(
            self.bot, Update(update_id=next(self._updates), callback_query=query)
        )


@asynccontextmanager
async def opened(folder: Path, url: str | None = None) -> AsyncIterator[World]:
    """Put a bot together over a new SQLite database, or an empty one at `url`."""
    settings = Settings(
        _env_file=None,
        bot_token=SecretStr("42:BENCH"),
        database_url=url or f"sqlite+aiosqlite:///{folder / 'submissions.db'}",
        moderators_chat=-100500,
        parse_workers=0,
    )
    now = [NOON]
    session = Silent()
    bot = Bot("42:BENCH", session=session, default=DefaultBotProperties(parse_mode="HTML"))
    async with AsyncExitStack() as stack:
        parts = await stack.enter_async_context(open_parts(settings, lambda: now[0]))
        poller = await stack.enter_async_context(open_poller(parts))
        scout = await stack.enter_async_context(make_scout(settings, poller.workers))
        desk = await stack.enter_async_context(make_desk(parts, "vestnik_bot"))
        _warm()
        dispatcher = make_dispatcher(parts, desk, scout, settings)
        yield World(parts, bot, dispatcher, session, now)
