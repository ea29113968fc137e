"""What people apply with: feeds and channels."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Table, Text, text

from .base import Id, Instant, metadata

applications = Table(  # docs/decisions/0018-sources.md
    "applications",
    metadata,
    Column("id", Id, primary_key=True),
    Column(
        "applicant_id",
        BigInteger,
        ForeignKey("chats.id", ondelete="CASCADE", onupdate="CASCADE"),
        nullable=False,
    ),
    Column("kind", Text, nullable=False),  # feed, channel
    Column("subject", Text, nullable=False),  # what makes two of them the same thing
    Column("asked", Text, nullable=False),  # the address that was given
    Column("url", Text, nullable=False),  # of the feed, or of the channel; empty: none was found
    Column("channel_id", BigInteger),  # of a channel that we are an administrator of
    Column("title", Text, nullable=False, server_default=""),
    Column("place_id", Text),  # null: not said yet, or everything
    Column("section", Text),
    Column("language", Text, nullable=False, server_default="ru"),
    Column("found", JSON, nullable=False),  # what was seen there: storage.applications.Found
    Column("also_digest", Boolean, nullable=False),  # publish it there too
    Column("state", Text, nullable=False),  # see news.application
    Column("before", Text),  # of one that was withdrawn: the state it stood in
    Column("reason", Text),  # why it was rejected: a name, or a moderator's own words
    Column("feed_id", Id, ForeignKey("feeds.id", ondelete="SET NULL")),  # what came of it
    Column("created_at", Instant, nullable=False),
    Column("applied_at", Instant),
    Column("due_at", Instant),  # until when an answer is promised
    Column("changed_at", Instant, nullable=False),
    Index(None, "applicant_id", "created_at"),
    Index(None, "subject"),
    Index(
        "uq_applications_waiting",
        "subject",
        unique=True,
        sqlite_where=text("state = 'waiting'"),
        postgresql_where=text("state = 'waiting'"),
    ),
    Index(None, "state", "due_at"),
)
