"""The bot's own memory: dialogs, leases, facts."""

from sqlalchemy import JSON, Column, Table, Text

from .base import Instant, metadata

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
