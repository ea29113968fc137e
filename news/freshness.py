"""Is an entry new, changed or known, and which hour does it belong to. Pure.

Why so: docs/decisions/0005-polling.md.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b
from urllib.parse import urlsplit

from .model import ArticleId, Entry, FeedId

DAY = timedelta(days=1)
ABSENCE = timedelta(hours=3)
"""A feed not read for longer than this has a backlog: dates decide, not the moment we look."""
_TITLE_WORDS = 3  # shorter titles («Погода», «Фото дня») do not tell one article from another
_WORD = re.compile(r"\w+")


class Freshness(StrEnum):
    """What an entry is to us."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of an article, as much as recognising it takes."""

    id: ArticleId
    feed_id: FeedId | None
    guid: str
    url: str
    title_key: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an entry is, and the article it is; null: that is an entry before it in the batch."""

    freshness: Freshness
    known: Known | None = None


def has_backlog(succeeded_at: datetime | None, *, now: datetime) -> bool:
    """Tell whether a feed last read at `succeeded_at` (null: never) brings more than news."""
    return succeeded_at is None or now - succeeded_at > ABSENCE


def published_at(entry: Entry, *, now: datetime) -> datetime:
    """Date an entry: never in the future, and now where its publisher gives no date."""
    return now if entry.published is None else min(entry.published, now)


def news_at(published: datetime | None, *, now: datetime, backlog: bool) -> datetime:
    """Choose the moment whose hour an article first seen `now` belongs to.

    That is the moment we see it, so that an article that its publisher shows late, or that we
    fetch a minute after the digest, is in the next digest and in that one only. An article
    older than a day stays where its date puts it, and so does a backlog; what has no date in a
    backlog counts as a day old.
    """
    if published is None:
        return now - DAY if backlog else now
    if backlog or now - published > DAY:
        return min(published, now)
    return now


def title_key(title: str, published: datetime) -> str:
    """Hash the words of a title and the day (UTC); empty for titles of under three words."""
    words = _WORD.findall(title.casefold().replace("ё", "е"))
    if len(words) < _TITLE_WORDS:
        return ""
    text = f"{published:%Y%m%d} {' '.join(words)}"
    return blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()


def identifies(url: str) -> bool:
    """Tell whether an address can be that of one article: not empty and not a front page."""
    parts = urlsplit(url) if url.isprintable() and "[" not in url else None
    return parts is not None and bool(parts.path.strip("/") or parts.query)


def sift(
    documents: Iterable[tuple[FeedId, Sequence[Entry]]], known: Iterable[Known], *, now: datetime
) -> list[list[Verdict]]:
    """Judge the entries of one source: `documents` of its feeds against its `known` articles.

    An entry is an article we have when the guid is the same, else the canonical address, else
    the title within one day. An address that several entries of a document share under
    different titles, or that several articles have already, says nothing. Only the feed that
    brought an article can change it: another feed of the source may just tell it shorter.
    """
    memory = _Memory(known)
    return [_sift_document(feed, entries, memory, now) for feed, entries in documents]


@dataclass(slots=True)
class _Memory:
    """Articles by all that identifies them; null: an entry of this batch."""

    known: Iterable[Known]
    guids: dict[str, Known | None] = field(default_factory=dict)
    urls: dict[str, Known | None] = field(default_factory=dict)
    titles: dict[str, Known | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        articles = list(self.known)
        addresses = Counter(article.url for article in articles)
        for article in articles:
            self.guids[article.guid] = article
            if addresses[article.url] == 1:
                self.urls[article.url] = article
            self.titles.setdefault(article.title_key, article)

    def find(self, guid: str, url: str, title: str) -> tuple[bool, Known | None]:
        """Tell whether it is here, and what it is."""
        for index, key in ((self.guids, guid), (self.urls, url), (self.titles, title)):
            if key and key in index:
                return True, index[key]
        return False, None

    def add(self, guid: str, url: str, title: str, article: Known | None) -> None:
        """Remember that an entry of this batch is `article`."""
        for index, key in ((self.guids, guid), (self.urls, url), (self.titles, title)):
            if key:
                index.setdefault(key, article)


def _sift_document(
    feed: FeedId, entries: Sequence[Entry], memory: _Memory, now: datetime
) -> list[Verdict]:
    shared = _shared(entries)
    verdicts = []
    for entry in entries:
        url = entry.url if identifies(entry.url) and entry.url not in shared else ""
        key = title_key(entry.title, published_at(entry, now=now))
        found, article = memory.find(entry.id, url, key)
        memory.add(entry.id, url, key, article)
        if not found:
            verdicts.append(Verdict(Freshness.NEW))
        elif article and article.feed_id in (feed, None) and _differs(entry, article):
            verdicts.append(Verdict(Freshness.CHANGED, article))
        else:
            verdicts.append(Verdict(Freshness.KNOWN, article))
    return verdicts


def _differs(entry: Entry, article: Known) -> bool:
    there = (article.guid, article.url, article.title, article.summary)
    return (entry.id, entry.url, entry.title, entry.summary) != there


def _shared(entries: Sequence[Entry]) -> set[str]:
    titles: dict[str, str] = {}
    return {e.url for e in entries if titles.setdefault(e.url, e.title) != e.title}
