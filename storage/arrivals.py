"""An entry on its way into the database, and the rows it becomes."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from json.encoder import encode_basestring_ascii

from sqlalchemy import bindparam, update

from news.freshness import Mark, marks, news_at, published_at
from news.model import Entry, FeedId, Media, SourceId, Tag

from .bulk import Bulk
from .schema import article_places, articles


@dataclass(frozen=True, slots=True)
class Arrival:
    """An entry on its way in, with all that its feed says about it.

    `feed_id` is null where no feed brought it: a post of a channel. `mark` is what
    `news.freshness.marks` made of it; null: its document is not known.
    `places` are found from its text and the place of the feed before storing.
    `backlog`: the feed was not read for long, see `news.freshness`.
    """

    feed_id: FeedId | None
    source_id: SourceId
    entry: Entry
    mark: Mark | None = None
    language: str = "ru"
    section: str | None = None
    places: tuple[Tag, ...] = ()
    backlog: bool = False


_CONTENT = ("guid", "url", "title", "summary", "tags", "media")
_JSON = ("tags", "media")
_OF_FEED = ("source_id", "feed_id", "title_key", "language", "section")
ADD = Bulk(
    articles.insert(),
    ("id", *_CONTENT, *_OF_FEED, "published_at", "first_seen_at", "news_at"),
    json=_JSON,
)
REWRITE = Bulk(
    update(articles)
    .where(articles.c.id == bindparam("key"))
    .values({name: bindparam(name) for name in (*_CONTENT, "changed_at")}),
    ("key", *_CONTENT, "changed_at"),
    json=_JSON,
)
PLACE = Bulk(article_places.insert(), ("article_id", "place_id", "why", "certain", "news_at"))


def content_row(entry: Entry) -> tuple[object, ...]:
    """Give the values of `_CONTENT`."""
    media = _json_of_all(entry.media) if entry.media else "[]"
    return entry.id, entry.url, entry.title, entry.summary, _json_of_texts(entry.tags), media


@lru_cache(maxsize=1_000)  # a publisher's tags are few, and it repeats them
def _json_of_texts(texts: tuple[str, ...]) -> str:
    return json.dumps(texts)


def _json_of_all(media: Iterable[Media]) -> str:
    """Write media as JSON, four times faster than the library, which is given records."""
    return f"[{', '.join(map(_json_of, media))}]"


def _json_of(media: Media) -> str:
    width, height = media.width or "null", media.height or "null"
    url, kind = encode_basestring_ascii(media.url), encode_basestring_ascii(media.kind)
    return f'{{"url": {url}, "kind": {kind}, "width": {width}, "height": {height}}}'


def article_row(arrival: Arrival, now: datetime) -> tuple[object, ...]:
    """Give the values of `ADD` after the id."""
    entry = arrival.entry
    return (
        *content_row(entry),
        arrival.source_id,
        arrival.feed_id,
        stored_title_key(arrival.source_id, mark_of(arrival, now).title_key),
        arrival.language,
        arrival.section,
        published_at(entry, now=now),
        now,
        news_at(entry.published, now=now, backlog=arrival.backlog),
    )


def stored_title_key(source: SourceId, key: str) -> str:
    """Give the key of a title as it is stored, see `storage.schema`."""
    return f"{source}:{key}"


def mark_of(arrival: Arrival, now: datetime) -> Mark:
    """Give what tells an entry from others; made here where its document is not known."""
    return arrival.mark or marks([arrival.entry], now=now)[0]


def place_row(id: object, tag: Tag, when: object) -> tuple[object, ...]:
    """Give the values of `PLACE`."""
    return id, tag.place, tag.why, tag.certain, when


def one_a_place(tags: Iterable[Tag]) -> Iterable[Tag]:
    """Keep one tag a place, a certain one rather than one that is not."""
    return {tag.place: tag for tag in sorted(tags, key=lambda tag: tag.certain)}.values()
