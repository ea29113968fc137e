"""Methods about the bot itself: who it is, its commands, its words, its menu button."""

import json
import re

from sandbox.errors import Json, bad_request
from sandbox.world import Chat, World

from .registry import Call, method
from .targets import find_chat

MAX_COMMANDS = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LIMITS = {"name": 64, "description": 512, "short_description": 120}
_SCOPES = frozenset([
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat",
    "chat_administrators", "chat_member",
])  # fmt: skip


@method("getMe")
def get_me(call: Call) -> Json:
    """Describe the bot."""
    return call.world.bot


@method("logOut", "close")
def leave(call: Call) -> bool:
    """Say goodbye; nothing changes here."""
    return True


def _scope(call: Call) -> str:
    scope = call.params.json("scope", "bot command scope") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    if "chat_id" in scope:
        inner = type(call.params)({"chat_id": scope["chat_id"]})
        scope = {**scope, "chat_id": find_chat(Call(call.method, inner, call.world, call.now)).id}
    return json.dumps(scope, sort_keys=True)


def _language(call: Call) -> str:
    language = call.params.text("language_code") or ""
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return language


@method("setMyCommands")
def set_my_commands(call: Call) -> bool:
    """Set the commands of a scope and a language."""
    commands = call.params.json("commands", "commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands JSON object")
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    checked = [_command(command) for command in commands]
    call.world.profile.commands[_scope(call), _language(call)] = checked
    call.world.tell("commands")
    return True


def _command(command: object) -> Json:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = command.get("command", ""), command.get("description", "")
    name = str(name).removeprefix("/")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(str(description).strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": str(description).strip()}


@method("getMyCommands")
def get_my_commands(call: Call) -> list[Json]:
    """Give the commands of exactly this scope and language."""
    return call.world.profile.commands.get((_scope(call), _language(call)), [])


@method("deleteMyCommands")
def delete_my_commands(call: Call) -> bool:
    """Forget them: wider scopes and other languages show instead."""
    call.world.profile.commands.pop((_scope(call), _language(call)), None)
    call.world.tell("commands")
    return True


def commands_for(world: World, chat: Chat, user_id: int) -> list[Json]:
    """Find the commands a person sees in a chat: the narrowest scope, their language first.

    Source: https://core.telegram.org/bots/api#determining-list-of-commands
    """
    language = str(world.users[user_id].get("language_code") or "")[:2]
    scopes: list[Json] = [{"type": "chat", "chat_id": chat.id}]
    if chat.type == "private":
        scopes.append({"type": "all_private_chats"})
    else:
        scopes.insert(0, {"type": "chat_member", "chat_id": chat.id, "user_id": user_id})
        if chat.is_admin(user_id):
            scopes.insert(1, {"type": "chat_administrators", "chat_id": chat.id})
            scopes.append({"type": "all_chat_administrators"})
        scopes.append({"type": "all_group_chats"})
    for scope in (*scopes, {"type": "default"}):
        for spoken in (language, ""):
            if found := world.profile.commands.get((json.dumps(scope, sort_keys=True), spoken)):
                return found
    return []


@method("setMyName", "setMyDescription", "setMyShortDescription")
def set_my_text(call: Call) -> bool:
    """Set the name or a description in a language; an empty one forgets it."""
    field = _field(call)
    value = call.params.text(field) or ""
    if len(value) > _LIMITS[field]:
        raise bad_request(f"bot {field.replace('_', ' ')} is too long")
    call.world.profile.texts[field, _language(call)] = value
    call.world.tell("profile")
    return True


@method("getMyName", "getMyDescription", "getMyShortDescription")
def get_my_text(call: Call) -> Json:
    """Give the name or a description in a language, else in any."""
    field, texts = _field(call), call.world.profile.texts
    default = call.world.bot["first_name"] if field == "name" else ""
    found = texts.get((field, _language(call))) or texts.get((field, "")) or default
    return {field: found}


def _field(call: Call) -> str:
    return call.method[len("setmy") :].replace("short", "short_")


@method("setChatMenuButton")
def set_chat_menu_button(call: Call) -> bool:
    """Set the button left of the text field, of one private chat or of all."""
    button = call.params.json("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in (
        "commands",
        "web_app",
        "default",
    ):
        raise bad_request("can't parse menu button: unsupported type specified")
    if button["type"] == "web_app" and not str(
        (button.get("web_app") or {}).get("url", "")
    ).startswith(("https://", "http://localhost", "http://127.0.0.1")):
        raise bad_request("menu button Web App URL is invalid: Only HTTPS links are allowed")
    if call.params.values.get("chat_id"):
        find_chat(call).menu_button = button
    else:
        call.world.profile.menu_button = button
    call.world.tell("commands")
    return True


@method("getChatMenuButton")
def get_chat_menu_button(call: Call) -> Json:
    """Give the menu button of one chat, or of all."""
    own = find_chat(call).menu_button if call.params.values.get("chat_id") else None
    return own or call.world.profile.menu_button


@method("setMyDefaultAdministratorRights")
def set_rights(call: Call) -> bool:
    """Remember which rights the bot asks for when it is added."""
    rights = call.params.json("rights") or {}
    call.world.profile.rights[call.params.flag("for_channels")] = rights
    return True


@method("getMyDefaultAdministratorRights")
def get_rights(call: Call) -> Json:
    """Give the rights asked for."""
    return call.world.profile.rights.get(call.params.flag("for_channels"), {})
