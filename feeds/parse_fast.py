"""The fast parser: one walk over one tree, and a refusal wherever it could be wrong.

It takes only what is well-formed, has no document type and keeps to elements whose reading
by feedparser is known; on these it gives what feedparser gives, down to which of two
descriptions wins. Anything else raises `NotSafe`. `tests/unit/test_feeds_differential.py`
compares the two on every document there is.
"""

from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from xml.etree.ElementTree import Element

from feeds.dates import parse_date
from feeds.fast_elements import DANGEROUS, SPOILING, SUMMARIES, children
from feeds.fast_item import Item
from feeds.fast_tree import tree_of
from feeds.fast_xml import (
    attributes_of,
    below,
    has_base,
    href_of,
    is_alternate,
    is_permanent,
    markup_of,
    text_of,
    with_ampersands,
)
from feeds.limits import MAX_ITEMS
from feeds.names import Names
from feeds.raw import NotSafe, RawEntry, RawFeed

_ROOTS = {"rss", "rdf_rdf", "feed"}
_ITEMS = {"item", "entry"}
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HARMLESS = {_ABOUT, _LANG}  # attributes of an entry that change nothing of it
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
    "image": ("url", "title", "link", "description", "width", "height"),
    "textinput": ("title", "link", "description", "name"),
    "itunes_category": ("itunes_category",),
}
_IMAGES = ("image", "textinput")  # of these, nothing else may

_UNSAFE = frozenset(
    ("content", "content_encoded", "fullitem", "body", "xhtml_body", "channel", *SPOILING)
)


def read(document: bytes, *, zone: tzinfo, now: datetime) -> RawFeed:
    """Read a document in UTF-8 that is proved safe.

    Raises:
        NotSafe: it is not; nothing is known of what it holds.
    """
    root, prefixes = tree_of(document)
    names = Names(prefixes)
    if names.of(root) not in _ROOTS or has_base(root):
        raise NotSafe
    return _Walk(names, zone, now).read(root)


@dataclass(slots=True)
class _Walk:
    """One pass over a document: the feed's own fields, and its entries in order."""

    names: Names
    zone: tzinfo
    now: datetime
    feed: RawFeed = field(default_factory=RawFeed)
    has_title: bool = False
    has_link: bool = False  # an empty one too: a guid is no address after it
    is_late: bool = False  # of a channel: its title may not count after one of an item or image
    has_summary: bool = False  # of the feed; decides how feedparser reads what follows
    has_content: bool = False

    def read(self, root: Element) -> RawFeed:
        """Walk a feed whose items stand in the root, in its channel, or in both."""
        kind, attributes = self.names.of(root), attributes_of(root, self.names)
        language = attributes.get("xml_lang", attributes.get("lang", ""))
        self.feed.language = "" if kind == "rdf_rdf" else language
        self.feed.may_skip = False
        for element in root:
            name = self.names.of(element)
            if kind != "feed" and (name in _OWN or name in SUMMARIES):
                raise NotSafe  # feedparser asks where they stand
            if name == "channel":
                if set(element.keys()) - {_ABOUT} or self.is_late:
                    raise NotSafe
                for child in element:
                    self._child(child, self.names.of(child))
            else:
                self._child(element, name)
        return self.feed

    def _child(self, element: Element, name: str) -> None:
        if name in _ITEMS:
            if len(self.feed.entries) >= MAX_ITEMS:
                raise NotSafe
            self.feed.entries.append(self._entry(element))
            self.has_title, self.is_late = False, True  # feedparser takes one anew
        elif name in _OWN:
            self._own(element, _OWN[name])
        elif name in _UNSAFE:
            raise NotSafe
        else:
            self._other(element, name)

    def _own(self, element: Element, name: str) -> None:
        """Take a field of the feed itself."""
        if name == "link":
            self._own_link(element)
        elif name == "id":
            identity = text_of(element)
            if is_permanent(attributes_of(element, self.names)) and not self.has_link:
                self.feed.link, self.has_link = identity, True
        elif name == "title":
            title = markup_of(element, self.names)
            if not self.has_title:
                self.feed.title = title
                self.has_title = bool(title) and self.names.of(element) != "media_title"
        elif element.keys() or (name == "ttl" and self.feed.ttl):
            raise NotSafe  # feedparser may keep attributes instead of the text, or the first one
        else:
            setattr(self.feed, name, text_of(element))

    def _own_link(self, element: Element) -> None:
        attributes = attributes_of(element, self.names)
        link = href_of(attributes)
        if link is None:
            self.feed.link, self.has_link = with_ampersands(text_of(element)), True
        elif len(element):
            raise NotSafe
        elif is_alternate(attributes):
            self.feed.link, self.has_link = link, True

    def _other(self, element: Element, name: str) -> None:
        """Pass by what says nothing of the entries, minding what feedparser remembers of it."""
        if name in SUMMARIES:
            text_of(element)
            if self.has_summary and not self.has_content:
                self.has_content = True
            self.has_summary |= name in ("summary", "itunes_summary")
        elif name in _IMAGES:
            self.has_title, self.is_late = False, True  # as after an item
        self.feed.may_skip |= name in ("skiphours", "skipdays")
        allowed = _INSIDE.get(name, ())
        for child in below(element):
            inner = self.names.of(child)
            if inner not in allowed and (name in _IMAGES or DANGEROUS.fullmatch(inner)):
                raise NotSafe
            if inner == "title":
                markup_of(child, self.names)

    def _entry(self, element: Element) -> RawEntry:
        attributes = element.keys()
        if attributes and not _HARMLESS.issuperset(attributes):
            raise NotSafe
        item = Item(has_content=self.has_content)
        self.has_content = False
        if attributes:
            item.id = element.get(_ABOUT, "")
        children(item, element, 1, self.names)
        raw = item.raw()
        if date := item.published or item.updated or item.created:
            raw.published = parse_date(date, zone=self.zone, now=self.now)
            if not raw.published:
                raise NotSafe  # feedparser may understand it
        return raw
