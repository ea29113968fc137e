"""What the chat page and the tests see of the world."""

from collections.abc import Iterator

from .errors import Json, Value
from .methods.profile import commands_for
from .world import Chat, World, public

MAX_SHOWN = 300


def state(world: World) -> Json:
    """Show the bot, the people and every chat."""
    texts = world.profile.texts
    described = {
        field: {language: value for (name, language), value in texts.items() if name == field}
        for field in ("name", "description", "short_description")
    }
    return {
        "bot": {**world.bot, **{f"{k}s": v for k, v in described.items()}},
        "users": list(world.users.values()),
        "deactivated": sorted(world.deactivated),
        "chats": [chat_card(world, chat) for chat in world.chats.values()],
        "settings": {
            "limits": world.limits.enabled, "privacy": world.privacy, "rich": world.rich
        },
    }  # fmt: skip


def chat_card(world: World, chat: Chat) -> Json:
    """Describe a chat for the list of chats."""
    last = chat.messages[max(chat.messages)] if chat.messages else None
    card = {
        **world.describe_chat(chat),
        "members": {str(id): status for id, status in chat.members.items()},
        "bot": chat.members.get(world.bot_id, "left"),
        "started": chat.started,
        "blocked": chat.blocked,
        "migrated_to": chat.migrated_to,
        "last": public(last) if last else None,
    }
    if chat.topics:
        card["topics"] = [
            {"thread_id": id, "name": t.name, "closed": t.closed, "deleted": t.deleted}
            for id, t in chat.topics.items()
        ]
    return card


def transcript(world: World, chat: Chat, user_id: int | None) -> Json:
    """Show the newest messages of a chat, oldest first, and what surrounds them."""
    ids = sorted(chat.messages, key=lambda id: (chat.messages[id]["date"], id))[-MAX_SHOWN:]
    shown = [shown_message(world, chat.messages[id]) for id in ids]
    view = {
        "chat": chat_card(world, chat),
        "messages": shown,
        "keyboard": chat.keyboard,
        "pinned": chat.pinned,
        "commands": [],
        "menu_button": chat.menu_button or world.profile.menu_button,
    }
    if user_id in world.users and chat.type != "channel":
        view["commands"] = commands_for(world, chat, user_id)
    return view


def shown_message(world: World, message: Json) -> Json:
    """Show a message as the bot would get it, and whether the bot wrote it."""
    return {**public(message), "by_bot": world.is_from_bot(message)}


def buttons(message: Json) -> Iterator[Json]:
    """Go through the inline buttons of a message, in its rich text too."""
    for row in message.get("reply_markup", {}).get("inline_keyboard", []):
        yield from row
    yield from _rich_buttons(message.get("rich_message"))


def _rich_buttons(value: Value) -> Iterator[Json]:
    if isinstance(value, list):
        for part in value:
            yield from _rich_buttons(part)
    elif isinstance(value, dict):
        if value.get("type") == "button":
            yield value["button"]
        elif value.get("type") == "buttons":
            yield from value["buttons"]
        else:
            for part in value.values():
                yield from _rich_buttons(part)


def find_button(message: Json, text: str) -> Json | None:
    """Find an inline button by its label."""
    return next((button for button in buttons(message) if button.get("text") == text), None)
