"""What each element of an entry means to the fast parser: one handler an element, one table.

A handler takes what feedparser would take, in the order it would, or raises `NotSafe`.
"""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from feeds.fast_item import Item
from feeds.fast_xml import (
    attributes_of,
    below,
    href_of,
    is_alternate,
    is_permanent,
    joined,
    markup_of,
    text_of,
    with_ampersands,
)
from feeds.names import Names
from feeds.raw import NotSafe, RawMedia

# Names under which feedparser itself keeps things: an element so named spoils them.
SPOILING = (
    *("links", "media", "itunes", "authors", "contributors", "title_detail", "tags", "date"),
    *("summary_detail", "content_detail", "published_parsed", "updated_parsed"),
    *("created_parsed", "enclosures", "guidislink", "href", "type", "value"),
)
DANGEROUS = re.compile(  # inside an element that is skipped: these change the entry around it
    r"(?:item|entry|channel|feed|rss|source|image|textinput|link|guid|id|title|description|summary"
    r"|abstract|content|body|fullitem|published|issued|pubdate|updated|modified|lastbuilddate"
    r"|created|category|keywords|tags|enclosure|pdalink|language|ttl|.*full-?text"
    r"|.+_(?:content|encoded|description|summary|title|date|issued|modified|created|body|image"
    r"|link|thumbnail|group|category|language|keywords|subject)"
    rf"|{'|'.join(SPOILING)})"
)

_DEEPEST = 20  # elements in each other: media in groups in media; more is hostile
Handler = Callable[[Item, Element, int, Names], None]


def children(item: Item, element: Element, depth: int, names: Names) -> None:
    """Take what stands in an element of an entry, child by child; the entry has depth 1."""
    if depth > _DEEPEST:
        raise NotSafe
    handlers: dict[str, Handler] = names.meanings
    for child in element:
        tag = child.tag
        try:
            handler = handlers[tag]
        except KeyError:
            handler = handlers[tag] = _handler(names.of(child))
        handler(item, child, depth, names)


def _handler(name: str) -> Handler:
    if name.endswith(("full-text", "fulltext")):
        return _HANDLERS.get(name, _full_text)
    return _HANDLERS.get(name, _skip)


def _title(item: Item, element: Element, depth: int, names: Names) -> None:
    if item.had_source and depth > 1:
        raise NotSafe
    title = markup_of(element, names)
    is_late = 0 < item.title_done <= depth
    if not is_late and (not item.title_at or depth <= item.title_at):
        item.title_at, item.title = depth, title
    if title and names.of(element) != "media_title":
        item.title_done = depth


def _link(item: Item, element: Element, depth: int, names: Names) -> None:
    attributes = attributes_of(element, names)
    relation = attributes.get("rel", "alternate") if attributes else "alternate"
    href = href_of(attributes) if attributes else None
    if href is None:
        item.link = with_ampersands(joined(text_of(element)).replace("&amp;", "&"))
        item.has_link = True
        if item.link and relation == "alternate":
            item.other_links += (item.link,)  # an empty link may follow
        return
    if len(element):
        raise NotSafe
    if is_alternate(attributes):
        item.link, item.has_link = href, True
    if relation == "alternate":
        item.other_links += (href,)
    elif relation == "enclosure":
        item.enclosures += (RawMedia(href, attributes.get("type") or "text/html"),)


def _guid(item: Item, element: Element, depth: int, names: Names) -> None:
    if depth > 1:
        raise NotSafe
    item.id = text_of(element)
    if is_permanent(attributes_of(element, names)):
        item.id = joined(item.id)
        if not item.has_link:
            item.link, item.has_link = item.id, True


def _summary(item: Item, element: Element, depth: int, names: Names) -> None:
    text = markup_of(element, names)
    if item.summary is not None and not item.has_content:
        item.has_content = True
        item.contents += (text,)
    elif not item.summary_at or depth <= item.summary_at:
        item.summary, item.summary_at = text, depth


def _content(item: Item, element: Element, depth: int, names: Names) -> None:
    text = markup_of(element, names)
    item.has_content = True
    item.contents += (text,)
    if item.summary is None:
        item.summary = text


def _published(item: Item, element: Element, depth: int, names: Names) -> None:
    if depth > 1:
        raise NotSafe
    item.published = text_of(element)


def _updated(item: Item, element: Element, depth: int, names: Names) -> None:
    if depth > 1:
        raise NotSafe
    item.updated = text_of(element)


def _created(item: Item, element: Element, depth: int, names: Names) -> None:
    if depth > 1:
        raise NotSafe
    item.created = text_of(element)


def _category(item: Item, element: Element, depth: int, names: Names) -> None:
    if element.keys():
        _declared(item, attributes_of(element, names))
    if text := text_of(element):
        _named(item, text)


def _declared(item: Item, attributes: dict[str, str]) -> None:
    """Take the attributes of a category, if they say anything."""
    get = attributes.get
    term, label = get("term", ""), get("label", "")
    _only_named_before(item)
    if term or label or get("scheme", get("domain")):
        item.add(term, label)


def _only_named_before(item: Item) -> None:
    """Refuse a tag after one without a term: feedparser adds no tag that it has already."""
    if item.terms and not item.terms[-1][0]:
        raise NotSafe


def _named(item: Item, text: str) -> None:
    """Take the text of a category: the name of the one just begun, or one of its own."""
    if item.terms and not item.terms[-1][0]:
        item.terms[-1] = text, item.terms[-1][1]
    else:
        item.add(text)


def _keywords(item: Item, element: Element, depth: int, names: Names) -> None:
    if element.keys():
        raise NotSafe
    words = map(str.strip, text_of(element).split(","))
    for word in filter(None, words):
        _only_named_before(item)
        item.add(word)


def _itunes_category(item: Item, element: Element, depth: int, names: Names) -> None:
    _only_named_before(item)
    item.add(attributes_of(element, names).get("text", ""))
    if text := text_of(element):
        _named(item, text)


def _enclosure(item: Item, element: Element, depth: int, names: Names) -> None:
    if len(element):
        raise NotSafe
    attributes = attributes_of(element, names)
    item.enclosures += (RawMedia(href_of(attributes) or "", attributes.get("type", "")),)


def _media_content(item: Item, element: Element, depth: int, names: Names) -> None:
    get = attributes_of(element, names).get
    kind = get("type") or get("medium") or ""
    item.media += (RawMedia(get("url", ""), kind, get("width", ""), get("height", "")),)
    children(item, element, depth + 1, names)


def _media_group(item: Item, element: Element, depth: int, names: Names) -> None:
    attributes_of(element, names)
    children(item, element, depth + 1, names)


def _thumbnail(item: Item, element: Element, depth: int, names: Names) -> None:
    get = attributes_of(element, names).get
    text, size = text_of(element), (get("width", ""), get("height", ""))
    item.thumbnails += (RawMedia(get("url", text), "image", *size, rank=1),)


def _itunes_image(item: Item, element: Element, depth: int, names: Names) -> None:
    if depth > 1 or len(element):
        raise NotSafe
    get = attributes_of(element, names).get
    if url := get("href") or get("url"):
        item.image = (RawMedia(url, "image", rank=1),)


def _image(item: Item, element: Element, depth: int, names: Names) -> None:
    text_of(element)
    item.title_done = 0  # feedparser forgets that it had a title


def _source(item: Item, element: Element, depth: int, names: Names) -> None:
    """Pass by another feed's title and address; only what is sure to stay in it may be there."""
    allowed = {"title", "link", "id", "updated", "icon", "logo", "author", "name", "uri", "email"}
    if depth > 1 or any(names.of(child) not in allowed for child in below(element)):
        raise NotSafe
    item.title_done, item.had_source = 0, True


def _full_text(item: Item, element: Element, depth: int, names: Names) -> None:
    text = text_of(element)
    if depth > 1 or element.keys() or item.full_texts:
        raise NotSafe  # feedparser keeps the last one, or the attributes instead
    item.full_texts = (text,)


def _pdalink(item: Item, element: Element, depth: int, names: Names) -> None:
    text = text_of(element)
    if depth > 1 or element.keys() or item.pdalinks:
        raise NotSafe  # as with full texts
    item.pdalinks = (text,)


def _leaf(item: Item, element: Element, depth: int, names: Names) -> None:
    if len(element):
        raise NotSafe


def _unsafe(item: Item, element: Element, depth: int, names: Names) -> None:
    raise NotSafe


def _skip(item: Item, element: Element, depth: int, names: Names) -> None:
    """Pass by an element that feedparser keeps aside, if nothing in it can leave it."""
    if len(element):
        for child in below(element):
            if DANGEROUS.fullmatch(names.of(child)):
                raise NotSafe


SUMMARIES = ("description", "summary", "itunes_summary", "dc_description", "media_description")
_HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(("title", "dc_title", "media_title"), _title),
    "link": _link,
    **dict.fromkeys(("guid", "id"), _guid),
    **dict.fromkeys(SUMMARIES, _summary),
    **dict.fromkeys(("content", "content_encoded"), _content),
    **dict.fromkeys(("pubdate", "published", "issued", "dcterms_issued"), _published),
    **dict.fromkeys(
        ("updated", "modified", "lastbuilddate", "dc_date", "dcterms_modified"), _updated
    ),
    **dict.fromkeys(("created", "dcterms_created"), _created),
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
            *SPOILING,
        ),
        _unsafe,
    ),
}
