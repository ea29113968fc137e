"""One document in a worker process: parsed, less what its feed is known to hold. Pure."""

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import blake2b
from itertools import starmap

from news.freshness import Sighting, marks
from news.model import Entry

from .parse import Document, parse
from .schedule import HINT_AT_MOST, MINUTE, pace
from .slices import HASH, cut

NO_ENTRIES = "The feed has no entries."  # what `parse` says of a feed that is one, and empty
_RECORD = struct.Struct(f"!{HASH}s4sI")
_LONGEST_URL = 2_500  # bytes: an index of PostgreSQL takes 2,704
_HEADLINE = 100  # characters of a text that stand for a title


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says; of its entries, with what identifies each, only those not known.

    `failure` says in plain words why this is not a feed; null: it is. `prints` are records of
    all its entries, 16 bytes each, to be given as `known` next time. `pace` is the interval
    that suits how often the feed publishes.
    """

    entries: tuple[Sighting, ...]
    total: int
    newest: datetime | None
    pace: timedelta
    prints: bytes
    title: str = ""
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class _Print:
    """What is remembered of an entry: a hash of it, one of its address, and its date."""

    mark: bytes
    url: bytes
    published: int  # Unix time; 0: no date


Known = Mapping[bytes, _Print]
Item = tuple[bytes, Entry | None]  # its mark, and the entry if it is not known
Parse = Callable[[bytes], Document]


def read(
    body: bytes,
    content_type: str | None,
    url: str,
    time_zone: str,
    known: bytes,
    now: datetime,
) -> Reading:
    """Parse what is not known of a body; `known` are the `prints` of an earlier reading."""
    have = {print_.mark: print_ for print_ in starmap(_Print, _RECORD.iter_unpack(known))}
    parsed = partial(parse, content_type=content_type, url=url, time_zone=time_zone, now=now)
    context = f"{url} {content_type} {time_zone}"
    document, items = _new_items(body, have, parsed, context) or _all_items(body, have, parsed)
    prints = [_print(mark, entry) if entry else have[mark] for mark, entry in items]
    dates = [min(_moment(p.published), now) for p in prints if p.published]
    return Reading(
        entries=_sightings(document, items, have, url=url, now=now),
        total=len(items),
        newest=max(dates, default=None),
        pace=max(pace(dates), _ttl(document)),
        prints=b"".join(_RECORD.pack(p.mark, p.url, p.published) for p in prints),
        title=document.title if document else "",
        failure=_failure(document),
    )


def _new_items(
    body: bytes, have: Known, parsed: Parse, context: str
) -> tuple[Document | None, Sequence[Item]] | None:
    """Cut the known items out before parsing; null where the document cannot be cut."""
    slices = cut(body, context)
    if slices is None:
        return None
    new = [mark for mark in slices.hashes if mark not in have]
    if not new:
        return None, [(mark, None) for mark in slices.hashes]
    document = parsed(slices.without(have))
    if len(document.entries) != len(new):  # the parser saw other items than we did
        return None
    entries = dict(zip(new, document.entries, strict=True))
    return document, [(mark, entries.get(mark)) for mark in slices.hashes]


def _all_items(body: bytes, have: Known, parsed: Parse) -> tuple[Document | None, Sequence[Item]]:
    document = parsed(body)
    marked = ((_mark(entry), entry) for entry in document.entries)
    return document, [(mark, None if mark in have else entry) for mark, entry in marked]


def _sightings(
    document: Document | None, items: Sequence[Item], have: Known, *, url: str, now: datetime
) -> tuple[Sighting, ...]:
    if document is None:
        return ()
    new = [whole for _, entry in items if entry and (whole := _whole(entry, document, url))]
    taken = {have[mark].url for mark, entry in items if entry is None}
    told = (
        mark._replace(url="") if mark.url and _url_mark(mark.url) in taken else mark
        for mark in marks(new, now=now)
    )
    return tuple(zip(new, told, strict=True))


def _print(mark: bytes, entry: Entry) -> _Print:
    seconds = int(entry.published.timestamp()) if entry.published else 0
    return _Print(mark, _url_mark(entry.url), min(max(seconds, 0), 2**32 - 1))


def _mark(entry: Entry) -> bytes:
    """Hash what we keep of an entry, less its date, which some servers make anew each time."""
    text = "\0".join((entry.id, entry.url, entry.title, entry.summary))
    return blake2b(text.encode("utf-8", "replace"), digest_size=HASH).digest()


def _url_mark(url: str) -> bytes:
    return blake2b(url.encode("utf-8", "replace"), digest_size=4).digest()


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _whole(entry: Entry, document: Document, url: str) -> Entry | None:
    """Give an entry the title or address it lacks; null: there is nothing to show."""
    title = entry.title or _headline(entry.summary)
    link = entry.url or document.link or url
    if not title or len(link.encode("utf-8", "replace")) > _LONGEST_URL:
        return None
    return replace(entry, title=title, url=link)


def _headline(text: str) -> str:
    first = text.strip().split("\n", 1)[0]
    if len(first) <= _HEADLINE:
        return first
    return first[:_HEADLINE].rsplit(" ", 1)[0] + "…"


def _ttl(document: Document | None) -> timedelta:
    minutes = (document.ttl_minutes if document else 0) or 0
    return min(minutes * MINUTE, HINT_AT_MOST)


def _failure(document: Document | None) -> str | None:
    if document is None or document.entries or NO_ENTRIES in document.problems:
        return None
    return document.problems[-1] if document.problems else "it is not a feed"
