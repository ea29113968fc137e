"""A tree of tags -> the blocks of a rich message."""

import re
from itertools import groupby

from . import text as texts
from .errors import Json, Value, bad_request
from .files import Files
from .keyboards import check_action
from .markup import check_url
from .params import Params
from .rich_html import INLINE, Node

MAX_ROW_BUTTONS = 8
_MEDIA_TAGS = {"img": "photo", "video": "video", "audio": "audio", "tg-document": "document"}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_SPACES = re.compile(r"[ \t\r\n\f]+")


class Media:
    """The files of a rich message, by the id that `tg://photo?id=…` names."""

    def __init__(self, given: Value, params: Params, files: Files) -> None:
        self._params, self._files = params, files
        self._by_id: dict[str, Json] = {}
        for item in given or ():
            if not isinstance(item, dict) or not isinstance(item.get("media"), dict):
                raise bad_request("can't parse InputRichMessageMedia: expected an Object")
            self._by_id[str(item.get("id"))] = item["media"]

    def from_address(self, kind: str, source: str) -> Json:
        """Get the fields of a media block by its `src`."""
        if match := re.fullmatch(r"tg://(photo|video|audio|document)\?id=(.+)", source):
            if (media := self._by_id.get(match[2])) is None:
                raise bad_request(f'rich message media "{match[2]}" not found')
            return self.from_input(media)
        if check_url(source) is None or not source.startswith(("http://", "https://")):
            raise bad_request("wrong HTTP URL specified")
        return self._block(kind, source)

    def from_input(self, media: Json) -> Json:
        """Get the fields of a media block by an InputMedia."""
        return self._block(str(media.get("type") or "photo"), media.get("media"))

    def _block(self, kind: str, value: object) -> Json:
        field = "voice" if kind == "voice_note" else kind
        stored = self._files.take(self._params, field, value, field=field)
        return {"type": kind, kind: stored.as_media()[field]}


class _Builder:
    def __init__(self, media: Media, *, detect: bool, chat_type: str) -> None:
        self.media, self.detect, self.chat_type = media, detect, chat_type

    def blocks(self, nodes: list[Node | str]) -> list[Json]:
        made: list[Json] = []
        for is_line, group in groupby(map(_as_anchor, nodes), key=_is_inline):
            part = list(group)
            made += self.line(part) if is_line else map(self.block, part)
        return made

    def line(self, nodes: list[Node | str]) -> list[Json]:
        text = trimmed(self.inline(nodes))
        return [] if text in ("", []) else [{"type": "paragraph", "text": text}]

    def block(self, node: Node | str) -> Json:
        assert isinstance(node, Node)  # noqa: S101  # a string is part of a line
        tag = node.tag
        if tag in _MEDIA_TAGS:
            return self.medium(node)
        if tag[0] == "h" and tag[1:].isdigit():
            return {"type": "heading", "size": int(tag[1]), "text": self.text(node)}
        make = {
            "p": self.paragraph, "hr": self.divider, "pre": self.pre,
            "ul": self.listing, "ol": self.listing, "details": self.details, "table": self.table,
            "blockquote": self.quote, "aside": self.pull, "footer": self.footer,
            "figure": self.figure, "tg-collage": self.gallery, "tg-slideshow": self.gallery,
            "tg-map": self.map, "tg-button-row": self.buttons, "tg-math-block": self.formula,
            "anchor": self.anchor,
        }.get(tag)  # fmt: skip
        if make is None:
            raise bad_request(f'can\'t parse entities: Tag "{tag}" is not allowed here')
        return make(node)

    def paragraph(self, node: Node) -> Json:
        return {"type": "paragraph", "text": self.text(node)}

    def divider(self, _: Node) -> Json:
        return {"type": "divider"}

    def anchor(self, node: Node) -> Json:
        return {"type": "anchor", "name": node.attributes["name"]}

    def footer(self, node: Node) -> Json:
        return {"type": "footer", "text": self.text(node)}

    def formula(self, node: Node) -> Json:
        return {"type": "mathematical_expression", "expression": _raw(node)}

    def pre(self, node: Node) -> Json:
        code = node.first("code")
        language = (code.attributes.get("class", "") if code else "").removeprefix("language-")
        block: Json = {"type": "pre", "text": _raw(node).strip("\n")}
        return block | ({"language": language} if language else {})

    def details(self, node: Node) -> Json:
        summary = node.first("summary")
        if summary is None:
            raise bad_request('can\'t parse entities: Tag "details" must have a "summary"')
        rest = [child for child in node.children if child is not summary]
        block: Json = {"type": "details", "summary": self.text(summary)}
        block["blocks"] = self.blocks(rest)
        return block | ({"is_open": True} if "open" in node.attributes else {})

    def quote(self, node: Node) -> Json:
        credit = self.credit(node)
        rest = [c for c in node.children if not (isinstance(c, Node) and c.tag == "cite")]
        if node.attributes.keys() & {"collapsed", "expandable"}:
            inner = Node("blockquote", {}, rest)
            return {"type": "expandable_blockquote", "text": self.text(inner), **credit}
        return {"type": "blockquote", "blocks": self.blocks(rest), **credit}

    def pull(self, node: Node) -> Json:
        rest = [c for c in node.children if not (isinstance(c, Node) and c.tag == "cite")]
        return {"type": "pullquote", "text": self.text(Node("aside", {}, rest)),
                **self.credit(node)}  # fmt: skip

    def credit(self, node: Node) -> Json:
        cite = node.first("cite")
        return {"credit": self.text(cite)} if cite else {}

    def listing(self, node: Node) -> Json:
        items = [child for child in node.children if isinstance(child, Node)]
        ordered, kind = node.tag == "ol", node.attributes.get("type", "1")
        step = -1 if "reversed" in node.attributes else 1
        number = _whole(node, "start", len(items) if step < 0 else 1)
        made = []
        for item in items:
            number = _whole(item, "value", number)
            made.append(self.item(item, number if ordered else None, kind))
            number += step
        return {"type": "list", "items": made}

    def item(self, node: Node, number: int | None, kind: str) -> Json:
        box = node.first("input")
        rest = [child for child in node.children if child is not box]
        made: Json = {"label": label(number, kind), "blocks": self.blocks(rest)}
        if number is not None:
            made |= {"value": number, "type": kind}
        if box is not None:
            made["has_checkbox"] = True
            made |= {"is_checked": True} if "checked" in box.attributes else {}
        return made

    def table(self, node: Node) -> Json:
        rows = [row for row in node.children if isinstance(row, Node) and row.tag == "tr"]
        cells = [[self.cell(c) for c in row.children if isinstance(c, Node)] for row in rows]
        block: Json = {"type": "table", "cells": cells}
        for name in ("bordered", "striped", "compact"):
            block |= {f"is_{name}": True} if name in node.attributes else {}
        title = node.first("caption")
        return block | ({"caption": self.text(title)} if title else {})

    def cell(self, node: Node) -> Json:
        made: Json = {
            "align": node.attributes.get("align", "left"),
            "valign": node.attributes.get("valign", "top"),
            "text": self.text(node),
        }
        made |= {"is_header": True} if node.tag == "th" else {}
        for name in ("colspan", "rowspan"):
            span = _whole(node, name, 1)
            made |= {name: span} if span > 1 else {}
        return made

    def medium(self, node: Node) -> Json:
        block = self.media.from_address(_MEDIA_TAGS[node.tag], node.attributes.get("src", ""))
        return block | ({"has_spoiler": True} if "tg-spoiler" in node.attributes else {})

    def figure(self, node: Node) -> Json:
        inner = [c for c in node.children if isinstance(c, Node) and c.tag != "figcaption"]
        if len(inner) != 1:
            raise bad_request('can\'t parse entities: Tag "figure" must have one element')
        return {**self.block(inner[0]), **self.caption(node)}

    def gallery(self, node: Node) -> Json:
        inner = [c for c in node.children if isinstance(c, Node) and c.tag != "figcaption"]
        kind = node.tag.removeprefix("tg-")
        if not inner:
            raise bad_request(f"rich message {kind} is empty")
        return {"type": kind, "blocks": [self.medium(c) for c in inner], **self.caption(node)}

    def caption(self, node: Node) -> Json:
        found = node.first("figcaption")
        if found is None:
            return {}
        rest = [c for c in found.children if not (isinstance(c, Node) and c.tag == "cite")]
        words = {"text": self.text(Node("figcaption", {}, rest)), **self.credit(found)}
        return {"caption": words}

    def map(self, node: Node) -> Json:
        try:
            latitude, longitude = (float(node.attributes[name]) for name in ("lat", "long"))
        except (KeyError, ValueError):
            raise bad_request("wrong latitude or longitude specified") from None
        place = {"latitude": latitude, "longitude": longitude}
        sizes = {
            name: _whole(node, name, default)
            for name, default in (("zoom", 14), ("width", 800), ("height", 400))
        }
        return {"type": "map", "location": place, **sizes}

    def buttons(self, node: Node) -> Json:
        made = [self.button(c) for c in node.children if isinstance(c, Node)]
        if not 1 <= len(made) <= MAX_ROW_BUTTONS:
            raise bad_request(f"a row of a rich message has 1-{MAX_ROW_BUTTONS} buttons")
        align = node.attributes.get("align")
        return {"type": "buttons", "buttons": made, **({"align": align} if align else {})}

    def button(self, node: Node) -> Json:
        given, kind = node.attributes, node.attributes.get("type", "")
        value: Value = {
            "url": given.get("url"), "callback_data": given.get("data"),
            "copy_text": {"text": given.get("text", "")}, "disabled": {},
            "switch_inline_query": given.get("query", ""),
            "switch_inline_query_current_chat": given.get("query", ""),
            "web_app": {"url": given.get("url")},
        }.get(kind)  # fmt: skip
        made: Json = {"text": self.text(node), **({} if value is None else {kind: value})}
        made |= {"style": given["style"]} if "style" in given else {}
        return check_action(made, chat_type=self.chat_type)

    def text(self, node: Node) -> Value:
        return trimmed(self.inline(node.children))

    def inline(self, nodes: list[Node | str]) -> Value:
        parts: list[Value] = []
        for node in nodes:
            if isinstance(node, str):
                parts += self.words(_SPACES.sub(" ", node))
            elif node.tag == "p" or node.is_block:
                raise bad_request(
                    f'can\'t parse entities: Tag "{node.tag}" is not allowed in text'
                )
            else:
                parts.append(self.span(node))
        return parts[0] if len(parts) == 1 else parts

    def words(self, text: str) -> list[Value]:
        if not self.detect:
            return [text] if text else []
        parts: list[Value] = []
        done = 0
        for found in texts.detect(text):
            begin = len(texts.utf16_slice(text, 0, found["offset"]))
            piece = texts.utf16_slice(text, found["offset"], found["length"])
            parts += [text[done:begin], _detected(found["type"], piece)]
            done = begin + len(piece)
        return [part for part in [*parts, text[done:]] if part]

    def span(self, node: Node) -> Value:
        given = node.attributes
        if node.tag == "span" and given.get("class") != "tg-spoiler":
            raise bad_request('can\'t parse entities: Tag "span" must have class "tg-spoiler"')
        if node.tag == "code":
            return {"type": "code", "text": _raw(node)}
        if node.tag in INLINE:
            return {"type": INLINE[node.tag], "text": self.inline(node.children)}
        if node.tag == "a":
            return self.anchor(node) if _is_anchor(node) else self.link(node)
        if node.tag == "tg-button":
            return {"type": "button", "button": self.button(node)}
        return self.special(node)

    def special(self, node: Node) -> Value:
        given = node.attributes
        match node.tag:
            case "br":
                return "\n"
            case "tg-emoji":
                id = given.get("emoji-id", "")
                return {"type": "custom_emoji", "custom_emoji_id": id,
                        "alternative_text": _raw(node)}  # fmt: skip
            case "tg-math":
                return {"type": "mathematical_expression", "expression": _raw(node)}
        text = self.inline(node.children)
        if node.tag == "tg-time":
            moment = {"unix_time": _whole(node, "unix", 0)}
            style = {"date_time_format": given.get("format", "")}
            return {"type": "date_time", "text": text, **moment, **style}
        return {"type": "reference", "text": text, "name": given.get("name", "")}

    def link(self, node: Node) -> Value:
        plain = _Builder(self.media, detect=False, chat_type=self.chat_type)
        text = plain.inline(node.children)
        address = node.attributes.get("href", "")
        if address.startswith("#"):
            return {"type": "anchor_link", "text": text, "anchor_name": address[1:]}
        url = check_url(address or _raw(node))
        return text if url is None else {"type": "url", "text": text, "url": url}


def _is_anchor(node: Node) -> bool:
    return node.tag == "a" and "name" in node.attributes and "href" not in node.attributes


def _as_anchor(node: Node | str) -> Node | str:
    """Turn `<a name="…">` between blocks into a block of its own."""
    if isinstance(node, Node) and _is_anchor(node):
        return Node("anchor", node.attributes)
    return node


def _is_inline(node: Node | str) -> bool:
    return isinstance(node, str) or not (node.is_block or node.tag == "anchor")


def blocks_of(root: Node, media: Media, *, detect: bool, chat_type: str) -> list[Json]:
    """Make the blocks of a tree of tags.

    Raises:
        ApiError: something that a rich message cannot hold.
    """
    return _Builder(media, detect=detect, chat_type=chat_type).blocks(root.children)


def label(number: int | None, kind: str) -> str:
    """Write the label of a list item as clients show it; null: a bullet."""
    if number is None:
        return "•"
    if kind in ("a", "A") and number > 0:
        letters = ""
        rest = number
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(ord("a") + digit) + letters
        return (letters.upper() if kind == "A" else letters) + "."
    if kind in ("i", "I") and 0 < number < 4000:
        roman, rest = "", number
        for value, sign in _ROMAN:
            times, rest = divmod(rest, value)
            roman += sign * times
        return (roman.upper() if kind == "I" else roman) + "."
    return f"{number}."


def trimmed(text: Value) -> Value:
    """Cut white space at both ends of a rich text, where a plain string stands there."""
    if isinstance(text, str):
        return text.strip(" \n")
    if isinstance(text, list) and text:
        parts = list(text)
        if isinstance(parts[0], str):
            parts[0] = parts[0].lstrip(" \n")
        if isinstance(parts[-1], str):
            parts[-1] = parts[-1].rstrip(" \n")
        kept = [part for part in parts if part != ""]
        return kept[0] if len(kept) == 1 else kept
    return text


def _raw(node: Node) -> str:
    return "".join(c if isinstance(c, str) else "\n" if c.tag == "br" else _raw(c)
                   for c in node.children)  # fmt: skip


def _whole(node: Node, name: str, default: int) -> int:
    value = node.attributes.get(name)
    if value is None or value == "":
        return default
    if not value.lstrip("-").isdigit() or len(value) > 12:
        raise bad_request(f'can\'t parse entities: attribute "{name}" must be a number')
    return int(value)


def _detected(kind: str, piece: str) -> Json:
    match kind:
        case "url":
            return {"type": "url", "text": piece, "url": check_url(piece) or piece}
        case "email":
            return {"type": "email_address", "text": piece, "email_address": piece}
        case "mention":
            return {"type": "mention", "text": piece, "username": piece[1:]}
        case "hashtag":
            return {"type": "hashtag", "text": piece, "hashtag": piece[1:]}
    return {"type": "bot_command", "text": piece, "bot_command": piece}
