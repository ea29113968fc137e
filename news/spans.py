"""Formatted text as a string and spans over it: cut, cleaned, its hidden addresses shown. Pure.

Telegram counts in UTF-16 units, Python in characters: `read` turns one into the other, once.
Spans may come from anybody: whatever they are, what comes out lies within the text.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from .links import shown_host

BLOCKS: Final = frozenset({"pre", "blockquote", "expandable_blockquote"})
LINK: Final = "text_link"
SHOWN: Final = BLOCKS | {
    "bold", "italic", "underline", "strikethrough", "spoiler", "code", LINK, "url",
}  # fmt: skip
"""Formatting that readers get; the rest (mentions of people, custom emoji) is text to them."""
SPANS_MOST: Final = 90  # of the 100 that Telegram takes in a message; ours need the rest
MARKS_IN_A_ROW: Final = 4  # more combining marks on one letter is not a script, it is a prank
_LINE_BREAKS: Final = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HIDDEN: Final = re.compile(
    r"[\u00ad\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Formatting of the characters [start, end). `url` is of a link, `language` of a `pre`."""

    type: str
    start: int
    end: int
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its formatting."""

    text: str
    spans: tuple[Span, ...] = ()

    def __len__(self) -> int:
        """Count as Telegram does: UTF-16 units."""
        return units(self.text)


def units(text: str) -> int:
    """Count UTF-16 units."""
    return len(text) + sum(c > "\uffff" for c in text)


def read(text: str, entities: Iterable[Mapping[str, Any]]) -> Marked:
    """Read a text with Telegram's entities, keeping what of them is shown and makes sense."""
    at = _characters(text)
    spans = []
    for entity in entities:
        start, length = entity.get("offset", 0), entity.get("length", 0)
        if entity.get("type") not in SHOWN or start < 0 or length < 1:
            continue
        begin, end = at[min(start, len(at) - 1)], at[min(start + length, len(at) - 1)]
        if begin < end:
            url, language = str(entity.get("url") or ""), str(entity.get("language") or "")
            spans.append(Span(str(entity["type"]), begin, end, url, language))
    return Marked(text, tuple(spans[:SPANS_MOST]))


def _characters(text: str) -> list[int]:
    """Map each UTF-16 offset to the character it lies in; one more for the end."""
    at: list[int] = []
    for index, char in enumerate(text):
        at += [index] * (1 + (char > "\uffff"))
    return [*at, len(text)]


def cut(marked: Marked, start: int, end: int) -> Marked:
    """Take the characters [start, end) with the formatting that is on them."""
    inside = (
        replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
        for span in marked.spans
        if span.start < end and span.end > start
    )
    return Marked(marked.text[start:end], tuple(span for span in inside if span.start < span.end))


def joined(parts: Iterable[Marked], between: str = "") -> Marked:
    """Put texts one after the other."""
    text, spans = "", []
    for number, part in enumerate(parts):
        text += between if number else ""
        shift = len(text)
        spans += [replace(s, start=s.start + shift, end=s.end + shift) for s in part.spans]
        text += part.text
    return Marked(text, tuple(spans))


def cleaned(marked: Marked) -> Marked:
    """Take out what would hide, overturn or smear the text around it.

    Controls, direction marks and piles of combining marks go; line breaks become line feeds.
    """
    kept: list[Marked] = []
    begin = 0
    for start, end, instead in _unfit(marked.text):
        kept += [cut(marked, begin, start), Marked(instead)]
        begin = end
    return joined([*kept, cut(marked, begin, len(marked.text))]) if kept else marked


def _unfit(text: str) -> Iterable[tuple[int, int, str]]:
    row = index = 0
    while index < len(text):
        char = text[index]
        row = row + 1 if unicodedata.combining(char) else 0
        if found := _LINE_BREAKS.match(text, index):
            yield index, found.end(), "\n"
            index = found.end()
            continue
        if char not in "\n\t" and (
            _HIDDEN.match(char)
            or row > MARKS_IN_A_ROW
            or unicodedata.category(char) in {"Cc", "Cs", "Co"}
        ):
            yield index, index + 1, ""
        index += 1


def honest(marked: Marked) -> Marked:
    """Write the real host behind every link that does not show it, and drop links to elsewhere.

    A link whose words are its own host, and an address that shows a plain host, stay as they are.
    """
    parts: list[Marked] = []
    begin = 0
    spans = [span for span in marked.spans if not _is_dead(span)]
    marked = Marked(marked.text, tuple(spans))
    for span in sorted(spans, key=lambda s: s.end):
        words = marked.text[span.start : span.end]
        if host := _unseen_host(span, words):
            parts += [cut(marked, begin, span.end), Marked(f" ({host})")]
            begin = span.end
    return joined([*parts, cut(marked, begin, len(marked.text))]) if parts else marked


def _is_dead(span: Span) -> bool:
    return span.type == LINK and not shown_host(span.url)


def _unseen_host(span: Span, words: str) -> str:
    """Name the host that a reader would not see, or could take for another; empty: none."""
    if span.type == LINK:
        real, seen = shown_host(span.url), shown_host(words)
        return "" if real == seen and real in words.lower() else real
    if span.type == "url":
        real = shown_host(words)
        return "" if real in words.lower() and "@" not in words else real
    return ""


def pages(marked: Marked, longest: int) -> list[Marked]:
    """Break a text into pieces of at most `longest` UTF-16 units (at least 2): none is lost.

    At an empty line, else a line, else a word, in the second half of the piece; else anywhere.
    """
    found: list[Marked] = []
    begin, whole = 0, marked.text
    while units(whole[begin:]) > longest:
        end = begin + _fitting(whole[begin:], longest)
        found.append(cut(marked, begin, end))
        begin = end
    return [*found, cut(marked, begin, len(whole))]


def _fitting(text: str, longest: int) -> int:
    """Tell how many characters the first piece has."""
    room = _characters(text[: longest + 1])[longest]
    head = text[:room]
    for mark in ("\n\n", "\n", " "):
        at = head.rfind(mark)
        if at > room // 2:
            return at + len(mark)
    return max(room, 1)
