"""What moderators decide, who may, and what was done.

People here are Telegram's ids without a reference to `chats`: a moderator or a banned person
need not have spoken to the bot, and a ban outlives /forget.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Table,
    Text,
    text,
)

from .base import Id, Instant, metadata

cases = Table(  # one thing that moderators decide; docs/decisions/0014-moderation.md
    "cases",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", Text, nullable=False),  # held, reported, appeal, ban, feed, channel
    Column("subject_id", BigInteger, nullable=False),  # a submission, a person, an application
    Column("person_id", BigInteger),  # its author or applicant
    Column("place_id", Text),  # null: of no one place, every moderator of all places decides
    Column("why", Text, nullable=False),  # why it is here, a name: see news.cases
    Column("facts", JSON, nullable=False),  # what its card says beside the subject
    Column("state", Text, nullable=False, server_default="open"),  # open, decided, closed
    Column("opened_at", Instant, nullable=False),
    Column("due_at", Instant),  # when an answer is promised; null: nothing is promised
    Column("reminded_at", Instant),  # when moderators were told that it is soon due
    Column("escalated_at", Instant),  # when operators were told that it is late
    Column("decided_at", Instant),
    Column("decided_by", BigInteger),  # 0: the command line or the bot itself
    Column("decided_name", Text),
    Column("decision", Text),
    Column("reason", Text),  # a name of the list, or the moderator's own words
    Column("before", JSON),  # what undoing the decision needs
    Index(
        "uq_cases_open",
        "kind",
        "subject_id",
        unique=True,
        sqlite_where=text("state = 'open'"),
        postgresql_where=text("state = 'open'"),
    ),
    Index(None, "kind", "subject_id"),
    Index(None, "state", "opened_at"),
    Index(None, "person_id"),
)

case_cards = Table(  # every copy of a case's card, so that all show the decision
    "case_cards",
    metadata,
    Column("case_id", Id, ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    Column("delivery_id", Id, primary_key=True, autoincrement=False),  # kept as long as that is
)

roles = Table(
    "roles",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("role", Text, primary_key=True),  # moderator, trusted
    Column("place_id", Text, primary_key=True, server_default=""),  # empty: all places
    Column("name", Text, nullable=False, server_default=""),  # of the person, for lists
    Column("granted_by", BigInteger, nullable=False),
    Column("granted_at", Instant, nullable=False),
)

sanctions = Table(
    "sanctions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),  # warning, mute, ban
    Column("reason", Text, nullable=False),  # as in cases
    Column("case_id", Id, ForeignKey("cases.id", ondelete="SET NULL")),
    Column("given_by", BigInteger, nullable=False),
    Column("given_name", Text, nullable=False, server_default=""),
    Column("given_at", Instant, nullable=False),
    Column("until", Instant),  # null: for good
    Column("lifted_at", Instant),
    Index(None, "person_id", "given_at"),
)

audit = Table(  # every act of a moderator, operator or the bot in their stead; only grows
    "audit",
    metadata,
    Column("id", Id, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("actor_id", BigInteger, nullable=False),  # 0: the command line or the bot itself
    Column("actor", Text, nullable=False),
    Column("act", Text, nullable=False),  # see news.cases.Act
    Column("case_id", Id, ForeignKey("cases.id", ondelete="SET NULL")),
    Column("person_id", BigInteger),  # whom it concerns
    Column("place_id", Text),
    Column("detail", JSON, nullable=False),
    Index(None, "at"),
    Index(None, "case_id"),
    Index(None, "person_id"),
)

prints = Table(  # by which near-duplicates and shared contacts meet: news.alike
    "prints",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column(
        "submission_id",
        Id,
        ForeignKey("submissions.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("at", Instant, nullable=False),
    Index(None, "submission_id"),
    Index(None, "at"),
)

stops = Table(  # what was not taken, and why: by it a flood is known
    "stops",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", BigInteger, nullable=False),
    Column("at", Instant, nullable=False),
    Column("name", Text, nullable=False),  # of news.trust.Stop
    Column("like_id", Id),  # the submission it repeats
    Index(None, "at"),
    Index(None, "person_id", "at"),
    Index(None, "like_id", "at"),
)

words = Table(  # the operator's list
    "words",
    metadata,
    Column("phrase", Text, primary_key=True),  # as news.forbidden.check_entry gives it
    Column("holds", Boolean, nullable=False),  # a moderator looks first; else it is refused
    Column("added_by", BigInteger, nullable=False),
    Column("added_at", Instant, nullable=False),
)

reports = Table(  # readers' complaints: one a person and submission
    "reports",
    metadata,
    Column(
        "submission_id",
        Id,
        ForeignKey("submissions.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
    Column("weight", Float, nullable=False),  # of its reader at that moment: news.reports
    Column("at", Instant, nullable=False),
    Column("settled", Text),  # what moderators made of it: upheld, dismissed; null: open
    Index(None, "person_id", "at"),
)
