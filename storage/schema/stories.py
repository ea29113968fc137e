"""What happened: stories and votes on them."""

from sqlalchemy import Column, Index, Integer, SmallInteger, Table

from .base import Id, Instant, chat_key, metadata

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
    chat_key(primary_key=True),
    Column("story_id", Id, primary_key=True, autoincrement=False),
    Column("value", SmallInteger, nullable=False),  # 1 or -1
    Column("voted_at", Instant, nullable=False),
    Index(None, "story_id"),
)
