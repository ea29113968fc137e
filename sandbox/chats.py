"""What people do with chats: make and change them, add the bot, restrict it, put it out, block it.

Pure, as `world`: `now` is an argument. Each act becomes updates for the bot.
"""

from datetime import datetime

from .errors import Json, bad_request
from .methods.chats import member_card
from .people import chat_of
from .world import Chat, Topic, World, public

_STATUSES = ("creator", "administrator", "member", "restricted", "left", "kicked")


def set_member(
    world: World,
    chat_id: int,
    user_id: int,
    status: str,
    *,
    by: int,
    now: datetime,
    denied: frozenset[str] = frozenset(),
) -> None:
    """Add, promote, restrict, remove or ban a person or the bot itself.

    `denied`: rights that go with the status and are not given.

    Raises:
        ApiError: a private chat, or no such status there.
    """
    chat = chat_of(world, chat_id)
    odd = status == "restricted" and chat.type != "supergroup"
    if chat.type == "private" or status not in _STATUSES or odd:
        raise bad_request("chat member status can't be changed")
    old = _card(world, chat, user_id)
    was, knows = chat.is_member(user_id), chat.is_member(world.bot_id)
    chat.members[user_id], chat.denied[user_id] = status, denied
    _tell_membership(world, chat, user_id, old, by=by, now=now)
    world.tell("chat", chat_id=chat.id)
    if chat.is_group and was != chat.is_member(user_id):
        person = world.person(user_id)
        content = {"left_chat_member": person} if was else {"new_chat_members": [person]}
        message = world.add_message(chat, content, sender=by, now=now)
        if knows or chat.is_member(world.bot_id):
            world.push("message", public(message), now=now)


def _card(world: World, chat: Chat, user_id: int) -> Json:
    status = chat.members.get(user_id, "left")
    denied = chat.denied.get(user_id, frozenset())
    return member_card(world.person(user_id), status, chat.type, denied)


def _tell_membership(
    world: World, chat: Chat, user_id: int, old: Json, *, by: int, now: datetime
) -> None:
    update = {
        "chat": world.describe_chat(chat),
        "from": world.person(by),
        "date": int(now.timestamp()),
        "old_chat_member": old,
        "new_chat_member": _card(world, chat, user_id),
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


def change_topic(
    world: World,
    chat_id: int,
    thread: int,
    *,
    closed: bool,
    deleted: bool,
    by: int,
    now: datetime,
) -> None:
    """Close, open again or delete a topic; closing and opening leaves a service message in it."""
    chat = chat_of(world, chat_id)
    topic = chat.topics.get(thread)
    if topic is None or topic.deleted:
        raise bad_request("message thread not found")
    turned = topic.closed != closed and not deleted
    topic.closed, topic.deleted = closed, deleted
    world.tell("chat", chat_id=chat_id)
    if turned:
        content: Json = {"forum_topic_closed" if closed else "forum_topic_reopened": {}}
        message = world.add_message(chat, content, sender=by, now=now, thread=thread)
        if chat.is_member(world.bot_id):
            world.push("message", public(message), now=now)


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
