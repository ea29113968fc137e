"""What people do: write, press, add the bot, block it. Each act becomes updates for the bot.

Pure, as `world`: `now` is an argument. A refusal is what a person could not do at all.
"""

import re
from datetime import datetime

from . import text as texts
from .errors import Json, Value, bad_request
from .methods.chats import member_card
from .world import Chat, Inline, Press, Topic, World, public

_STATUSES = ("creator", "administrator", "member", "left", "kicked")


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
    answered = chat.messages.get(reply_to or 0)
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
    elif chat.type == "channel" and not chat.is_admin(user_id):
        raise bad_request("only administrators write in a channel")


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
    """Change one's own text."""
    chat = chat_of(world, chat_id)
    message = chat.messages.get(message_id)
    if message is None or message.get("from", {}).get("id") != user_id or "text" not in message:
        raise bad_request("message can't be edited")
    message.pop("entities", None)
    message |= plain(text) | {"edit_date": int(now.timestamp())}
    world.tell("edited", chat_id=chat.id, message_id=message_id)
    if hears(world, chat, message):
        world.push("edited_message", public(message), now=now)
    return message


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


def set_member(
    world: World, chat_id: int, user_id: int, status: str, *, by: int, now: datetime
) -> None:
    """Add, promote, remove or ban a person or the bot itself.

    Raises:
        ApiError: a private chat, or no such status.
    """
    chat = chat_of(world, chat_id)
    if chat.type == "private" or status not in _STATUSES:
        raise bad_request("chat member status can't be changed")
    old = chat.members.get(user_id, "left")
    was, knows = chat.is_member(user_id), chat.is_member(world.bot_id)
    chat.members[user_id] = status
    _tell_membership(world, chat, user_id, old, by=by, now=now)
    world.tell("chat", chat_id=chat.id)
    if chat.is_group and was != chat.is_member(user_id):
        person = world.person(user_id)
        content = {"left_chat_member": person} if was else {"new_chat_members": [person]}
        message = world.add_message(chat, content, sender=by, now=now)
        if knows or chat.is_member(world.bot_id):
            world.push("message", public(message), now=now)


def _tell_membership(
    world: World, chat: Chat, user_id: int, old: str, *, by: int, now: datetime
) -> None:
    person = world.person(user_id)
    update = {
        "chat": world.describe_chat(chat),
        "from": world.person(by),
        "date": int(now.timestamp()),
        "old_chat_member": member_card(person, old, chat.type),
        "new_chat_member": member_card(person, chat.members.get(user_id, "left"), chat.type),
    }
    if user_id == world.bot_id:
        world.push("my_chat_member", update, now=now)
    elif chat.is_admin(world.bot_id):
        world.push("chat_member", update, now=now)


def block(world: World, user_id: int, *, blocked: bool, now: datetime) -> None:
    """Block the bot in the private chat, or take that back."""
    chat = chat_of(world, user_id)
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    statuses = ("kicked", "member") if not blocked else ("member", "kicked")
    old, new = (member_card(world.person(world.bot_id), s, "private") for s in statuses)
    update = {
        "chat": world.describe_chat(chat),
        "from": world.person(user_id),
        "date": int(now.timestamp()),
        "old_chat_member": old,
        "new_chat_member": new,
    }
    world.push("my_chat_member", update, now=now)
    world.tell("chat", chat_id=chat.id)


def add_chat(
    world: World,
    type: str,
    title: str,
    *,
    creator: int,
    username: str | None = None,
    is_forum: bool = False,
    id: int | None = None,
) -> Chat:
    """Make a group, a supergroup (perhaps a forum) or a channel."""
    if type not in ("group", "supergroup", "channel") or creator not in world.users:
        raise bad_request("type must be group, supergroup or channel, and its creator known")
    chat = Chat(id or world.new_chat_id(type), type, title, username, is_forum)
    chat.members[creator] = "creator"
    world.chats[chat.id] = chat
    world.tell("people")
    return chat


def add_topic(world: World, chat_id: int, name: str, *, by: int, now: datetime) -> int:
    """Open a topic of a forum; gives its `message_thread_id`."""
    chat = chat_of(world, chat_id)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    made = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
    message = world.add_message(chat, made, sender=by, now=now)
    thread = int(message["message_id"])
    message |= {"message_thread_id": thread, "is_topic_message": True}
    chat.topics[thread] = Topic(name)
    if chat.is_member(world.bot_id):
        world.push("message", public(message), now=now)
    return thread


def change_topic(world: World, chat_id: int, thread: int, *, closed: bool, deleted: bool) -> None:
    """Close, open again or delete a topic."""
    topic = chat_of(world, chat_id).topics.get(thread)
    if topic is None:
        raise bad_request("message thread not found")
    topic.closed, topic.deleted = closed, deleted
    world.tell("chat", chat_id=chat_id)


def migrate(world: World, chat_id: int, *, by: int, now: datetime) -> int:
    """Turn a group into a supergroup: a new id, and the old one answers with it."""
    old = chat_of(world, chat_id)
    if old.type != "group" or old.migrated_to is not None:
        raise bad_request("only a group becomes a supergroup")
    new = Chat(world.new_chat_id("supergroup"), "supergroup", old.title)
    new.members = dict(old.members)
    world.chats[new.id] = new
    left = world.add_message(old, {"migrate_to_chat_id": new.id}, sender=by, now=now)
    old.migrated_to = new.id
    came = world.add_message(new, {"migrate_from_chat_id": old.id}, sender=by, now=now)
    if new.is_member(world.bot_id):
        world.push("message", public(left), now=now)
        world.push("message", public(came), now=now)
    world.tell("people")
    return new.id


def ask_inline(
    world: World, user_id: int, query: str, *, offset: str = "", chat_type: str | None = None,
    now: datetime,
) -> Inline:  # fmt: skip
    """Type after the bot's name in some chat."""
    if user_id not in world.users:
        raise bad_request("user not found")
    inline = Inline(world.token(), user_id, query, now)
    world.inlines[inline.id] = inline
    update: Json = {"id": inline.id, "from": world.person(user_id), "query": query}
    update["offset"] = offset
    if chat_type:
        update["chat_type"] = "sender" if chat_type == "private" else chat_type
    world.push("inline_query", update, now=now)
    return inline


def choose_inline(
    world: World, inline_id: str, result_id: str, chat_id: int, *, now: datetime
) -> Json:
    """Send one of the results that the bot offered."""
    inline = world.inlines.get(inline_id)
    results: list[Value] = (inline.answer or {}).get("results", []) if inline else []
    chosen = next((r for r in results if r["id"] == result_id), None)
    if inline is None or chosen is None:
        raise bad_request("inline result not found")
    content = {**chosen["_content"], "via_bot": world.person(world.bot_id), "_by_bot": True}
    if markup := chosen.get("reply_markup"):
        content |= {"reply_markup": markup, "_inline_id": world.token("inline")}
    message = say(world, inline.user_id, chat_id, content, now=now)
    update = {"result_id": result_id, "from": world.person(inline.user_id), "query": inline.query}
    if inline_id := message.get("_inline_id", ""):
        world.inline_messages[inline_id] = (chat_id, message["message_id"])
        update["inline_message_id"] = inline_id
    world.push("chosen_inline_result", update, now=now)
    return message
