"""Followed stories, alerts, articles in the wrong story, what became of stories; votes of people.

A vote is a person's now, not a chat's, so its key no longer refers to a chat; votes given in the
name of groups go. Safe with the previous release running (adds, and drops one constraint).
Decision: docs/decisions/0007-ranking.md.
"""

import sqlalchemy as sa
from alembic import op

from storage.schema import Id, Instant

revision, down_revision = "0006", "0005"


def upgrade() -> None:
    op.execute("DELETE FROM votes WHERE chat_id < 0")
    with op.batch_alter_table("votes") as votes:
        votes.drop_constraint("fk_votes_chat_id", type_="foreignkey")
    with op.batch_alter_table("subscriptions") as subscriptions:
        subscriptions.add_column(
            sa.Column("alerts", sa.Text(), server_default="off", nullable=False)
        )
    op.create_table(
        "misplaced",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", Id, autoincrement=False, nullable=False),
        sa.Column("story_id", Id, nullable=False),
        sa.Column("said_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("person_id", "article_id", name=op.f("pk_misplaced")),
    )
    op.create_index(
        op.f("ix_misplaced_article_id_story_id"), "misplaced", ["article_id", "story_id"]
    )
    op.create_table(
        "partings",
        sa.Column("article_id", Id, autoincrement=False, nullable=False),
        sa.Column("story_id", Id, autoincrement=False, nullable=False),
        sa.Column("parted_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "story_id", name=op.f("pk_partings")),
    )
    op.create_index(op.f("ix_partings_parted_at"), "partings", ["parted_at"])
    op.create_table(
        "moves",
        sa.Column("id", Id, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("article_id", Id, nullable=True),
        sa.Column("from_id", Id, nullable=False),
        sa.Column("to_id", Id, nullable=False),
        sa.Column("moved_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moves")),
    )
    op.create_index(op.f("ix_moves_moved_at"), "moves", ["moved_at"])
    op.create_index(op.f("ix_moves_from_id"), "moves", ["from_id"])
    op.create_table(
        "follows",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("story_id", Id, autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.Integer(), server_default="0", nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("told_at", Instant, nullable=False),
        sa.Column("followed_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"],
            ["chats.id"],
            name=op.f("fk_follows_chat_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("chat_id", "story_id", name=op.f("pk_follows")),
    )
    op.create_index(op.f("ix_follows_story_id"), "follows", ["story_id"])
    op.create_table(
        "alerts",
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("story_id", Id, autoincrement=False, nullable=False),
        sa.Column("found_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("place_id", "story_id", name=op.f("pk_alerts")),
    )
    op.create_index(op.f("ix_alerts_found_at"), "alerts", ["found_at"])


def downgrade() -> None:
    for table in ("alerts", "follows", "moves", "partings", "misplaced"):
        op.drop_table(table)
    with op.batch_alter_table("subscriptions") as subscriptions:
        subscriptions.drop_column("alerts")
    op.execute("DELETE FROM votes WHERE chat_id NOT IN (SELECT id FROM chats)")
    with op.batch_alter_table("votes") as votes:
        votes.create_foreign_key(
            "fk_votes_chat_id",
            "chats",
            ["chat_id"],
            ["id"],
            onupdate="CASCADE",
            ondelete="CASCADE",
        )
