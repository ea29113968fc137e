"""How a digest or a story gets to the person: rich where it can be, classic otherwise."""

import logging
from collections.abc import Callable, Sequence

from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, InputRichMessage, Message

from digests.buttons import keyboard_json
from digests.letter import Letter, digest_letter
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
    return Look(chat.language, chat.time_zone)


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
            await event.bot.send_rich_message(
                chat.id,
                InputRichMessage(html=letter.html, skip_entity_detection=True),
                message_thread_id=thread_of(event) or None,
                reply_markup=_markup(letter, extra),
            )
        except (TelegramBadRequest, TelegramNotFound) as error:
            log.info("a rich message was refused, a classic one goes: %s", error.message)
            letter = lay(False)
        else:
            return
    await send(event, letter.html, _markup(letter, extra))


async def turn_to(query: CallbackQuery, lay: Lay, extra: Sequence[Row] = ()) -> None:
    """Show a page in place of what the message showed, in the form that the message has."""
    message = query.message
    if not isinstance(message, Message) or message.rich_message is None:
        letter = lay(False)
        await show(query, letter.html, _markup(letter, extra))
        return
    letter = lay(True)
    if not letter.rich:
        await show(query, letter.html, _markup(letter, extra))
        return
    content = InputRichMessage(html=letter.html, skip_entity_detection=True)
    await message.edit_text(rich_message=content, reply_markup=_markup(letter, extra))


def _markup(letter: Letter, extra: Sequence[Row]) -> InlineKeyboardMarkup:
    markup = InlineKeyboardMarkup.model_validate(keyboard_json(letter.keyboard))
    markup.inline_keyboard += extra
    return markup
