"""Text as Telegram counts and reads it: UTF-16 units, and what it finds in plain text.

Offsets and lengths are in UTF-16 code units everywhere in this package.
Source: https://core.telegram.org/bots/api#messageentity
"""

import re
from collections.abc import Iterable

from .errors import Json, bad_request

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ENTITIES = 100
"""More are dropped without a word, as by Telegram."""

_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]*")
_CONTROL = str.maketrans({code: " " for code in range(32) if code not in (10, 13)} | {13: None})
_FOUND = re.compile(
    r"(?<![\w.+-])(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"
    r"|(?P<url>(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,:;!?)\]»'])"
    r"|(?<![\w@/])(?P<mention>@[A-Za-z]\w{2,31})"
    r"|(?<![\w&])(?P<hashtag>#\w{1,256})"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,32}(?:@[A-Za-z]\w{2,31})?)(?![/\w])"
)


def utf16_length(text: str) -> int:
    """Count UTF-16 code units: letters beyond the basic plane, such as emoji, take two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """Cut by UTF-16 units."""
    units = text.encode("utf-16-le")[2 * offset : 2 * (offset + length)]
    return units.decode("utf-16-le", errors="replace")


def clean(text: str) -> str:
    """Replace control characters by spaces and drop carriage returns."""
    return text.translate(_CONTROL)


def is_invisible(text: str) -> bool:
    """Tell whether a reader would see nothing."""
    return _INVISIBLE.fullmatch(text) is not None


def detect(text: str) -> list[Json]:
    """Find links, mentions, hashtags, commands and addresses in plain text."""
    found = []
    for match in _FOUND.finditer(text):
        offset = utf16_length(text[: match.start()])
        kind = str(match.lastgroup)
        found.append({"type": kind, "offset": offset, "length": utf16_length(match.group())})
    return found


def trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Cut white space at both ends, and what of the entities lay on it."""
    left = len(text) - len(text.lstrip())
    trimmed = text.strip()
    shift, size = utf16_length(text[:left]), utf16_length(trimmed)
    kept = []
    for entity in entities:
        begin = max(entity["offset"] - shift, 0)
        end = min(entity["offset"] + entity["length"] - shift, size)
        if begin < end:
            kept.append({**entity, "offset": begin, "length": end - begin})
    return trimmed, kept


def arrange(entities: Iterable[Json], detected: Iterable[Json]) -> list[Json]:
    """Order entities, drop what lies in code, and add the detected that touch no other."""
    given = sorted(entities, key=lambda e: (e["offset"], -e["length"]))
    codes = [e for e in given if e["type"] in ("code", "pre")]
    kept = [e for e in given if not any(e is not code and _inside(e, code) for code in codes)]
    opaque = [e for e in kept if e["type"] in ("code", "pre", "text_link", "text_mention")]
    kept += [e for e in detected if not any(_overlap(e, other) for other in opaque)]
    return sorted(kept, key=lambda e: (e["offset"], -e["length"]))[:MAX_ENTITIES]


def _inside(inner: Json, outer: Json) -> bool:
    begin, end = outer["offset"], outer["offset"] + outer["length"]
    return bool(begin <= inner["offset"] and inner["offset"] + inner["length"] <= end)


def _overlap(one: Json, other: Json) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )


def check_length(text: str, *, limit: int, what: str) -> None:
    """Refuse a text over `limit` UTF-16 units.

    Raises:
        ApiError: "message is too long" or "message caption is too long".
    """
    if utf16_length(text) > limit:
        raise bad_request(f"{what} is too long")
