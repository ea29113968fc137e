"""Run migrations on a connection that the caller opened."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from storage.schema import Instant, metadata


def render(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:  # noqa: ANN401
    """Write our own types by their names in a new migration."""
    if kind == "type" and isinstance(item, Instant):
        return "Instant"
    if kind == "type" and getattr(item, "_variant_mapping", None):
        return "Id"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=metadata, render_as_batch=True, render_item=render
)
with context.begin_transaction():
    context.run_migrations()
