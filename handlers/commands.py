"""The menu of commands that Telegram shows: one list, in every language."""

from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeUnion,
)

from locales import LANGUAGES, Translator, translator

PRIVATE = ("now", "mine", "add", "readers", "settings", "help", "about", "forget")
GROUP = ("subscribe", "now", "mine", "settings", "help")


def menu(names: tuple[str, ...], t: Translator) -> list[BotCommand]:
    """Describe commands in one language."""
    return [BotCommand(command=name, description=t.plain(f"command-{name}")) for name in names]


async def publish(bot: Bot, default_language: str) -> None:
    """Tell Telegram the menus: private and group, for everybody and for each language we speak."""
    scopes: list[tuple[BotCommandScopeUnion, tuple[str, ...]]] = [
        (BotCommandScopeAllPrivateChats(), PRIVATE),
        (BotCommandScopeAllGroupChats(), GROUP),
    ]
    for scope, names in scopes:
        await bot.set_my_commands(menu(names, translator(default_language)), scope=scope)
        for code in LANGUAGES:
            await bot.set_my_commands(
                menu(names, translator(code)), scope=scope, language_code=code
            )
