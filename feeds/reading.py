"""One document in a worker process: parsed, less what its feed is known to hold. Pure."""

import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import blake2b
from heapq import nlargest
from typing import Any
from zlib import crc32

from news.freshness import marks
from news.model import Entry, PlaceId, Tag
from news.parcel import Parcel, parcel_of

from .locate import Tagger, locate
from .parse import Document, parse
from .schedule import HINT_AT_MOST, MINUTE, NEWEST, pace
from .slices import HASH, cut

NO_ENTRIES = "The feed has no entries."  # what `parse` says of a feed that is one, and empty
# What is remembered of an entry: a hash of it, one of its address, its date (Unix time; 0: none).
_RECORD = struct.Struct(f"!{HASH}s4sI")
_URL = slice(HASH, HASH + 4)
_DATE = struct.Struct(f"!{HASH + 4}xI")
_LATEST = 2**32 - 1
_LONGEST_URL = 2_500  # bytes: an index of PostgreSQL takes 2,704
_HEADLINE = 100  # characters of a text that stand for a title


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says; of its entries, ready to be stored, only those not known.

    `failure` says in plain words why this is not a feed; null: it is. `prints` are records of
    all its entries, 16 bytes each, to be given as `known` next time. `pace` is the interval
    that suits how often the feed publishes; `skips` is what it asks to skip (`feeds.skips`).
    `remark` says what is wrong with a document that could be read; null: what was read of it
    shows nothing.
    """

    entries: tuple[Parcel, ...]
    total: int
    newest: datetime | None
    pace: timedelta
    prints: bytes
    title: str = ""
    failure: str | None = None
    skips: int = 0
    remark: str | None = None

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the entries as plain tuples: names would cost as much as what they name."""
        read = self.total, self.newest, self.pace, self.prints
        about = self.title, self.failure, self.skips, self.remark
        return _received, (list(map(tuple, self.entries)), *read, *about)


def _received(entries: Iterable[tuple[Any, ...]], *about: Any) -> Reading:  # noqa: ANN401  # fields
    return Reading(tuple(map(Parcel._make, entries)), *about)


Known = Mapping[bytes, bytes]  # records by the hashes they begin with
Item = tuple[bytes, Entry | None]  # its hash, and the entry if it is not known
Parse = Callable[[bytes], Document]
Place = Callable[[Entry], tuple[Tag, ...]]


def _nowhere(_entry: Entry) -> tuple[Tag, ...]:
    return ()


def read(
    body: bytes,
    content_type: str | None,
    url: str,
    time_zone: str,
    known: bytes,
    now: datetime,
    *,
    place: Place = _nowhere,
) -> Reading:
    """Parse what is not known of a body; `known` are the `prints` of an earlier reading.

    `place` finds the places of an entry.
    """
    size = _RECORD.size
    have = {known[at : at + HASH]: known[at : at + size] for at in range(0, len(known), size)}
    parsed = partial(parse, content_type=content_type, url=url, time_zone=time_zone, now=now)
    context = f"{url} {content_type} {time_zone}"
    document, items = _new_items(body, have, parsed, context) or _all_items(body, have, parsed)
    prints = b"".join([_record(mark, entry) if entry else have[mark] for mark, entry in items])
    newest = _newest(prints, now)
    return Reading(
        entries=_parcels(document, items, have, place, url=url, now=now),
        total=len(items),
        newest=newest[0] if newest else None,
        pace=max(pace(newest), _ttl(document)),
        prints=prints,
        title=document.title,
        failure=_failure(document),
        skips=document.skips,
        remark=_remark(document, whole=len(document.entries) == len(items)),
    )


def read_and_locate(
    tag: Tagger,
    home: PlaceId | None,
    body: bytes,
    content_type: str | None,
    url: str,
    time_zone: str,
    known: bytes,
    now: datetime,
) -> Reading:
    """Read a document of a feed that lives at `home`, and find the places of its entries."""
    place = partial(locate, tag, home=home)
    return read(body, content_type, url, time_zone, known, now, place=place)


def _new_items(
    body: bytes, have: Known, parsed: Parse, context: str
) -> tuple[Document, Sequence[Item]] | None:
    """Cut the known items out before parsing; null where the document cannot be cut."""
    slices = cut(body, context)
    if slices is None:
        return None
    new = [mark for mark in slices.hashes if mark not in have]
    document = parsed(slices.without(have))
    if len(document.entries) != len(new):  # the parser saw other items than we did
        return None
    entries = dict(zip(new, document.entries, strict=True))
    return document, [(mark, entries.get(mark)) for mark in slices.hashes]


def _all_items(body: bytes, have: Known, parsed: Parse) -> tuple[Document, Sequence[Item]]:
    document = parsed(body)
    marked = ((_mark(entry), entry) for entry in document.entries)
    return document, [(mark, None if mark in have else entry) for mark, entry in marked]


def _parcels(
    document: Document,
    items: Sequence[Item],
    have: Known,
    place: Place,
    *,
    url: str,
    now: datetime,
) -> tuple[Parcel, ...]:
    new = [whole for _, entry in items if entry and (whole := _whole(entry, document, url))]
    taken = {have[mark][_URL] for mark, entry in items if entry is None}
    return tuple(
        [
            parcel_of(
                entry,
                mark_url="" if taken and _url_mark(mark.url) in taken else mark.url,
                title_key=mark.title_key,
                places=place(entry),
            )
            for entry, mark in zip(new, marks(new, now=now), strict=True)
        ]
    )


def _record(mark: bytes, entry: Entry) -> bytes:
    seconds = int(entry.published.timestamp()) if entry.published else 0
    return _RECORD.pack(mark, _url_mark(entry.url), min(max(seconds, 0), _LATEST))


def _newest(prints: bytes, now: datetime) -> list[datetime]:
    """Give the dates that tell how often a feed publishes, newest first; none after now."""
    dates = nlargest(NEWEST, [seconds for (seconds,) in _DATE.iter_unpack(prints) if seconds])
    return [min(datetime.fromtimestamp(seconds, UTC), now) for seconds in dates]


def _mark(entry: Entry) -> bytes:
    """Hash what we keep of an entry, less its date, which some servers make anew each time."""
    text = "\0".join((entry.id, entry.url, entry.title, entry.summary))
    return blake2b(text.encode("utf-8", "replace"), digest_size=HASH).digest()


def _url_mark(url: str) -> bytes:
    return crc32(url.encode("utf-8", "replace")).to_bytes(4, "big")


def _whole(entry: Entry, document: Document, url: str) -> Entry | None:
    """Give an entry the title or address it lacks; null: there is nothing to show."""
    title = entry.title or headline(entry.summary)
    own = entry.url if entry.url != url else ""  # a feed that lists itself
    link = own or document.link or url
    if not title or len(link.encode("utf-8", "replace")) > _LONGEST_URL:
        return None
    if entry.title and own:
        return entry
    return entry._replace(title=title, url=link)


def headline(text: str) -> str:
    """Make a title of the beginning of a text: at most `_HEADLINE` characters, at a word. Pure."""
    first = text.strip().split("\n", 1)[0]
    if len(first) <= _HEADLINE:
        return first
    return first[:_HEADLINE].rsplit(" ", 1)[0] + "…"


def _ttl(document: Document) -> timedelta:
    return min((document.ttl_minutes or 0) * MINUTE, HINT_AT_MOST)


def _remark(document: Document, *, whole: bool) -> str | None:
    """Sum up what is wrong with a document; empty: nothing; null: a part does not show it."""
    said = " ".join(document.problems) if document.entries else ""
    return said or ("" if whole else None)


def _failure(document: Document) -> str | None:
    if document.entries or NO_ENTRIES in document.problems:
        return None
    return document.problems[-1] if document.problems else "it is not a feed"
