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
    return root, _prefixes(text, start)


def _prefixes(text: str, start: re.Match[str]) -> Prefixes:
    own = _NAMESPACE.findall(start[1])
    within = text.find("xmlns", start.end()) >= 0  # here or in a text: to be sure, it counts
    found: dict[str, set[str | None]] = defaultdict(set)
    for prefix, one, other in _NAMESPACE.findall(text, start.end()) if within else ():
        found[one or other].add(prefix or _WITHIN)
    for prefix, one, other in own:
        found[one or other].add(prefix or None)
    return {uri: prefixes.pop() for uri, prefixes in found.items() if len(prefixes) == 1}


_WITHIN = "\0"  # a default namespace of a part of the document: its names mean nothing to us
