"""A document as a tree, for the fast parser.

By the standard library, which reads XML with expat, as feedparser does: what one of them calls
well-formed, so does the other. `NotSafe` where it is not, or has a document type.
"""

import re
from collections import defaultdict
from xml.etree.ElementTree import Element, ParseError, XMLParser

from feeds.raw import NotSafe

Prefixes = dict[str, str | None]
"""Of namespaces, by address; null: the default one."""

# Nothing before the root but what means nothing, so no document type; then the root's tag.
_START = re.compile(
    r"[\s\ufeff]*+(?:(?:<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->)\s*+)*+"
    r"<[^\s<>/!?]++((?:\s++[^\s<>=]++\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'))*+)\s*+/?>",
    re.DOTALL,
)
_CONTROL = re.compile("[\x80-\x9f]")
# Looked for in bytes: Python finds the first byte of a pattern there three times as fast.
_CONTROL_BYTES = re.compile(rb"\xc2[\x80-\x9f]")
_CONTROL_NUMBER = re.compile(rb"&#(?:0*1[2-5][0-9]|x0*[89][0-9a-f]);", re.IGNORECASE)
_DECLARATION = re.compile(rb"xmlns")
_SPACE = re.compile(r"\s")
_NAMESPACE = re.compile(r"""\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")


def tree_of(text: str) -> tuple[Element, Prefixes]:
    """Parse a document; tell the prefixes of its namespaces, of those that have one only.

    Raises:
        NotSafe: it is not well-formed, or has a document type.
    """
    start = _START.match(text)
    if start is None:
        raise NotSafe
    parser = XMLParser(encoding="utf-8")  # noqa: S314  # no document type: no entities
    try:
        parser.feed(text.lstrip("\ufeff \t\r\n"))
        root = parser.close()
    except (ParseError, UnicodeEncodeError, ValueError) as error:
        raise NotSafe from error
    written = text.encode("utf-8", "replace")  # a copy: `text` keeps what the parser was fed
    if _may_hold_controls(written) and any(_CONTROL.search(e.text or "") for e in root.iter()):
        raise NotSafe  # feedparser takes them for letters of windows-1252
    return root, _prefixes(text, written, start)


def _may_hold_controls(written: bytes) -> bool:
    """Look quickly: characters U+0080 to U+009F as they are, or by number."""
    return bool(_CONTROL_BYTES.search(written) or _CONTROL_NUMBER.search(written))


def _prefixes(text: str, written: bytes, start: re.Match[str]) -> Prefixes:
    """Find the prefixes of namespaces.

    Raises:
        NotSafe: an address of one has spaces in it.
    """
    own = _NAMESPACE.findall(start[1])
    declared = len(_DECLARATION.findall(written))  # in a tag or in a text: to be sure, it counts
    within = declared > start[0].count("xmlns")
    found: dict[str, set[str | None]] = defaultdict(set)
    for prefix, one, other in _NAMESPACE.findall(text, start.end()) if within else ():
        found[one or other].add(prefix or _WITHIN)
    for prefix, one, other in own:
        found[one or other].add(prefix or None)
    if any(_SPACE.search(uri) for uri in found):
        raise NotSafe  # feedparser stumbles over it, unless it is mended first
    return {uri: prefixes.pop() for uri, prefixes in found.items() if len(prefixes) == 1}


_WITHIN = "\0"  # a default namespace of a part of the document: its names mean nothing to us
