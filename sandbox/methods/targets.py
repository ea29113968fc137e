"""Where a call goes: its chat, topic and the message it answers; and who may."""

from sandbox.errors import Json, bad_request, forbidden
from sandbox.world import MEMBER, Chat

from .registry import Call

_KINDS = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}


def find_chat(call: Call, name: str = "chat_id") -> Chat:
    """Find the chat that an argument names, whether or not the bot may write there.

    Raises:
        ApiError: "chat_id is empty", "chat not found", or the group became a supergroup.
    """
    value = call.params.text(name)
    if not value:
        raise bad_request(f"{name} is empty")
    if value.startswith("@"):
        chat = call.world.chat_by_name(value)
    else:
        chat = call.world.chats.get(int(value)) if value.lstrip("-").isdigit() else None
    if chat is None or not _is_known(call, chat):
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        raise bad_request(
            "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
        )
    return chat


def _is_known(call: Call, chat: Chat) -> bool:
    """Tell whether the bot ever met the chat."""
    if chat.type != "private":
        return call.world.bot_id in chat.members or bool(chat.username)
    shared = (c.is_group and c.is_member(call.world.bot_id) and c.is_member(chat.id)
              for c in call.world.chats.values())  # fmt: skip
    return chat.started or any(shared)


def member_chat(call: Call) -> Chat:
    """Find a chat the bot is in, or a person who has not blocked it.

    Raises:
        ApiError: not there, or 403 with the reason.
    """
    chat = find_chat(call)
    if chat.type == "private":
        _check_person(call, chat)
    elif (status := chat.members.get(call.world.bot_id, "left")) not in MEMBER:
        done = "was kicked from" if status == "kicked" else "is not a member of"
        raise forbidden(f"bot {done} the {_KINDS[chat.type]}")
    return chat


def _check_person(call: Call, chat: Chat) -> None:
    if chat.id in call.world.deactivated:
        raise forbidden("user is deactivated")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")


def writable_chat(call: Call) -> Chat:
    """Find a chat the bot may send to; a channel wants it as an administrator who may post."""
    chat = member_chat(call)
    if chat.type != "private" and not chat.may_write(call.world.bot_id):
        if chat.type == "channel":
            raise bad_request("need administrator rights in the channel chat")
        raise bad_request("not enough rights to send text messages to the chat")
    return chat


def topic_of(call: Call, chat: Chat) -> int | None:
    """Find the topic a message goes to; null: the chat has none, or its general one."""
    thread = call.params.integer("message_thread_id")
    if not thread:
        return None
    topic = chat.topics.get(thread)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.deleted:
        raise bad_request("TOPIC_DELETED")
    if topic.closed and not chat.is_admin(call.world.bot_id):
        raise bad_request("TOPIC_CLOSED")
    return thread


def replied(call: Call, chat: Chat) -> Json | None:
    """Find the message that is answered; null: none."""
    given = call.params.json("reply_parameters", "reply parameters") or {}
    if not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    id = given.get("message_id") or call.params.integer("reply_to_message_id")
    if not id:
        return None
    optional = given.get("allow_sending_without_reply") or call.params.flag(
        "allow_sending_without_reply"
    )
    source = call.world.chats.get(given.get("chat_id") or chat.id, chat)
    message = source.messages.get(int(id))
    if message is None and not optional:
        raise bad_request("message to be replied not found")
    return message


def own_message(call: Call, *, doing: str) -> tuple[Chat, Json]:
    """Find the bot's message that a call changes, by its ids or by `inline_message_id`.

    Raises:
        ApiError: "message to edit not found" and the like, or it is not the bot's.
    """
    if inline := call.params.text("inline_message_id"):
        place = call.world.inline_messages.get(inline)
        if place is None:
            raise bad_request("MESSAGE_ID_INVALID")
        chat = call.world.chats[place[0]]
        return chat, chat.messages[place[1]]
    chat = member_chat(call)
    id = call.params.integer("message_id")
    if not id:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(id)
    if message is None:
        raise bad_request(f"message to {doing} not found")
    if not call.world.is_from_bot(message):
        raise bad_request("message can't be edited")
    return chat, message
