"""The fast parser: one walk over one lxml tree, and a refusal wherever it could be wrong.

It takes only what is well-formed, has no document type and keeps to elements whose reading
by feedparser is known; on these it gives what feedparser gives, down to which of two
descriptions wins. Anything else raises `NotSafe`. `tests/unit/test_feeds_differential.py`
compares the two on every document there is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import cast

from lxml import etree

from feeds.dates import parse_date
from feeds.names import Names
from feeds.raw import NotSafe, RawEntry, RawFeed, RawMedia

_WIDER = re.compile(r"[^\x00-\xff]")  # what no text in Latin-1 has
_BASE = re.compile(r"[\s:]base\s*=")  # changes what addresses mean
_ROOTS = {"rss", "rdf_rdf", "feed"}
_ITEMS = {"item", "entry"}
_TYPES = {"", "text", "html", "plain", "text/plain", "text/html"}
_HTML_TYPES = {"", "html", "text/html", "application/xhtml+xml", "xhtml"}
_SLASHES = re.compile(r"^([A-Za-z][A-Za-z0-9+-.]*://)(/*)")  # as feedparser joins addresses
_LOST_AMPERSAND = re.compile(r"&([A-Za-z0-9_]+);")
_DANGEROUS = re.compile(  # inside an element that is skipped: these change the entry around it
    r"(?:item|entry|channel|feed|rss|source|image|textinput|link|guid|id|title|description|summary"
    r"|abstract|content|body|fullitem|published|issued|pubdate|updated|modified|lastbuilddate"
    r"|created|category|keywords|tags|enclosure|.+_(?:content|encoded|description|summary|title"
    r"|date|issued|modified|created|body|image|link|thumbnail|group|category))"
)


@dataclass(slots=True)
class _Item:
    """What was read of the entry, and what feedparser would remember of it at this point."""

    raw: RawEntry
    has_link: bool = False
    title_at: int = 0  # depth of the title taken; 0: none yet
    title_done: int = 0  # depth of the title after which deeper ones do not count
    summary: str | None = None
    summary_at: int = 0
    has_content: bool = False
    had_source: bool = False
    dates: dict[str, str] = field(default_factory=dict)
    media: list[RawMedia] = field(default_factory=list)  # media elements, after enclosures
    thumbnails: list[RawMedia] = field(default_factory=list)
    full_texts: list[str] = field(default_factory=list)
    pdalinks: list[str] = field(default_factory=list)
    terms: list[list[str]] = field(default_factory=list)  # term, label


_Handler = Callable[[_Item, etree._Element, int, Names], None]


def read(text: str, *, zone: tzinfo, now: datetime) -> RawFeed:
    """Read a document that is proved safe.

    Raises:
        NotSafe: it is not; nothing is known of what it holds.
    """
    if "<!DOCTYPE" in text or "<!ENTITY" in text or ("base" in text and _BASE.search(text)):
        raise NotSafe
    root = _tree(text)
    names = Names(root)
    if names.of(root) not in _ROOTS:
        raise NotSafe
    return _Walk(names, zone, now).read(root)


def _tree(text: str) -> etree._Element:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        return etree.fromstring(text.lstrip().encode(), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError, ValueError) as error:
        raise NotSafe from error


@dataclass(slots=True)
class _Walk:
    """One pass over a document: the feed's own fields, and its entries in order."""

    names: Names
    zone: tzinfo
    now: datetime
    feed: RawFeed = field(default_factory=RawFeed)
    has_title: bool = False
    has_summary: bool = False  # of the feed; decides how feedparser reads what follows
    has_content: bool = False

    def read(self, root: etree._Element) -> RawFeed:
        """Walk a feed whose items stand in the root, in its channel, or in both."""
        self.feed.language = root.get(_LANG, "")
        for element in root:
            name = self.names.of(element)
            if name == "channel":
                if element.keys() not in ([], [_ABOUT]):
                    raise NotSafe
                for child in element:
                    self._child(child, self.names.of(child))
            else:
                self._child(element, name)
        return self.feed

    def _child(self, element: etree._Element, name: str) -> None:
        if name in _ITEMS:
            self.feed.entries.append(self._entry(element))
        elif name in _OWN:
            self._own(element, _OWN[name])
        elif name in ("content", "content_encoded", "fullitem", "body", "xhtml_body", "channel"):
            raise NotSafe
        else:
            self._other(element, name)

    def _own(self, element: etree._Element, name: str) -> None:
        """Take a field of the feed itself."""
        if name == "link":
            self._own_link(element)
        elif name == "id":
            identity = _text(element)
            if _is_permanent(_attributes(element, self.names)):
                self.feed.link = self.feed.link or identity
        elif name == "title":
            title = _markup(element)
            if not self.has_title:
                self.feed.title = title
                self.has_title = bool(title) and self.names.of(element) != "media_title"
        elif name == "language" or not self.feed.ttl:
            setattr(self.feed, name, _text(element))

    def _own_link(self, element: etree._Element) -> None:
        attributes = _attributes(element, self.names)
        link = _href_of(attributes)
        if link is None:
            self.feed.link = _with_ampersands(_text(element))
        elif _is_alternate(attributes):
            self.feed.link = link

    def _other(self, element: etree._Element, name: str) -> None:
        """Pass by what says nothing of the entries, minding what feedparser remembers of it."""
        if name in _SUMMARIES:
            _text(element)
            if self.has_summary and not self.has_content:
                self.has_content = True
            self.has_summary |= name in ("summary", "itunes_summary")
        allowed = _INSIDE.get(name, ())
        for child in _below(element):
            inner = self.names.of(child)
            if inner not in allowed and _DANGEROUS.fullmatch(inner):
                raise NotSafe

    def _entry(self, element: etree._Element) -> RawEntry:
        if any(key not in (_ABOUT, _LANG) for key in element.attrib):
            raise NotSafe
        item = _Item(RawEntry(id=element.get(_ABOUT, "")), has_content=self.has_content)
        self.has_content = False
        _children(item, element, 1, self.names)
        raw = item.raw
        raw.summary = item.summary or ""
        raw.media += item.media + item.thumbnails
        raw.contents += item.full_texts
        raw.other_links += item.pdalinks
        raw.tags = [term or label for term, label in item.terms]
        raw.published = self._date(item.dates)
        return raw

    def _date(self, dates: dict[str, str]) -> datetime | None:
        for key in ("published", "updated", "created"):
            if raw := dates.get(key):
                if found := parse_date(raw, zone=self.zone, now=self.now):
                    return found
                raise NotSafe  # feedparser may understand it
        return None


def _children(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    for child in element:
        _HANDLERS.get(names.of(child), _skip)(item, child, depth, names)


def _text(element: etree._Element) -> str:
    """Text of an element that holds nothing else."""
    if len(element):
        raise NotSafe
    text = (element.text or "").strip()
    if not text.isascii() and not _WIDER.search(text):
        try:  # UTF-8 taken for Latin-1 and encoded again: feedparser mends it
            return text.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return text
    return text


def _markup(element: etree._Element) -> str:
    """Text of an element that may declare a type of it."""
    if element.keys() and (
        element.get("type", "").lower() not in _TYPES or element.get("mode") == "base64"
    ):
        raise NotSafe
    return _text(element)


def _attributes(element: etree._Element, names: Names) -> dict[str, str]:
    if not (pairs := _pairs(element)):
        return {}
    attributes = {names.of_attribute(key): value for key, value in pairs}
    for key in ("rel", "type"):
        if key in attributes:
            attributes[key] = attributes[key].lower()
    return attributes


def _pairs(element: etree._Element) -> list[tuple[str, str]]:
    return cast("list[tuple[str, str]]", element.items())  # never bytes: the tree is of text


def _href_of(attributes: dict[str, str]) -> str | None:
    href = attributes.get("url", attributes.get("uri", attributes.get("href")))
    return _joined(href) if href else None


def _joined(address: str) -> str:
    return _SLASHES.sub(r"\1", address) if ":///" in address else address


def _with_ampersands(link: str) -> str:
    """Mend "?a=1&b;=2" as feedparser does."""
    return _LOST_AMPERSAND.sub(r"&\1", link) if "&" in link else link


def _is_alternate(attributes: dict[str, str]) -> bool:
    is_page = attributes.get("type", "") in _HTML_TYPES
    return attributes.get("rel", "alternate") == "alternate" and is_page


def _is_permanent(attributes: dict[str, str]) -> bool:
    """Tell whether an identity is an address as well: RSS 2.0, `isPermaLink`."""
    return attributes.get("ispermalink", "true") == "true"


def _title(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    if item.had_source and depth > 1:
        raise NotSafe
    title = _markup(element)
    if 0 < item.title_done <= depth:
        return
    if not item.title_at or depth <= item.title_at:
        item.title_at, item.raw.title = depth, title
    if title and names.of(element) != "media_title":
        item.title_done = depth


def _link(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    attributes = _attributes(element, names)
    href = _href_of(attributes)
    if href is None:
        item.raw.link = _with_ampersands(_joined(_text(element)).replace("&amp;", "&"))
        item.has_link = True
        return
    if len(element):
        raise NotSafe
    relation = attributes.get("rel", "alternate")
    if _is_alternate(attributes):
        item.raw.link, item.has_link = href, True
    if relation == "alternate":
        item.raw.other_links.append(href)
    elif relation == "enclosure":
        item.raw.media.append(RawMedia(href, attributes.get("type", "text/html")))


def _guid(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    if depth > 1:
        raise NotSafe
    is_link = _is_permanent(_attributes(element, names))
    item.raw.id = _joined(_text(element)) if is_link else _text(element)
    if is_link and not item.has_link:
        item.raw.link, item.has_link = item.raw.id, True


def _summary(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    text = _markup(element)
    if item.summary is not None and not item.has_content:
        item.has_content = True
        item.raw.contents.append(text)
    elif not item.summary_at or depth <= item.summary_at:
        item.summary, item.summary_at = text, depth


def _content(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    text = _markup(element)
    item.has_content = True
    item.raw.contents.append(text)
    if item.summary is None:
        item.summary = text


def _dated(key: str) -> _Handler:
    def handle(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
        if depth > 1:
            raise NotSafe
        item.dates[key] = _text(element)

    return handle


def _category(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    term, label = element.get("term", ""), element.get("label", "")
    if term or label or element.keys():
        item.terms.append([term, label])
    if text := _text(element):
        _named(item, text)


def _named(item: _Item, text: str) -> None:
    """Take the text of a category: the name of the one just begun, or one of its own."""
    if item.terms and not item.terms[-1][0]:
        item.terms[-1][0] = text
    else:
        item.terms.append([text, ""])


def _keywords(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    if element.attrib:
        raise NotSafe
    item.terms += [[word.strip(), ""] for word in _text(element).split(",") if word.strip()]


def _itunes_category(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    item.terms.append([element.get("text", ""), ""])
    if text := _text(element):
        _named(item, text)


def _enclosure(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    if len(element):
        raise NotSafe
    attributes = _attributes(element, names)
    item.raw.media.append(RawMedia(_href_of(attributes) or "", attributes.get("type", "")))


def _media_content(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    get = _attributes(element, names).get
    kind = get("type") or get("medium") or ""
    item.media.append(RawMedia(get("url", ""), kind, get("width", ""), get("height", "")))
    _children(item, element, depth + 1, names)


def _media_group(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    _children(item, element, depth + 1, names)


def _thumbnail(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    get = _attributes(element, names).get
    url = get("url") or _text(element)
    item.thumbnails.append(RawMedia(url, "image", get("width", ""), get("height", ""), rank=1))


def _itunes_image(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    if depth > 1 or len(element):
        raise NotSafe
    get = _attributes(element, names).get
    item.thumbnails.append(RawMedia(get("href") or get("url") or "", "image", rank=1))


def _image(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    _text(element)
    item.title_done = 0  # feedparser forgets that it had a title


def _source(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    """Pass by another feed's title and address; only what is sure to stay in it may be there."""
    allowed = {"title", "link", "id", "updated", "icon", "logo", "author", "name", "uri", "email"}
    if depth > 1 or any(names.of(child) not in allowed for child in _below(element)):
        raise NotSafe
    item.title_done, item.had_source = 0, True


def _full_text(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    text = _text(element)
    if depth == 1 and not element.keys():
        item.full_texts.append(text)


def _pdalink(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    text = _text(element)
    if depth == 1 and not element.keys():
        item.pdalinks.append(text)


def _leaf(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    if len(element):
        raise NotSafe


def _unsafe(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    raise NotSafe


def _skip(item: _Item, element: etree._Element, depth: int, names: Names) -> None:
    """Pass by an element that feedparser keeps aside, if nothing in it can leave it."""
    name = names.of(element)
    if name.endswith(("full-text", "fulltext")):
        _full_text(item, element, depth, names)
    elif len(element):
        for child in _below(element):
            if _DANGEROUS.fullmatch(names.of(child)):
                raise NotSafe


def _below(element: etree._Element) -> Iterator[etree._Element]:
    return element.iterdescendants("*")


_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_OWN = {
    **{name: name for name in ("title", "link", "language", "ttl")},
    **{
        "dc_title": "title",
        "media_title": "title",
        "dc_language": "language",
        "id": "id",
        "guid": "id",
    },
}
_INSIDE = {  # what may stand in an element of the feed itself
    "image": ("title", "link", "description"),
    "textinput": ("title", "link", "description"),
    "itunes_category": ("itunes_category",),
}
_SUMMARIES = ("description", "summary", "itunes_summary", "dc_description", "media_description")
_HANDLERS: dict[str, _Handler] = {
    **dict.fromkeys(("title", "dc_title", "media_title"), _title),
    "link": _link,
    **dict.fromkeys(("guid", "id"), _guid),
    **dict.fromkeys(_SUMMARIES, _summary),
    **dict.fromkeys(("content", "content_encoded"), _content),
    **dict.fromkeys(("pubdate", "published", "issued", "dcterms_issued"), _dated("published")),
    **dict.fromkeys(
        ("updated", "modified", "lastbuilddate", "dc_date", "dcterms_modified"), _dated("updated")
    ),
    **dict.fromkeys(("created", "dcterms_created"), _dated("created")),
    **dict.fromkeys(("category", "keywords", "dc_subject", "media_category"), _category),
    **dict.fromkeys(("media_keywords", "itunes_keywords"), _keywords),
    "itunes_category": _itunes_category,
    "enclosure": _enclosure,
    "media_content": _media_content,
    "media_group": _media_group,
    "media_thumbnail": _thumbnail,
    "itunes_image": _itunes_image,
    "image": _image,
    "source": _source,
    "turbo_content": _full_text,
    "pdalink": _pdalink,
    **dict.fromkeys(
        (
            *(
                "subtitle",
                "tagline",
                "itunes_subtitle",
                "rights",
                "copyright",
                "dc_rights",
                "info",
            ),
            *(
                "media_rating",
                "media_credit",
                "media_restriction",
                "media_license",
                "media_player",
            ),
            *(
                "language",
                "dc_language",
                "webmaster",
                "dc_publisher",
                "dc_contributor",
                "dc_author",
            ),
            *("dc_creator", "itunes_author", "expirationdate", "dcterms_valid"),
            *("generator", "cloud", "georss_point", "url", "width", "height", "name", "email"),
        ),
        _leaf,
    ),
    **dict.fromkeys(
        (
            *(
                "abstract",
                "body",
                "xhtml_body",
                "fullitem",
                "newlocation",
                "tags",
                "where",
                "item",
            ),
            *("entry", "channel", "feed", "rss", "textinput", "feedburner_browserfriendly"),
            *("itunes_link", "georss_where", "psc_chapters", "psc_chapter", "svg"),
            *("georss_line", "georss_box", "georss_polygon", "georssgeom", "uri", "homepage"),
            # Names under which feedparser itself keeps things: an element so named spoils them.
            *("links", "media", "itunes", "authors", "contributors", "title_detail", "tags"),
            *("summary_detail", "content_detail", "published_parsed", "updated_parsed", "date"),
            *("created_parsed", "enclosures", "guidislink", "href", "type", "value"),
        ),
        _unsafe,
    ),
}
