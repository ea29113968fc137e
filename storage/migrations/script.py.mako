"""${message}.

Say here why, and whether the previous release can still run on the result.
"""

import sqlalchemy as sa
from alembic import op

from storage.schema import Id, Instant

revision, down_revision = ${repr(up_revision)}, ${repr(down_revision)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
