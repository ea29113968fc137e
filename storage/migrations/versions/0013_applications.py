"""Applications with feeds and channels, and the mark of a promised answer that is late.

Safe with the previous release running (adds only). The column goes by a plain ALTER, not by a
copy of its table: SQLite would take the cards of cases along (ON DELETE CASCADE).
Decision: docs/decisions/0018-sources.md.
"""

import sqlalchemy as sa
from alembic import op

from storage.schema import Id, Instant

revision, down_revision = "0013", "0012"


def upgrade() -> None:
    op.create_table(
        "applications",
        sa.Column("id", Id, nullable=False),
        sa.Column("applicant_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), server_default="ru", nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("also_digest", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("feed_id", Id, nullable=True),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("applied_at", Instant, nullable=True),
        sa.Column("due_at", Instant, nullable=True),
        sa.Column("changed_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["applicant_id"],
            ["chats.id"],
            name=op.f("fk_applications_applicant_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds.id"], name=op.f("fk_applications_feed_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applications")),
    )
    with op.batch_alter_table("applications", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_applications_applicant_id_created_at"),
            ["applicant_id", "created_at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_applications_state_due_at"), ["state", "due_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_applications_subject"), ["subject"], unique=False)
        batch_op.create_index(
            "uq_applications_waiting",
            ["subject"],
            unique=True,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )

    op.add_column("cases", sa.Column("escalated_at", Instant, nullable=True))


def downgrade() -> None:
    op.drop_column("cases", "escalated_at")

    with op.batch_alter_table("applications", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_applications_waiting",
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.drop_index(batch_op.f("ix_applications_subject"))
        batch_op.drop_index(batch_op.f("ix_applications_state_due_at"))
        batch_op.drop_index(batch_op.f("ix_applications_applicant_id_created_at"))

    op.drop_table("applications")
