"""What news is screened by: prints of texts, stops, the operator's words; readers' reports.

Safe with the previous release running (adds only). Decision: docs/decisions/0015-trust.md.
"""

import sqlalchemy as sa
from alembic import op

from storage.schema import Id, Instant

revision, down_revision = "0014", "0013"


def upgrade() -> None:
    op.create_table(
        "stops",
        sa.Column("id", Id, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("like_id", Id, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stops")),
    )
    with op.batch_alter_table("stops", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stops_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_stops_like_id_at"), ["like_id", "at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_stops_person_id_at"), ["person_id", "at"], unique=False
        )

    op.create_table(
        "words",
        sa.Column("phrase", sa.Text(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=False),
        sa.Column("added_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("phrase", name=op.f("pk_words")),
    )
    op.create_table(
        "prints",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("submission_id", Id, autoincrement=False, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submissions.id"],
            name=op.f("fk_prints_submission_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", "submission_id", name=op.f("pk_prints")),
    )
    with op.batch_alter_table("prints", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_prints_at"), ["at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_prints_submission_id"), ["submission_id"], unique=False
        )

    op.create_table(
        "reports",
        sa.Column("submission_id", Id, autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("settled", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submissions.id"],
            name=op.f("fk_reports_submission_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("submission_id", "person_id", name=op.f("pk_reports")),
    )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reports_person_id_at"), ["person_id", "at"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reports_person_id_at"))

    op.drop_table("reports")
    with op.batch_alter_table("prints", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_prints_submission_id"))
        batch_op.drop_index(batch_op.f("ix_prints_at"))

    op.drop_table("prints")
    op.drop_table("words")
    with op.batch_alter_table("stops", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stops_person_id_at"))
        batch_op.drop_index(batch_op.f("ix_stops_like_id_at"))
        batch_op.drop_index(batch_op.f("ix_stops_at"))

    op.drop_table("stops")
