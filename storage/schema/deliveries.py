"""Digests: editions and the outbox."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from .base import Id, Instant, chat_key, metadata

editions = Table(
    "editions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("place_id", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("slot", Instant, nullable=False),  # its end
    Column("hours", SmallInteger, nullable=False),  # how far back it was asked to look
    Column("section", Text, nullable=False, server_default=""),  # of this section alone
    Column("body", JSON, nullable=False),  # digests.compose.Edition, whole
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("place_id", "scope", "slot", "hours", "section"),
    Index(None, "slot"),
)

WAITING = text("status = 'waiting'")

deliveries = Table(  # the outbox, and what left it
    "deliveries",
    metadata,
    Column("id", Id, primary_key=True),
    chat_key(),
    Column("thread_id", Integer, nullable=False, server_default="0"),
    Column("kind", Text, nullable=False),  # digest, alert, notice
    Column("subject", Text, nullable=False),  # the place, or what the notice is about
    Column("slot", Instant, nullable=False),
    Column("edition_id", Id),  # no key: editions go first, and to look for theirs takes hours
    Column("body", JSON, nullable=False),  # which stories of the edition, or the notice's values
    Column("status", Text, nullable=False, server_default="waiting"),  # waiting, sent, dropped
    Column("due_at", Instant, nullable=False),
    Column("leased_until", Instant),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("reason", Text),  # why dropped, or why it was last put off
    Column("message_id", BigInteger),
    Column("sent_at", Instant),
    UniqueConstraint("chat_id", "thread_id", "kind", "subject", "slot"),
    Index(None, "kind", "due_at", sqlite_where=WAITING, postgresql_where=WAITING),  # the lanes
    Index(None, "chat_id", "kind", sqlite_where=WAITING, postgresql_where=WAITING),
    Index(None, "slot"),
)
