"""Who publishes and what: sources, feeds, articles, their places."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from .base import Id, Instant, metadata

sources = Table(
    "sources",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", Text, nullable=False, server_default="site"),  # site, channel
    Column("key", Text, nullable=False, unique=True),  # host of the site, or @channel
    Column("name", Text, nullable=False),
    Column("place_id", Text),  # where it lives; null: the whole country or unknown
    Column("weight", Float, nullable=False, server_default="1"),  # standing, see news.ranking
    Column("created_at", Instant, nullable=False),
)

feeds = Table(
    "feeds",
    metadata,
    Column("id", Id, primary_key=True),
    Column("source_id", Id, ForeignKey("sources.id", ondelete="CASCADE"), nullable=False),
    Column("url", Text, nullable=False, unique=True),
    Column("place_id", Text),  # what it writes about; null: take places from the text alone
    Column("section", Text),  # where every entry is of one section
    Column("language", Text, nullable=False, server_default="ru"),
    Column(
        "time_zone", Text, nullable=False, server_default="Europe/Moscow"
    ),  # of dates without one
    Column("status", Text, nullable=False, server_default="active"),  # active, stopped
    Column("next_at", Instant, nullable=False),  # when it is due
    Column("leased_until", Instant),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("body_hash", Text),
    Column("interval_seconds", Integer, nullable=False, server_default="600"),
    Column("failures", Integer, nullable=False, server_default="0"),  # in a row
    Column("error", Text),  # what went wrong last, in plain words; null: nothing
    Column("remark", Text),  # what is wrong with a document that could be read; null: nothing
    Column("http_status", Integer),
    Column("checked_at", Instant),  # last attempt
    Column("succeeded_at", Instant),  # last answer that was a feed, or "not modified"
    Column("published_at", Instant),  # newest entry seen
    Column("moved_to", Text),  # target of a permanent redirect, until it has repeated
    Column("moves", Integer, nullable=False, server_default="0"),
    Column("created_at", Instant, nullable=False),
    Column("prints", LargeBinary),  # what its last document held, in the words of feeds.reading
    Column("skips", Integer, nullable=False, server_default="0"),  # hours and days: feeds.skips
    Column("delay_seconds", Integer, nullable=False, server_default="0"),  # asked by robots.txt
    Column("robots_at", Instant),  # when robots.txt was last read
    Index(None, "status", "next_at"),
    Index(None, "source_id"),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Id, primary_key=True),
    Column("source_id", Id, ForeignKey("sources.id", ondelete="CASCADE"), nullable=False),
    Column("feed_id", Id, ForeignKey("feeds.id", ondelete="SET NULL")),
    Column("guid", Text, nullable=False),
    Column("url", Text, nullable=False),  # canonical: no tracking parameters
    Column("title", Text, nullable=False),
    Column("summary", Text, nullable=False, server_default=""),
    # The source, and a hash of the normalised title and the day. The source comes first so that
    # what is stored together stands together in the index: twice as fast as anywhere in it.
    Column("title_key", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("section", Text),
    Column("tags", JSON, nullable=False),  # [text]
    Column("media", JSON, nullable=False),  # [{url, kind, width, height}]
    Column("published_at", Instant, nullable=False),
    Column("first_seen_at", Instant, nullable=False),
    Column("news_at", Instant, nullable=False),  # the hour it belongs to: news.freshness
    Column("changed_at", Instant),  # the publisher rewrote it
    Column("story_id", Id),  # null: not yet looked at
    UniqueConstraint("guid", "source_id"),  # this order: looked up by many guids at once
    Index(None, "url"),
    Index(None, "title_key"),
    Index(None, "news_at"),
    Index(None, "story_id"),
)

article_places = Table(
    "article_places",
    metadata,
    Column("article_id", Id, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("place_id", Text, primary_key=True),
    Column("why", Text, nullable=False),  # text, lead, weak, home, aside
    Column("certain", Boolean, nullable=False),
    Column("news_at", Instant, nullable=False),  # the article's, so that one index serves
    Index(None, "place_id", "news_at"),
)
