"""HTML of rich messages -> a tree of tags, strictly: Telegram's tags, each one closed.

Source: https://core.telegram.org/bots/api#rich-message-formatting-options
"""

import re
from dataclasses import dataclass, field

from .errors import ApiError, bad_request
from .markup import decode_reference

INLINE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough",
    "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler", "code": "code",
    "mark": "marked", "sub": "subscript", "sup": "superscript",
}  # fmt: skip
INLINE_OTHER = frozenset(
    {"a", "br", "tg-emoji", "tg-time", "tg-math", "tg-button", "tg-reference"}
)
BLOCK = frozenset([
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "details", "summary",
    "blockquote", "aside", "cite", "table", "caption", "tr", "td", "th", "hr", "footer",
    "pre", "figure", "figcaption", "img", "video", "audio", "tg-document", "tg-collage",
    "tg-slideshow", "tg-map", "tg-button-row", "tg-math-block", "input",
])  # fmt: skip
VOID = frozenset({"br", "hr", "img", "input", "tg-map"})
MAX_DEPTH = 64
"""Of tags, as a guard; the limit of Telegram is on the nesting of blocks."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>")
_ATTRIBUTE = re.compile(r"([a-zA-Z][\w-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>/]+)))?")
_NEEDED = {"li": ("ul", "ol"), "summary": ("details",), "tr": ("table",), "td": ("tr",),
           "th": ("tr",), "caption": ("table",), "input": ("li",),
           "figcaption": ("figure", "tg-collage", "tg-slideshow"),
           "cite": ("blockquote", "aside", "figcaption"),
           "tg-button-row": ("", "li", "details", "blockquote")}  # fmt: skip
_ONLY = {"ul": {"li"}, "ol": {"li"}, "table": {"tr", "caption"}, "tr": {"td", "th"},
         "tg-collage": {"img", "video", "figcaption"}, "tg-button-row": {"tg-button"},
         "tg-slideshow": {"img", "video", "figcaption"}}  # fmt: skip


@dataclass(slots=True)
class Node:
    """A tag with its attributes and what lies in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    @property
    def is_block(self) -> bool:
        """Tell a block from a part of a line."""
        return self.tag in BLOCK

    def first(self, tag: str) -> "Node | None":
        """Find the first child of that kind."""
        found = (c for c in self.children if isinstance(c, Node) and c.tag == tag)
        return next(found, None)


def parse(source: str) -> Node:
    """Read the tags of a rich message; the root has an empty tag.

    Raises:
        ApiError: "can't parse entities: …": an unknown tag, one left open, one out of place.
    """
    root = Node("")
    stack, position = [root], 0
    while (at := source.find("<", position)) >= 0:
        _add_text(stack[-1], source[position:at])
        match = _TAG.match(source, at)
        if match is None:
            raise _refusal("Unclosed start tag at byte offset {at}", source, at)
        _tag(stack, match, source)
        position = match.end()
    _add_text(stack[-1], source[position:])
    if len(stack) > 1:
        raise _refusal(
            f'Can\'t find end tag corresponding to start tag "{stack[-1].tag}"', source, 0
        )
    return root


def _refusal(what: str, source: str, at: int) -> ApiError:
    return bad_request(
        f"can't parse entities: {what.replace('{at}', str(len(source[:at].encode())))}"
    )


def _tag(stack: list[Node], match: re.Match[str], source: str) -> None:
    closing, name, rest, empty = match.groups()
    name, at = name.lower(), match.start()
    if closing:
        _close(stack, name, source, at)
        return
    if name not in BLOCK and name not in INLINE and name not in INLINE_OTHER:
        raise _refusal(f'Unsupported start tag "{name}" at byte offset {{at}}', source, at)
    _check_place(stack[-1].tag, name, source, at)
    node = Node(name, _attributes(rest))
    stack[-1].children.append(node)
    if not empty and name not in VOID:
        stack.append(node)
    if len(stack) > MAX_DEPTH:
        raise bad_request("rich message nesting is too deep")


def _close(stack: list[Node], name: str, source: str, at: int) -> None:
    if len(stack) == 1:
        raise _refusal("Unexpected end tag at byte offset {at}", source, at)
    if (opened := stack.pop().tag) != name:
        raise _refusal(
            f'Unmatched end tag at byte offset {{at}}, expected "</{opened}>", found "</{name}>"',
            source,
            at,
        )


def _check_place(parent: str, name: str, source: str, at: int) -> None:
    needed, only = _NEEDED.get(name), _ONLY.get(parent)
    wrong = (needed is not None and parent not in needed) or (only and name not in only)
    if wrong or (name in BLOCK and (parent in INLINE or parent == "a")):
        where = f'in "{parent}"' if parent else "at the top"
        raise _refusal(f'Tag "{name}" is not allowed {where} at byte offset {{at}}', source, at)


def _attributes(source: str) -> dict[str, str]:
    found = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        found[name.lower()] = decode(double or single or bare)
    return found


def _add_text(node: Node, source: str) -> None:
    if not source:
        return
    text = decode(source)
    if node.tag in _ONLY and not text.isspace():
        raise bad_request(f'can\'t parse entities: text is not allowed in "{node.tag}"')
    node.children.append(text)


def decode(source: str) -> str:
    """Replace the references that Telegram knows."""
    parts, position = [], 0
    while (at := source.find("&", position)) >= 0:
        found = decode_reference(source, at)
        letter, after = found or ("&", at + 1)
        parts += [source[position:at], letter]
        position = after
    return "".join([*parts, source[position:]])
