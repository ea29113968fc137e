"""Blocks as a bot writes them (InputRichBlock) -> blocks as they are received (RichBlock)."""

from .errors import Json, Value, bad_request
from .keyboards import check_action
from .rich_blocks import MAX_ROW_BUTTONS, Media, label

_PLAIN = {
    "paragraph": ("text",), "heading": ("text", "size"), "pre": ("text",), "footer": ("text",),
    "divider": (), "mathematical_expression": ("expression",), "anchor": ("name",),
    "expandable_blockquote": ("text",), "pullquote": ("text",), "map": ("location",),
    "blockquote": ("blocks",), "details": ("summary", "blocks"), "collage": ("blocks",),
    "slideshow": ("blocks",), "list": ("items",), "table": ("cells",), "buttons": ("buttons",),
}  # fmt: skip
_MEDIA = ("photo", "video", "animation", "audio", "voice_note", "document")
_TEXTS = frozenset([
    "bold", "italic", "underline", "strikethrough", "spoiler", "date_time", "text_mention",
    "subscript", "superscript", "marked", "code", "custom_emoji", "mathematical_expression",
    "url", "email_address", "phone_number", "bank_card_number", "mention", "hashtag",
    "cashtag", "bot_command", "button", "anchor", "anchor_link", "reference",
    "reference_link",
])  # fmt: skip
_MAP = {"zoom": 14, "width": 800, "height": 400}
_DEEPEST = 32


def read_blocks(given: Value, media: Media, *, chat_type: str, depth: int = 0) -> list[Json]:
    """Check blocks and fill in what Telegram adds to them.

    Raises:
        ApiError: an unknown block, or a field it must have.
    """
    if not isinstance(given, list) or not all(isinstance(block, dict) for block in given):
        raise bad_request("can't parse rich message blocks: expected an Array of Objects")
    if depth > _DEEPEST:
        raise bad_request("rich message nesting is too deep")
    return [_block(block, media, chat_type, depth) for block in given]


def _block(given: Json, media: Media, chat_type: str, depth: int) -> Json:
    kind = given.get("type")
    if kind in _MEDIA:
        made = media.from_input(given.get(kind) or {})
        return made | _keep(given, ("caption", "has_spoiler"))
    if kind not in _PLAIN:
        raise bad_request(f"can't parse rich message block: unsupported type {kind!s}")
    if missing := [name for name in _PLAIN[kind] if given.get(name) is None]:
        raise bad_request(f"can't parse rich message block: Can't find field \"{missing[0]}\"")
    made = dict(given)
    for name in ("text", "summary", "credit"):
        if name in made:
            _check_text(made[name], chat_type)
    if "blocks" in made:
        made["blocks"] = read_blocks(made["blocks"], media, chat_type=chat_type, depth=depth + 1)
    special = _SPECIAL.get(str(kind))
    return special(made, media, chat_type, depth) if special else made


def _keep(given: Json, names: tuple[str, ...]) -> Json:
    return {name: given[name] for name in names if given.get(name) is not None}


def _list(block: Json, media: Media, chat_type: str, depth: int) -> Json:
    items = []
    for item in block["items"]:
        inner = read_blocks(item.get("blocks"), media, chat_type=chat_type, depth=depth + 1)
        mark = label(item.get("value"), str(item.get("type") or "1"))
        items.append({**item, "label": mark, "blocks": inner})
    return {**block, "items": items}


def _table(block: Json, _media: Media, chat_type: str, _depth: int) -> Json:
    for row in block["cells"]:
        if not isinstance(row, list):
            raise bad_request("can't parse rich message table: expected an Array of Arrays")
        for cell in row:
            _check_text(cell.get("text", ""), chat_type)
    cells = [
        [{"align": "left", "valign": "top", **cell} for cell in row] for row in block["cells"]
    ]
    return {**block, "cells": cells}


def _buttons(block: Json, _media: Media, chat_type: str, _depth: int) -> Json:
    if not 1 <= len(block["buttons"]) <= MAX_ROW_BUTTONS:
        raise bad_request(f"a row of a rich message has 1-{MAX_ROW_BUTTONS} buttons")
    for button in block["buttons"]:
        check_action(button, chat_type=chat_type)
    return block


def _map(block: Json, _media: Media, _chat_type: str, _depth: int) -> Json:
    return {**_MAP, **block}


_SPECIAL = {"list": _list, "table": _table, "buttons": _buttons, "map": _map}


def _check_text(text: Value, chat_type: str, depth: int = 0) -> None:
    if isinstance(text, str):
        return
    if depth > _DEEPEST or not isinstance(text, list | dict):
        raise bad_request("can't parse rich text")
    if isinstance(text, list):
        for part in text:
            _check_text(part, chat_type, depth + 1)
        return
    if text.get("type") not in _TEXTS:
        raise bad_request(f"can't parse rich text: unsupported type {text.get('type')!s}")
    if "button" in text:
        check_action(text["button"], chat_type=chat_type)
    if "text" in text:
        _check_text(text["text"], chat_type, depth + 1)
