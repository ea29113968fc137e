"""What a Telegram message says, as drafts take it; and a word about what they do not take."""

from collections.abc import Mapping
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import (
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from news.attachments import LIMITS, check_attachment
from news.draft import Said
from news.errors import UserError
from news.spans import SHOWN

NAME_LONGEST = 64  # characters of a name that something was forwarded from

ATTACHED = frozenset(LIMITS)
"""Kinds of messages whose file can be attached: Telegram's words for them are ours."""
TAKEN = ATTACHED | {ContentType.TEXT, ContentType.LOCATION, ContentType.VENUE}
ALIKE = {  # what is refused in the same words
    ContentType.CHECKLIST: "poll",
    ContentType.GIVEAWAY: "poll",
    ContentType.INVOICE: "poll",
}
REFUSED = frozenset({"sticker", "poll", "contact", "paid_media", "story", "live_photo"})
"""Kinds that have words of their own: `said-refused`; the rest share one."""


def is_taken(message: Message) -> bool:
    """Tell whether a message says something that a draft can have."""
    return message.content_type in TAKEN


def refused(message: Message) -> str:
    """Name what a message is, for the text that says why it is not taken."""
    kind = ALIKE.get(ContentType(message.content_type), message.content_type)
    return kind if kind in REFUSED else "other"


def said_of(message: Message) -> Said:
    """Read a message.

    Raises:
        UserError: its file is too large, or could harm; or nothing in it can be published.
    """
    if not is_taken(message):
        raise UserError("said-refused", kind=refused(message))
    entities = message.entities or message.caption_entities or []
    point = message.venue.location if message.venue else message.location
    return Said(
        id=message.message_id,
        at=int(message.date.timestamp()),
        text=message.text or message.caption or "",
        entities=tuple(
            entity.model_dump(exclude_none=True, mode="json", exclude={"user"})
            for entity in entities
            if entity.type in SHOWN
        ),
        media=_media(message),
        point=(point.latitude, point.longitude) if point else None,
        origin=_origin(message),
        album=message.media_group_id or "",
    )


def _media(message: Message) -> tuple[Mapping[str, Any], ...]:
    """Take the file of a message, the biggest size of a photo."""
    kind = ContentType(message.content_type).value
    if kind not in ATTACHED:
        return ()
    file = message.photo[-1] if message.photo else getattr(message, kind)
    known = {
        "kind": kind,
        "file_id": file.file_id,
        "name": getattr(file, "file_name", None),
        "mime": getattr(file, "mime_type", None),
        "size": file.file_size,
        "duration": getattr(file, "duration", None),
        "spoiler": message.has_media_spoiler,
    }
    item = {name: value for name, value in known.items() if value}
    check_attachment(item)
    return (item,)


def _origin(message: Message) -> tuple[Mapping[str, Any], ...]:
    """Tell honestly where a forwarded message comes from: a person by first name alone."""
    match message.forward_origin:
        case MessageOriginUser(sender_user=user):
            origin = {"kind": "user", "name": user.first_name}
        case MessageOriginHiddenUser(sender_user_name=name):
            origin = {"kind": "hidden", "name": name}
        case MessageOriginChat(sender_chat=chat):
            origin = {"kind": "chat", "name": chat.title or "", "link": _link(chat.username)}
        case MessageOriginChannel(chat=chat, message_id=id):
            link = _link(chat.username, id)
            origin = {"kind": "channel", "name": chat.title or "", "link": link}
        case _:
            return ()
    kept = {name: value[:NAME_LONGEST] for name, value in origin.items() if value}
    return (kept,)


def _link(username: str | None, message_id: int = 0) -> str:
    if not username:
        return ""
    return f"https://t.me/{username}" + (f"/{message_id}" if message_id else "")
