"""What people do: write, change what they wrote, press. Each act becomes updates for the bot.

Pure, as `world`: `now` is an argument. A refusal is what a person could not do at all.
"""

import re
from datetime import datetime

from . import text as texts
from .errors import Json, bad_request
from .world import Chat, Press, World, public


def chat_of(world: World, chat_id: int) -> Chat:
    """Find a chat.

    Raises:
        ApiError: there is none.
    """
    chat = world.chats.get(chat_id)
    if chat is None:
        raise bad_request("chat not found")
    return chat


def say(
    world: World,
    user_id: int,
    chat_id: int,
    content: Json,
    *,
    now: datetime,
    thread: int | None = None,
    reply_to: int | None = None,
) -> Json:
    """Send as a person; the bot hears of it where it may.

    Raises:
        ApiError: the person is not there, or blocked the bot.
    """
    chat = chat_of(world, chat_id)
    _check_speaker(world, chat, user_id)
    if thread and (thread not in chat.topics or chat.topics[thread].deleted):
        raise bad_request("message thread not found")
    answered = chat.messages.get(reply_to or thread or 0)  # in a topic, its first message
    if chat.type == "private":
        chat.started = True
    message = world.add_message(
        chat, content, sender=user_id, now=now, thread=thread, reply_to=answered
    )
    if hears(world, chat, message):
        kind = "channel_post" if chat.type == "channel" else "message"
        world.push(kind, public(message), now=now)
    _put_away_keyboard(world, chat)
    return message


def _put_away_keyboard(world: World, chat: Chat) -> None:
    if chat.keyboard and (
        chat.keyboard.get("one_time_keyboard") or chat.keyboard.get("force_reply")
    ):
        chat.keyboard = None
        world.tell("chat", chat_id=chat.id)


def _check_speaker(world: World, chat: Chat, user_id: int) -> None:
    if user_id not in world.users:
        raise bad_request("user not found")
    if chat.type == "private":
        if chat.id != user_id:
            raise bad_request("this is another person's chat with the bot")
        if chat.blocked:
            raise bad_request("the bot is blocked: unblock it first")
    elif chat.migrated_to is not None:
        raise bad_request("the group became a supergroup")
    elif not chat.is_member(user_id):
        raise bad_request("the person is not a member of the chat")
    elif not chat.may_write(user_id):
        who = "in a channel" if chat.type == "channel" else "here"
        raise bad_request(f"only administrators write {who}")


def hears(world: World, chat: Chat, message: Json) -> bool:
    """Tell whether the bot receives a message: everything in private, little in groups.

    Source: https://core.telegram.org/bots/features#privacy-mode
    """
    if chat.type == "private":
        return True
    if not chat.is_member(world.bot_id):
        return False
    if chat.type == "channel" or not world.privacy or chat.is_admin(world.bot_id):
        return True
    replied = message.get("reply_to_message", {}).get("from", {}).get("id") == world.bot_id
    via = message.get("via_bot", {}).get("id") == world.bot_id
    return replied or via or _is_service(message) or _is_command(world, message)


_SERVICE = (
    "new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id",
    "forum_topic_created", "forum_topic_closed", "forum_topic_reopened", "group_chat_created",
)  # fmt: skip


def _is_service(message: Json) -> bool:
    return any(name in message for name in _SERVICE)


def _is_command(world: World, message: Json) -> bool:
    text = message.get("text") or message.get("caption") or ""
    match = re.match(r"/\w+(@\w+)?", text)
    name = f"@{world.bot.get('username', '')}".lower()
    return bool(match and (match[1] is None or match[1].lower() == name))


def plain(text: str, *, caption: bool = False) -> Json:
    """Turn what a person typed into the fields of a message.

    Raises:
        ApiError: nothing visible, or too long.
    """
    text = texts.clean(text).strip()
    if texts.is_invisible(text):
        if caption:
            return {}
        raise bad_request("message text is empty")
    limit = texts.MAX_CAPTION if caption else texts.MAX_TEXT
    texts.check_length(text, limit=limit, what="message caption" if caption else "message")
    found = texts.detect(text)
    names = ("caption", "caption_entities") if caption else ("text", "entities")
    return {names[0]: text, **({names[1]: found} if found else {})}


def edit(
    world: World, user_id: int, chat_id: int, message_id: int, text: str, *, now: datetime
) -> Json:
    """Change one's own words, or as an administrator those of any post of a channel."""
    chat = chat_of(world, chat_id)
    message = chat.messages.get(message_id)
    if message is None or not _may_edit(world, chat, message, user_id):
        raise bad_request("message can't be edited")
    for name in ("entities", "caption", "caption_entities"):
        message.pop(name, None)
    message |= plain(text, caption="text" not in message) | {"edit_date": int(now.timestamp())}
    world.tell("edited", chat_id=chat.id, message_id=message_id)
    if hears(world, chat, message):
        kind = "edited_channel_post" if chat.type == "channel" else "edited_message"
        world.push(kind, public(message), now=now)
    return message


def _may_edit(world: World, chat: Chat, message: Json, user_id: int) -> bool:
    if chat.type == "channel":
        return chat.is_admin(user_id) and not world.is_from_bot(message)
    return bool(message.get("from", {}).get("id") == user_id)


def press(
    world: World, user_id: int, chat_id: int, message_id: int, data: str, *, now: datetime
) -> Press:
    """Press an inline button. Value data goes: a changed client may send what it likes."""
    chat = chat_of(world, chat_id)
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message not found")
    press = Press(world.token(), user_id, chat_id, message_id, data, now)
    world.presses[press.id] = press
    query = {
        "id": press.id,
        "from": world.person(user_id),
        "chat_instance": str(abs(chat_id) * 31 + 7),
        "data": data,
    }
    if inline := message.get("_inline_id"):
        query["inline_message_id"] = inline
    else:
        query["message"] = public(message)
    world.push("callback_query", query, now=now)
    return press
