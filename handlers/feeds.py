"""Offer a feed: /feed, or a link made one. What may become of it: news.application."""

from datetime import datetime

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from feeds.typed import Typed, read_address
from locales import Translator
from news.errors import UserError
from storage.applications import Application
from storage.chats import Chat

from .answers import Event, send, show
from .callbacks import Apply, ApplyStep, AskFeed, FeedFromLink
from .channel_screens import invitation
from .choosing import Screenful
from .deep_links import FEED, link
from .feed_screens import already, asking, found, nothing_found, standing
from .keyboards import keyboard, link_button
from .offers import Known, Nothing, Offers, Seen, Standing

AT_ONCE = {"callback_answer": {"pre": True}}
"""Flags of a press that takes long: Telegram wants its answer within seconds."""


class Applying(StatesGroup):
    """What the next message is expected to be."""

    address = State()
    place = State()


async def command(
    message: Message,
    command: CommandObject,
    bot: Bot,
    state: FSMContext,
    chat: Chat,
    t: Translator,
    offers: Offers,
    now: datetime,
) -> None:
    """Answer /feed, with an address or without."""
    if not (command.args or "").strip():
        await ask(message, state, t)
        return
    await offer(message, command.args or "", bot, state, chat, t, offers, now=now)


async def command_in_group(message: Message, bot: Bot, t: Translator) -> None:
    """Lead from a group to the private chat."""
    opening = link_button(t.plain("button-open-bot"), link(await bot.me(), FEED))
    await show(message, t("feed-in-private"), keyboard([opening]))


async def ask(event: Event, state: FSMContext, t: Translator) -> None:
    """Wait for an address."""
    await state.set_state(Applying.address)
    await state.set_data({})
    await show(event, *asking(t))


async def press_ask(query: CallbackQuery, state: FSMContext, t: Translator) -> None:
    """Begin from a button."""
    await ask(query, state, t)


async def type_address(
    message: Message,
    bot: Bot,
    state: FSMContext,
    chat: Chat,
    t: Translator,
    offers: Offers,
    now: datetime,
) -> None:
    """Take the address that was asked for."""
    await offer(message, message.text or "", bot, state, chat, t, offers, now=now)


async def from_link(
    query: CallbackQuery,
    bot: Bot,
    state: FSMContext,
    chat: Chat,
    t: Translator,
    offers: Offers,
    now: datetime,
) -> None:
    """Offer the address in the message that the pressed one answers."""
    answered = query.message.reply_to_message if isinstance(query.message, Message) else None
    text = _words(answered) if answered else ""
    if not text:
        raise UserError("error-feed-link-gone")
    await offer(query, text, bot, state, chat, t, offers, now=now)


async def pick(
    query: CallbackQuery,
    callback_data: Apply,
    bot: Bot,
    state: FSMContext,
    chat: Chat,
    t: Translator,
    offers: Offers,
    now: datetime,
) -> None:
    """Take another feed of the site that was looked at."""
    one = await offers.applications.own(chat.id, callback_data.id)
    others = one.found.get("others", []) if one else []
    number = int(callback_data.value) if callback_data.value.isdecimal() else 0
    if not 0 < number <= len(others):
        raise UserError("error-application-gone")
    await offer(query, str(others[number - 1][0]), bot, state, chat, t, offers, now=now)


async def offer(
    event: Event,
    text: str,
    bot: Bot,
    state: FSMContext,
    chat: Chat,
    t: Translator,
    offers: Offers,
    *,
    now: datetime,
) -> None:
    """Look at what a text offers and show what is there; ask again where it offers nothing.

    Raises:
        UserError: the person, or all people, asked for too many looks.
    """
    typed = read_address(text)
    if typed is None:
        await state.set_state(Applying.address)
        await send(event, t("feed-no-address"))
        return
    if (known := await offers.known(typed, chat.id, now=now)) is not None:
        await show(event, *_screen(known, chat, t, now=now))
        return
    if _needs_the_bot(typed, offers):
        await show(event, *invitation(typed, (await bot.me()).username or "", t))
        return
    waiting = await send(event, t("feed-looking"))
    try:
        screen = _screen(await offers.look(typed, chat.id, now=now), chat, t, now=now)
    except UserError as error:
        screen = t(error.key, **error.values), keyboard()
    await _put(bot, chat, waiting, screen)
    await state.clear()


def _needs_the_bot(typed: Typed, offers: Offers) -> bool:
    """Tell whether a channel can only be read where the bot is its administrator."""
    return typed.kind == "private" or (typed.kind == "channel" and not offers.scout.reads_channels)


def _screen(seen: Seen, chat: Chat, t: Translator, *, now: datetime) -> Screenful:
    match seen:
        case Known(title, place):
            return already(title, place, t)
        case Standing(application, mine):
            return standing(application, chat, t, mine=mine, now=now)
        case Nothing(problem):
            return nothing_found(problem, t)
        case Application() as draft:
            return found(draft, chat, t, now=now)


async def _put(bot: Bot, chat: Chat, waiting: Message | None, screen: Screenful) -> None:
    """Show a screen in place of the note that asked to wait."""
    text, markup = screen
    if waiting is not None:
        try:
            await bot.edit_message_text(
                text, chat_id=chat.id, message_id=waiting.message_id, reply_markup=markup
            )
        except TelegramBadRequest:  # the note is gone: the person deleted it
            pass
        else:
            return
    await bot.send_message(chat.id, text, reply_markup=markup)


def _words(message: Message) -> str:
    """Read a message with the addresses behind its words."""
    text = message.text or message.caption or ""
    hidden = (e.url for e in message.entities or message.caption_entities or () if e.url)
    return " ".join([*hidden, text])


def router() -> Router:
    """/feed, the address it asks for, links made feeds."""
    router = Router(name="feeds")
    router.callback_query.filter(F.message.chat.type == ChatType.PRIVATE)
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(command, Command("feed"), private)
    router.message.register(command_in_group, Command("feed"))
    router.message.register(type_address, Applying.address, private, F.text, F.text[0] != "/")
    router.callback_query.register(press_ask, AskFeed.filter())
    router.callback_query.register(from_link, FeedFromLink.filter(), flags=AT_ONCE)
    router.callback_query.register(pick, Apply.filter(F.step == ApplyStep.PICK), flags=AT_ONCE)
    return router
