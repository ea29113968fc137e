"""Write a migration from the difference between the schema and the migrations so far.

`python -m storage.revise "why"`: what `make migration` runs. The new file still wants a reader.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from .engine import open_engine
from .migrate import config, migrate


async def revise(message: str) -> None:
    """Compare a freshly migrated database with the schema and write what is missing."""
    count = len(list(ScriptDirectory.from_config(config()).walk_revisions()))
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite+aiosqlite:///{Path(folder) / 'now.db'}")
        await migrate(engine)

        def write(connection: Connection) -> None:
            command.revision(
                config(connection), message, autogenerate=True, rev_id=f"{count + 1:04}"
            )

        async with engine.begin() as connection:
            await connection.run_sync(write)
        await engine.dispose()


if __name__ == "__main__":
    asyncio.run(revise(sys.argv[1]))
