"""What feeds held and ask for: prints, remarks, hours to skip, delays; keys of titles by source.

Prints were kept in memory, and forgotten with the process. Title keys that begin with their
source stand together in the index, which makes storing twice as fast. The previous release can
run on it; what it stores is recognised by guid and address, not by its title.
"""

import sqlalchemy as sa
from alembic import op

from storage.schema import Instant

revision, down_revision = "0008", "0007"


def upgrade() -> None:
    with op.batch_alter_table("feeds", schema=None) as batch_op:
        batch_op.add_column(sa.Column("prints", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("remark", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("skips", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(
            sa.Column("delay_seconds", sa.Integer(), server_default="0", nullable=False)
        )
        batch_op.add_column(sa.Column("robots_at", Instant, nullable=True))
    op.execute("UPDATE articles SET title_key = CAST(source_id AS TEXT) || ':' || title_key")


def downgrade() -> None:
    op.execute(
        "UPDATE articles SET title_key = substr(title_key, length(CAST(source_id AS TEXT)) + 2)"
    )
    with op.batch_alter_table("feeds", schema=None) as batch_op:
        batch_op.drop_column("robots_at")
        batch_op.drop_column("delay_seconds")
        batch_op.drop_column("skips")
        batch_op.drop_column("remark")
        batch_op.drop_column("prints")
