"""/help, /about, /forget, /cancel."""

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message, User

from locales import Translator
from storage.chats import Chat, Chats

from .answers import show
from .callbacks import Forget, Go, Screen
from .choosing import Screenful
from .keyboards import button, keyboard
from .middlewares import Configure


def helping(t: Translator, me: User) -> Screenful:
    """Say what the bot can do, and where to press."""
    text = f"{t('help')}\n\n{t('help-inline', bot=me.username or '')}"
    return text, keyboard([button(t.plain("button-about"), Go(screen=Screen.ABOUT))])


def forgetting(t: Translator) -> Screenful:
    """Ask once before everything goes."""
    yes = button(t.plain("button-forget"), Forget(sure=True))
    no = button(t.plain("button-keep"), Forget(sure=False))
    return t("forget-ask"), keyboard([yes, no])


async def help_command(message: Message, bot: Bot, t: Translator) -> None:
    """Answer /help."""
    await show(message, *helping(t, await bot.me()))


async def about_command(message: Message, t: Translator) -> None:
    """Answer /about."""
    await show(message, t("about"), _to_help(t))


async def forget_command(message: Message, t: Translator) -> None:
    """Answer /forget."""
    await show(message, *forgetting(t))


async def cancel_command(message: Message, state: FSMContext, t: Translator) -> None:
    """Answer /cancel: nothing is being waited for any more."""
    busy = await state.get_state() is not None
    await state.clear()
    await show(message, t("cancelled" if busy else "cancel-nothing"))


async def forget(
    query: CallbackQuery,
    callback_data: Forget,
    state: FSMContext,
    target: Chat,
    t: Translator,
    chats: Chats,
) -> None:
    """Delete everything about this chat, once its owner has said so twice."""
    if not callback_data.sure:
        await show(query, t("forget-kept"))
        return
    await state.clear()
    await chats.forget(target.id)
    await show(query, t("forgotten"))


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
    """Pages that say, and the one that deletes."""
    router = Router(name="about")
    router.message.register(help_command, Command("help"))
    router.message.register(about_command, Command("about"))
    router.message.register(cancel_command, Command("cancel"))
    router.callback_query.register(open_help, Go.filter(F.screen == Screen.HELP))
    router.callback_query.register(open_about, Go.filter(F.screen == Screen.ABOUT))
    router.callback_query.register(nothing, Go.filter(F.screen == Screen.NOTHING))
    owner = Router(name="forget")
    owner.message.middleware(Configure())
    owner.callback_query.middleware(Configure())
    owner.message.register(forget_command, Command("forget"))
    owner.callback_query.register(forget, Forget.filter())
    router.include_router(owner)
    return router
