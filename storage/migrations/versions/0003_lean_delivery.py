"""Lean delivery: what waits and who is due are found by small indexes; what was seen is packed.

Deliveries lose their key to editions: without an index on it, each edition that is forgotten
would look through all deliveries, and with one, each delivery would cost more. The previous
release cannot run on it: it reads what was seen as JSON.
Decision: docs/decisions/0008-delivery.md.
"""

import json
import struct
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0003", "0002"

WAITING, ACTIVE = sa.text("status = 'waiting'"), sa.text("paused IS NULL")
BATCH = 1_000


def upgrade() -> None:
    with op.batch_alter_table("deliveries") as batch_op:
        batch_op.drop_index("ix_deliveries_status_kind_due_at")
        batch_op.drop_constraint("fk_deliveries_edition_id", type_="foreignkey")
    _index("deliveries", ["kind", "due_at"], WAITING)
    _index("deliveries", ["chat_id", "kind"], WAITING)
    op.drop_index("ix_subscriptions_next_at_place_id", "subscriptions")
    _index("subscriptions", ["next_at", "place_id"], ACTIVE)
    _convert(sa.LargeBinary(), _packed)


def downgrade() -> None:
    _convert(sa.JSON(), _unpacked)
    op.drop_index("ix_subscriptions_next_at_place_id", "subscriptions")
    op.create_index("ix_subscriptions_next_at_place_id", "subscriptions", ["next_at", "place_id"])
    op.drop_index("ix_deliveries_chat_id_kind", "deliveries")
    op.drop_index("ix_deliveries_kind_due_at", "deliveries")
    forgotten = "edition_id NOT IN (SELECT id FROM editions)"
    op.execute(f"UPDATE deliveries SET edition_id = NULL WHERE {forgotten}")  # noqa: S608
    with op.batch_alter_table("deliveries") as batch_op:
        batch_op.create_foreign_key(
            "fk_deliveries_edition_id", "editions", ["edition_id"], ["id"], ondelete="SET NULL"
        )
        batch_op.create_index("ix_deliveries_status_kind_due_at", ["status", "kind", "due_at"])


def _index(table: str, columns: list[str], where: sa.TextClause) -> None:
    name = f"ix_{table}_{'_'.join(columns)}"
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def _convert(kind: sa.types.TypeEngine[Any], change: Callable[[Any], Any]) -> None:
    """Put what was seen into a column of another kind, a thousand chats at a time."""
    op.add_column("seen", sa.Column("changed", kind))
    id, now = sa.column("chat_id", sa.BigInteger), sa.column("changed", kind)
    table = sa.table("seen", id, sa.column("stories"), now)
    connection, last = op.get_bind(), None
    fill = (
        sa.update(table)
        .where(table.c.chat_id == sa.bindparam("chat"))
        .values(changed=sa.bindparam("now", type_=kind))
    )
    while rows := _after(connection, table, last):
        connection.execute(fill, [{"chat": id, "now": change(was)} for id, was in rows])
        last = rows[-1][0]
    with op.batch_alter_table("seen") as batch_op:
        batch_op.drop_column("stories")
        batch_op.alter_column(
            "changed", existing_type=kind, nullable=False, new_column_name="stories"
        )


def _after(
    connection: sa.Connection, table: sa.TableClause, last: int | None
) -> list[tuple[int, Any]]:
    wanted = sa.select(table.c.chat_id, table.c.stories).order_by(table.c.chat_id).limit(BATCH)
    if last is not None:
        wanted = wanted.where(table.c.chat_id > last)
    return [(row[0], row[1]) for row in connection.execute(wanted)]


def _packed(stories: str | list[int]) -> bytes:
    """Pack [story, sources, unix time, …]: all stories, then all (time, sources)."""
    numbers = json.loads(stories) if isinstance(stories, str) else stories
    marks = sorted(zip(numbers[2::3], numbers[0::3], numbers[1::3], strict=True))
    packed = [at << 16 | min(sources, 0xFFFF) for at, _, sources in marks]
    return struct.pack(f"<{2 * len(marks)}q", *(id for _, id, _ in marks), *packed)


def _unpacked(stories: bytes) -> list[int]:
    numbers = struct.unpack(f"<{len(stories) // 8}q", stories)
    half = len(numbers) // 2
    marks = zip(numbers[:half], numbers[half:], strict=True)
    return [n for id, mark in marks for n in (id, mark & 0xFFFF, mark >> 16)]
