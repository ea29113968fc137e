"""What readers send: drafts and albums on their way, submissions, likes."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    false,
)

from .base import Id, Instant, metadata


def _person(name: str, *, nullable: bool = False, primary_key: bool = False) -> Column[int]:
    """Refer to a person's private chat; what they did goes with it."""
    key = ForeignKey("chats.id", ondelete="CASCADE", onupdate="CASCADE")
    return Column(name, BigInteger, key, nullable=nullable, primary_key=primary_key)


submissions = Table(
    "submissions",
    metadata,
    Column("id", Id, primary_key=True),
    _person("author_id", nullable=True),  # null: the author is forgotten and let it stay
    Column("place_id", Text, nullable=False),  # where it is
    Column("area_id", Text, nullable=False, server_default=""),  # whose readers it is for
    Column("kind", Text, nullable=False, server_default="news"),  # see news.kinds
    Column("state", Text, nullable=False),  # see news.submission
    Column("title", Text, nullable=False),  # empty where there are no words
    Column("text", Text, nullable=False),  # plain, whole, the headline included
    Column("entities", JSON, nullable=False),  # Telegram's formatting of `text`
    Column("media", JSON, nullable=False),  # [{kind, file_id, …}], see news.attachments
    Column("point", JSON(none_as_null=True)),  # [latitude, longitude] that the author showed
    Column("origin", JSON(none_as_null=True)),  # [{kind, name, link}] it was forwarded from
    Column("category", Text),  # of an ad, see news.ads
    Column("details", JSON, nullable=False, server_default="{}"),  # of its kind: price, contact
    Column("signature", Text, nullable=False, server_default=""),  # name shown; empty: anonymous
    Column("reason", Text),  # why held, hidden or rejected
    Column("likes", Integer, nullable=False, server_default="0"),  # counted from the table
    Column("views", Integer, nullable=False, server_default="0"),  # how often it was opened
    Column("version", Integer, nullable=False, server_default="1"),  # grows with every edit
    Column("alert", Text),  # of an urgent one: waiting (for a nod), allowed, sent
    Column("story_id", Id),  # the story it stands under
    Column("matched_at", Instant),  # up to when stories were looked at
    Column("is_detached", Boolean, nullable=False, server_default=false()),  # never again
    Column("messages", JSON, nullable=False, server_default="[]"),  # its author's, by number
    Column("created_at", Instant, nullable=False),
    Column("published_at", Instant),
    Column("edited_at", Instant),  # its author gave it other words after it was published
    Column("changed_at", Instant),  # the last move
    Column("expires_at", Instant),
    Column("reminded_at", Instant),
    Column("request_key", Text, nullable=False, unique=True),  # a press repeated publishes once
    Index(None, "area_id", "kind", "state", "published_at"),
    Index(None, "author_id", "created_at"),
    Index(None, "state", "expires_at"),
    Index(None, "story_id"),
)

likes = Table(  # one a person; whoever presses in a group need not have spoken to us
    "likes",
    metadata,
    Column(
        "submission_id", Id, ForeignKey("submissions.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("liked_at", Instant, nullable=False),
    Index(None, "person_id"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("key", Text, primary_key=True),  # the request key of what is made of it
    _person("person_id"),
    Column("body", JSON, nullable=False),  # news.draft.Draft
    Column("version", Integer, nullable=False, server_default="1"),  # of two writers one wins
    Column("preview_id", BigInteger, nullable=False, server_default="0"),  # message; 0: none
    Column("changed_at", Instant, nullable=False),
    Index(None, "person_id"),
    Index(None, "changed_at"),
)

albums = Table(  # albums whose parts are arriving, each part an update of its own
    "albums",
    metadata,
    _person("person_id", primary_key=True),
    Column("album", Text, primary_key=True),  # Telegram's media_group_id
    Column("due_at", Instant, nullable=False),  # when it is complete, as far as we can tell
    Index(None, "due_at"),
)

album_parts = Table(
    "album_parts",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("album", Text, primary_key=True),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("body", JSON, nullable=False),  # news.draft.Said
    ForeignKeyConstraint(
        ["person_id", "album"],
        ["albums.person_id", "albums.album"],
        ondelete="CASCADE",
        onupdate="CASCADE",
    ),
)
