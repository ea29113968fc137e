"""Formatted text as HTML that Telegram takes, whatever its spans are. Pure.

Tags open and close where the set of formats on a letter changes, always in one order, so that
what comes out is well-formed even where spans cross. Classic is the HTML of plain messages, rich
that of rich ones, where paragraphs, quotes and code are blocks.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from news.spans import BLOCKS, LINK, Marked, Span, cut

_TAGS = {
    LINK: "a", "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s",
    "spoiler": "tg-spoiler", "code": "code",
}  # fmt: skip
_ORDER = list(_TAGS)
_QUOTES = {
    "blockquote": "<blockquote>", "expandable_blockquote": "<blockquote expandable>",
}  # fmt: skip


def classic(marked: Marked) -> str:
    """Give the HTML of an ordinary message, line breaks and all."""
    return "".join(_classic_region(block, part) for block, part in _regions(marked))


def rich(marked: Marked) -> str:
    """Give the blocks of a rich message: a paragraph a line, empty ones left out."""
    return "".join(_rich_region(block, part) for block, part in _regions(marked))


def _classic_region(block: Span | None, part: Marked) -> str:
    if block is None:
        return _inline(part)
    if block.type == "pre":
        return f"<pre>{_code(block, part.text)}</pre>"
    return f"{_QUOTES[block.type]}{_inline(part)}</blockquote>"


def _rich_region(block: Span | None, part: Marked) -> str:
    if block is not None and block.type == "pre":
        return f"<pre>{_code(block, part.text)}</pre>"
    lines = [f"<p>{_inline(line)}</p>" for line in _lines(part) if line.text.strip()]
    if block is None or not lines:
        return "".join(lines)
    return f"<blockquote>{''.join(lines)}</blockquote>"


def _code(block: Span, text: str) -> str:
    safe = escape(text, quote=False)
    language = "".join(c for c in block.language if c.isalnum() or c in "+-#_.")[:30]
    return f'<code class="language-{language}">{safe}</code>' if language else safe


def _regions(marked: Marked) -> Iterator[tuple[Span | None, Marked]]:
    """Divide a text into what lies in a quote or in code, and what lies in none; no nesting."""
    at = 0
    for block in sorted((s for s in marked.spans if s.type in BLOCKS), key=lambda s: s.start):
        start = max(block.start, at)
        if start >= block.end:
            continue
        if start > at:
            yield None, cut(marked, at, start)
        yield block, cut(marked, start, block.end)
        at = block.end
    if at < len(marked.text):
        yield None, cut(marked, at, len(marked.text))


def _lines(part: Marked) -> Iterator[Marked]:
    at = 0
    for line in part.text.split("\n"):
        yield cut(part, at, at + len(line))
        at += len(line) + 1


def _inline(part: Marked) -> str:
    """Put tags around letters; those open stay open as long as they go on."""
    spans = [s for s in part.spans if s.type in _TAGS]
    edges = sorted({0, len(part.text), *(s.start for s in spans), *(s.end for s in spans)})
    made: list[str] = []
    stack: list[Span] = []
    for start, end in pairwise(edges):
        wanted = _formats(s for s in spans if s.start <= start and end <= s.end)
        kept = _common(stack, wanted)
        made += [f"</{_TAGS[s.type]}>" for s in reversed(stack[kept:])]
        made += [_opening(s) for s in wanted[kept:]]
        stack = wanted
        made.append(escape(part.text[start:end], quote=False))
    made += [f"</{_TAGS[s.type]}>" for s in reversed(stack)]
    return "".join(made)


def _formats(spans: Iterable[Span]) -> list[Span]:
    """Choose the formats on a letter: one of a type, outermost first; code stands alone."""
    found = {span.type: span for span in spans}
    if "code" in found:
        return [found["code"]]
    return [found[type] for type in _ORDER if type in found]


def _common(a: list[Span], b: list[Span]) -> int:
    kept = 0
    while kept < min(len(a), len(b)) and (a[kept].type, a[kept].url) == (
        b[kept].type,
        b[kept].url,
    ):
        kept += 1
    return kept


def _opening(span: Span) -> str:
    if span.type == LINK:
        return f'<a href="{escape(span.url)}">'
    return f"<{_TAGS[span.type]}>"
