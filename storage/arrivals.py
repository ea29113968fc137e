"""Entries on their way into the database, and the rows they become."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import bindparam, update

from news.freshness import marks, news_at
from news.model import Entry, FeedId, SourceId, Tag
from news.parcel import Parcel, parcel_of

from .bulk import Bulk
from .schema import article_places, articles


@dataclass(frozen=True, slots=True)
class Batch:
    """The entries that one document brought, with all that its feed says about them.

    `feed_id` is null where no feed brought them: posts of a channel. The places of entries are
    found from their text and the place of the feed before storing.
    `backlog`: the feed was not read for long, see `news.freshness`.
    """

    feed_id: FeedId | None
    source_id: SourceId
    entries: Sequence[Parcel]
    language: str = "ru"
    section: str | None = None
    backlog: bool = False


@dataclass(frozen=True, slots=True)
class Arrival:
    """One entry that arrives alone; see `Batch`."""

    feed_id: FeedId | None
    source_id: SourceId
    entry: Entry
    language: str = "ru"
    section: str | None = None
    places: tuple[Tag, ...] = ()
    backlog: bool = False

    def batch(self, now: datetime) -> Batch:
        """Make a batch of it."""
        [mark] = marks([self.entry], now=now)
        entry = parcel_of(
            self.entry, mark_url=mark.url, title_key=mark.title_key, places=self.places
        )
        about = self.language, self.section, self.backlog
        return Batch(self.feed_id, self.source_id, (entry,), *about)


_CONTENT = ("guid", "url", "title", "summary", "tags", "media")
_JSON = ("tags", "media")
ADD = Bulk(
    articles.insert(),
    (
        "id", "source_id", "feed_id", "guid", "url", "title", "summary", "title_key", "language",
        "section", "tags", "media", "published_at", "first_seen_at", "news_at",
    ),
    ready=_JSON,
)  # fmt: skip
REWRITE = Bulk(
    update(articles)
    .where(articles.c.id == bindparam("key"))
    .values({name: bindparam(name) for name in (*_CONTENT, "changed_at")}),
    ("key", *_CONTENT, "changed_at"),
    ready=_JSON,
)
PLACE = Bulk(article_places.insert(), ("article_id", "place_id", "why", "certain", "news_at"))


def article_rows(
    batch: Batch, entries: Iterable[Parcel], ids: Iterable[int], now: datetime
) -> Iterator[tuple[object, ...]]:
    """Give the values of `ADD` for entries of a batch."""
    source, feed, language, section = batch.source_id, batch.feed_id, batch.language, batch.section
    key, backlog = stored_title_key(batch.source_id, ""), batch.backlog
    for entry, id in zip(entries, ids, strict=False):  # in this order: no id is lost
        when = entry.published
        published = None if when is None else datetime.fromtimestamp(when, UTC)
        yield (
            id, source, feed, entry.guid, entry.url, entry.title, entry.summary,
            key + entry.title_key, language, section, entry.tags, entry.media,
            min(published or now, now), now, news_at(published, now=now, backlog=backlog),
        )  # fmt: skip


def stored_title_key(source: SourceId, key: str) -> str:
    """Give the key of a title as it is stored, see `storage.schema`."""
    return f"{source}:{key}"


def place_row(id: object, tag: Tag, when: object) -> tuple[object, ...]:
    """Give the values of `PLACE`."""
    return id, tag.place, tag.why, tag.certain, when


def one_a_place(tags: Iterable[Tag]) -> Iterable[Tag]:
    """Keep one tag a place, a certain one rather than one that is not."""
    return {tag.place: tag for tag in sorted(tags, key=lambda tag: tag.certain)}.values()
