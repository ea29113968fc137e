"""Telegram channels as sources, and what they posted lately."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
)

from .base import Id, Instant, chat_key, metadata

channels = Table(  # where we were made an administrator; docs/decisions/0018-sources.md
    "channels",
    metadata,
    chat_key(primary_key=True),
    Column("username", Text),  # without the @; null: a closed channel
    Column("title", Text, nullable=False),
    Column(
        "owner_id", BigInteger, nullable=False
    ),  # who made us one last; 0: asked to be forgotten
    Column("present", Boolean, nullable=False),  # we are one now
    Column("state", Text, nullable=False, server_default="idle"),  # idle, waiting, active
    Column("source_id", Id, ForeignKey("sources.id", ondelete="SET NULL")),
    Column("place_id", Text),  # what it writes about; null: take places from the text alone
    Column("section", Text),
    Column("language", Text, nullable=False, server_default="ru"),
    Column("posted_at", Instant),  # its newest post
    Column("created_at", Instant, nullable=False),
    Index(None, "owner_id"),
    Index(None, "username"),
)

channel_posts = Table(  # kept for some days: parts of an album come one by one, edits later
    "channel_posts",
    metadata,
    Column(
        "chat_id",
        BigInteger,
        ForeignKey("channels.chat_id", ondelete="CASCADE", onupdate="CASCADE"),
        primary_key=True,
    ),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("album", Text, nullable=False, server_default=""),  # empty: a post by itself
    Column("text", Text, nullable=False),  # plain
    Column("links", JSON, nullable=False),  # [address]
    Column("origin_chat", BigInteger),  # the channel it was forwarded from
    Column("origin_message", BigInteger),
    Column("published_at", Instant, nullable=False),
    Column("edited_at", Instant),  # when Telegram says that its words are of; null: as it was sent
    Column("received_at", Instant, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),  # grows with every edit
    Column("state", Text, nullable=False, server_default="waiting"),  # waiting, taken, left
    Column("reason", Text),  # why it was left
    Index(None, "state", "received_at"),
    Index(None, "chat_id", "album"),
    Index(None, "received_at"),
)
