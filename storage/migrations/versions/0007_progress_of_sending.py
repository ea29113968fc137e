"""Progress of sending: what became of messages, minute by minute, and who sends how fast.

Safe with the previous release running (adds only).
Decision: docs/decisions/0008-delivery.md.
"""

import sqlalchemy as sa
from alembic import op

from storage.schema import Instant

revision, down_revision = "0007", "0006"


def upgrade() -> None:
    op.create_table(
        "senders",
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("until", Instant, nullable=False),
        sa.Column("rate", sa.Float(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("paused_until", Instant, nullable=True),
        sa.PrimaryKeyConstraint("holder", name=op.f("pk_senders")),
    )
    op.create_table(
        "tallies",
        sa.Column("minute", Instant, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("minute", "what", name=op.f("pk_tallies")),
    )


def downgrade() -> None:
    op.drop_table("tallies")
    op.drop_table("senders")
