"""Methods that ask about chats and members, and files."""

from sandbox.errors import Json, bad_request
from sandbox.files import MAX_DOWNLOAD
from sandbox.world import MEMBER, Chat, public

from .registry import Call, method
from .targets import find_chat, member_chat

_RIGHTS = [
    "can_be_edited", "can_manage_chat", "can_change_info", "can_delete_messages",
    "can_invite_users", "can_restrict_members", "can_promote_members", "can_manage_video_chats",
    "can_post_stories", "can_edit_stories", "can_delete_stories", "is_anonymous",
    "can_send_welcome_messages",
]  # fmt: skip
_MEMBER_RIGHTS = [
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos",
    "can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls",
    "can_send_other_messages", "can_add_web_page_previews", "can_react_to_messages",
    "can_edit_tag", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics",
]  # fmt: skip
_CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages")


@method("getChat")
def get_chat(call: Call) -> Json:
    """Describe a chat in full."""
    chat = find_chat(call)
    gifts = ("unlimited", "limited", "unique")
    full: Json = {
        **call.world.describe_chat(chat),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            **{f"{name}_gifts": False for name in gifts},
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if chat.pinned and (pinned := chat.messages.get(chat.pinned[-1])):
        full["pinned_message"] = public(pinned)
    return full


def describe_member(call: Call, chat: Chat, user_id: int) -> Json:
    """Write a member as the Bot API does, by status."""
    status = chat.members.get(user_id, "left")
    denied = chat.denied.get(user_id, frozenset())
    return member_card(call.world.person(user_id), status, chat.type, denied)


def member_card(
    user: Json, status: str, chat_type: str, denied: frozenset[str] = frozenset()
) -> Json:
    """Write a member with that status; who has it has every right of it that is not denied."""
    card: Json = {"user": user, "status": status}
    match status:
        case "creator":
            card["is_anonymous"] = False
        case "administrator":
            card |= {right: right not in ("is_anonymous", "can_be_edited") for right in _RIGHTS}
            if chat_type == "channel":
                card |= dict.fromkeys(_CHANNEL_RIGHTS, True)
            else:
                card |= {"can_pin_messages": True, "can_manage_topics": True}
        case "restricted":
            card |= {"is_member": True, "until_date": 0, **dict.fromkeys(_MEMBER_RIGHTS, True)}
        case "kicked":
            card["until_date"] = 0
    return card | dict.fromkeys(denied & card.keys(), False)


@method("getChatMember")
def get_chat_member(call: Call) -> Json:
    """Describe one member."""
    chat = find_chat(call)
    user_id = call.params.integer("user_id")
    if user_id is None or (user_id != call.world.bot_id and user_id not in call.world.users):
        raise bad_request("user not found")
    if chat.type == "private":
        return member_card(call.world.person(user_id), "member", "private")
    return describe_member(call, chat, user_id)


@method("getChatAdministrators")
def get_chat_administrators(call: Call) -> list[Json]:
    """List who rules a chat, other bots left out."""
    chat = member_chat(call)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    return [describe_member(call, chat, id) for id in chat.members if chat.is_admin(id)]


@method("getChatMemberCount")
def get_chat_member_count(call: Call) -> int:
    """Count members, the bot included."""
    chat = member_chat(call)
    return 2 if chat.type == "private" else sum(s in MEMBER for s in chat.members.values())


@method("leaveChat")
def leave_chat(call: Call) -> bool:
    """Leave a group or a channel."""
    chat = member_chat(call)
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    chat.members[call.world.bot_id] = "left"
    call.world.tell("chat", chat_id=chat.id)
    return True


@method("getFile")
def get_file(call: Call) -> Json:
    """Tell where a file can be downloaded."""
    stored = call.world.files.find(call.params.text("file_id") or "")
    if len(stored.data) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return stored.described(file_path=stored.path)
