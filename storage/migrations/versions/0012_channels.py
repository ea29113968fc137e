"""Channels that are sources, and their posts of the last days.

Parts of an album come one by one and edits come later, so posts are kept before they are
articles. Safe with the previous release running (adds only).
Decision: docs/decisions/0018-sources.md.
"""

import sqlalchemy as sa
from alembic import op

from storage.schema import Id, Instant

revision, down_revision = "0012", "0011"


def upgrade() -> None:
    op.create_table(
        "channels",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("username", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), server_default="idle", nullable=False),
        sa.Column("source_id", Id, nullable=True),
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), server_default="ru", nullable=False),
        sa.Column("posted_at", Instant, nullable=True),
        sa.Column("created_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"],
            ["chats.id"],
            name=op.f("fk_channels_chat_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name=op.f("fk_channels_source_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_channels")),
    )
    with op.batch_alter_table("channels", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_channels_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_channels_username"), ["username"], unique=False)

    op.create_table(
        "channel_posts",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("album", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("origin_chat", sa.BigInteger(), nullable=True),
        sa.Column("origin_message", sa.BigInteger(), nullable=True),
        sa.Column("published_at", Instant, nullable=False),
        sa.Column("edited_at", Instant, nullable=True),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("state", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["chat_id"],
            ["channels.chat_id"],
            name=op.f("fk_channel_posts_chat_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name=op.f("pk_channel_posts")),
    )
    with op.batch_alter_table("channel_posts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_channel_posts_chat_id_album"), ["chat_id", "album"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_channel_posts_received_at"), ["received_at"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_channel_posts_state_received_at"),
            ["state", "received_at"],
            unique=False,
        )


def downgrade() -> None:
    with op.batch_alter_table("channel_posts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_channel_posts_state_received_at"))
        batch_op.drop_index(batch_op.f("ix_channel_posts_received_at"))
        batch_op.drop_index(batch_op.f("ix_channel_posts_chat_id_album"))

    op.drop_table("channel_posts")
    with op.batch_alter_table("channels", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_channels_username"))
        batch_op.drop_index(batch_op.f("ix_channels_owner_id"))

    op.drop_table("channels")
