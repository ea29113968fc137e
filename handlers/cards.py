"""How a card gets to the person: as a rich message where it can be, as a classic one otherwise."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.types import InlineKeyboardMarkup, InputRichMessage, Message

from storage.chats import Chat

from .answers import LOST, NO_PREVIEW, Event, thread_of
from .news_card import Card, classic, rich

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """How a card was shown: its form, and how many parts its words have."""

    is_rich: bool
    parts: int = 1


Buttons = Callable[[Shown], InlineKeyboardMarkup]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a screen goes: in place of a message, or (0) in a new one."""

    bot: Bot
    chat_id: int
    message_id: int = 0
    thread_id: int = 0


def spot_of(event: Event) -> Spot | None:
    """Find where the answer to a press or a message goes; null: Telegram does not say.

    A message with a picture cannot become one of words: the answer goes below it.
    """
    if event.bot is None:
        return None
    if isinstance(event, Message):
        return Spot(event.bot, event.chat.id, thread_id=thread_of(event))
    if event.message is None:
        return None
    words = isinstance(event.message, Message) and bool(
        event.message.text or event.message.rich_message
    )
    id = event.message.message_id if words else 0
    return Spot(event.bot, event.message.chat.id, id, thread_of(event))


async def show_card(spot: Spot, card: Card, chat: Chat, buttons: Buttons, part: int = 0) -> int:
    """Show a card, in the best form that is taken; gives the number of its message."""
    if chat.style != "classic":
        html, media = rich(card)
        content = InputRichMessage.model_validate(
            {"html": html, "media": media or None, "skip_entity_detection": False}
        )
        try:
            return await _put(spot, content, buttons(Shown(is_rich=True)))
        except TelegramNotFound as error:
            log.info("rich messages are not known here: %s", error.message)
        except TelegramBadRequest as error:
            log.warning("a rich card was refused, a classic one goes: %s", error.message)
    html, parts = classic(card, part)
    return await _put(spot, html, buttons(Shown(is_rich=False, parts=parts)))


async def _put(spot: Spot, content: InputRichMessage | str, markup: InlineKeyboardMarkup) -> int:
    if not spot.message_id:
        return await _send(spot, content, markup)
    try:
        await _edit(spot, content, markup)
    except TelegramBadRequest as error:
        if "not modified" in error.message:
            return spot.message_id
        if not any(lost in error.message for lost in LOST):
            raise
        return await _send(replace(spot, message_id=0), content, markup)
    return spot.message_id


async def _edit(spot: Spot, content: InputRichMessage | str, markup: InlineKeyboardMarkup) -> None:
    if isinstance(content, str):
        await spot.bot.edit_message_text(
            content, chat_id=spot.chat_id, message_id=spot.message_id, reply_markup=markup,
            link_preview_options=NO_PREVIEW,
        )  # fmt: skip
        return
    await spot.bot.edit_message_text(
        rich_message=content, chat_id=spot.chat_id, message_id=spot.message_id, reply_markup=markup
    )


async def _send(spot: Spot, content: InputRichMessage | str, markup: InlineKeyboardMarkup) -> int:
    thread = spot.thread_id or None
    if isinstance(content, str):
        sent = await spot.bot.send_message(
            spot.chat_id, content, message_thread_id=thread, reply_markup=markup,
            link_preview_options=NO_PREVIEW,
        )  # fmt: skip
    else:
        sent = await spot.bot.send_rich_message(
            spot.chat_id, content, message_thread_id=thread, reply_markup=markup
        )
    return sent.message_id
