"""What happened: stories, what people say of them, and who wants to hear more."""

from sqlalchemy import BigInteger, Column, Index, Integer, SmallInteger, Table, Text

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
    # The person who voted, wherever that was: a group has as many votes as people.
    Column("chat_id", BigInteger, key="voter_id", primary_key=True, autoincrement=False),
    Column("story_id", Id, primary_key=True, autoincrement=False),
    Column("value", SmallInteger, nullable=False),  # 1 or -1
    Column("voted_at", Instant, nullable=False),
    Index(None, "story_id"),
)

misplaced = Table(  # «не та новость»: a person says that an article is not of its story
    "misplaced",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("article_id", Id, primary_key=True, autoincrement=False),
    Column("story_id", Id, nullable=False),  # the one it was in
    Column("said_at", Instant, nullable=False),
    Index(None, "article_id", "story_id"),
)

partings = Table(  # articles that readers took out of a story for good
    "partings",
    metadata,
    Column("article_id", Id, primary_key=True, autoincrement=False),
    Column("story_id", Id, primary_key=True, autoincrement=False),
    Column("parted_at", Instant, nullable=False),
    Index(None, "parted_at"),
)

moves = Table(  # what became of stories: merges, and articles that went elsewhere
    "moves",
    metadata,
    Column("id", Id, primary_key=True),
    Column("why", Text, nullable=False),  # merged, split, parted
    Column("article_id", Id),  # null: the whole story
    Column("from_id", Id, nullable=False),
    Column("to_id", Id, nullable=False),
    Column("moved_at", Instant, nullable=False),
    Index(None, "moved_at"),
    Index(None, "from_id"),
)

follows = Table(  # who wants to hear how a story goes on
    "follows",
    metadata,
    chat_key(primary_key=True),
    Column("story_id", Id, primary_key=True, autoincrement=False),
    Column("thread_id", Integer, nullable=False, server_default="0"),
    Column("sources", Integer, nullable=False),  # that told it when the chat heard last
    Column("told_at", Instant, nullable=False),  # when that was
    Column("followed_at", Instant, nullable=False),
    Index(None, "story_id"),
)

alerts = Table(  # breaking stories that were told of, once a place
    "alerts",
    metadata,
    Column("place_id", Text, primary_key=True),
    Column("story_id", Id, primary_key=True, autoincrement=False),
    Column("found_at", Instant, nullable=False),
    Index(None, "found_at"),
)
