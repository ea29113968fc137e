"""Tables, once for both databases.

Why each is as it is: docs/decisions/0002-storage.md. Instants are aware UTC (`Instant`).
A place is the text id of the catalogue in `regions`, never a row: the catalogue is code.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime. SQLite stores no zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive values at the door."""
        if value is not None and value.tzinfo is None:
            raise ValueError("naive datetime")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back what was put in."""
        return None if value is None else value.replace(tzinfo=value.tzinfo or UTC)


Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite autoincrements only INTEGER keys
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _chat(*, primary_key: bool = False) -> Column[int]:
    """Refer to a chat with a key that follows it when a group becomes a supergroup."""
    return Column(
        "chat_id",
        BigInteger,
        ForeignKey("chats.id", ondelete="CASCADE", onupdate="CASCADE"),
        nullable=False,
        primary_key=primary_key,
    )


# ---------------------------------------------------------------- people and what they asked for

chats = Table(
    "chats",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # Telegram's
    Column("kind", Text, nullable=False),  # private, group, supergroup, channel
    Column("title", Text, nullable=False, server_default=""),  # or the first name of a person
    Column("language", Text, nullable=False),
    Column("time_zone", Text, nullable=False),  # IANA name
    Column("quiet_from", SmallInteger),  # local hour 0-23; null: never quiet
    Column("quiet_to", SmallInteger),
    Column("size", SmallInteger, nullable=False, server_default="10"),  # stories a digest, 3-20
    Column("style", Text, nullable=False, server_default="auto"),  # auto, rich, classic
    Column("gone", Text),  # why nothing can be sent there now; null: reachable
    Column("created_at", Instant, nullable=False),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", Id, primary_key=True),
    _chat(),
    Column("thread_id", Integer, nullable=False, server_default="0"),  # forum topic; 0: none
    Column("place_id", Text, nullable=False),
    Column(
        "scope", Text, nullable=False, server_default="region"
    ),  # city only, or with its region
    Column("hours", Integer, nullable=False),  # 24 bits, bit h: the local hour h
    Column(
        "weekdays", SmallInteger, nullable=False, server_default="127"
    ),  # 7 bits, bit 0: Monday
    Column("next_at", Instant, nullable=False),  # the slot its next digest is due at
    Column("last_at", Instant),  # the slot its last digest covered up to
    Column("paused", Text),  # why: "person", "gone", "topic"; null: active
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("chat_id", "thread_id", "place_id"),
    Index(None, "next_at", "place_id"),
    Index(None, "place_id"),
)

seen = Table(  # stories a chat was shown lately; one row a chat, so that a broadcast stays cheap
    "seen",
    metadata,
    _chat(primary_key=True),
    Column("stories", JSON, nullable=False),  # [story id, sources shown, unix time, story id, …]
)

# ---------------------------------------------------------------- who publishes and what

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
    Column("http_status", Integer),
    Column("checked_at", Instant),  # last attempt
    Column("succeeded_at", Instant),  # last answer that was a feed, or "not modified"
    Column("published_at", Instant),  # newest entry seen
    Column("moved_to", Text),  # target of a permanent redirect, until it has repeated
    Column("moves", Integer, nullable=False, server_default="0"),
    Column("created_at", Instant, nullable=False),
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
    Column("title_key", Text, nullable=False),  # hash of the normalised title and the day
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
    Column("why", Text, nullable=False),  # text, weak, home
    Column("certain", Boolean, nullable=False),
    Column("news_at", Instant, nullable=False),  # the article's, so that one index serves
    Index(None, "place_id", "news_at"),
)

# ---------------------------------------------------------------- what happened

stories = Table(
    "stories",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),  # smallest article id it ever had
    Column("merged_into", Id),  # the story that took it in; null: it stands
    Column("first_at", Instant, nullable=False),
    Column("latest_at", Instant, nullable=False),
    Column("sources", Integer, nullable=False),  # distinct
    Index(None, "latest_at"),
)

votes = Table(
    "votes",
    metadata,
    _chat(primary_key=True),
    Column("story_id", Id, primary_key=True, autoincrement=False),
    Column("value", SmallInteger, nullable=False),  # 1 or -1
    Column("voted_at", Instant, nullable=False),
    Index(None, "story_id"),
)

# ---------------------------------------------------------------- digests

editions = Table(
    "editions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("place_id", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("slot", Instant, nullable=False),  # its end
    Column("hours", SmallInteger, nullable=False),  # how far back it was asked to look
    Column("body", JSON, nullable=False),  # digests.compose.Edition, whole
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("place_id", "scope", "slot", "hours"),
    Index(None, "slot"),
)

deliveries = Table(  # the outbox
    "deliveries",
    metadata,
    Column("id", Id, primary_key=True),
    _chat(),
    Column("thread_id", Integer, nullable=False, server_default="0"),
    Column("kind", Text, nullable=False),  # digest, alert, notice
    Column("subject", Text, nullable=False),  # the place, or what the notice is about
    Column("slot", Instant, nullable=False),
    Column("edition_id", Id, ForeignKey("editions.id", ondelete="SET NULL")),
    Column("body", JSON, nullable=False),  # which stories of the edition, or the notice's values
    Column("status", Text, nullable=False, server_default="waiting"),  # waiting, sent, dropped
    Column("due_at", Instant, nullable=False),
    Column("leased_until", Instant),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("reason", Text),  # why dropped, or why it was last put off
    Column("message_id", BigInteger),
    Column("sent_at", Instant),
    UniqueConstraint("chat_id", "thread_id", "kind", "subject", "slot"),
    Index(None, "status", "kind", "due_at"),  # the lanes
    Index(None, "slot"),
)

# ---------------------------------------------------------------- news from readers

submissions = Table(
    "submissions",
    metadata,
    Column("id", Id, primary_key=True),
    Column(
        "author_id",
        BigInteger,
        ForeignKey("chats.id", ondelete="CASCADE", onupdate="CASCADE"),
        nullable=False,
    ),
    Column("place_id", Text, nullable=False),
    Column("kind", Text, nullable=False, server_default="news"),
    Column("state", Text, nullable=False),  # see news.submission
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),  # plain, whole, the headline included
    Column("entities", JSON, nullable=False),  # Telegram's formatting of `text`
    Column("media", JSON, nullable=False),  # [{kind, file_id}]
    Column("signature", Text, nullable=False, server_default=""),  # name shown; empty: anonymous
    Column("reason", Text),  # why held, hidden or rejected
    Column("created_at", Instant, nullable=False),
    Column("published_at", Instant),
    Column("changed_at", Instant),
    Column("request_key", Text, nullable=False, unique=True),  # a press repeated publishes once
    Index(None, "place_id", "state", "published_at"),
    Index(None, "author_id", "created_at"),
)

# ---------------------------------------------------------------- the bot's own memory

dialogs = Table(  # aiogram's finite-state machine: a draft survives a restart
    "dialogs",
    metadata,
    Column("key", Text, primary_key=True),
    Column("state", Text),
    Column("data", JSON, nullable=False),
    Column("changed_at", Instant, nullable=False),
)

leases = Table(  # work that one instance at a time may do
    "leases",
    metadata,
    Column("name", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", Instant, nullable=False),
)

facts = Table(  # small things learned that must outlive a restart
    "facts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", JSON, nullable=False),
)
