"""News from readers."""

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Table, Text

from .base import Id, Instant, metadata

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
