"""The tolerant parser: feedparser, fed text that is already decoded and made harmless.

feedparser guesses where documents are broken, which is its worth and its price. It gets no
address, so it resolves nothing: identities stay as the publisher wrote them, whichever of
the two parsers reads the document.
"""

import calendar
import io
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from typing import Any

from feeds.dates import parse_date, settle
from feeds.raw import RawEntry, RawFeed, RawMedia

Record = dict[str, Any]  # what feedparser gives: an entry, a link

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,400}>")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # XML 1.0, 2.2
_REFERENCE = re.compile(r"&#(?:([0-9]{1,20})|[xX]([0-9a-fA-F]{1,20}));?")
_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_BARE = re.compile(
    r"(?P<cdata><!\[CDATA\[.*?(?:\]\]>|\Z))|&(?!(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,30});)",
    re.IGNORECASE | re.DOTALL,
)
_NAMESPACE = re.compile(r"""\sxmlns(?::[^\s=<>]{1,99})?\s{0,9}=\s{0,9}(?:"[^"<>]*"|'[^'<>]*')""")
_EMPTY_TYPE = re.compile(r"""\stype\s{0,9}=\s{0,9}(?:""|'')""", re.IGNORECASE)
_SIZES = re.compile(r"</?(?:\w{1,99}:)?(?:width|height)(?=[\s/>])[^<>]*>", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_FULL_TEXTS = ("full-text", "fulltext", "turbo_content")  # with any prefix


def read(text: str, *, zone: tzinfo, now: datetime) -> RawFeed:
    """Read any text as a feed; no entries where there is none to see."""
    sound = mended(text)
    try:
        parsed = _parsed(sound)
    except TypeError:  # at <width> or <height> within a text: feedparser 6.0, `_end_width`
        parsed = _parsed(_SIZES.sub("", sound))
    feed = parsed["feed"]
    raw = RawFeed(
        title=_text(feed.get("title")),
        link=_text(feed.get("link")),
        language=_text(feed.get("language")),
        ttl=_text(feed.get("ttl")),
        entries=[_entry(entry, zone=zone, now=now) for entry in parsed["entries"]],
    )
    if (
        len(raw.entries) > 1
        and _is_cut(sound)
        and not (raw.entries[-1].id or raw.entries[-1].link)
    ):
        raw.entries.pop()  # half a title would be another article; the next visit brings it whole
    if sound.count("&amp;") > text.count("&amp;") and raw.entries:
        raw.problems.append("Some ampersands stand alone; XML wants &amp; for each.")
    if parsed.get("bozo") and raw.entries:
        raw.problems.append(_complaint(parsed.get("bozo_exception")))
    return raw


def _parsed(text: str) -> Record:
    import feedparser  # not above: a seventh of the start of a worker, and few need it

    parsed: Record = feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers=_HEADERS,
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    return parsed


def mended(text: str) -> str:
    """Mend what can be mended for certain: characters XML forbids, ampersands that begin nothing.

    Spaces in addresses of namespaces go too, for feedparser stumbles over them, and types that
    say nothing: it takes an empty one for base64, and loses the text.
    The declaration goes as well: the text is decoded, whatever it says.
    """
    text = _ILLEGAL.sub("", _DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"), count=1))
    text = _NAMESPACE.sub(lambda found: " " + _SPACES.sub("", found[0]), text)
    text = _EMPTY_TYPE.sub("", text)
    if "&#" in text:
        text = _REFERENCE.sub(_possible, text)
    return _BARE.sub(lambda found: found["cdata"] or "&amp;", text)


def _possible(reference: re.Match[str]) -> str:
    """Leave a reference to a character that there is; feedparser stumbles over others."""
    decimal, hexadecimal = reference.groups()
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return reference[0] if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else ""


def _is_cut(text: str) -> bool:
    """Tell whether a document ends within an item of those it closes."""
    last = [text.rfind(name) for name in ("</item>", "</entry>")]
    return max(last) >= 0 and max(text.rfind("<item"), text.rfind("<entry")) > max(last)


def _complaint(error: object) -> str:
    line = getattr(error, "getLineNumber", lambda: None)()
    where = f" (line {line})" if line else ""
    return f"The XML is not well-formed{where}; read as well as it could be."


def _entry(entry: Record, *, zone: tzinfo, now: datetime) -> RawEntry:
    links = [link for link in entry.get("links", ()) if isinstance(link, dict)]
    return RawEntry(
        id=_text(entry.get("id")),
        link=_text(entry.get("link")),
        other_links=list(_other_links(entry, links)),
        title=_text(entry.get("title")),
        summary=_text(entry.get("summary")),
        contents=list(_contents(entry)),
        published=_published(entry, zone=zone, now=now),
        media=list(_media(entry, links)),
        tags=[_text(tag.get("term")) or _text(tag.get("label")) for tag in entry.get("tags", ())],
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _other_links(entry: Record, links: list[Record]) -> Iterator[str]:
    for link in links:
        if link.get("rel") == "alternate":
            yield _text(link.get("href"))
    yield _text(entry.get("pdalink"))


def _contents(entry: Record) -> Iterator[str]:
    contents = entry.get("content", ())
    for content in contents if isinstance(contents, list) else ():
        yield _text(content.get("value"))
    for key, value in entry.items():
        if key.endswith(_FULL_TEXTS):
            yield _text(value)


def _published(entry: Record, *, zone: tzinfo, now: datetime) -> datetime | None:
    """First of the entry's dates that is understood: ours first, feedparser's guess after."""
    for key in ("published", "updated", "created"):
        if key not in entry:
            continue
        if found := parse_date(_text(entry.get(key)), zone=zone, now=now):
            return found
        if found := _guessed(entry.get(f"{key}_parsed"), now):
            return found
    return None


def _guessed(parsed: time.struct_time | None, now: datetime) -> datetime | None:
    if not parsed:
        return None
    try:
        return settle(datetime.fromtimestamp(calendar.timegm(parsed), UTC), now=now)
    except (ValueError, OverflowError, OSError):
        return None


def _media(entry: Record, links: list[Record]) -> Iterator[RawMedia]:
    for link in links:
        if link.get("rel") == "enclosure":
            yield RawMedia(_text(link.get("href")), _text(link.get("type")))
    for key, rank in (("media_content", 0), ("media_thumbnail", 1)):
        found = entry.get(key, ())
        for media in found if isinstance(found, list) else ():
            if isinstance(media, dict):
                yield _media_of(media, rank)
    image = entry.get("image")
    if isinstance(image, dict):
        yield RawMedia(_text(image.get("href")), "image", rank=1)


def _media_of(media: Record, rank: int) -> RawMedia:
    return RawMedia(
        url=_text(media.get("url")),
        type="image" if rank else _text(media.get("type")) or _text(media.get("medium")),
        width=_text(media.get("width")),
        height=_text(media.get("height")),
        rank=rank,
    )
