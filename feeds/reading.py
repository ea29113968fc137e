"""One document in a worker process: parsed, less what its feed is known to hold. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b

from news.freshness import Sighting, marks
from news.model import Entry

from .parse import Document, parse
from .schedule import HINT_AT_MOST, MINUTE, pace

NO_ENTRIES = "The feed has no entries."  # what `parse` says of a feed that is one, and empty
_PRINT = 8  # bytes of a fingerprint
_LONGEST_URL = 2_500  # bytes: an index of PostgreSQL takes 2,704
_HEADLINE = 100  # characters of a text that stand for a title


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says; of its entries, with what identifies each, only those not `known`.

    `failure` says in plain words why this is not a feed; null: it is. `prints` are the
    fingerprints of all entries, to be given as `known` next time. `pace` is the interval that
    suits how often the feed publishes.
    """

    title: str
    link: str
    entries: tuple[Sighting, ...]
    total: int
    newest: datetime | None
    pace: timedelta
    prints: bytes
    problems: tuple[str, ...] = ()
    failure: str | None = None


def read(
    body: bytes,
    content_type: str | None,
    url: str,
    time_zone: str,
    known: bytes,
    now: datetime,
) -> Reading:
    """Parse a body and leave out the entries whose fingerprints are in `known`."""
    document = parse(body, content_type=content_type, url=url, time_zone=time_zone, now=now)
    entries = [whole for entry in document.entries if (whole := _whole(entry, document, url))]
    prints = [fingerprint(entry) for entry in entries]
    have = {known[start : start + _PRINT] for start in range(0, len(known), _PRINT)}
    new = [entry for entry, mark in zip(entries, prints, strict=True) if mark not in have]
    dates = [min(entry.published, now) for entry in entries if entry.published]
    return Reading(
        title=document.title,
        link=document.link,
        entries=tuple(zip(new, marks(new, now=now, document=entries), strict=True)),
        total=len(entries),
        newest=max(dates, default=None),
        pace=max(pace(dates), _ttl(document)),
        prints=b"".join(prints),
        problems=document.problems,
        failure=_failure(document),
    )


def fingerprint(entry: Entry) -> bytes:
    """Hash what we keep of an entry, less its date, which some servers make anew each time."""
    text = "\0".join((entry.id, entry.url, entry.title, entry.summary))
    return blake2b(text.encode("utf-8", "replace"), digest_size=_PRINT).digest()


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


def _ttl(document: Document) -> timedelta:
    return min((document.ttl_minutes or 0) * MINUTE, HINT_AT_MOST)


def _failure(document: Document) -> str | None:
    if document.entries or NO_ENTRIES in document.problems:
        return None
    return document.problems[-1] if document.problems else "it is not a feed"
