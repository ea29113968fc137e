"""Editions of one section: /now may ask for the sport of a city alone.

Safe with the previous release running: it reads and writes editions of all sections.
"""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0009", "0008"

KEY = ["place_id", "scope", "slot", "hours"]
UNIQUE = "uq_editions_place_id_scope_slot_hours"


def upgrade() -> None:
    with op.batch_alter_table("editions") as batch_op:
        batch_op.add_column(sa.Column("section", sa.Text(), server_default="", nullable=False))
        batch_op.drop_constraint(UNIQUE, type_="unique")
        batch_op.create_unique_constraint(f"{UNIQUE}_section", [*KEY, "section"])


def downgrade() -> None:
    op.execute("DELETE FROM editions WHERE section <> ''")
    with op.batch_alter_table("editions") as batch_op:
        batch_op.drop_constraint(f"{UNIQUE}_section", type_="unique")
        batch_op.create_unique_constraint(UNIQUE, KEY)
        batch_op.drop_column("section")
