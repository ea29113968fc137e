"""What was seen is kept for each forum topic: who reads one need not read the others.

Each topic begins with what its chat has seen. The previous release cannot run on it: it knows one
row a chat. Decision: docs/decisions/0013-reading.md.
"""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0011", "0010"

COPY = (
    "INSERT INTO seen (chat_id, thread_id, stories) SELECT old.chat_id, t.thread_id, old.stories"
    " FROM seen_of_chats AS old JOIN (SELECT DISTINCT chat_id, thread_id FROM subscriptions"
    " WHERE thread_id <> 0 UNION SELECT chat_id, 0 FROM seen_of_chats) AS t"
    " ON t.chat_id = old.chat_id"
)
BACK = "INSERT INTO seen SELECT chat_id, stories FROM seen_of_topics WHERE thread_id = 0"


def _table(name: str, *, by_topic: bool) -> None:
    thread = sa.Column(
        "thread_id", sa.Integer(), autoincrement=False, server_default="0", nullable=False
    )
    op.create_table(
        name,
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        *([thread] if by_topic else []),
        sa.Column("stories", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"],
            ["chats.id"],
            name=op.f("fk_seen_chat_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            *(["chat_id", "thread_id"] if by_topic else ["chat_id"]), name=op.f("pk_seen")
        ),
    )


def _step_aside(name: str) -> None:
    """Rename the old table, and what of it is named: names of constraints are taken else."""
    op.rename_table("seen", name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {name} RENAME CONSTRAINT pk_seen TO pk_{name}")
        op.execute(f"ALTER TABLE {name} RENAME CONSTRAINT fk_seen_chat_id TO fk_{name}_chat_id")


def upgrade() -> None:
    _step_aside("seen_of_chats")
    _table("seen", by_topic=True)
    op.execute(COPY)
    op.drop_table("seen_of_chats")


def downgrade() -> None:
    _step_aside("seen_of_topics")
    _table("seen", by_topic=False)
    op.execute(BACK)
    op.drop_table("seen_of_topics")
