"""Methods that change or take back a message."""

from sandbox.content import caption, message_text, rich_message
from sandbox.errors import Json, bad_request
from sandbox.keyboards import check_markup
from sandbox.world import Chat, public

from .registry import Call, method
from .targets import member_chat, own_message

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)
_MEDIA = ("photo", "video", "document", "voice", "audio", "animation")
MAX_DELETED = 100


@method("editMessageText")
def edit_message_text(call: Call) -> Json | bool:
    """Change the text, or put a rich message in its place."""
    chat, message = own_message(call, doing="edit")
    if call.params.json("rich_message", "rich message") is not None:
        if call.params.text("text"):
            raise bad_request("exactly one of text and rich_message must be specified")
        new = rich_message(call.params, call.world.files, chat_type=chat.type)
    else:
        new = message_text(call.params)
    if "text" not in message and "rich_message" not in message:
        raise bad_request("there is no text in the message to edit")
    fields = ("text", "entities", "rich_message", "link_preview_options")
    return _change(call, chat, message, new, fields)


@method("editMessageCaption")
def edit_message_caption(call: Call) -> Json | bool:
    """Change the caption of a media message."""
    chat, message = own_message(call, doing="edit")
    if not any(kind in message for kind in _MEDIA):
        raise bad_request("there is no caption in the message to edit")
    return _change(call, chat, message, caption(call.params), ("caption", "caption_entities"))


@method("editMessageReplyMarkup")
def edit_message_reply_markup(call: Call) -> Json | bool:
    """Change the buttons alone."""
    chat, message = own_message(call, doing="edit")
    return _change(call, chat, message, {}, ())


@method("editMessageMedia")
def edit_message_media(call: Call) -> Json | bool:
    """Change the file, and with it the caption."""
    chat, message = own_message(call, doing="edit")
    media = call.params.json("media")
    if not isinstance(media, dict) or media.get("type") not in _MEDIA:
        raise bad_request("can't parse InputMedia: media type is not supported")
    kind = str(media["type"])
    stored = call.world.files.take(call.params, kind, media.get("media"), field="media")
    names = ("caption", "parse_mode", "caption_entities")
    inner = type(call.params)({name: media.get(name) for name in names})
    new = stored.as_media() | caption(inner)
    old = ("text", "entities", "rich_message", "caption", "caption_entities", *_MEDIA)
    return _change(call, chat, message, new, old)


def _change(
    call: Call, chat: Chat, message: Json, new: Json, fields: tuple[str, ...]
) -> Json | bool:
    given = call.params.json("reply_markup", "reply keyboard markup")
    markup = check_markup(given, chat_type=chat.type)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    old = {name: message[name] for name in fields if name in message}
    if new == old and markup == message.get("reply_markup"):
        raise bad_request(_NOT_MODIFIED)
    for name in (*fields, "reply_markup"):
        message.pop(name, None)
    message |= new | ({"reply_markup": markup} if markup else {})
    message["edit_date"] = int(call.now.timestamp())
    call.world.tell("edited", chat_id=chat.id, message_id=message["message_id"])
    return True if call.params.text("inline_message_id") else public(message)


@method("deleteMessage")
def delete_message(call: Call) -> bool:
    """Take a message back."""
    chat = member_chat(call)
    id = call.params.integer("message_id")
    if not id:
        raise bad_request("message identifier is not specified")
    if id not in chat.messages:
        raise bad_request("message to delete not found")
    if not _deletable(call, chat, chat.messages[id]):
        raise bad_request("message can't be deleted")
    _delete(call, chat, id)
    return True


def _deletable(call: Call, chat: Chat, message: Json) -> bool:
    """Tell whether the bot may: its own and, in private or as an admin, those of others."""
    age = int(call.now.timestamp()) - int(message["date"])
    if chat.type == "private":
        return age < 48 * 3600
    return chat.is_admin(call.world.bot_id) or (
        call.world.is_from_bot(message) and age < 48 * 3600
    )


def _delete(call: Call, chat: Chat, id: int) -> None:
    del chat.messages[id]
    if id in chat.pinned:
        chat.pinned.remove(id)
    call.world.tell("deleted", chat_id=chat.id, message_id=id)


@method("deleteMessages")
def delete_messages(call: Call) -> bool:
    """Take several back; those that are not there are passed over."""
    chat, ids = member_chat(call), call.params.json("message_ids")
    if not isinstance(ids, list) or not 1 <= len(ids) <= MAX_DELETED:
        raise bad_request("message_ids must be an Array of 1-100 Integers")
    for id in ids:
        if id in chat.messages and _deletable(call, chat, chat.messages[id]):
            _delete(call, chat, id)
    return True


@method("pinChatMessage")
def pin(call: Call) -> bool:
    """Put a message on top of the chat."""
    chat = member_chat(call)
    id = call.params.integer("message_id") or 0
    if id not in chat.messages:
        raise bad_request("message to pin not found")
    _need_rights(call, chat)
    if id not in chat.pinned:
        chat.pinned.append(id)
    call.world.tell("chat", chat_id=chat.id)
    return True


@method("unpinChatMessage", "unpinAllChatMessages")
def unpin(call: Call) -> bool:
    """Take one message from the top, or the last pinned, or all."""
    chat = member_chat(call)
    _need_rights(call, chat)
    id = call.params.integer("message_id")
    if "all" in call.method:
        chat.pinned.clear()
    elif id is not None and id not in chat.pinned:
        raise bad_request("message to unpin not found")
    elif chat.pinned:
        chat.pinned.remove(id or chat.pinned[-1])
    call.world.tell("chat", chat_id=chat.id)
    return True


def _need_rights(call: Call, chat: Chat) -> None:
    if chat.type != "private" and not chat.is_admin(call.world.bot_id):
        raise bad_request("not enough rights to manage pinned messages in the chat")
