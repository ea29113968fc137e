"""Names of elements as feedparser knows them: "title", "media_content", "dc_date".

The prefix is the customary one of the namespace, whatever the document calls it; a namespace
that feedparser does not know keeps the document's prefix.
"""

from lxml import etree

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
    """The names of one document, each worked out once."""

    __slots__ = ("_attributes", "_elements", "_root")

    def __init__(self, root: etree._Element) -> None:
        self._root = {uri: prefix for prefix, uri in root.nsmap.items()}
        self._elements: dict[str, str] = {}
        self._attributes: dict[str, str] = {}
        unknown = [uri for uri in root.nsmap.values() if _known(uri) is None]
        if len(unknown) != len(set(unknown)):
            raise NotSafe  # two prefixes of one namespace: which one counts is an accident

    def of(self, element: etree._Element) -> str:
        """Name an element.

        Raises:
            NotSafe: feedparser would name it by an accident.
        """
        tag = element.tag
        try:
            return self._elements[tag]
        except KeyError:
            name = self._elements[tag] = self._name(tag, element.prefix)
            return name

    def of_attribute(self, key: str) -> str:
        """Name an attribute: those of unknown namespaces may pass for plain ones."""
        if key.startswith("{"):
            uri, _, local = key[1:].partition("}")
            prefix = _known(uri)
            if prefix is None:
                raise NotSafe
            return (prefix + local).lower()
        return key.lower()

    def _name(self, tag: str, prefix: str | None) -> str:
        if not tag.startswith("{"):
            return tag.lower()
        uri, _, local = tag[1:].partition("}")
        known = _known(uri)
        if known is not None:
            return known + local.lower()
        if self._root.get(uri, prefix) != prefix or prefix in _FEEDPARSERS:
            raise NotSafe
        if prefix is None:
            if uri not in self._root:
                raise NotSafe
            return local.lower()
        return f"{prefix.lower()}_{local.lower()}"


def _known(uri: str) -> str | None:
    uri = uri.lower()
    if "backend.userland.com/rss" in uri:
        return ""
    return _PREFIXES.get(uri)
