"""Everything the sandbox remembers: people, chats, messages, presses, the bot's own card.

Pure: no network, no clock. Messages are kept as the Bot API writes them, so that what the bot
receives and what the chat page shows are the same object.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from .errors import Json
from .faults import Faults
from .files import Files
from .inbox import Inbox
from .limits import Limits

MEMBER = frozenset({"creator", "administrator", "member", "restricted"})
_ADMIN = frozenset({"creator", "administrator"})
MAX_CALLS = 5000
_FIRST_GROUP, _FIRST_CHANNEL = -4_000_000_000, -1_002_000_000_000


@dataclass(slots=True)
class Topic:
    """A topic of a forum. A deleted one is kept, to be told from one that never was."""

    name: str
    closed: bool = False
    deleted: bool = False


@dataclass(slots=True)
class Chat:
    """A private chat with the bot, a group, a supergroup or a channel.

    `members` maps a user's id to a status of the Bot API; `denied` has the rights taken from one
    whom the status would give them; `read_only`: nobody but administrators writes. In a private
    chat `started` says that the person wrote first, `blocked` that they blocked the bot.
    """

    id: int
    type: str
    title: str | None = None
    username: str | None = None
    is_forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    denied: dict[int, frozenset[str]] = field(default_factory=dict)
    read_only: bool = False
    messages: dict[int, Json] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    migrated_to: int | None = None
    started: bool = False
    blocked: bool = False
    keyboard: Json | None = None
    """What stands in place of the person's own keyboard: the last reply markup of the bot."""
    menu_button: Json | None = None
    last_id: int = 0

    @property
    def is_group(self) -> bool:
        """Tell whether people talk here."""
        return self.type in ("group", "supergroup")

    def is_member(self, user_id: int) -> bool:
        """Tell whether the user is in the chat."""
        return self.members.get(user_id) in MEMBER

    def is_admin(self, user_id: int) -> bool:
        """Tell whether the user rules the chat."""
        return self.members.get(user_id) in _ADMIN

    def may_write(self, user_id: int) -> bool:
        """Tell whether a member may send messages: in a channel, post."""
        denied = self.denied.get(user_id, frozenset())
        if self.type == "channel":
            return self.is_admin(user_id) and "can_post_messages" not in denied
        if self.is_admin(user_id):
            return True
        return not self.read_only and "can_send_messages" not in denied


@dataclass(slots=True)
class Press:
    """A press of an inline button, waiting for its answer."""

    id: str
    user_id: int
    chat_id: int
    message_id: int
    data: str
    at: datetime
    answer: Json | None = None


@dataclass(slots=True)
class Inline:
    """What a person typed after the bot's name, waiting for results."""

    id: str
    user_id: int
    query: str
    at: datetime
    offset: str = ""
    answer: Json | None = None
    was_kept: bool = False
    """The answer is an earlier one, which Telegram had kept."""


@dataclass(slots=True)
class Profile:
    """What the bot says of itself, by language (`""`: every other)."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})
    rights: dict[bool, Json] = field(default_factory=dict)


@dataclass(slots=True)
class World:
    """The whole state. `listeners` hear every change, as small JSON events."""

    bot: Json
    users: dict[int, Json] = field(default_factory=dict)
    deactivated: set[int] = field(default_factory=set)
    chats: dict[int, Chat] = field(default_factory=dict)
    inbox: Inbox = field(default_factory=Inbox)
    files: Files = field(default_factory=Files)
    faults: Faults = field(default_factory=Faults)
    limits: Limits = field(default_factory=Limits)
    presses: dict[str, Press] = field(default_factory=dict)
    inlines: dict[str, Inline] = field(default_factory=dict)
    inline_messages: dict[str, tuple[int, int]] = field(default_factory=dict)
    profile: Profile = field(default_factory=Profile)
    calls: list[Json] = field(default_factory=list)
    privacy: bool = True
    """In groups the bot hears commands, replies and service messages only, unless an admin."""
    rich: bool = True
    """False: an older server, which knows nothing of rich messages."""
    listeners: list[Callable[[Json], None]] = field(default_factory=list)
    last_message_id: int = 0
    last_token: int = 0

    @property
    def bot_id(self) -> int:
        """Give the bot's id, as in its token."""
        return int(self.bot["id"])

    def tell(self, kind: str, **details: object) -> None:
        """Tell the listeners of a change."""
        for listener in list(self.listeners):
            listener({"type": kind, **details})

    def token(self, prefix: str = "") -> str:
        """Make an identifier that was never used."""
        self.last_token += 1
        return f"{prefix}{7_000_000_000_000_000_000 + self.last_token * 7_919}"

    def push(self, kind: str, payload: Json, *, now: datetime) -> None:
        """Send the bot an update, if it wants this kind."""
        if update := self.inbox.push(kind, payload, now=now):
            self.tell("update", update_id=update["update_id"])

    def new_chat_id(self, type: str) -> int:
        """Choose an id as Telegram does: negative for groups, -100… for the larger kinds."""
        start = _FIRST_GROUP if type == "group" else _FIRST_CHANNEL
        return min([start, *(id for id in self.chats if _near(id, start))]) - 1

    def add_user(self, user: Json) -> Json:
        """Add or change a person; their private chat with the bot is there, not started."""
        self.users[user["id"]] = user
        self.chats.setdefault(user["id"], Chat(user["id"], "private"))
        self.tell("people")
        return user

    def chat_by_name(self, name: str) -> Chat | None:
        """Find a chat by its `@username`."""
        wanted = name.removeprefix("@").lower()
        for chat in self.chats.values():
            if (chat.username or "").lower() == wanted and chat.type != "private":
                return chat
        return None

    def describe_chat(self, chat: Chat) -> Json:
        """Write a chat as messages carry it."""
        if chat.type == "private":
            user = self.users[chat.id]
            names = ("first_name", "last_name", "username")
            card = {name: user[name] for name in names if user.get(name)}
        else:
            card = {"title": chat.title or ""}
            if chat.username:
                card["username"] = chat.username
        if chat.is_forum:
            card["is_forum"] = True
        return {"id": chat.id, **card, "type": chat.type}

    def person(self, user_id: int) -> Json:
        """Write a user as messages carry them, the bot included."""
        user = self.bot if user_id == self.bot_id else self.users[user_id]
        hidden = ("can_", "has_", "supports_")
        return {key: value for key, value in user.items() if not key.startswith(hidden)}

    def add_message(
        self,
        chat: Chat,
        content: Json,
        *,
        sender: int | None,
        now: datetime,
        thread: int | None = None,
        reply_to: Json | None = None,
    ) -> Json:
        """Keep a message and show it; does not tell the bot. `sender` null: the chat itself."""
        message: Json = {"message_id": self._next_id(chat)}
        if thread:
            message |= {"message_thread_id": thread, "is_topic_message": True}
        if chat.type == "channel" or sender is None:
            message["sender_chat"] = self.describe_chat(chat)
        else:
            message["from"] = self.person(sender)
        message |= {"chat": self.describe_chat(chat), "date": int(now.timestamp())}
        if reply_to is not None:
            nested = ("reply_to_message", "reply_markup")
            message["reply_to_message"] = {k: v for k, v in reply_to.items() if k not in nested}
        message |= content
        chat.messages[message["message_id"]] = message
        self.tell("message", chat_id=chat.id, message_id=message["message_id"])
        return message

    def _next_id(self, chat: Chat) -> int:
        """Give the next number: one count for private chats and groups, own ones elsewhere."""
        if chat.type in ("private", "group"):
            self.last_message_id += 1
            return self.last_message_id
        chat.last_id += 1
        return chat.last_id

    def is_from_bot(self, message: Json) -> bool:
        """Tell whether the bot wrote it, in a channel too."""
        sender = message.get("from", {}).get("id")
        return bool(sender == self.bot_id or message.get("_by_bot"))


def public(message: Json) -> Json:
    """Drop what the sandbox notes for itself."""
    return {key: value for key, value in message.items() if not key.startswith("_")}


def _near(id: int, start: int) -> bool:
    return start - 1_000_000 < id <= start
