"""Bring a database to the newest schema; say clearly when that cannot be done."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import AsyncEngine

MIGRATIONS = Path(__file__).parent / "migrations"


class UnusableDatabaseError(Exception):
    """The database is corrupt, out of reach, or newer than this program; nothing was changed."""


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings, for a connection that the caller opened."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    made.attributes["connection"] = connection
    return made


async def migrate(engine: AsyncEngine) -> tuple[str | None, str]:
    """Upgrade to the newest schema in one transaction.

    Returns:
        The revision before (null: an empty database) and after.

    Raises:
        UnusableDatabaseError: corrupt, out of reach, or newer than this program.
    """
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(_upgrade)
    except (DatabaseError, OSError) as error:
        raise UnusableDatabaseError(_in_words(error)) from error


async def revision(engine: AsyncEngine) -> str | None:
    """Tell the schema revision of the database; null: an empty one.

    Raises:
        UnusableDatabaseError: corrupt or out of reach.
    """
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(_current)
    except (DatabaseError, OSError) as error:
        raise UnusableDatabaseError(_in_words(error)) from error


def newest() -> str:
    """Give the revision this program works with."""
    head = ScriptDirectory.from_config(config()).get_current_head()
    if head is None:
        raise LookupError("there are no migrations")
    return head


def _upgrade(connection: Connection) -> tuple[str | None, str]:
    before = _current(connection)
    known = {s.revision for s in ScriptDirectory.from_config(config()).walk_revisions()}
    if before is not None and before not in known:
        raise UnusableDatabaseError(
            f"the database has schema {before}, which this version does not know: "
            "a newer Vestnik made it. Run that version, or restore an older backup."
        )
    command.upgrade(config(connection), "head")
    return before, newest()


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _in_words(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return f"cannot use the database: {str(cause).strip().splitlines()[0]}"
