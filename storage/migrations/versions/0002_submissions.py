"""Kinds of submissions, likes, drafts, albums.

Photos and ads beside news; drafts and albums outside of the dialog, so that instances do not
overwrite each other; an author may go and let the news stay. The previous release can run on
it, but what it publishes has no area and is not listed.
"""

import sqlalchemy as sa
from alembic import op

from storage.schema import Id, Instant

revision, down_revision = "0002", "0001"


def upgrade() -> None:
    op.create_table(
        "albums",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("album", sa.Text(), nullable=False),
        sa.Column("due_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["chats.id"],
            name=op.f("fk_albums_person_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", "album", name=op.f("pk_albums")),
    )
    with op.batch_alter_table("albums", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_albums_due_at"), ["due_at"], unique=False)

    op.create_table(
        "drafts",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("preview_id", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("changed_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["chats.id"],
            name=op.f("fk_drafts_person_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_drafts")),
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_drafts_changed_at"), ["changed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_drafts_person_id"), ["person_id"], unique=False)

    op.create_table(
        "album_parts",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("album", sa.Text(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id", "album"],
            ["albums.person_id", "albums.album"],
            name=op.f("fk_album_parts_person_id_album"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", "album", "message_id", name=op.f("pk_album_parts")),
    )
    op.create_table(
        "likes",
        sa.Column("submission_id", Id, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("liked_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submissions.id"],
            name=op.f("fk_likes_submission_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("submission_id", "person_id", name=op.f("pk_likes")),
    )
    with op.batch_alter_table("likes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_likes_person_id"), ["person_id"], unique=False)

    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("area_id", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("point", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("origin", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("category", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("details", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("likes", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("views", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("version", sa.Integer(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("alert", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("story_id", Id, nullable=True))
        batch_op.add_column(sa.Column("matched_at", Instant, nullable=True))
        batch_op.add_column(
            sa.Column("is_detached", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(sa.Column("messages", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("edited_at", Instant, nullable=True))
        batch_op.add_column(sa.Column("expires_at", Instant, nullable=True))
        batch_op.add_column(sa.Column("reminded_at", Instant, nullable=True))
        batch_op.alter_column("author_id", existing_type=sa.BIGINT(), nullable=True)
        batch_op.drop_index(batch_op.f("ix_submissions_place_id_state_published_at"))
        batch_op.create_index(
            batch_op.f("ix_submissions_area_id_kind_state_published_at"),
            ["area_id", "kind", "state", "published_at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_submissions_state_expires_at"), ["state", "expires_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_submissions_story_id"), ["story_id"], unique=False)

    op.execute("UPDATE submissions SET area_id = place_id")


def downgrade() -> None:
    op.execute("DELETE FROM submissions WHERE author_id IS NULL")
    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_submissions_story_id"))
        batch_op.drop_index(batch_op.f("ix_submissions_state_expires_at"))
        batch_op.drop_index(batch_op.f("ix_submissions_area_id_kind_state_published_at"))
        batch_op.create_index(
            batch_op.f("ix_submissions_place_id_state_published_at"),
            ["place_id", "state", "published_at"],
            unique=False,
        )
        batch_op.alter_column("author_id", existing_type=sa.BIGINT(), nullable=False)
        batch_op.drop_column("reminded_at")
        batch_op.drop_column("expires_at")
        batch_op.drop_column("edited_at")
        batch_op.drop_column("messages")
        batch_op.drop_column("is_detached")
        batch_op.drop_column("matched_at")
        batch_op.drop_column("story_id")
        batch_op.drop_column("alert")
        batch_op.drop_column("version")
        batch_op.drop_column("views")
        batch_op.drop_column("likes")
        batch_op.drop_column("details")
        batch_op.drop_column("category")
        batch_op.drop_column("origin")
        batch_op.drop_column("point")
        batch_op.drop_column("area_id")

    with op.batch_alter_table("likes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_likes_person_id"))

    op.drop_table("likes")
    op.drop_table("album_parts")
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_drafts_person_id"))
        batch_op.drop_index(batch_op.f("ix_drafts_changed_at"))

    op.drop_table("drafts")
    with op.batch_alter_table("albums", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_albums_due_at"))

    op.drop_table("albums")
