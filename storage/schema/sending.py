"""How sending goes: what became of messages, minute by minute, and who sends."""

from sqlalchemy import Column, Float, Integer, Table, Text

from .base import Instant, metadata

tallies = Table(
    "tallies",
    metadata,
    Column("minute", Instant, primary_key=True),
    Column("what", Text, primary_key=True),  # storage.outbox.what_of
    Column("count", Integer, nullable=False),
)

senders = Table(  # one row an instance
    "senders",
    metadata,
    Column("holder", Text, primary_key=True),
    Column("until", Instant, nullable=False),  # a row that is not renewed counts no more
    Column("rate", Float, nullable=False),  # messages a second it may send now
    Column("share", Float, nullable=False),  # of its full rate; under 1 after refusals
    Column("paused_until", Instant),  # Telegram told it to wait
)
