"""The fast parser: one walk over one lxml tree, and a refusal wherever it could be wrong.

It takes only what is well-formed, has no document type and keeps to elements whose reading
by feedparser is known; on these it gives what feedparser gives, down to which of two
descriptions wins. Anything else raises `NotSafe`. `tests/unit/test_feeds_differential.py`
compares the two on every document there is.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from lxml import etree

from feeds.dates import parse_date
from feeds.fast_elements import DANGEROUS, SUMMARIES, Item, children
from feeds.fast_xml import (
    attributes_of,
    below,
    href_of,
    is_alternate,
    is_permanent,
    markup_of,
    text_of,
    with_ampersands,
)
from feeds.names import Names
from feeds.raw import NotSafe, RawEntry, RawFeed

_BASE = re.compile(r"[\s:]base\s*=")  # changes what addresses mean
_ROOTS = {"rss", "rdf_rdf", "feed"}
_ITEMS = {"item", "entry"}
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
            identity = text_of(element)
            if is_permanent(attributes_of(element, self.names)):
                self.feed.link = self.feed.link or identity
        elif name == "title":
            title = markup_of(element)
            if not self.has_title:
                self.feed.title = title
                self.has_title = bool(title) and self.names.of(element) != "media_title"
        elif name == "language" or not self.feed.ttl:
            setattr(self.feed, name, text_of(element))

    def _own_link(self, element: etree._Element) -> None:
        attributes = attributes_of(element, self.names)
        link = href_of(attributes)
        if link is None:
            self.feed.link = with_ampersands(text_of(element))
        elif is_alternate(attributes):
            self.feed.link = link

    def _other(self, element: etree._Element, name: str) -> None:
        """Pass by what says nothing of the entries, minding what feedparser remembers of it."""
        if name in SUMMARIES:
            text_of(element)
            if self.has_summary and not self.has_content:
                self.has_content = True
            self.has_summary |= name in ("summary", "itunes_summary")
        allowed = _INSIDE.get(name, ())
        for child in below(element):
            inner = self.names.of(child)
            if inner not in allowed and DANGEROUS.fullmatch(inner):
                raise NotSafe

    def _entry(self, element: etree._Element) -> RawEntry:
        if any(key not in (_ABOUT, _LANG) for key in element.attrib):
            raise NotSafe
        item = Item(RawEntry(id=element.get(_ABOUT, "")), has_content=self.has_content)
        self.has_content = False
        children(item, element, 1, self.names)
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
