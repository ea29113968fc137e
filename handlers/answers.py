"""How a screen gets to the person: one screen, one message."""

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardMarkup,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    LinkPreviewOptions,
    MediaUnion,
    Message,
    ReplyKeyboardMarkup,
)

from news.attachments import Attachment, batches
from news.errors import UserError

UNCHANGED: ContextVar[bool] = ContextVar("unchanged", default=False)
"""Whether a press led to the screen that was there: `handlers.errors` then says so."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
Event = Message | CallbackQuery
Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup
LOST = ("message to edit not found", "message can't be edited", "there is no text in the message")
_GONE_FILE = (  # what Telegram says of a file that it no longer has
    "wrong file identifier", "wrong remote file identifier", "wrong file_id", "FILE_REFERENCE",
)  # fmt: skip
_SEND: dict[str, Callable[[Bot], Callable[..., Any]]] = {
    "photo": lambda bot: bot.send_photo,
    "video": lambda bot: bot.send_video,
    "animation": lambda bot: bot.send_animation,
    "document": lambda bot: bot.send_document,
    "audio": lambda bot: bot.send_audio,
    "voice": lambda bot: bot.send_voice,
    "video_note": lambda bot: bot.send_video_note,
}
_INPUT: dict[str, Callable[..., MediaUnion]] = {
    "photo": InputMediaPhoto,
    "video": InputMediaVideo,
    "document": InputMediaDocument,
    "audio": InputMediaAudio,
}


async def show(
    event: Event,
    text: str,
    markup: InlineKeyboardMarkup | None = None,
    preview: LinkPreviewOptions = NO_PREVIEW,
) -> None:
    """Show a screen: in place of the one the press belongs to, or as an answer to a message.

    A message that Telegram lets nobody edit any more gets a new one below it.
    """
    if isinstance(event, Message) or not isinstance(event.message, Message):
        await send(event, text, markup, preview)
        return
    try:
        await event.message.edit_text(text, reply_markup=markup, link_preview_options=preview)
    except TelegramBadRequest as error:
        if "not modified" in error.message:
            UNCHANGED.set(True)
            return
        if not any(lost in error.message for lost in LOST):
            raise
        await send(event, text, markup, preview)


async def send(
    event: Event,
    text: str,
    markup: Markup | None = None,
    preview: LinkPreviewOptions = NO_PREVIEW,
) -> Message | None:
    """Say something in a new message of the same chat and topic."""
    if isinstance(event, Message):
        return await event.answer(text, reply_markup=markup, link_preview_options=preview)
    if event.message is None or event.bot is None:
        return None
    return await event.bot.send_message(
        event.message.chat.id,
        text,
        message_thread_id=thread_of(event) or None,
        reply_markup=markup,
        link_preview_options=preview,
    )


async def send_media(event: CallbackQuery, media: Sequence[Attachment]) -> None:
    """Send attachments below: those that go together as albums, the rest one by one.

    Raises:
        UserError: Telegram has some of them no longer; the others are sent.
    """
    if event.message is None or event.bot is None:
        return
    to, thread = event.message.chat.id, thread_of(event) or None
    lost = 0
    for batch in batches(media):
        lost += await _send_batch(event.bot, to, thread, batch)
    if lost:
        raise UserError("error-files-gone", count=lost)


async def send_location(event: CallbackQuery, point: tuple[float, float] | None) -> None:
    """Send a point on the map below."""
    if event.message is None or event.bot is None or point is None:
        return
    await event.bot.send_location(
        event.message.chat.id, *point, message_thread_id=thread_of(event) or None
    )


async def _send_batch(bot: Bot, to: int, thread: int | None, batch: Sequence[Attachment]) -> int:
    """Send what goes together; where one file is gone, the others singly. Counts the gone."""
    try:
        if len(batch) > 1:
            await bot.send_media_group(to, album(batch), message_thread_id=thread)
        else:
            await _SEND[batch[0]["kind"]](bot)(
                to, batch[0]["file_id"], message_thread_id=thread, **_hidden(batch[0])
            )
    except TelegramBadRequest as error:
        if not is_gone_file(error):
            raise
        if len(batch) == 1:
            return 1
        return sum([await _send_batch(bot, to, thread, [item]) for item in batch])
    return 0


def is_gone_file(error: TelegramBadRequest) -> bool:
    """Tell whether Telegram refuses a file because it no longer has it."""
    return any(gone in error.message for gone in _GONE_FILE)


def album(media: Sequence[Attachment]) -> list[MediaUnion]:
    """Give attachments of one group as an album has them."""
    return [_INPUT[item["kind"]](media=item["file_id"], **_hidden(item)) for item in media]


def _hidden(item: Attachment) -> dict[str, bool]:
    return {"has_spoiler": True} if item.get("spoiler") else {}


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
