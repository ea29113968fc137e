"""The text, caption or rich message of a call, checked and turned into fields of a message."""

from . import text as texts
from .errors import Json, Value, bad_request
from .files import Files
from .markup import parse_html
from .params import Params
from .rich import read_rich_message

_PREVIEW = (
    "is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text",
)  # fmt: skip
_TYPES = frozenset([
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold",
    "italic", "underline", "strikethrough", "spoiler", "blockquote",
    "expandable_blockquote", "code", "pre", "text_link", "text_mention", "custom_emoji",
    "date_time",
])  # fmt: skip


def message_text(params: Params, name: str = "text") -> Json:
    """Read the text of a message.

    Raises:
        ApiError: empty, too long, or markup that cannot be parsed.
    """
    source = params.text(name)
    if not source:
        raise bad_request("message text is empty")
    parsed = formatted(source, params.text("parse_mode"), params.json("entities"))
    if texts.is_invisible(parsed["text"]):
        raise bad_request("text must be non-empty")
    texts.check_length(parsed["text"], limit=texts.MAX_TEXT, what="message")
    return parsed | _preview(params)


def _preview(params: Params) -> Json:
    """Read how the preview of a link is to look: as the message will tell it."""
    options = params.json("link_preview_options", "link preview options")
    if options is None:
        return {}
    if not isinstance(options, dict):
        raise bad_request("can't parse link preview options: expected an Object")
    if options.get("prefer_small_media") and options.get("prefer_large_media"):
        raise bad_request("can't prefer both small and large media")
    kept = {name: value for name, value in options.items() if name in _PREVIEW and value}
    return {"link_preview_options": kept} if kept else {}


def caption(params: Params) -> Json:
    """Read the caption of a media message: no fields if there is none."""
    return caption_of(
        params.text("caption"), params.text("parse_mode"), params.json("caption_entities")
    )


def caption_of(source: str | None, parse_mode: str | None, entities: Value) -> Json:
    """Check a caption given by its parts."""
    if not source:
        return {}
    parsed = formatted(source, parse_mode, entities)
    texts.check_length(parsed["text"], limit=texts.MAX_CAPTION, what="message caption")
    if not parsed["text"]:
        return {}
    found = {"caption": parsed["text"]}
    return found | ({"caption_entities": parsed["entities"]} if "entities" in parsed else {})


def formatted(source: str, parse_mode: str | None, entities: Value = None) -> Json:
    """Turn marked-up text into `text` and `entities`, with what Telegram detects by itself."""
    mode = (parse_mode or "none").lower()
    if mode == "html":
        plain, given = parse_html(texts.clean(source))
    elif mode == "none":
        plain, given = texts.clean(source), _given_entities(entities)
    else:
        raise bad_request("unsupported parse_mode")
    plain, given = texts.trim(plain, given)
    ordered = texts.arrange(given, texts.detect(plain))
    return {"text": plain, "entities": ordered} if ordered else {"text": plain}


def _given_entities(entities: Value) -> list[Json]:
    if not entities:
        return []
    if not isinstance(entities, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    for entity in entities:
        if not isinstance(entity, dict) or entity.get("type") not in _TYPES:
            raise bad_request("can't parse entities: unsupported entity type specified")
        sizes = (entity.get("offset"), entity.get("length"))
        if not all(isinstance(size, int) and size >= 0 for size in sizes):
            raise bad_request("can't parse entities: invalid offset or length")
    return entities


def rich_message(params: Params, files: Files, *, chat_type: str) -> Json:
    """Read a rich message.

    Raises:
        ApiError: not exactly one form of content, a limit, or markup that cannot be parsed.
    """
    given = params.json("rich_message", "rich message")
    if not isinstance(given, dict):
        raise bad_request("rich message is empty")
    return {"rich_message": read_rich_message(given, params, files, chat_type=chat_type)}
