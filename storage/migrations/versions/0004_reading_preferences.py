"""How a chat reads and what it leaves out: look, sound, words, sections, who manages it.

Safe with the previous release running (adds only). Defaults are plain strings: SQLite then adds
the columns in place, while a copied table would take its children along (ON DELETE CASCADE).
Decision: docs/decisions/0013-reading.md.
"""

import sqlalchemy as sa
from alembic import op

from storage.schema import Id

revision, down_revision = "0004", "0003"


def upgrade() -> None:
    op.create_table(
        "managers",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"],
            ["chats.id"],
            name=op.f("fk_managers_chat_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("chat_id", "person_id", name=op.f("pk_managers")),
    )
    with op.batch_alter_table("managers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_managers_person_id"), ["person_id"], unique=False)

    op.create_table(
        "muted_words",
        sa.Column("id", Id, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("phrase", sa.Text(), nullable=False),
        sa.Column("stems", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"],
            ["chats.id"],
            name=op.f("fk_muted_words_chat_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_muted_words")),
        sa.UniqueConstraint("chat_id", "stems", name=op.f("uq_muted_words_chat_id_stems")),
    )
    op.create_table(
        "wanted_words",
        sa.Column("id", Id, nullable=False),
        sa.Column("subscription_id", Id, nullable=False),
        sa.Column("phrase", sa.Text(), nullable=False),
        sa.Column("stems", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["subscriptions.id"],
            name=op.f("fk_wanted_words_subscription_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wanted_words")),
        sa.UniqueConstraint(
            "subscription_id", "stems", name=op.f("uq_wanted_words_subscription_id_stems")
        ),
    )
    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("quiet_silent", sa.Boolean(), server_default="0", nullable=False)
        )
        batch_op.add_column(sa.Column("silent", sa.Boolean(), server_default="0", nullable=False))
        batch_op.add_column(
            sa.Column("pictures", sa.Text(), server_default="auto", nullable=False)
        )
        batch_op.add_column(sa.Column("compact", sa.Boolean(), server_default="0", nullable=False))
        batch_op.add_column(
            sa.Column("combined", sa.Boolean(), server_default="0", nullable=False)
        )

    with op.batch_alter_table("subscriptions", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("muted_sections", sa.Text(), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("readers", sa.Boolean(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("living", sa.Boolean(), server_default="0", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("subscriptions", recreate="never") as batch_op:
        batch_op.drop_column("living")
        batch_op.drop_column("readers")
        batch_op.drop_column("muted_sections")

    with op.batch_alter_table("chats", recreate="never") as batch_op:
        batch_op.drop_column("combined")
        batch_op.drop_column("compact")
        batch_op.drop_column("pictures")
        batch_op.drop_column("silent")
        batch_op.drop_column("quiet_silent")

    op.drop_table("wanted_words")
    op.drop_table("muted_words")
    with op.batch_alter_table("managers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_managers_person_id"))

    op.drop_table("managers")
