"""What the publisher of a feed should mend, the gravest first. Pure.

The limits follow from how the poller works: docs/decisions/0005-polling.md, 0018-sources.md.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from urllib.parse import urlsplit

from news.model import Entry

from .answers import Fetched
from .encoding import decode
from .parse import Document
from .reasons import remark_on
from .remarks import Remark

FEW = 10  # entries: a newspaper puts out as many in a bad hour
SHORT = timedelta(hours=2)  # a window this short is lost with one bad visit
OLD = timedelta(days=30)
HEAVY = 1_000_000  # bytes
LONG_CACHE = timedelta(minutes=15)  # what a feed of hourly news may ask to be left alone for
SHOUTING = 0.8  # of the letters of titles

_ITEM = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>/]", re.IGNORECASE)
_GUID = re.compile(r"<(?:\w+:)?guid[\s>]|<(?:\w+:)?id>", re.IGNORECASE)
_RELATIVE = re.compile(
    r"<link>\s*(?:<!\[CDATA\[)?\s*(?:/(?!/)|\.{1,2}/|\w+/)|<link\s[^>]*?href=[\"'](?:/(?!/)|\.)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"<(?:pubDate|(?:dc:)?date|published|updated|issued)[^>]{0,100}>([^<]{8,60})<", re.IGNORECASE
)
_ZONE = re.compile(r"(?:Z|[+-]\d\d:?\d\d|\b[A-Z]{2,5})\s*$")


@dataclass(frozen=True, slots=True)
class Marks:
    """What the text of a document shows and its entries do not: counts of things in it."""

    items: int = 0
    guids: int = 0
    relative: int = 0  # addresses that begin nowhere
    zoneless: int = 0  # dates without a time zone
    xml: bool = True


def marks_of(body: bytes, content_type: str | None = None) -> Marks:
    """Count them."""
    text, _ = decode(body, content_type)
    if not text.lstrip("\ufeff \t\r\n").startswith("<"):
        return Marks(xml=False)
    dates = (found[1].strip() for found in _DATE.finditer(text))
    return Marks(
        items=len(_ITEM.findall(text)),
        guids=len(_GUID.findall(text)),
        relative=len(_RELATIVE.findall(text)),
        zoneless=sum(not _ZONE.search(date) for date in dates),
    )


def advice(
    url: str, answer: Fetched, document: Document, marks: Marks, *, now: datetime
) -> tuple[Remark, ...]:
    """Say all that should be mended about a feed that has entries; each thing once."""
    said: list[Remark] = []
    for remark in chain(
        map(remark_on, document.problems),
        _about_dates(document.entries, marks, now),
        _about_addresses(document.entries, marks),
        _about_words(document.entries),
        _about_window(document.entries),
        _about_address(url, answer),
        _about_answer(answer),
    ):
        if remark not in said:
            said.append(remark)
    return tuple(said)


def _about_dates(entries: Sequence[Entry], marks: Marks, now: datetime) -> Iterator[Remark]:
    dates = [entry.published for entry in entries if entry.published]
    if len(dates) < len(entries):
        yield Remark("check-dates-missing", {"count": len(entries) - len(dates)})
    if marks.zoneless:
        yield Remark("check-dates-zone", {"count": marks.zoneless})
    if any(moment >= now for moment in dates):  # the parser puts later ones at this moment
        yield Remark("check-dates-future")
    if len(dates) > 2 and len(set(dates)) == 1:
        yield Remark("check-dates-same")
    if dates and now - max(dates) > OLD:
        yield Remark("check-old", {"date": f"{max(dates):%d.%m.%Y}"})


def _about_addresses(entries: Sequence[Entry], marks: Marks) -> Iterator[Remark]:
    if without := sum(not entry.url for entry in entries):
        yield Remark("check-links-missing", {"count": without})
    if marks.relative:
        yield Remark("check-links-relative", {"count": marks.relative})
    if shared := _repeated(entry.url for entry in entries if entry.url):
        yield Remark("check-links-same", {"count": shared})
    if marks.xml and marks.items and not marks.guids:
        yield Remark("check-guid-missing")
    elif shared := _repeated(entry.id for entry in entries):
        yield Remark("check-guid-same", {"count": shared})


def _about_words(entries: Sequence[Entry]) -> Iterator[Remark]:
    titles = [entry.title for entry in entries if entry.title]
    if len(titles) < len(entries):
        yield Remark("check-titles-missing", {"count": len(entries) - len(titles)})
    letters = [letter for title in titles for letter in title if letter.isalpha()]
    if letters and sum(map(str.isupper, letters)) > SHOUTING * len(letters):
        yield Remark("check-titles-capitals")
    if entries and not any(entry.summary for entry in entries):
        yield Remark("check-summaries-missing")


def _about_window(entries: Sequence[Entry]) -> Iterator[Remark]:
    dates = [entry.published for entry in entries if entry.published]
    span = max(dates) - min(dates) if len(dates) > 2 else None
    if span and span < SHORT:
        minutes = max(1, round(span.total_seconds() / 60))
        yield Remark("check-window", {"count": len(entries), "minutes": minutes})
    elif len(entries) < FEW:
        yield Remark("check-few", {"count": len(entries)})


def _about_address(url: str, answer: Fetched) -> Iterator[Remark]:
    if answer.moved_to:
        yield Remark("check-moved", {"address": answer.moved_to})
    elif urlsplit(answer.url).netloc != urlsplit(url).netloc:
        yield Remark("check-redirect", {"address": answer.url})
    if answer.url.startswith("http://"):
        yield Remark("check-https")


def _about_answer(answer: Fetched) -> Iterator[Remark]:
    if not (answer.etag or answer.last_modified):
        yield Remark("check-caching")
    if answer.max_age and answer.max_age > LONG_CACHE:
        yield Remark("check-max-age", {"minutes": round(answer.max_age.total_seconds() / 60)})
    if len(answer.body) > HEAVY:
        yield Remark("check-heavy", {"megabytes": f"{len(answer.body) / 1e6:.1f}"})
    kind = (answer.content_type or "").split(";")[0].strip().lower()
    if not kind:
        yield Remark("check-content-type-missing")
    elif not any(word in kind for word in ("xml", "json", "rss", "atom")):
        yield Remark("check-content-type", {"found": kind[:60]})


def _repeated(values: Iterable[str]) -> int:
    """Count the entries whose value another has too."""
    return sum(count for count in Counter(values).values() if count > 1)
