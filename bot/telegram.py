"""The way to Telegram, or to the sandbox that stands for it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import User
from aiohttp import ClientConnectorError

from bot.commands.base import CommandError
from bot.logs import hide_secrets
from bot.session import Session
from bot.settings import Settings

_START_SECONDS = 20  # how long the first answer may take before we say that nobody is there


@asynccontextmanager
async def open_bot(settings: Settings) -> AsyncIterator[Bot]:
    """Give the bot of the settings; its connections are closed at the end.

    Raises:
        CommandError: there is no token.
    """
    if settings.bot_token is None:
        raise CommandError(
            "BOT_TOKEN is not set: put the token that @BotFather gave you into .env"
        )
    server = TelegramAPIServer.from_base(settings.bot_api_url)
    bot = Bot(
        settings.bot_token.get_secret_value(),
        session=Session(api=server),
        default=DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True),
    )
    async with bot.context():
        yield bot


async def introduce(bot: Bot, api_url: str) -> User:
    """Ask Telegram who we are.

    Raises:
        CommandError: the token is refused, or nobody answers at `api_url`.
    """
    try:
        return await bot.get_me(request_timeout=_START_SECONDS)
    except (TelegramUnauthorizedError, TelegramNotFound):
        raise CommandError(
            "Telegram does not accept BOT_TOKEN: compare it with what @BotFather shows"
        ) from None
    except TelegramNetworkError as error:
        raise CommandError(f"no answer from {api_url}: {_reason(error)}") from None
    except TelegramAPIError as error:
        raise CommandError(f"{api_url} answers: {hide_secrets(error.message)}") from None


def _reason(error: TelegramNetworkError) -> str:
    """Say in short why nobody answers: the system's own words where there are some."""
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ClientConnectorError):
        return cause.os_error.strerror or "no connection"
    if isinstance(cause, TimeoutError):
        return f"time out after {_START_SECONDS} seconds"
    return hide_secrets(error.message)
