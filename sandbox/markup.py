"""Telegram's HTML: text with tags -> plain text with entities.

It is not the HTML of browsers: an unknown tag, a stray `<` or a missing end refuse the whole
text, while an unknown `&entity;` stays as it is written. The rules and the words of a refusal
are those of the parser of TDLib (td/telegram/MessageEntity.cpp); offsets in them are in bytes.
Source: https://core.telegram.org/bots/api#html-style
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from .errors import ApiError, Json, bad_request
from .text import utf16_length

_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "a": "text_link", "tg-emoji": "custom_emoji",
}  # fmt: skip
_PLAIN = re.compile(r"[^<&]+")
_SPACE = " \t\r\n\0\v"


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    begin: int
    """In UTF-16 units of the text made so far."""
    part: int
    """Index of the first part of the text in it."""


@dataclass(slots=True)
class _Reader:
    source: str
    position: int = 0
    parts: list[str] = field(default_factory=list)
    units: int = 0
    stack: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    @property
    def here(self) -> str:
        return self.source[self.position : self.position + 1]

    def take_until(self, stops: str) -> str:
        begin, source = self.position, self.source
        ends = (at for at in range(begin, len(source)) if source[at] in stops)
        self.position = next(ends, len(source))
        return source[begin : self.position]

    def skip_space(self) -> None:
        while self.here and self.here in _SPACE:
            self.position += 1

    def emit(self, piece: str) -> None:
        self.parts.append(piece)
        self.units += utf16_length(piece)

    def refuse(self, what: str, at: int) -> ApiError:
        offset = len(self.source[:at].encode())
        return bad_request(f"can't parse entities: {what.replace('{at}', str(offset))}")


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Read marked-up text; the entities are unordered, in UTF-16 units.

    Raises:
        ApiError: "can't parse entities: …" with what and where.
    """
    reader = _Reader(source)
    while here := reader.here:
        if here == "&":
            _entity(reader)
        elif here != "<":
            _plain(reader)
        elif source[reader.position + 1 : reader.position + 2] == "/":
            _end_tag(reader)
        else:
            _start_tag(reader)
    if reader.stack:
        tag = reader.stack[-1].tag
        raise reader.refuse(f'Can\'t find end tag corresponding to start tag "{tag}"', 0)
    return "".join(reader.parts), reader.entities


def decode_reference(source: str, position: int) -> tuple[str, int] | None:
    """Read the `&reference;` at `position`: its letter, and where it ends; null: it is text.

    Named are only lt, gt, amp and quot; the semicolon may be missing.
    """
    end = position + 1
    if source.startswith("#", end):
        return _numeric(source, end + 1)
    while end < len(source) and source[end].isascii() and source[end].isalpha():
        end += 1
    letter = _NAMED.get(source[position + 1 : end])
    return None if letter is None else (letter, end + source.startswith(";", end))


def _numeric(source: str, position: int) -> tuple[str, int] | None:
    base, digits = (16, "0123456789abcdefABCDEF") if source[position : position + 1] == "x" else (
        10, "0123456789")  # fmt: skip
    begin = end = position + (base == 16)
    while end < len(source) and source[end] in digits and end - begin < 9:
        end += 1
    code = int(source[begin:end], base) if end > begin else 0
    if not 0 < code <= 0x10FFFF or 0xD800 <= code < 0xE000:
        return None
    return chr(code), end + source.startswith(";", end)


def _plain(reader: _Reader) -> None:
    match = _PLAIN.match(reader.source, reader.position)
    end = match.end() if match else reader.position + 1
    reader.emit(reader.source[reader.position : end])
    reader.position = end


def _entity(reader: _Reader) -> None:
    found = decode_reference(reader.source, reader.position)
    letter, reader.position = found or ("&", reader.position + 1)
    reader.emit(letter)


def _start_tag(reader: _Reader) -> None:
    begin = reader.position
    reader.position += 1
    tag = reader.take_until(_SPACE + ">").lower()
    if not reader.here:
        raise reader.refuse("Unclosed start tag at byte offset {at}", begin)
    if tag not in _TYPES:
        raise reader.refuse(f'Unsupported start tag "{tag}" at byte offset {{at}}', begin)
    argument = ""
    while (attribute := _attribute(reader, tag, begin)) is not None:
        argument = _argument(tag, *attribute) or argument
    if tag == "span" and argument != "spoiler":
        what = 'Tag "span" must have class "tg-spoiler" at byte offset {at}'
        raise reader.refuse(what, begin)
    if tag == "tg-emoji" and not argument.isdigit():
        raise reader.refuse("Invalid custom emoji identifier specified", begin)
    reader.position += 1
    reader.stack.append(_Open(tag, argument, reader.units, len(reader.parts)))


def _attribute(reader: _Reader, tag: str, begin: int) -> tuple[str, str | None] | None:
    """Read the next attribute; its value is null when it has none; null: the tag ends."""
    reader.skip_space()
    if reader.here == ">":
        return None
    name = reader.take_until(_SPACE + "=>/\"'").lower()
    if not name:
        raise reader.refuse(
            f'Empty attribute name in the tag "{tag}" at byte offset {{at}}', begin
        )
    reader.skip_space()
    if reader.here != "=":
        _need_more(reader, tag, begin)
        return name, None
    reader.position += 1
    reader.skip_space()
    _need_more(reader, tag, begin)
    value = _quoted(reader) if reader.here in "'\"" else _token(reader)
    _need_more(reader, tag, begin)
    return name, value


def _need_more(reader: _Reader, tag: str, begin: int) -> None:
    if not reader.here:
        raise reader.refuse(f'Unclosed start tag "{tag}" at byte offset {{at}}', begin)


def _quoted(reader: _Reader) -> str:
    quote = reader.here
    reader.position += 1
    value = []
    while reader.here and reader.here != quote:
        found = decode_reference(reader.source, reader.position) if reader.here == "&" else None
        letter, reader.position = found or (reader.here, reader.position + 1)
        value.append(letter)
    reader.position += 1
    return "".join(value)


def _token(reader: _Reader) -> str:
    begin = reader.position
    while reader.here and reader.here.isascii() and (reader.here.isalnum() or reader.here in ".-"):
        reader.position += 1
    if reader.here and reader.here not in _SPACE + ">":
        raise reader.refuse("Unexpected end of name token at byte offset {at}", begin)
    return reader.source[begin : reader.position].lower()


def _argument(tag: str, name: str, value: str | None) -> str | None:
    match tag, name:
        case "blockquote", "expandable":
            return "expandable"
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case "code", "class" if value and value.startswith("language-"):
            return value.removeprefix("language-")
        case "span", "class" if value and value.startswith("tg-"):
            return value.removeprefix("tg-")
    return None


def _end_tag(reader: _Reader) -> None:
    begin = reader.position
    if not reader.stack:
        raise reader.refuse("Unexpected end tag at byte offset {at}", begin)
    reader.position += 2
    name = reader.take_until(_SPACE + ">").lower()
    reader.skip_space()
    if reader.here != ">":
        raise reader.refuse("Unclosed end tag at byte offset {at}", begin)
    reader.position += 1
    opened = reader.stack.pop()
    if name and name != opened.tag:
        raise reader.refuse(
            "Unmatched end tag at byte offset {at}, "
            f'expected "</{opened.tag}>", found "</{name}>"',
            begin,
        )
    _close(reader, opened)


def _close(reader: _Reader, opened: _Open) -> None:
    length = reader.units - opened.begin
    if not length:
        return
    entity: Json = {"type": _TYPES[opened.tag], "offset": opened.begin, "length": length}
    if opened.tag == "a":
        url = check_url(opened.argument or "".join(reader.parts[opened.part :]))
        if url is None:
            return
        entity["url"] = url
    elif opened.tag == "tg-emoji":
        entity["custom_emoji_id"] = opened.argument
    elif opened.tag == "blockquote" and opened.argument:
        entity["type"] = "expandable_blockquote"
    elif opened.tag == "code" and opened.argument:
        entity["language"] = opened.argument
    _keep(reader, opened, entity)


def _keep(reader: _Reader, opened: _Open, entity: Json) -> None:
    """Add an entity; `<pre><code class="language-…">` around the same text makes one."""
    if opened.tag == "pre":
        same = ("offset", "length")
        for other in reader.entities:
            if other["type"] == "code" and all(other[key] == entity[key] for key in same):
                entity |= {"language": other["language"]} if "language" in other else {}
        reader.entities = [
            e for e in reader.entities
            if e["type"] != "code" or any(e[key] != entity[key] for key in same)
        ]  # fmt: skip
    elif opened.tag == "code" and not (reader.stack and reader.stack[-1].tag == "pre"):
        entity.pop("language", None)
    reader.entities.append(entity)


def check_url(url: str) -> str | None:
    """Complete and check a link; null: Telegram drops it and shows plain text."""
    url = url.strip()
    if url.startswith("tg://"):
        return url
    if "://" not in url:
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    known = parts.scheme.lower() in ("http", "https", "ton", "tonsite", "ftp")
    if not known or any(letter.isspace() for letter in url) or not _is_host(host):
        return None
    return parts._replace(path=parts.path or "/").geturl()


def _is_host(host: str) -> bool:
    return bool(host) and ("." in host.strip(".") or host == "localhost" or ":" in host)


def escape(text: str) -> str:
    """Write text so that `parse_html` gives it back."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
