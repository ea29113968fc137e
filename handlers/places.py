"""Choose a place: by name, by where the phone is, or from the list; and subscribe to it."""

from datetime import datetime

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage
from aiogram.types import CallbackQuery, ForceReply, Message

from digests.now import Digests
from locales import Translator
from news.errors import UserError
from regions.catalogue import catalogue
from regions.lookup import find
from regions.nearest import nearest, nearest_large
from storage.chats import Chat, Chats
from storage.subscriptions import Subscriptions

from .answers import Event, send, show
from .callbacks import Ask, Browse, Subscribe
from .choosing import asked_of, candidates, is_subscribable, listing, nearby
from .keyboards import near_me
from .middlewares import Configure
from .questions import AnswersQuestion, asked
from .subscribing import subscribe

QUERY_LENGTH = 64  # characters: no name of a place is longer


def query_of(typed: str | None) -> str:
    """Give what was typed as the name of a place: in one line of at most `QUERY_LENGTH`."""
    return " ".join((typed or "").split())[:QUERY_LENGTH]


class Asking(StatesGroup):
    """What the next message is expected to be."""

    place = State()


async def type_place(
    message: Message,
    state: FSMContext,
    target: Chat,
    t: Translator,
    chats: Chats,
    subscriptions: Subscriptions,
    digests: Digests,
    fsm_storage: BaseStorage,
    now: datetime,
    command: CommandObject | None = None,
) -> None:
    """Take a message as the name of a place; subscribe only where there is no doubt."""
    typed = (command.args if command else message.text) or ""
    query = query_of(typed)
    if not query:
        await _ask(message, t, target, fsm_storage)
        return
    found = find(query)
    named = 0 if target.id == message.chat.id else target.id
    if not found.exact:
        await show(message, *candidates(query, found, t, named))
        return
    await state.clear()
    place = found.candidates[0].place
    if is_subscribable(place):
        await subscribe(message, place, target, t, chats, subscriptions, digests, now=now)
    else:
        await show(message, *listing(Browse(place=place.id, chat=named), t))


async def press_place(
    query: CallbackQuery,
    callback_data: Subscribe,
    state: FSMContext,
    target: Chat,
    t: Translator,
    chats: Chats,
    subscriptions: Subscriptions,
    digests: Digests,
    now: datetime,
) -> None:
    """Subscribe to the place of a button."""
    place = catalogue().get(callback_data.place)
    if place is None or not is_subscribable(place):
        raise UserError("error-place-gone")
    await state.clear()
    await subscribe(query, place, target, t, chats, subscriptions, digests, now=now)


async def share_location(message: Message, state: FSMContext, t: Translator) -> None:
    """Offer the cities around the place the phone is at, for the chat that is asked about."""
    if message.location is None:
        return
    point = message.location.latitude, message.location.longitude
    try:
        near, large = nearest(*point), nearest_large(*point)
    except ValueError as error:  # no point of the Earth
        raise UserError("place-unknown-point") from error
    asked = await state.get_state() == Asking.place.state
    target = (await state.get_data()).get("target", 0) if asked else 0
    chat = 0 if target == message.chat.id else target
    await show(message, *nearby(near, large, t, chat))


async def browse(query: CallbackQuery, callback_data: Browse, t: Translator) -> None:
    """Go through the list."""
    await show(query, *listing(callback_data, t))


async def ask(
    query: CallbackQuery,
    callback_data: Ask,
    state: FSMContext,
    fsm_storage: BaseStorage,
    target: Chat,
    t: Translator,
) -> None:
    """Wait for the name of a place, for this chat or for a group or channel that is set up here.

    In a group nothing is waited for: who wants to answer replies to the question.
    """
    if query.message is None or query.message.chat.type == ChatType.PRIVATE:
        await state.set_state(Asking.place)
        await state.set_data({"target": target.id})
    await _ask(query, t, target, fsm_storage)


async def _ask(event: Event, t: Translator, target: Chat, storage: BaseStorage) -> None:
    message = event if isinstance(event, Message) else event.message
    if target.kind == ChatType.PRIVATE:
        await send(event, t("place-ask"), near_me(t))
    elif message is not None and message.chat.id != target.id:
        await show(event, *asked_of(target, t))
    elif isinstance(event, Message):
        hint = ForceReply(selective=True, input_field_placeholder=t.plain("place-placeholder"))
        await _expect(storage, event, await event.reply(t("place-ask-group"), reply_markup=hint))
    else:
        await _expect(storage, event, await send(event, t("place-ask-group")))


async def _expect(storage: BaseStorage, event: Event, question: Message | None) -> None:
    if question is not None and event.bot is not None:
        await asked(storage, question, event.bot)


def router() -> Router:
    """Commands, presses and locations that lead to a place; typed names come last."""
    router = Router(name="places")
    router.message.middleware(Configure())
    router.callback_query.middleware(Configure())
    router.message.register(type_place, Command("subscribe"))
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(share_location, private, F.location)
    router.callback_query.register(press_place, Subscribe.filter())
    router.callback_query.register(browse, Browse.filter())
    router.callback_query.register(ask, Ask.filter())
    router.message.register(type_place, private, Asking.place, F.text[0] != "/")
    return router


def typed_router() -> Router:
    """Names of places typed without being asked for."""
    router = Router(name="typed")
    router.message.middleware(Configure())
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(type_place, private, F.text, F.text[0] != "/")
    router.message.register(type_place, ~private, F.text, AnswersQuestion())
    return router
