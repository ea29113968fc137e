"""Lists of feeds as OPML, the format all readers exchange: folders are places.

What others wrote is read with limits and without recursion, and entities stay inert.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from news.model import PlaceId
from regions.catalogue import catalogue
from storage.feeds import Listed

from .addresses import resolve

MAX_BYTES = 20_000_000
MAX_OUTLINES = 100_000
MAX_DEPTH = 100
_LONGEST_NAME = 200


class OpmlError(Exception):
    """The file cannot be taken; the message says why in plain words."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed of a list: its address, its name, and the folders it lies in, outermost first.

    `place`, `section` and `language` are our own attributes, kept by our own export.
    """

    url: str
    name: str = ""
    folders: tuple[str, ...] = ()
    place: str | None = None
    section: str | None = None
    language: str | None = None


def read_opml(data: bytes) -> list[Outline]:
    """Read the feeds of a list, in their order; one whose address is none is left out.

    Raises:
        OpmlError: not OPML, or larger, longer or deeper than any list made by people.
    """
    if len(data) > MAX_BYTES:
        raise OpmlError(f"the file is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        return list(_outlines(data))
    except etree.XMLSyntaxError as error:
        raise OpmlError(f"this is not well-formed XML: {error.msg}") from error


def _outlines(data: bytes) -> Iterator[Outline]:
    """Walk by events: the depth of a document is a number here, not a stack of calls."""
    walk = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    folders: list[str | None] = []
    seen = 0
    is_opml = False
    for event, element in walk:
        name = _local(element)
        is_opml = is_opml or name == "opml"
        if not is_opml:
            raise OpmlError("this is not OPML: it does not begin with <opml>")
        if name != "outline":
            continue
        if event == "end":
            folders.pop()
            element.clear()
            continue
        seen += 1
        _check(seen, len(folders))
        made = _outline(element, tuple(folder for folder in folders if folder))
        folders.append(None if made else _text(element))
        if made:
            yield made


def _check(seen: int, depth: int) -> None:
    if seen > MAX_OUTLINES:
        raise OpmlError(f"the list is longer than {MAX_OUTLINES} lines")
    if depth > MAX_DEPTH:
        raise OpmlError(f"folders lie more than {MAX_DEPTH} deep in each other")


def _outline(element: etree._Element, folders: tuple[str, ...]) -> Outline | None:
    attributes = {str(name).casefold(): str(value) for name, value in element.attrib.items()}
    url = resolve(attributes.get("xmlurl", "")[:3_000])
    if not url:
        return None
    return Outline(
        url=url,
        name=_text(element),
        folders=folders,
        place=attributes.get("place") or None,
        section=attributes.get("section") or None,
        language=attributes.get("language") or None,
    )


def _text(element: etree._Element) -> str:
    text = element.get("title") or element.get("text") or ""
    return " ".join(str(text).split())[:_LONGEST_NAME]


def _local(element: etree._Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1].casefold()


def write_opml(feeds: Iterable[Listed], *, title: str = "Vestnik") -> bytes:
    """Write feeds as OPML 2.0, in folders: country, region, city."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    folders: dict[tuple[str, ...], etree._Element] = {(): body}
    for path, listed in sorted(
        ((_path(f.feed.place_id), f) for f in feeds), key=lambda pair: pair[0]
    ):
        etree.SubElement(_folder(folders, path), "outline", _attributes(listed))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _folder(
    folders: dict[tuple[str, ...], etree._Element], path: tuple[str, ...]
) -> etree._Element:
    for depth in range(1, len(path) + 1):
        if path[:depth] not in folders:
            name = path[depth - 1]
            parent = folders[path[: depth - 1]]
            folders[path[:depth]] = etree.SubElement(parent, "outline", text=name, title=name)
    return folders[path]


def _path(place: PlaceId | None) -> tuple[str, ...]:
    known = catalogue().get(place) if place else None
    if known is None:
        return ()
    chain = (*reversed(catalogue().ancestors(known.id)), known)
    return tuple(link.name("ru") for link in chain)


def _attributes(listed: Listed) -> dict[str, str]:
    feed = listed.feed
    given = {
        "type": "rss",
        "text": listed.source,
        "title": listed.source,
        "xmlUrl": feed.url,
        "place": feed.place_id or "",
        "section": feed.section or "",
        "language": feed.language,
    }
    return {name: _clean(value) for name, value in given.items() if value}


def _clean(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(c for c in text if c.isprintable())
