"""Methods that put a message into a chat."""

from sandbox.content import caption, caption_of, message_text, rich_message
from sandbox.errors import Json, Value, bad_request
from sandbox.keyboards import check_markup
from sandbox.world import Chat, public

from .registry import Call, method
from .targets import find_chat, replied, topic_of, writable_chat

MAX_ALBUM = 10
_ALBUM_KINDS = {"photo": "visual", "video": "visual", "document": "document", "audio": "audio"}
_ACTIONS = frozenset([
    "typing", "upload_photo", "record_video", "upload_video", "record_voice",
    "upload_voice", "upload_document", "choose_sticker", "find_location",
    "record_video_note", "upload_video_note",
])  # fmt: skip
_FILES = {"sendvideonote": "video_note"}  # where it is not the end of the method's name
SENDING = frozenset([
    "sendmessage", "sendphoto", "sendvideo", "senddocument", "sendvoice", "sendaudio",
    "sendanimation", "sendsticker", "sendvideonote", "sendmediagroup", "sendlocation", "sendvenue",
    "sendcontact", "sendrichmessage", "forwardmessage", "forwardmessages", "copymessage",
    "copymessages",
])  # fmt: skip
"""Methods that the limits on sending count."""


@method("sendMessage")
def send_message(call: Call) -> Json:
    """Send a text."""
    chat = writable_chat(call)
    return post(call, chat, message_text(call.params))


@method("sendRichMessage")
def send_rich_message(call: Call) -> Json:
    """Send a rich message; an older server does not know the method."""
    chat = writable_chat(call)
    return post(call, chat, rich_message(call.params, call.world.files, chat_type=chat.type))


@method("sendPhoto", "sendVideo", "sendDocument", "sendVoice", "sendAudio", "sendAnimation",
        "sendSticker", "sendVideoNote")  # fmt: skip
def send_file(call: Call) -> Json:
    """Send a file with an optional caption."""
    chat = writable_chat(call)
    kind = _FILES.get(call.method, call.method.removeprefix("send"))
    stored = call.world.files.take(call.params, kind, call.params.text(kind), field=kind)
    extras: Json = {"has_media_spoiler": True} if call.params.flag("has_spoiler") else {}
    if call.params.flag("show_caption_above_media"):
        extras["show_caption_above_media"] = True
    text = {} if kind in ("sticker", "video_note") else caption(call.params)
    return post(call, chat, {**stored.as_media(), **text, **extras})


@method("sendLocation", "sendVenue")
def send_location(call: Call) -> Json:
    """Send a point on the map."""
    chat = writable_chat(call)
    place = location(call.params.number("latitude"), call.params.number("longitude"))
    if call.method == "sendvenue":
        names = {name: call.params.text(name) or "" for name in ("title", "address")}
        return post(call, chat, {"location": place, "venue": {"location": place, **names}})
    return post(call, chat, {"location": place})


def location(latitude: float | None, longitude: float | None) -> Json:
    """Check coordinates, in degrees."""
    if latitude is None or longitude is None:
        raise bad_request("latitude and longitude must be specified")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong latitude or longitude specified")
    return {"latitude": latitude, "longitude": longitude}


@method("sendContact")
def send_contact(call: Call) -> Json:
    """Send a telephone number."""
    chat = writable_chat(call)
    names = ("phone_number", "first_name", "last_name")
    contact = {name: value for name in names if (value := call.params.text(name))}
    if len(contact.keys() & {"phone_number", "first_name"}) < 2:
        raise bad_request("phone number and first name must be non-empty")
    return post(call, chat, {"contact": contact})


@method("sendMediaGroup")
def send_media_group(call: Call) -> list[Json]:
    """Send an album: several messages with one `media_group_id`."""
    chat = writable_chat(call)
    media = call.params.json("media")
    if not isinstance(media, list):
        raise bad_request("can't parse media JSON object")
    if not 2 <= len(media) <= MAX_ALBUM:
        many = "many" if len(media) > MAX_ALBUM else "few"
        raise bad_request(f"too {many} messages to send as an album")
    if len({_ALBUM_KINDS.get(_kind(item), "") for item in media} | {""}) != 2:
        raise bad_request("can't mix media of these types in an album")
    contents = [_album_item(call, item) for item in media]
    group = call.world.token()
    return [post(call, chat, {"media_group_id": group, **content}) for content in contents]


def _kind(item: Value) -> str:
    kind = item.get("type") if isinstance(item, dict) else None
    if kind not in _ALBUM_KINDS:
        raise bad_request(f"can't parse InputMedia: media type {kind!s} is not for an album")
    return str(kind)


def _album_item(call: Call, item: Json) -> Json:
    kind = _kind(item)
    stored = call.world.files.take(call.params, kind, item.get("media"), field="media")
    text = caption_of(item.get("caption"), item.get("parse_mode"), item.get("caption_entities"))
    spoiler = {"has_media_spoiler": True} if item.get("has_spoiler") else {}
    return {**stored.as_media(), **text, **spoiler}


def post(call: Call, chat: Chat, content: Json) -> Json:
    """Send checked content as the bot: topic, reply and keyboard are checked here."""
    thread, reply_to = topic_of(call, chat), replied(call, chat)
    given = call.params.json("reply_markup", "reply keyboard markup")
    markup = check_markup(given, chat_type=chat.type)
    if markup and "inline_keyboard" in markup:
        content = {**content, "reply_markup": markup}
    elif markup:
        chat.keyboard = None if markup.get("remove_keyboard") else markup
    if chat.type == "channel":
        content = {**content, "_by_bot": True}
    if call.params.flag("protect_content"):
        content = {**content, "has_protected_content": True}
    message = call.world.add_message(
        chat, content, sender=call.world.bot_id, now=call.now, thread=thread, reply_to=reply_to
    )
    return public(message)


@method("sendChatAction")
def send_chat_action(call: Call) -> bool:
    """Show "typing…" for a few seconds."""
    chat = writable_chat(call)
    action = call.params.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.world.tell("action", chat_id=chat.id, action=action)
    return True


def _source(call: Call) -> Json:
    chat = find_chat(call, "from_chat_id")
    message = chat.messages.get(call.params.integer("message_id") or 0)
    if message is None:
        raise bad_request(f"message to {call.method.removesuffix('message')} not found")
    if message.get("has_protected_content"):
        raise bad_request("message can't be forwarded: its content is protected")
    return message


_HEAD = frozenset([
    "message_id", "from", "chat", "date", "edit_date", "sender_chat", "reply_to_message",
    "reply_markup", "message_thread_id", "is_topic_message", "media_group_id",
    "forward_origin", "via_bot", "has_protected_content", "author_signature",
    "_by_bot", "_inline_id",
])  # fmt: skip


def content_of(message: Json) -> Json:
    """Take what a message says, without who, where and when."""
    return {key: value for key, value in message.items() if key not in _HEAD}


def origin_of(message: Json) -> Json:
    """Write where a forwarded message comes from."""
    if "forward_origin" in message:
        return dict(message["forward_origin"])
    if "sender_chat" in message:
        chat, id = message["sender_chat"], message["message_id"]
        return {"type": "channel", "date": message["date"], "chat": chat, "message_id": id}
    return {"type": "user", "date": message["date"], "sender_user": message["from"]}


@method("forwardMessage")
def forward_message(call: Call) -> Json:
    """Forward with a mark of where it comes from."""
    chat, source = writable_chat(call), _source(call)
    return post(call, chat, {**content_of(source), "forward_origin": origin_of(source)})


@method("copyMessage")
def copy_message(call: Call) -> Json:
    """Send the same content as one's own, perhaps with another caption."""
    chat, source = writable_chat(call), _source(call)
    content = content_of(source)
    if call.params.text("caption") is not None and "text" not in content:
        content = {k: v for k, v in content.items() if k not in ("caption", "caption_entities")}
        content |= caption(call.params)
    return {"message_id": post(call, chat, content)["message_id"]}


@method("copyMessages", "forwardMessages")
def copy_messages(call: Call) -> list[Json]:
    """Send several; those that are not there are passed over."""
    chat, ids = writable_chat(call), call.params.json("message_ids")
    if not isinstance(ids, list) or not 1 <= len(ids) <= 100:
        raise bad_request("message_ids must be an Array of 1-100 Integers")
    source = find_chat(call, "from_chat_id")
    sent = []
    for message in (source.messages[id] for id in sorted(ids) if id in source.messages):
        mark = {"forward_origin": origin_of(message)} if call.method[:1] == "f" else {}
        sent.append({"message_id": post(call, chat, content_of(message) | mark)["message_id"]})
    return sent
