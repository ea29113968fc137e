"""Bytes of a feed -> clean entries. Pure, picklable, and it never raises.

Two parsers, one result: the fast one where a strict check proves that it reads what
feedparser would, feedparser for the rest. Decision: docs/decisions/0004-parsing.md.
"""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from functools import lru_cache
from itertools import islice
from typing import Any, Literal

from feeds import jsonfeed, parse_fast, parse_tolerant
from feeds.addresses import canonical, canonical_all, resolve
from feeds.dates import zone_named
from feeds.encoding import decode, says_utf8
from feeds.limits import few_enough
from feeds.pictures import media_of
from feeds.plain import clean_summaries, clean_summary, clean_title, clean_titles, plain, plain_all
from feeds.raw import NotSafe, RawEntry, RawFeed
from feeds.skips import skips_in
from news.model import Entry

Parser = Literal["fast", "tolerant"]

MAX_TAGS = 20
_TAGS_READ = 4 * MAX_TAGS  # of an entry: some may be empty, or the same
MAX_ID = 500  # characters; a longer guid becomes its hash
MAX_BYTES = 20_000_000  # of a document; the rest is not looked at
_LONGEST_TAG, _LONGEST_TAG_MARKUP = 100, 1_000  # characters
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Document:
    """A feed document, cleaned. `problems` say in plain words what its publisher should mend."""

    parser: Parser
    title: str
    link: str
    language: str
    ttl_minutes: int | None
    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()
    skips: int = 0  # hours and days to skip, see `feeds.skips`


def parse(
    body: bytes,
    *,
    content_type: str | None = None,
    url: str = "",
    time_zone: str = "Europe/Moscow",
    now: datetime,
) -> Document:
    """Read a feed document: RSS 0.9-2.0, RDF, Atom 0.3 and 1.0, JSON Feed. Never raises.

    Args:
        body: any bytes; a document that is no feed has no entries and says why in `problems`.
        content_type: HTTP header; its charset counts where the document declares none.
        url: of the document, for relative addresses.
        time_zone: of the source, by name; for dates that name no zone.
        now: aware UTC; dates after it become it.
    """
    body, zone = body[:MAX_BYTES], zone_named(time_zone)
    raw = _as_it_came(body, content_type, zone=zone, now=now)
    if raw and raw.entries and not raw.may_skip:  # nearly always: nothing to remark
        return document("fast", raw, url=url)
    text, problems = decode(body, content_type)
    parser: Parser = "fast"
    try:
        if raw is None:
            parser, raw = _read(text, zone=zone, now=now)
    except Exception as error:  # noqa: BLE001  # feedparser has its own ways to fail: one bad feed stops nobody
        problem = f"The document cannot be read ({type(error).__name__})."
        return Document("tolerant", "", "", "", None, (), (*problems, problem))
    read = document(parser, raw, url=url, problems=(*problems, *_remarks(text, raw)))
    skips = skips_in(text) if raw.may_skip else 0
    return replace(read, skips=skips) if skips else read


def document_json(document: Document, file: str) -> dict[str, Any]:
    """Lay a document out as the command `parse` prints it (DESIGN, section 6)."""
    return {
        "file": file,
        "parser": document.parser,
        "feed": {
            "title": document.title,
            "link": document.link,
            "language": document.language,
            "ttl_minutes": document.ttl_minutes,
        },
        "entries": [_entry_json(entry) for entry in document.entries],
        "problems": list(document.problems),
    }


def _entry_json(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "published": entry.published.isoformat() if entry.published else None,
        "media": [media._asdict() for media in entry.media],
        "tags": list(entry.tags),
    }


def _as_it_came(
    body: bytes, content_type: str | None, *, zone: tzinfo, now: datetime
) -> RawFeed | None:
    """Read what nearly every document is: UTF-8, and safe. Null: it is not, or worse."""
    if not says_utf8(body, content_type):
        return None
    try:
        return parse_fast.read(body, zone=zone, now=now)
    except Exception:  # noqa: BLE001  # `_read` finds out what it is, and says so
        return None


def _read(text: str, *, zone: tzinfo, now: datetime) -> tuple[Parser, RawFeed]:
    if jsonfeed.is_json(text) and (raw := jsonfeed.read(text, zone=zone, now=now)):
        return "fast", raw
    if raw := _safely(text, zone=zone, now=now):
        return "fast", raw
    few, total = few_enough(text, now=now)
    parser: Parser = "fast"
    raw = _safely(few, zone=zone, now=now) if few is not text else None
    if raw is None:
        parser, raw = "tolerant", parse_tolerant.read(few, zone=zone, now=now)
    raw.total = max(total, len(raw.entries))
    return parser, raw


def _safely(text: str, *, zone: tzinfo, now: datetime) -> RawFeed | None:
    try:
        return parse_fast.read(text.encode("utf-8", "surrogatepass"), zone=zone, now=now)
    except NotSafe:
        return None


def _remarks(text: str, raw: RawFeed) -> tuple[str, ...]:
    """Say what is wrong with a document as a whole."""
    if raw.entries:
        kept = len(raw.entries)
        many = f"The document holds {raw.total} items; {kept} were read."
        return (*raw.problems, many) if raw.total > kept else tuple(raw.problems)
    return (*raw.problems, _why_empty(text, raw))


def _why_empty(text: str, raw: RawFeed) -> str:
    if not text.strip("\ufeff\x00 \t\r\n"):
        return "The document is empty."
    if _HTML.match(text[:4_000]):
        return "This is a web page (HTML), not a feed."
    if jsonfeed.is_json(text):
        return "This is JSON, but not a JSON Feed."
    if raw.title or raw.link or re.search(r"<(?:\w+:)?(?:rss|feed|rdf)\b", text[:4_000], re.I):
        return "The feed has no entries."
    return "This is not a feed: no RSS, Atom, RDF or JSON Feed was found in it."


def document(
    parser: Parser, raw: RawFeed, *, url: str = "", problems: tuple[str, ...] = ()
) -> Document:
    """Clean what a parser has read; `url` is the document's own address."""
    link = resolve(raw.link.strip(), url) if raw.link.strip() else ""
    base = url or link
    return Document(
        parser=parser,
        title=clean_title(raw.title),
        link=link,
        language=plain(raw.language[:40]).replace("_", "-").lower()[:20],
        ttl_minutes=_minutes(raw.ttl),
        entries=_entries(raw.entries, base),
        problems=problems,
    )


def _minutes(ttl: str) -> int | None:
    digits = ttl.strip()
    is_number = digits.isascii() and digits.isdigit() and len(digits) < 7
    return int(digits) if is_number else None


def _entries(raws: Sequence[RawEntry], base: str) -> tuple[Entry, ...]:
    """Clean entries field by field: what is sound in all of a document takes one look."""
    titles = clean_titles([raw.title for raw in raws])
    urls = canonical_all([raw.link for raw in raws], base)
    urls = [
        url or _first(canonical, raw.other_links, base)
        for raw, url in zip(raws, urls, strict=True)
    ]
    summaries = [
        summary or _first(clean_summary, raw.contents, title)
        for summary, raw, title in zip(
            clean_summaries([raw.summary for raw in raws], titles), raws, titles, strict=True
        )
    ]
    ids = map(_id, plain_all([raw.id for raw in raws]), urls, titles, summaries)
    dates = [raw.published for raw in raws]
    media = [media_of(raw.media, (raw.summary, *raw.contents), base) for raw in raws]
    tags = [_tags(raw.tags) if raw.tags else () for raw in raws]
    return tuple(map(Entry, ids, urls, titles, summaries, dates, media, tags))


def _first(clean: Callable[[str, str], str], texts: Sequence[str], beside: str) -> str:
    """Clean one text after the other until something is left of one."""
    for text in texts:
        if text and (cleaned := clean(text, beside)):
            return cleaned
    return ""


def _id(given: str, url: str, title: str, summary: str) -> str:
    """Give the publisher's guid, else the address, else a hash of what there is."""
    if 0 < len(given) <= MAX_ID:
        return given
    if url and not given:
        return url
    return hashlib.sha256((given or f"{title}\n{summary}").encode("utf-8", "replace")).hexdigest()


def _tags(tags: Sequence[str]) -> tuple[str, ...]:
    some = tags if len(tags) <= _TAGS_READ else list(islice(dict.fromkeys(tags), _TAGS_READ))
    return _cleaned(tuple([tag[:_LONGEST_TAG_MARKUP] for tag in some]))


@lru_cache(maxsize=200)  # items of one section have the same
def _cleaned(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, dict.fromkeys(map(_tag, tags))))[:MAX_TAGS]


@lru_cache(maxsize=1_000)  # a publisher has few, and repeats them in every item
def _tag(markup: str) -> str:
    return plain(markup)[:_LONGEST_TAG].rstrip()
