"""Lists of feeds as OPML, the format all readers exchange: folders are places.

What others wrote is read with limits and without recursion; entities of its own making are
not resolved, and other lists that it names are not fetched. How each reader writes its file:
docs/decisions/0018-sources.md.
"""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.entities import html5

from lxml import etree

from storage.feeds import Listed

from .catalogue import home_page
from .encoding import decode
from .folders import by_place
from .routes import feed_address

MAX_BYTES = 50_000_000
MAX_OUTLINES = 200_000  # feeds and folders; the largest list anybody is known to keep has half
MAX_DEPTH = 1_500  # the parser itself ends at 2,048
MAX_ATTRIBUTES = 500  # of an outline; the parser takes the square of their number in time
_FOLDERS = 12  # of the outermost folders of a feed that are remembered: no place lies deeper
_LONGEST_NAME = 200
_FEED_TYPES = {"", "rss", "rss1", "rss2", "atom", "rdf", "json", "jsonfeed", "feed", "xml"}
"""What `type` says of a feed in the files of readers; FreshRSS has others, for scraped pages."""

_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)(\w{2,31};)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ATTRIBUTE = re.compile(r"""=\s*["']""")
_OWN_DTD = re.compile(r"<!(?:ENTITY|ATTLIST|ELEMENT|NOTATION)\b", re.IGNORECASE)


class OpmlError(Exception):
    """The file cannot be taken; the message says why in plain words."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed of a list: its address, its name, and the folders it lies in, outermost first.

    `categories` are folders too, as the attribute `category` of OPML 2.0 writes them.
    `place`, `section` and `language` are our own attributes, kept by our own export.
    """

    url: str
    name: str = ""
    folders: tuple[str, ...] = ()
    categories: tuple[tuple[str, ...], ...] = ()
    place: str | None = None
    section: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class OpmlList:
    """The feeds of a list in their order, and how many lines promised one and gave none.

    Left out: addresses that are none, pages to be scraped, other lists.
    """

    outlines: tuple[Outline, ...] = ()
    left_out: int = 0


def read_opml(data: bytes) -> OpmlList:
    """Read a list that any reader wrote.

    Raises:
        OpmlError: not OPML, or larger, longer or deeper than any list made by people.
    """
    if len(data) > MAX_BYTES:
        raise OpmlError(f"the file is larger than {MAX_BYTES // 1_000_000} MB")
    text, _ = decode(data)
    if _OWN_DTD.search(text):
        raise OpmlError("the file declares entities of its own, which no list of feeds needs")
    if any(map(_has_too_many, text.split("<"))):
        raise OpmlError(f"a line has more than {MAX_ATTRIBUTES} attributes")
    try:
        return _collect(_mended(text))
    except etree.XMLSyntaxError as error:
        raise OpmlError(f"this is not well-formed XML: {error.msg}") from error


def _mended(text: str) -> bytes:
    """Mend what people and programs often get wrong: stray ampersands, HTML's entities."""
    return _CONTROL.sub("", _ENTITY.sub(_character, text.lstrip("\ufeff \t\r\n"))).encode()


def _character(match: re.Match[str]) -> str:
    """Write a character by its number: some («&LT;», «&QUOT;») are markup of XML."""
    name = match[1] or ""
    return "".join(f"&#{ord(c)};" for c in html5.get(name, "")) or f"&amp;{name}"


def _has_too_many(tag: str) -> bool:
    return tag.count("=") > MAX_ATTRIBUTES < len(_ATTRIBUTE.findall(tag))


@dataclass(slots=True)
class _Walk:
    """Where a walk through a list is. `paths` has the folders of every open outline."""

    outlines: list[Outline] = field(default_factory=list)
    left_out: int = 0
    seen: int = 0
    paths: list[tuple[str, ...]] = field(default_factory=lambda: [()])

    def enter(self, element: etree._Element) -> None:
        """Take one outline: a feed, or a folder of those inside."""
        self.seen += 1
        if self.seen > MAX_OUTLINES:
            raise OpmlError(f"the list is longer than {MAX_OUTLINES} lines")
        if len(self.paths) > MAX_DEPTH:
            raise OpmlError(f"the list is more than {MAX_DEPTH} folders deep")
        attributes = {str(k).casefold(): str(v) for k, v in element.attrib.items()}
        here = self.paths[-1]
        kind = attributes.get("type", "").strip().casefold()
        address = attributes.get("xmlurl", "").strip()
        if made := _outline(attributes, here, address, kind):
            self.outlines.append(made)
        elif address or kind in ("include", "link"):
            self.left_out += 1
        name = "" if made else _text(attributes)
        self.paths.append((*here, name) if name and len(here) < _FOLDERS else here)


def _collect(data: bytes) -> OpmlList:
    """Walk by events: the depth of a document is a number here, not a stack of calls."""
    walk = _Walk()
    is_opml = False
    for event, element in _events(data):
        name = _local(element)
        is_opml = is_opml or name == "opml"
        if not is_opml:
            raise OpmlError("this is not OPML: it does not begin with <opml>")
        if name != "outline":
            continue
        if event == "start":
            walk.enter(element)
        else:
            walk.paths.pop()
            element.clear()
    return OpmlList(tuple(walk.outlines), walk.left_out)


def _events(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    walk = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        encoding="utf-8",  # whatever the document says: it was decoded
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=True,  # for depth; nothing here can grow, for there are no entities
    )
    yield from walk


def _outline(
    attributes: dict[str, str], folders: tuple[str, ...], address: str, kind: str
) -> Outline | None:
    url = feed_address(address) if kind in _FEED_TYPES or kind.startswith("application/") else ""
    if not url:
        return None
    return Outline(
        url=url,
        name=_text(attributes),
        folders=folders,
        categories=_categories(attributes.get("category", "")),
        place=attributes.get("place") or None,
        section=attributes.get("section") or None,
        language=attributes.get("language") or None,
    )


def _categories(text: str) -> tuple[tuple[str, ...], ...]:
    """Read "/Россия/Смоленск,/Спорт". Source: OPML 2.0, "Common attributes"."""
    paths = ([part.strip() for part in path.split("/")] for path in text[:1_000].split(","))
    return tuple(tuple(part for part in path if part) for path in paths if any(path))


def _text(attributes: dict[str, str]) -> str:
    text = attributes.get("title") or attributes.get("text") or ""
    return " ".join(text.split())[:_LONGEST_NAME]


def _local(element: etree._Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1].casefold()


def write_opml(feeds: Iterable[Listed], *, title: str = "Vestnik") -> bytes:
    """Write feeds as OPML 2.0, in folders: country, region, city.

    `text`, `title`, `type` and `htmlUrl` are all there: each is missed by some reader.
    """
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    folders: dict[tuple[str, ...], etree._Element] = {(): body}
    for path, group in by_place(feeds):
        folder = _folder(folders, path)
        for listed in group:
            etree.SubElement(folder, "outline", _attributes(listed))
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


def _attributes(listed: Listed) -> dict[str, str]:
    feed = listed.feed
    given = {
        "type": "rss",
        "text": listed.source,
        "title": listed.source,
        "xmlUrl": feed.url,
        "htmlUrl": home_page(feed.url) or "",
        "place": feed.place_id or "",
        "section": feed.section or "",
        "language": feed.language,
    }
    return {name: _clean(value) for name, value in given.items() if value}


def _clean(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(c for c in text if c.isprintable())
