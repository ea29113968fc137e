"""Say what a feed or channel is about, and send it to the moderators."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from locales import Translator
from news.application import State
from news.errors import UserError
from news.model import Section
from regions.catalogue import catalogue
from regions.lookup import find
from storage.applications import Application, Applications
from storage.chats import Chat, Chats
from storage.subscriptions import Subscriptions

from .answers import show
from .callbacks import Apply, ApplyStep
from .choosing import is_subscribable
from .feed_screens import cancelled, place_asked, section_asked, sent, summary
from .feeds import Applying
from .middlewares import is_admin
from .places import QUERY_LENGTH
from .subscribing import bind


async def ask_place(
    query: CallbackQuery,
    callback_data: Apply,
    state: FSMContext,
    chat: Chat,
    t: Translator,
    applications: Applications,
) -> None:
    """Ask what place it is about; a name may be typed, too."""
    one = await _draft(applications, chat, callback_data.id)
    await state.set_state(Applying.place)
    await state.set_data({"application": one.id})
    await show(query, *place_asked(one, t))


async def type_place(
    message: Message,
    state: FSMContext,
    chat: Chat,
    t: Translator,
    applications: Applications,
    now: datetime,
) -> None:
    """Take the name of a place."""
    id = int((await state.get_data()).get("application", 0))
    one = await _draft(applications, chat, id)
    named = find(" ".join((message.text or "").split())[:QUERY_LENGTH])
    if not named.exact:
        await show(message, *place_asked(one, t, named))
        return
    await state.clear()
    place = named.candidates[0].place.id
    await show(message, *summary(await _changed(applications, one, now, place_id=place), t))


async def press_place(
    query: CallbackQuery,
    callback_data: Apply,
    state: FSMContext,
    chat: Chat,
    t: Translator,
    applications: Applications,
    now: datetime,
) -> None:
    """Take the place of a button; none: it writes about everything."""
    one = await _draft(applications, chat, callback_data.id)
    place = callback_data.value or None
    if place is not None and place not in catalogue():
        raise UserError("error-place-gone")
    await state.clear()
    await show(query, *summary(await _changed(applications, one, now, place_id=place), t))


async def ask_section(
    query: CallbackQuery,
    callback_data: Apply,
    chat: Chat,
    t: Translator,
    applications: Applications,
) -> None:
    """Ask whether it is about one thing only."""
    one = await _draft(applications, chat, callback_data.id)
    await show(query, *section_asked(one, t))


async def press_section(
    query: CallbackQuery,
    callback_data: Apply,
    chat: Chat,
    t: Translator,
    applications: Applications,
    now: datetime,
) -> None:
    """Take the section of a button; none: it is of all kinds."""
    one = await _draft(applications, chat, callback_data.id)
    section = callback_data.value or None
    if section is not None and section not in set(Section):
        raise UserError("error-button-old")
    await show(query, *summary(await _changed(applications, one, now, section=section), t))


async def show_summary(
    query: CallbackQuery,
    callback_data: Apply,
    chat: Chat,
    t: Translator,
    applications: Applications,
) -> None:
    """Show the whole of it again."""
    await show(query, *summary(await _draft(applications, chat, callback_data.id), t))


async def send_off(
    query: CallbackQuery,
    callback_data: Apply,
    bot: Bot,
    chat: Chat,
    t: Translator,
    applications: Applications,
    chats: Chats,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Send it to the moderators, once however often the button is pressed."""
    one = await applications.own(chat.id, callback_data.id)
    if one is None:
        raise UserError("error-application-gone")
    is_new, of_channel = one.state is State.DRAFT, one.channel_id or 0
    if is_new and of_channel and not await is_admin(bot, of_channel, query.from_user.id):
        raise UserError("error-admins-only")
    done = await applications.apply(one.id, now=now)
    if is_new and of_channel:
        await _publish_too(one, chats, subscriptions, now=now)
    await show(query, *sent(done, chat, t, now=now))


async def _publish_too(
    one: Application, chats: Chats, subscriptions: Subscriptions, *, now: datetime
) -> None:
    """Let the digest of its place go to a channel, where that was chosen too."""
    place = catalogue().get(one.place_id) if one.place_id else None
    channel = await chats.get(one.channel_id) if one.channel_id else None
    if one.also_digest and channel and place and is_subscribable(place):
        await bind(channel, place, chats, subscriptions, now=now)


async def cancel(query: CallbackQuery, state: FSMContext, t: Translator) -> None:
    """Send nothing."""
    await state.clear()
    await show(query, *cancelled(t))


async def _draft(applications: Applications, chat: Chat, id: int) -> Application:
    """Find a draft of this person's.

    Raises:
        UserError: there is none, or it was sent.
    """
    one = await applications.own(chat.id, id)
    if one is None:
        raise UserError("error-application-gone")
    if one.state is not State.DRAFT:
        raise UserError("error-application-sent")
    return one


async def _changed(
    applications: Applications, one: Application, now: datetime, **changes: object
) -> Application:
    made = await applications.change(one.id, of=[State.DRAFT], now=now, **changes)
    if made is None:
        raise UserError("error-application-sent")
    return made


def router() -> Router:
    """Every button of an application that is being written, and the name of its place."""
    router = Router(name="applying")
    router.callback_query.filter(F.message.chat.type == ChatType.PRIVATE)
    steps: dict[ApplyStep, Callable[..., Awaitable[None]]] = {
        ApplyStep.ASK_PLACE: ask_place,
        ApplyStep.PLACE: press_place,
        ApplyStep.SECTIONS: ask_section,
        ApplyStep.SECTION: press_section,
        ApplyStep.SHOW: show_summary,
        ApplyStep.SEND: send_off,
        ApplyStep.CANCEL: cancel,
    }
    for step, handler in steps.items():
        router.callback_query.register(handler, Apply.filter(F.step == step))
    typed = (Applying.place, F.chat.type == ChatType.PRIVATE, F.text, F.text[0] != "/")
    router.message.register(type_place, *typed)
    return router
