"""Rich messages: what is sent -> the blocks that are received, within Telegram's limits.

Limits: 32,768 characters, 500 blocks (nested blocks, list items and table rows count), nesting
16, 50 media, 20 columns. Where Telegram's own words for a refusal are not published, they are
plain and name the limit. Rich Markdown is not supported here.
Source: https://core.telegram.org/bots/api#rich-message-limits
"""

from collections.abc import Iterator

from .errors import Json, Value, bad_request
from .files import Files
from .params import Params
from .rich_blocks import Media, blocks_of
from .rich_html import parse
from .rich_input import read_blocks

MAX_CHARACTERS = 32_768
MAX_BLOCKS = 500
MAX_NESTING = 16
MAX_MEDIA = 50
MAX_COLUMNS = 20
_MEDIA = ("photo", "video", "animation", "audio", "voice_note", "document")


def read_rich_message(given: Value, params: Params, files: Files, *, chat_type: str) -> Json:
    """Turn an InputRichMessage into a RichMessage.

    Raises:
        ApiError: not exactly one form, a limit, or something that cannot be parsed.
    """
    if not isinstance(given, dict):
        raise bad_request("object expected as rich message")
    forms = [name for name in ("html", "markdown", "blocks") if given.get(name) is not None]
    if len(forms) != 1:
        raise bad_request("exactly one of html, markdown, and blocks must be specified")
    media = Media(given.get("media"), params, files)
    detect = not given.get("skip_entity_detection")
    if forms == ["html"]:
        if not isinstance(given["html"], str):
            raise bad_request('field "html" must be of type String')
        blocks = blocks_of(parse(given["html"]), media, detect=detect, chat_type=chat_type)
    elif forms == ["blocks"]:
        blocks = read_blocks(given["blocks"], media, chat_type=chat_type)
    else:
        raise bad_request("rich Markdown is not supported by the sandbox")
    check_limits(blocks)
    return {"blocks": blocks, **({"is_rtl": True} if given.get("is_rtl") else {})}


def check_limits(blocks: list[Json]) -> None:
    """Hold blocks to the limits.

    Raises:
        ApiError: which limit, and how far over.
    """
    if not blocks:
        raise bad_request("rich message is empty")
    every = [block for block, _ in walk(blocks)]
    deepest = max(depth for _, depth in walk(blocks))
    columns = max((_columns(block) for block in every if block.get("type") == "table"), default=0)
    media = sum(block.get("type") in _MEDIA for block in every)
    counts = (
        ("text", sum(len(text) for text in strings(blocks)), MAX_CHARACTERS, "characters"),
        ("text", len(every), MAX_BLOCKS, "blocks"),
        ("nesting", deepest, MAX_NESTING, "levels"),
        ("media", media, MAX_MEDIA, "files"),
        ("table", columns, MAX_COLUMNS, "columns"),
    )
    for what, count, limit, unit in counts:
        if count > limit:
            raise bad_request(f"rich message {what} is too long: {count} {unit} of {limit}")


def walk(blocks: list[Json], depth: int = 1) -> Iterator[tuple[Json, int]]:
    """Go through all blocks, list items and table rows, each with its nesting from 1."""
    for block in blocks:
        yield block, depth
        if block.get("type") == "table":
            yield from (({"row": row}, depth + 1) for row in block["cells"])
        for item in block.get("items", ()):
            yield item, depth + 1
            yield from walk(item["blocks"], depth + 2)
        yield from walk(block.get("blocks", []) if "label" not in block else [], depth + 1)


def _columns(table: Json) -> int:
    return max((sum(cell.get("colspan", 1) for cell in row) for row in table["cells"]), default=0)


_TEXTUAL = ("text", "summary", "credit", "caption", "blocks", "items", "cells", "button",
            "buttons", "expression")  # fmt: skip


def strings(value: Value) -> Iterator[str]:
    """Go through every visible text of blocks or rich texts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
    elif isinstance(value, dict):
        for name in _TEXTUAL:
            if name in value:
                yield from strings(value[name])
