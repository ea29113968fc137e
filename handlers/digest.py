"""Digests on request: the first one, and /now."""

from datetime import datetime
from typing import Protocol

from aiogram import Router
from aiogram.enums import ChatAction
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from locales import Translator
from news.errors import UserError
from news.model import PlaceId
from regions.catalogue import catalogue
from storage.chats import Chat
from storage.subscriptions import Subscription, Subscriptions

from .answers import Event, show, thread_of
from .callbacks import Ask, Now
from .keyboards import Button, button, keyboard, rows
from .mine_screens import name_of

WINDOWS = (1, 3, 24)  # hours that /now offers


class Digests(Protocol):
    """What makes digests for one chat at once."""

    async def now(
        self, chat: Chat, place: PlaceId, *, hours: int, thread_id: int, now: datetime
    ) -> None:
        """Send the news of the last `hours` of a place to a chat."""


async def send_now(
    event: Event, digests: Digests, target: Chat, place: PlaceId, *, now: datetime, hours: int = 1
) -> None:
    """Send the news of the last hours in a new message below; a note that it is being made."""
    thread = thread_of(event)
    if event.bot is not None:
        await event.bot.send_chat_action(
            target.id, ChatAction.TYPING, message_thread_id=thread or None
        )
    await digests.now(target, place, hours=hours, thread_id=thread, now=now)


async def command(
    message: Message,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    digests: Digests,
    now: datetime,
) -> None:
    """Answer /now: at once for one place, with a question where there are several."""
    mine = await subscriptions.of_chat(chat.id)
    if not mine:
        await show(
            message, t("mine-empty"), keyboard([button(t.plain("button-add-place"), Ask())])
        )
        return
    places = {s.place_id: s for s in mine}
    if len(places) > 1:
        await show(message, t("now-which"), keyboard(*rows(_places(places, t), across=2)))
        return
    await send_now(message, digests, chat, mine[0].place_id, now=now)


def _places(mine: dict[PlaceId, Subscription], t: Translator) -> list[Button]:
    return [button(name_of(s, t), Now(place=place)) for place, s in mine.items()]


async def press(
    query: CallbackQuery,
    callback_data: Now,
    chat: Chat,
    digests: Digests,
    now: datetime,
) -> None:
    """Show the news of a place now."""
    place = catalogue().get(callback_data.place)
    if place is None:
        raise UserError("error-place-gone")
    await send_now(query, digests, chat, place.id, hours=callback_data.hours or 1, now=now)


def router() -> Router:
    """Route /now and its buttons."""
    router = Router(name="digest")
    router.message.register(command, Command("now"))
    router.callback_query.register(press, Now.filter())
    return router
