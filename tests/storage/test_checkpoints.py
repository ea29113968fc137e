"""Checkpoints beside the connection that writes: what SQLite's log holds gets into the file."""

import shutil
import sqlite3
import threading
from contextlib import closing

import pytest
from sqlalchemy import text

from storage.checkpoints import ROWS, Checkpoints, checkpoint
from storage.engine import open_engine


def in_file(file, folder) -> int:
    """Count the rows that checkpoints brought into the file: of a copy that lacks the log."""
    copy = folder / "copy.db"
    shutil.copy(file, copy)
    with closing(sqlite3.connect(copy)) as connection:
        return connection.execute("SELECT count(*) FROM t").fetchone()[0]


@pytest.fixture
def file(tmp_path):
    """A database with a log, as the bot has them: an empty table."""
    path = tmp_path / "bot.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE t (n INTEGER)")
    return path


@pytest.fixture
def writer(file):
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_autocheckpoint=0")
        yield connection


def write(connection: sqlite3.Connection, rows: int) -> None:
    with connection:
        connection.executemany("INSERT INTO t VALUES (?)", [(n,) for n in range(rows)])


def test_what_was_committed_gets_into_the_file_without_the_writer(file, writer, tmp_path):
    checkpoints = Checkpoints(str(file))
    write(writer, ROWS)
    assert in_file(file, tmp_path) == 0

    checkpoints.committed(writer)
    checkpoints.close()

    assert in_file(file, tmp_path) == ROWS


def test_a_few_rows_wait_for_more(file, writer, tmp_path):
    checkpoints = Checkpoints(str(file))
    write(writer, ROWS - 1)
    checkpoints.committed(writer)
    checkpoints.close()
    assert in_file(file, tmp_path) == 0

    write(writer, 1)
    checkpoints.committed(writer)
    checkpoints.close()
    assert in_file(file, tmp_path) == ROWS


def test_a_connection_that_was_opened_anew_counts_from_its_beginning(file, writer, tmp_path):
    checkpoints = Checkpoints(str(file))
    write(writer, 3 * ROWS)
    checkpoints.committed(writer)
    checkpoints.close()

    with closing(sqlite3.connect(file)) as another:
        write(another, ROWS)
        checkpoints.committed(another)
        checkpoints.close()
        assert in_file(file, tmp_path) == 4 * ROWS


def test_it_waits_neither_for_who_reads_older_pages_nor_for_who_writes(file, writer, tmp_path):
    with closing(sqlite3.connect(file)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM t").fetchone() == (0,)
        write(writer, ROWS)
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO t VALUES (-1)")

        checkpoint(str(file))  # would wait for ever, if it waited

        assert reader.execute("SELECT count(*) FROM t").fetchone() == (0,)
        assert in_file(file, tmp_path) == 0  # the reader still needs the older pages
        reader.rollback()
    checkpoint(str(file))
    assert in_file(file, tmp_path) == ROWS
    writer.rollback()


def test_one_that_fails_is_told_and_loses_nothing(file, writer, caplog):
    checkpoint(str(file.parent / "nowhere" / "bot.db"))
    assert "a checkpoint of the database failed" in caplog.text


async def test_a_bot_that_writes_much_has_them(tmp_path):
    file = tmp_path / "bot.db"
    engine = open_engine(f"sqlite+aiosqlite:///{file}")
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE t (n INTEGER)"))
    async with engine.begin() as connection:
        rows = [{"n": n} for n in range(ROWS)]
        await connection.execute(text("INSERT INTO t VALUES (:n)"), rows)
    for thread in threading.enumerate():
        if thread.name == "checkpoint":
            thread.join()
    assert in_file(file, tmp_path) == ROWS  # without a last connection that closes
    await engine.dispose()
