"""What Telegram shows of the bot by itself: menus and descriptions, in every language."""

import logging

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeUnion,
)

from locales import LANGUAGES, Translator, translator

log = logging.getLogger(__name__)
PRIVATE = (
    "now", "why", "mine", "add", "readers", "photos", "ads", "mynews", "feed", "settings",
    "help", "about", "appeal", "export", "forget",
)  # fmt: skip
GROUP = ("now", "why", "help")
MODERATORS = ("queue", "help")  # in the moderators' chat
OPERATOR = (*PRIVATE, "queue", "moderators")
GROUP_ADMIN = ("subscribe", "now", "mine", "settings", "help")


def menu(names: tuple[str, ...], t: Translator) -> list[BotCommand]:
    """Describe commands in one language."""
    return [BotCommand(command=name, description=t.plain(f"command-{name}")) for name in names]


async def publish(bot: Bot, default_language: str) -> None:
    """Tell Telegram the menus and what we are: for everybody, and in each language we speak.

    It keeps what it was told before, so a refusal (too often, say) is only logged.
    """
    try:
        await _publish_menus(bot, default_language)
        await _publish_descriptions(bot, default_language)
    except TelegramAPIError as error:
        log.warning("the menus or descriptions were not taken: %s", error)


async def publish_to(bot: Bot, chat_id: int, names: tuple[str, ...], language: str) -> None:
    """Tell Telegram the menu of one chat; one that we are not in yet has it at the next start."""
    try:
        await bot.set_my_commands(
            menu(names, translator(language)), scope=BotCommandScopeChat(chat_id=chat_id)
        )
    except TelegramAPIError as error:
        log.info("the menu of chat %s was not taken: %s", chat_id, error.message)


async def _publish_menus(bot: Bot, default_language: str) -> None:
    scopes: list[tuple[BotCommandScopeUnion, tuple[str, ...]]] = [
        (BotCommandScopeAllPrivateChats(), PRIVATE),
        (BotCommandScopeAllGroupChats(), GROUP),
        (BotCommandScopeAllChatAdministrators(), GROUP_ADMIN),
    ]
    for scope, names in scopes:
        await bot.set_my_commands(menu(names, translator(default_language)), scope=scope)
        for code in LANGUAGES:
            await bot.set_my_commands(
                menu(names, translator(code)), scope=scope, language_code=code
            )


async def _publish_descriptions(bot: Bot, default_language: str) -> None:
    """Say what an empty chat and the bot's profile show."""
    for code in (None, *LANGUAGES):
        t = translator(code or default_language)
        await bot.set_my_description(t.plain("bot-description"), language_code=code)
        await bot.set_my_short_description(t.plain("bot-short"), language_code=code)
