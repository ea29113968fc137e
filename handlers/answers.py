"""How a screen gets to the person: one screen, one message."""

from collections.abc import Sequence

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
)

from .news_card import album

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
Event = Message | CallbackQuery
Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup
_LOST = ("message to edit not found", "message can't be edited", "there is no text in the message")


async def show(event: Event, text: str, markup: InlineKeyboardMarkup | None = None) -> None:
    """Show a screen: in place of the one the press belongs to, or as an answer to a message.

    A message that Telegram lets nobody edit any more gets a new one below it.
    """
    if isinstance(event, Message) or not isinstance(event.message, Message):
        await send(event, text, markup)
        return
    try:
        await event.message.edit_text(text, reply_markup=markup, link_preview_options=NO_PREVIEW)
    except TelegramBadRequest as error:
        if "not modified" in error.message:
            return
        if not any(lost in error.message for lost in _LOST):
            raise
        await send(event, text, markup)


async def send(event: Event, text: str, markup: Markup | None = None) -> Message | None:
    """Say something in a new message of the same chat and topic."""
    if isinstance(event, Message):
        return await event.answer(text, reply_markup=markup, link_preview_options=NO_PREVIEW)
    if event.message is None or event.bot is None:
        return None
    return await event.bot.send_message(
        event.message.chat.id,
        text,
        message_thread_id=thread_of(event) or None,
        reply_markup=markup,
        link_preview_options=NO_PREVIEW,
    )


async def send_media(event: CallbackQuery, media: Sequence[dict[str, str]]) -> None:
    """Send pictures and videos below: one by itself, several as an album."""
    if event.message is None or event.bot is None or not media:
        return
    to, thread = event.message.chat.id, thread_of(event) or None
    if len(media) > 1:
        await event.bot.send_media_group(to, album(media), message_thread_id=thread)
    elif media[0]["kind"] == "video":
        await event.bot.send_video(to, media[0]["file_id"], message_thread_id=thread)
    else:
        await event.bot.send_photo(to, media[0]["file_id"], message_thread_id=thread)


def chat_of(event: Event) -> int:
    """Tell the chat an event is in."""
    message = event if isinstance(event, Message) else event.message
    if message is None:
        return event.from_user.id if event.from_user else 0
    return message.chat.id


def thread_of(event: Event) -> int:
    """Tell the forum topic an event is in; 0: none."""
    message = event if isinstance(event, Message) else event.message
    if not isinstance(message, Message) or not message.is_topic_message:
        return 0
    return message.message_thread_id or 0
