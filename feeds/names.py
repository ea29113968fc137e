"""Names of elements as feedparser knows them: "title", "media_content", "dc_date".

The prefix is the customary one of the namespace, whatever the document calls it; a namespace
that feedparser does not know keeps the document's prefix.
"""

from collections.abc import Collection, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from feeds.raw import NotSafe

# feedparser 6.0, mixin.py: the namespaces whose elements it reads; the rest only have names.
_PREFIXES = {
    **dict.fromkeys(
        (
            "",
            "http://backend.userland.com/rss",
            "http://blogs.law.harvard.edu/tech/rss",
            "http://purl.org/rss/1.0/",
            "http://my.netscape.com/rdf/simple/0.9/",
            "http://example.com/newformat#",
            "http://example.com/necho",
            "http://purl.org/echo/",
            "uri/of/echo/namespace#",
            "http://purl.org/pie/",
            "http://purl.org/atom/ns#",
            "http://www.w3.org/2005/atom",
            "http://purl.org/rss/1.0/modules/rss091#",
        ),
        "",
    ),
    "http://purl.org/rss/1.0/modules/content/": "content_",
    "http://purl.org/dc/elements/1.1/": "dc_",
    "http://purl.org/dc/terms/": "dcterms_",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner_",
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "geo_",
    "http://www.georss.org/georss": "georss_",
    "http://www.opengis.net/gml": "gml_",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes_",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes_",
    "http://search.yahoo.com/mrss": "media_",
    "http://search.yahoo.com/mrss/": "media_",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf_",
    "http://purl.org/rss/1.0/modules/slash/": "slash_",
    "http://purl.org/rss/1.0/modules/syndication/": "sy_",
    "http://purl.org/rss/1.0/modules/threading/": "thr_",
    "http://wellformedweb.org/commentapi/": "wfw_",
    "http://podlove.org/simple-chapters": "psc_",
    "http://www.w3.org/1999/xhtml": "xhtml_",
    "http://www.w3.org/1999/xlink": "xlink_",
    "http://www.w3.org/xml/1998/namespace": "xml_",
}
_FEEDPARSERS = ("media", "dc", "dcterms", "content", "itunes", "georss", "gml", "psc", "xhtml")


class Names:
    """The names of one document, each worked out once; `prefixes` are those it gives itself."""

    __slots__ = ("_attributes", "_elements", "_prefixes", "meanings")

    def __init__(self, prefixes: Mapping[str, str | None]) -> None:
        self._prefixes = prefixes
        self._attributes: dict[str, str] = {}
        self._elements: dict[str, str] = {}
        self.meanings: dict[str, Any] = {}  # of elements in an entry: `fast_elements` keeps them

    def of(self, element: Element) -> str:
        """Name an element.

        Raises:
            NotSafe: feedparser would name it by an accident.
        """
        tag = element.tag
        try:
            return self._elements[tag]
        except KeyError:
            name = self._elements[tag] = self._name(tag)
            return name

    def of_attributes(self, given: Collection[tuple[str, str]]) -> dict[str, str]:
        """Name attributes: those of unknown namespaces may pass for plain ones.

        Raises:
            NotSafe: one of them may be anything, or changes what addresses mean.
        """
        known = self._attributes
        try:
            return {known[key]: value for key, value in given}
        except KeyError:
            known |= {key: _attribute(key) for key, _ in given}
            return {known[key]: value for key, value in given}

    def _name(self, tag: str) -> str:
        if not tag.startswith("{"):
            return tag.lower()
        uri, _, local = tag[1:].partition("}")
        known = _known(uri)
        if known is not None:
            return known + local.lower()
        if uri not in self._prefixes:
            raise NotSafe
        prefix = self._prefixes[uri]
        if prefix is None:
            return local.lower()
        if prefix in _FEEDPARSERS or not prefix.isprintable():
            raise NotSafe
        return f"{prefix.lower()}_{local.lower()}"


def _attribute(key: str) -> str:
    prefix: str | None = ""
    local = key
    if key.startswith("{"):
        uri, _, local = key[1:].partition("}")
        prefix = _known(uri)
    if prefix is None or local.lower() == "base":
        raise NotSafe
    return (prefix + local).lower()


def _known(uri: str) -> str | None:
    uri = uri.lower()
    if "backend.userland.com/rss" in uri:
        return ""
    return _PREFIXES.get(uri)
