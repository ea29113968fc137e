"""Living subscriptions are few, and looked for every minute: an index that has only them.

Safe with the previous release running (adds only). Decision: docs/decisions/0013-reading.md.
"""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0010", "0009"


def upgrade() -> None:
    op.create_index(
        "ix_subscriptions_chat_id",
        "subscriptions",
        ["chat_id"],
        sqlite_where=sa.text("living = 1"),  # as each database writes the condition
        postgresql_where=sa.text("living"),
    )


def downgrade() -> None:
    op.drop_index("ix_subscriptions_chat_id", "subscriptions")
