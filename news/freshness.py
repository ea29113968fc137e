"""Is an entry new, changed or known, and which hour does it belong to. Pure.

Why so: docs/decisions/0005-polling.md.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from operator import attrgetter
from typing import NamedTuple

from .model import ArticleId, Entry, FeedId
from .parcel import Parcel

DAY = timedelta(days=1)
ABSENCE = timedelta(hours=3)
"""A feed not read for longer than this has a backlog: dates decide, not the moment we look."""
_TITLE_WORDS = 3  # shorter titles («Погода», «Фото дня») do not tell one article from another
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"https?://[^/?#\[]+(?:/+[^/?#]|/*\?[^#])", re.IGNORECASE)  # a path, a query


class Freshness(StrEnum):
    """What an entry is to us."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"


class Mark(NamedTuple):
    """What an entry can be recognised by. `url` and `title_key` are empty where they cannot."""

    guid: str
    url: str
    title_key: str


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
    text = f"{_day(published.date())} {' '.join(words)}"
    return blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()


@lru_cache(maxsize=1_000)
def _day(date: date) -> str:
    return f"{date:%Y%m%d}"


def identifies(url: str) -> bool:
    """Tell whether an address can be that of one article: not empty and not a front page."""
    return bool(_ARTICLE.match(url))


def marks(entries: Sequence[Entry], *, now: datetime) -> list[Mark]:
    """Say what the entries of one document are recognised by.

    An address that several of them have under different titles says nothing.
    """
    shared = _shared(entries)
    return [
        Mark(
            entry.id,
            entry.url if entry.url not in shared and identifies(entry.url) else "",
            title_key(entry.title, published_at(entry, now=now)),
        )
        for entry in entries
    ]


def are_strangers(parcels: Sequence[Parcel]) -> bool:
    """Tell whether no two entries have anything in common that an article is recognised by."""
    for name in ("guid", "mark_url", "title_key"):
        keys = [key for key in map(attrgetter(name), parcels) if key]
        if len(set(keys)) < len(keys):
            return False
    return True


def sift(
    documents: Iterable[tuple[FeedId | None, Sequence[Parcel]]], known: Iterable[Known]
) -> list[list[Verdict]]:
    """Judge the entries of one source: `documents` of its feeds against its `known` articles.

    An entry is an article we have when the guid is the same, else the canonical address, else
    the title within one day. An address that several articles have says nothing. Only the feed
    that brought an article can change it: another feed of the source may tell it shorter.
    """
    memory = _Memory(known)
    return [[memory.judge(feed, parcel) for parcel in parcels] for feed, parcels in documents]


_NEW = Verdict(Freshness.NEW)


class _Memory:
    """Articles by all that identifies them; null: an entry of this batch."""

    def __init__(self, known: Iterable[Known]) -> None:
        articles = list(known)
        addresses = Counter(article.url for article in articles)
        guids: dict[str, Known | None] = {a.guid: a for a in articles}
        urls: dict[str, Known | None] = {a.url: a for a in articles if addresses[a.url] == 1}
        titles: dict[str, Known | None] = {a.title_key: a for a in reversed(articles)}
        self._indexes = (guids, urls, titles)  # in the order of `Mark`
        for index in self._indexes:
            index.pop("", None)  # what says nothing

    def judge(self, feed: FeedId | None, parcel: Parcel) -> Verdict:
        """Say what an entry is, and remember it for the entries after it."""
        mark = (parcel.guid, parcel.mark_url, parcel.title_key)
        keys = list(zip(self._indexes, mark, strict=True))
        found = [index[key] for index, key in keys if key in index]
        article = found[0] if found else None
        for index, key in keys:
            if key:
                index.setdefault(key, article)
        if not found:
            return _NEW
        if article and article.feed_id in (feed, None) and _differs(parcel, article):
            return Verdict(Freshness.CHANGED, article)
        return Verdict(Freshness.KNOWN, article)


def _differs(parcel: Parcel, article: Known) -> bool:
    return parcel[:4] != (article.guid, article.url, article.title, article.summary)


def _shared(entries: Sequence[Entry]) -> set[str]:
    if len({entry.url for entry in entries}) == len(entries):
        return set()
    titles: dict[str, str] = {}
    return {e.url for e in entries if titles.setdefault(e.url, e.title) != e.title}
