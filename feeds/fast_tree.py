"""A document as a tree, for the fast parser.

By the standard library, which reads XML with expat, as feedparser does: what one of them calls
well-formed, so does the other. `NotSafe` where it is not, or has a document type.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, XMLParser

from feeds.raw import NotSafe

Prefixes = dict[str, str | None]
"""Of namespaces, by address; null: the default one."""

# Nothing before the root but what means nothing, so no document type; then the root's tag.
_START = re.compile(
    rb"(?:[ \t\r\n]|\xef\xbb\xbf)*+(?P<begin>)"
    rb"(?:(?:<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->)\s*+)*+"
    rb"<[^\s<>/!?]++(?P<attributes>(?:\s++[^\s<>=]++\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'))*+)\s*+/?>",
    re.DOTALL,
)
_CONTROL = re.compile("[\x80-\x9f]")
# Patterns, not `in`: for two bytes in many that looks five times as long; for one it does not.
_CONTROL_BYTES = re.compile(rb"\xc2[\x80-\x9f]")
_CONTROL_NUMBER = re.compile(rb"&#(?:0*1[2-5][0-9]|x0*[89][0-9a-f]);", re.IGNORECASE)
_SPACE = re.compile(r"\s")
_NAMESPACE = re.compile(rb"""\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")


def tree_of(document: bytes) -> tuple[Element, Prefixes]:
    """Parse a document in UTF-8; tell the prefixes of its namespaces, of those with one only.

    Raises:
        NotSafe: it is not well-formed, or has a document type, or is not UTF-8.
    """
    start = _START.match(document)
    if start is None:
        raise NotSafe
    parser = XMLParser(encoding="utf-8")  # noqa: S314  # no document type: no entities
    begin = start.start("begin")
    try:
        parser.feed(document[begin:] if begin else document)
        root = parser.close()
    except (ParseError, ValueError) as error:
        raise NotSafe from error
    if _may_hold_controls(document) and any(_CONTROL.search(e.text or "") for e in root.iter()):
        raise NotSafe  # feedparser takes them for letters of windows-1252
    return root, _prefixes(document, start)


def _may_hold_controls(document: bytes) -> bool:
    """Look quickly: characters U+0080 to U+009F as they are, or by number."""
    by_number = b"#" in document and _CONTROL_NUMBER.search(document)
    return bool(by_number or _CONTROL_BYTES.search(document))


def _prefixes(document: bytes, start: re.Match[bytes]) -> Prefixes:
    """Find the prefixes of namespaces.

    Raises:
        NotSafe: an address of one has spaces in it.
    """
    found: dict[str, set[str | None]] = defaultdict(set)
    if document.rfind(b"xmlns", start.end()) >= 0:  # in a tag or in a text: to be sure, it counts
        for prefix, uri in _declared(document[start.end() :]):
            found[uri].add(prefix or _WITHIN)
    for prefix, uri in _declared(start["attributes"]):
        found[uri].add(prefix or None)
    if any(_SPACE.search(uri) for uri in found):
        raise NotSafe  # feedparser stumbles over it, unless it is mended first
    return {uri: prefixes.pop() for uri, prefixes in found.items() if len(prefixes) == 1}


def _declared(tags: bytes) -> Iterator[tuple[str, str]]:
    """List namespaces declared in some tags: prefix, address."""
    for prefix, one, other in _NAMESPACE.findall(tags):
        yield prefix.decode(), (one or other).decode()


_WITHIN = "\0"  # a default namespace of a part of the document: its names mean nothing to us
