"""What Telegram takes as `reply_markup`, and what it says of the rest.

Limits: 100 buttons, 8 in a row, callback data of 1-64 bytes.
Source: https://core.telegram.org/bots/api#inlinekeyboardmarkup and the Client.cpp of
telegram-bot-api. Two actions in one button are refused here, although Telegram silently takes
one of them: the sandbox is there to find the mistake.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from .errors import Json, Value, bad_request
from .markup import check_url

MAX_BUTTONS = 100
MAX_IN_ROW = 8
MAX_DATA_BYTES = 64
MAX_COPY_UNITS = 256

_INLINE_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query",
    "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "copy_text",
    "callback_game", "pay", "disabled",
)  # fmt: skip
_REPLY_ACTIONS = (
    "request_users", "request_chat", "request_contact", "request_location", "request_poll",
    "web_app", "request_managed_bot",
)  # fmt: skip
_STYLES = ("danger", "success", "primary", "link")


def check_markup(markup: Value, *, chat_type: str) -> Json | None:
    """Check a keyboard for a chat of that type; null: there is none.

    Raises:
        ApiError: what is wrong with it, in Telegram's words.
    """
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup, "inline_keyboard", _inline_button(chat_type))
        return {"inline_keyboard": rows} if any(rows) else None
    if chat_type == "channel" and markup:
        raise bad_request("inline keyboard expected")
    if "keyboard" in markup:
        rows = _rows(markup, "keyboard", _reply_button(chat_type))
        if not any(rows):
            raise bad_request("reply keyboard must have at least one button")
        return {**markup, "keyboard": rows}
    return markup or None


def _rows(markup: Json, name: str, check: Callable[[Value], Json]) -> list[list[Json]]:
    rows = markup[name]
    if not isinstance(rows, list):
        raise bad_request(f'field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name}" must be an Array of Arrays')
    if sum(map(len, rows)) > MAX_BUTTONS or any(len(row) > MAX_IN_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return [[check(button) for button in row] for row in rows if row]


def _label(button: Value, what: str) -> str:
    if not isinstance(button, dict):
        raise bad_request(f"can't parse {what}: {what} must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request(f"can't parse {what}: Can't find field \"text\"")
    if not text.strip():
        raise bad_request(f"can't parse {what}: {what} text must be non-empty")
    if button.get("style") not in (None, *_STYLES):
        raise bad_request(f"can't parse {what}: invalid button style specified")
    return text


def _inline_button(chat_type: str) -> Callable[[Value], Json]:
    def check(button: Value) -> Json:
        _label(button, "inline keyboard button")
        return check_action(button, chat_type=chat_type)

    return check


def check_action(button: Json, *, chat_type: str) -> Json:
    """Check that a button of a message does exactly one thing, and that it can."""
    actions = [name for name in _INLINE_ACTIONS if button.get(name) is not None]
    what = "can't parse inline keyboard button"
    if not actions:
        raise bad_request(f"{what}: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request(f"{what}: more than one action specified: {', '.join(actions)}")
    match actions[0]:
        case "callback_data":
            _check_data(button["callback_data"])
        case "url":
            if not isinstance(button["url"], str) or check_url(button["url"]) is None:
                raise bad_request("BUTTON_URL_INVALID")
        case "web_app":
            _check_web_app(button["web_app"], chat_type)
        case "copy_text":
            _check_copy(button["copy_text"])
    return button


def _check_data(data: Value) -> None:
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_copy(copy: Value) -> None:
    text = copy.get("text") if isinstance(copy, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= MAX_COPY_UNITS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_web_app(web_app: Value, chat_type: str) -> None:
    url = web_app.get("url") if isinstance(web_app, dict) else None
    if not isinstance(url, str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"url\"")
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1"):
        raise bad_request(
            f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
        )
    if chat_type != "private":
        raise bad_request("BUTTON_TYPE_INVALID")


def _reply_button(chat_type: str) -> Callable[[Value], Json]:
    def check(button: Value) -> Json:
        button = {"text": button} if isinstance(button, str) else button
        _label(button, "keyboard button")
        actions = [name for name in _REPLY_ACTIONS if button.get(name)]
        if len(actions) > 1:
            raise bad_request(
                f"can't parse keyboard button: more than one action specified: "
                f"{', '.join(actions)}"
            )
        if actions and chat_type != "private":
            raise bad_request(_PRIVATE_ONLY.get(actions[0], "BUTTON_TYPE_INVALID"))
        if actions == ["web_app"]:
            _check_web_app(button["web_app"], chat_type)
        return dict(button)

    return check


_PRIVATE_ONLY = {
    "request_contact": "phone number can be requested in private chats only",
    "request_location": "location can be requested in private chats only",
    "request_poll": "poll can be requested in private chats only",
    "request_users": "users can be requested in private chats only",
    "request_chat": "chats can be requested in private chats only",
}
