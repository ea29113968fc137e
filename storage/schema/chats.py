"""People and what they asked for: chats, subscriptions, what they were shown."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)

from .base import Id, Instant, chat_key, metadata

_ACTIVE = text("paused IS NULL")
_LIVING, _LIVING_SQLITE = text("living"), text("living = 1")  # as each writes the condition

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
    Column("quiet_silent", Boolean, nullable=False, server_default=false()),  # then: no sound only
    Column("silent", Boolean, nullable=False, server_default=false()),  # never a sound at all
    Column("size", SmallInteger, nullable=False, server_default="10"),  # stories a digest, 3-20
    Column("style", Text, nullable=False, server_default="auto"),  # auto, rich, classic
    Column("pictures", Text, nullable=False, server_default="auto"),  # auto (rich only), on, off
    Column("compact", Boolean, nullable=False, server_default=false()),  # headlines alone
    Column("combined", Boolean, nullable=False, server_default=false()),  # all places in one
    Column("gone", Text),  # why nothing can be sent there now; null: reachable
    Column("created_at", Instant, nullable=False),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", Id, primary_key=True),
    chat_key(),
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
    Column("paused", Text),  # why: "person", "gone", "topic", "removed"; null: active
    Column("muted_sections", Text, nullable=False, server_default=""),  # "sport,music"
    Column("readers", Boolean, nullable=False, server_default=true()),  # readers' news too
    Column("living", Boolean, nullable=False, server_default=false()),  # edited as stories grow
    Column("alerts", Text, nullable=False, server_default="off"),  # off, day, always (nights too)
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("chat_id", "thread_id", "place_id"),
    Index(None, "chat_id", sqlite_where=_LIVING_SQLITE, postgresql_where=_LIVING),
    Index(None, "next_at", "place_id", sqlite_where=_ACTIVE, postgresql_where=_ACTIVE),
    Index(None, "place_id"),
)

muted_words = Table(  # what a chat never wants to read of
    "muted_words",
    metadata,
    Column("id", Id, primary_key=True),
    chat_key(),
    Column("phrase", Text, nullable=False),  # as it was typed
    Column("stems", Text, nullable=False),  # what it is compared by
    UniqueConstraint("chat_id", "stems"),
)

wanted_words = Table(  # a subscription with some of these brings only what has one of them
    "wanted_words",
    metadata,
    Column("id", Id, primary_key=True),
    Column(
        "subscription_id", Id, ForeignKey("subscriptions.id", ondelete="CASCADE"), nullable=False
    ),
    Column("phrase", Text, nullable=False),
    Column("stems", Text, nullable=False),
    UniqueConstraint("subscription_id", "stems"),
)

managers = Table(  # who set up which group or channel: what their private chat lists
    "managers",
    metadata,
    chat_key(primary_key=True),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False, index=True),
)

seen = Table(  # stories a chat was shown lately; one row for each, so that a broadcast is cheap
    "seen",
    metadata,
    chat_key(primary_key=True),
    Column("thread_id", Integer, primary_key=True, autoincrement=False, server_default="0"),
    Column("stories", LargeBinary, nullable=False),  # news.shown, packed
)
