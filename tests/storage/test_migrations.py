import sqlite3

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from storage.engine import open_engine
from storage.migrate import UnusableDatabaseError, config, migrate, newest
from storage.schema import metadata
from tests.conftest import _drop_everything


@pytest.fixture
async def empty_engine(database_url, tmp_path):
    """A database with no tables at all."""
    engine = open_engine(database_url)
    postgres = engine.dialect.name == "postgresql"
    if postgres:
        await _drop_everything(engine)
    else:
        await engine.dispose()
        engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}")
    yield engine
    if postgres:  # the other tests of this worker expect the newest schema
        await _drop_everything(engine)
        await migrate(engine)
    await engine.dispose()


async def step(engine, how, revision):
    async with engine.begin() as connection:
        await connection.run_sync(lambda c: how(config(c), revision))


async def test_up_down_up_each_step_and_end_at_the_schema(empty_engine):
    for script in reversed(list(ScriptDirectory.from_config(config()).walk_revisions())):
        await step(empty_engine, command.upgrade, script.revision)
        await step(empty_engine, command.downgrade, "-1")
        await step(empty_engine, command.upgrade, script.revision)
    async with empty_engine.connect() as connection:
        assert (
            await connection.run_sync(
                lambda c: compare_metadata(MigrationContext.configure(c), metadata)
            )
            == []
        )


FIRST_ROWS = (
    "INSERT INTO chats (id, kind, language, time_zone, created_at)"
    " VALUES (7, 'private', 'ru', 'Europe/Moscow', '2026-01-01')",
    "INSERT INTO subscriptions (chat_id, place_id, hours, next_at, created_at)"
    " VALUES (7, '491687', 255, '2026-01-01', '2026-01-01')",
)


async def test_no_step_up_or_down_loses_a_subscription(empty_engine):
    """SQLite changes some tables by copying them: dropping the old one empties its children."""
    steps = list(reversed(list(ScriptDirectory.from_config(config()).walk_revisions())))
    await step(empty_engine, command.upgrade, steps[0].revision)
    async with empty_engine.begin() as connection:
        for row in FIRST_ROWS:
            await connection.execute(text(row))
    for how, to in [(command.upgrade, s.revision) for s in steps[1:]] + [
        (command.downgrade, s.revision) for s in reversed(steps[:-1])
    ]:
        await step(empty_engine, how, to)
        async with empty_engine.connect() as connection:
            kept = await connection.execute(text("SELECT place_id FROM subscriptions"))
            assert kept.scalars().all() == ["491687"], f"{how.__name__} to {to}"


async def test_migrating_twice_changes_nothing(empty_engine):
    assert await migrate(empty_engine) == (None, newest())
    assert await migrate(empty_engine) == (newest(), newest())


async def test_a_newer_database_is_refused_and_left_alone(empty_engine):
    await migrate(empty_engine)
    async with empty_engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(UnusableDatabaseError, match=r"9999.*newer Vestnik"):
        await migrate(empty_engine)
    async with empty_engine.connect() as connection:
        left = await connection.execute(text("SELECT version_num FROM alembic_version"))
        assert left.scalar_one() == "9999"


async def test_a_corrupt_file_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "broken.db"
    path.write_bytes(b"this is not a database at all, only text" * 100)
    engine = open_engine(f"sqlite+aiosqlite:///{path}")
    with pytest.raises(UnusableDatabaseError, match="not a database"):
        await migrate(engine)
    await engine.dispose()
    assert path.read_bytes().startswith(b"this is not")
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(path).execute("SELECT 1 FROM sqlite_master")
