"""How a digest or a story gets to the person: rich where it can be, classic otherwise."""

import logging
from collections.abc import Callable, Sequence
from functools import partial

from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardMarkup,
    InputRichMessage,
    LinkPreviewOptions,
    Message,
)

from digests.buttons import keyboard_json
from digests.letter import Letter, digest_letter, preview_options, rich_content
from digests.render import Digest, Look, nothing_yet
from news.model import DeliveryId
from storage.chats import Chat

from .answers import Event, send, show, thread_of
from .keyboards import Row

log = logging.getLogger(__name__)
Lay = Callable[[bool], Letter]
"""Lays a screen out, as a rich message or as a classic one."""


def look_of(chat: Chat) -> Look:
    """Tell how a chat reads."""
    return Look(chat.language, chat.time_zone, chat.pictures, chat.compact)


def digest_page(digest: Digest, delivery: DeliveryId, chat: Chat, start: int = 0) -> Lay:
    """Lay out the page of a digest that begins at `start`, or say that there is no news."""
    look = look_of(chat)
    first = min(max(start, 0), max(len(digest.items) - 1, 0))
    if not digest.items and not digest.readers:
        return lambda _: Letter(nothing_yet(digest.edition, look))
    return lambda as_rich: digest_letter(delivery, digest, look, start=first, as_rich=as_rich)


async def send_page(event: Event, lay: Lay, chat: Chat, extra: Sequence[Row] = ()) -> None:
    """Send a page in a new message; where a rich one is refused, a classic one.

    `extra`: rows of buttons to add below.
    """
    letter = lay(chat.style != "classic")
    if letter.rich and event.bot is not None:
        try:
            await _send_rich(event, letter, chat, extra)
        except (TelegramBadRequest, TelegramNotFound) as error:
            log.info("a rich message was refused, a classic one goes: %s", error.message)
            letter = lay(False)
        else:
            return
    await send(event, letter.html, _markup(letter, extra), preview_of(letter))


async def _send_rich(event: Event, letter: Letter, chat: Chat, extra: Sequence[Row]) -> None:
    """Send a rich message; without its pictures, where Telegram cannot get at one."""
    if event.bot is None:
        return
    send = partial(
        event.bot.send_rich_message,
        chat.id,
        message_thread_id=thread_of(event) or None,
        reply_markup=_markup(letter, extra),
    )
    try:
        await send(_content(letter))
    except TelegramBadRequest:
        if (simpler := letter.without_pictures()) is None:
            raise
        await send(_content(simpler))


async def turn_to(query: CallbackQuery, lay: Lay, extra: Sequence[Row] = ()) -> None:
    """Show a page in place of what the message showed, in the form that the message has."""
    message = query.message
    if not isinstance(message, Message) or message.rich_message is None:
        letter = lay(False)
        await show(query, letter.html, _markup(letter, extra), preview_of(letter))
        return
    letter = lay(True)
    if not letter.rich:
        await show(query, letter.html, _markup(letter, extra))
        return
    try:
        await message.edit_text(rich_message=_content(letter), reply_markup=_markup(letter, extra))
    except TelegramBadRequest as error:
        simpler = letter.without_pictures()
        if simpler is None or "not modified" in error.message:
            raise
        await message.edit_text(
            rich_message=_content(simpler), reply_markup=_markup(simpler, extra)
        )


def _content(letter: Letter) -> InputRichMessage:
    return InputRichMessage.model_validate(rich_content(letter))


def preview_of(letter: Letter) -> LinkPreviewOptions:
    """Give the picture that goes with a classic letter, or that none does."""
    return LinkPreviewOptions.model_validate(preview_options(letter))


def _markup(letter: Letter, extra: Sequence[Row]) -> InlineKeyboardMarkup:
    markup = InlineKeyboardMarkup.model_validate(keyboard_json(letter.keyboard))
    markup.inline_keyboard += extra
    return markup
