"""What the fast parser reads of one element: its text, its attributes, an address. Pure.

Each does what feedparser does with such an element, or raises `NotSafe`. Attributes are asked
for by `keys()` and `items()`: `attrib` would make a dictionary for every element that has none.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice
from xml.etree.ElementTree import Element

from feeds.names import Names
from feeds.raw import NotSafe

_WIDER = re.compile(r"[^\x00-\xff]")  # what no text in Latin-1 has
_TYPES = {"text", "html", "plain", "text/plain", "text/html"}
_HTML_TYPES = {"html", "text/html", "application/xhtml+xml", "xhtml"}
_SLASHES = re.compile(r"^([A-Za-z][A-Za-z0-9+-.]*://)(/*)")  # as feedparser joins addresses
_LOST_AMPERSAND = re.compile(r"&([A-Za-z0-9_]+);")


def text_of(element: Element) -> str:
    """Read the text of an element; one that holds anything else is not safe."""
    if len(element):
        raise NotSafe
    text = element.text
    if not text:
        return ""
    text = text.strip()
    # Most texts are one or begin with a wide letter; the pattern looks at the others.
    if not (text.isascii() or text[0] > "\xff" or _WIDER.search(text)):
        try:  # UTF-8 taken for Latin-1 and encoded again: feedparser mends it
            return text.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return text
    return text


def markup_of(element: Element, names: Names) -> str:
    """Read the text of an element that may declare a type of it."""
    if element.keys():
        attributes = attributes_of(element, names)
        if (attributes.get("type") or "text") not in _TYPES or attributes.get("mode") == "base64":
            raise NotSafe
    return text_of(element)


def attributes_of(element: Element, names: Names) -> dict[str, str]:
    """Read the attributes by feedparser's names; relations and types in lower case."""
    given = element.items()
    if not given:
        return {}
    attributes = names.of_attributes(given)
    if "type" in attributes:
        attributes["type"] = attributes["type"].lower()
    if "rel" in attributes:
        attributes["rel"] = attributes["rel"].lower()
    return attributes


def href_of(attributes: dict[str, str]) -> str | None:
    """Find the address among attributes; null: there is none.

    One that is given and empty, or hides behind an empty one, feedparser reads in its own ways.
    """
    href = attributes.get("url", attributes.get("uri", attributes.get("href")))
    if not href and "href" in attributes:
        raise NotSafe
    return joined(href) if href else None


def joined(address: str) -> str:
    """Drop surplus slashes after the scheme, as feedparser does."""
    return _SLASHES.sub(r"\1", address) if ":///" in address else address


def with_ampersands(link: str) -> str:
    """Mend "?a=1&b;=2" as feedparser does."""
    return _LOST_AMPERSAND.sub(r"&\1", link) if "&" in link else link


def is_alternate(attributes: dict[str, str]) -> bool:
    """Tell whether a link leads to a page that shows the same."""
    is_page = (attributes.get("type") or "html") in _HTML_TYPES
    return attributes.get("rel", "alternate") == "alternate" and is_page


def is_permanent(attributes: dict[str, str]) -> bool:
    """Tell whether an identity is an address as well: RSS 2.0, `isPermaLink`."""
    return attributes.get("ispermalink", "true") == "true"


def has_base(root: Element) -> bool:
    """Tell whether any element has a base of addresses: feedparser keeps it beyond the element."""
    attributes = set(chain.from_iterable(map(Element.keys, root.iter())))
    return any(key[-4:].lower() == "base" for key in attributes)


def below(element: Element) -> Iterator[Element]:
    """Give every element inside one, at any depth."""
    return islice(element.iter(), 1, None)
