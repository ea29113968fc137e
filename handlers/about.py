"""/help, /about, /cancel."""

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message, User

from locales import Translator

from .answers import show
from .callbacks import Go, Screen
from .choosing import Screenful
from .keyboards import button, keyboard


def helping(t: Translator, me: User) -> Screenful:
    """Say what the bot can do, and where to press."""
    text = f"{t('help')}\n\n{t('help-inline', bot=me.username or '')}"
    return text, keyboard([button(t.plain("button-about"), Go(screen=Screen.ABOUT))])


async def help_command(message: Message, bot: Bot, t: Translator) -> None:
    """Answer /help."""
    await show(message, *helping(t, await bot.me()))


async def about_command(message: Message, t: Translator) -> None:
    """Answer /about."""
    await show(message, t("about"), _to_help(t))


async def cancel_command(message: Message, state: FSMContext, t: Translator) -> None:
    """Answer /cancel: nothing is being waited for any more."""
    busy = await state.get_state() is not None
    await state.clear()
    await show(message, t("cancelled" if busy else "cancel-nothing"))


async def open_help(query: CallbackQuery, bot: Bot, t: Translator) -> None:
    """Show the help in place."""
    await show(query, *helping(t, await bot.me()))


async def open_about(query: CallbackQuery, t: Translator) -> None:
    """Show the page about the bot in place."""
    await show(query, t("about"), _to_help(t))


async def nothing(query: CallbackQuery) -> None:
    """Do nothing: the button only shows where one is."""


def _to_help(t: Translator) -> InlineKeyboardMarkup:
    return keyboard([button(t.plain("button-back"), Go(screen=Screen.HELP))])


def router() -> Router:
    """Route pages that say."""
    router = Router(name="about")
    router.message.register(help_command, Command("help"))
    router.message.register(about_command, Command("about"))
    router.message.register(cancel_command, Command("cancel"))
    router.callback_query.register(open_help, Go.filter(F.screen == Screen.HELP))
    router.callback_query.register(open_about, Go.filter(F.screen == Screen.ABOUT))
    router.callback_query.register(nothing, Go.filter(F.screen == Screen.NOTHING))
    return router
