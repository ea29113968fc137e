"""Open the database."""

import json
from collections.abc import Iterable
from typing import Any, cast
from weakref import WeakKeyDictionary

from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Engine,
    Row,
    Table,
    any_,
    bindparam,
    event,
    func,
    make_url,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError as DatabaseError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from . import turns
from .checkpoints import LOG_PAGES, Checkpoints

__all__ = [
    "AsyncEngine",
    "DatabaseError",
    "Insert",
    "Json",
    "Record",
    "among",
    "excluded",
    "insert",
    "insert_of",
    "many",
    "new_ids",
    "open_engine",
    "reading",
]

_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=15000")

ROOM_KIB = 32_768  # for the pages that a transaction changes: thousands of digests are 26 MB
WRITERS_WAIT_SECONDS = 60  # in the queue of a process, before a write is given up
_READERS: WeakKeyDictionary[Engine, AsyncEngine] = WeakKeyDictionary()

Insert = postgresql.Insert | sqlite.Insert
Record = Row[*tuple[Any, ...]]


class Json(str):
    """A value of a JSON column that is written already: thousands of rows may share one."""

    __slots__ = ()


def open_engine(url: str) -> AsyncEngine:
    """Engine for `url` (`sqlite+aiosqlite:///file` or `postgresql+asyncpg://…`).

    On SQLite a transaction takes the write lock at once, or two that read and then write
    lose each other's changes; and there is one connection that writes, so that writers of a
    process queue up in order: SQLite itself lets them try again and again, and some never get
    there. `reading(engine)` gives one that takes no lock.

    Raises:
        sqlalchemy.exc.ArgumentError: `url` is not an address of a database.
    """
    if not url.startswith("sqlite"):
        return _engine(url, pool_pre_ping=url.startswith("postgresql"))
    engine = _engine(url, pool_size=1, max_overflow=0, pool_timeout=WRITERS_WAIT_SECONDS)
    event.listen(engine.sync_engine, "begin", _begin_writing)
    readers = _engine(url)
    event.listen(readers.sync_engine, "begin", _begin_reading)
    for one in (engine, readers):
        event.listen(one.sync_engine, "connect", _configure)
    event.listen(engine.sync_engine, "connect", _make_room)
    event.listen(engine.sync_engine, "connect", _checkpoint_beside)
    _READERS[engine.sync_engine] = readers
    event.listen(engine.sync_engine, "engine_disposed", lambda _: readers.sync_engine.dispose())
    return engine


def _engine(url: str, **pool: Any) -> AsyncEngine:  # noqa: ANN401  # SQLAlchemy's own options
    if url.startswith("sqlite"):
        pool["module"] = turns.TurnModule()
    return create_async_engine(
        make_url(url),
        json_serializer=_written,
        hide_parameters=True,  # an error with them would write people's words to the log
        **pool,
    )


def reading(engine: AsyncEngine) -> AsyncEngine:
    """Give the same database to those who only read."""
    return _READERS.get(engine.sync_engine, engine)


def insert(engine: AsyncEngine, table: Table) -> Insert:
    """Insert of the engine's own dialect: the one with `on_conflict_do_…`."""
    return insert_of(engine.dialect, table)


def insert_of(dialect: Dialect, table: Table) -> Insert:
    """Insert of a dialect, for a statement that is made before there is an engine."""
    return sqlite.insert(table) if dialect.name == "sqlite" else postgresql.insert(table)


async def new_ids(connection: AsyncConnection, table: Table, count: int) -> list[int]:
    """Take `count` ids that no row of `table` has, nor will: for a transaction that writes."""
    if connection.dialect.name == "sqlite":  # one writer: nobody else adds rows now
        last = (await connection.execute(select(func.max(table.c.id)))).scalar() or 0
        return list(range(last + 1, last + 1 + count))
    sequence = func.nextval(func.pg_get_serial_sequence(table.name, "id"))
    taken = select(sequence).select_from(func.generate_series(1, count))
    return list((await connection.execute(taken)).scalars())


def among(dialect: str, column: Column[str] | Column[int], name: str) -> ColumnElement[bool]:
    """Condition: `column` is one of many values, given as the parameter `name`, see `many`.

    One parameter, so that the statement stays the same for any number of them.
    """
    if dialect == "sqlite":
        values = func.json_each(bindparam(name)).table_valued("value")
        return column.in_(select(values.c.value))
    return column == any_(bindparam(name, type_=ARRAY(column.type)))


def many(dialect: str, values: Iterable[str] | Iterable[int]) -> object:
    """Give many values as one parameter of `among`."""
    return json.dumps(list(values)) if dialect == "sqlite" else list(values)


def excluded(statement: Insert, columns: Iterable[str]) -> dict[str, Any]:
    """Values for `on_conflict_do_update(set_=…)`: the new row wins in `columns`."""
    return {name: statement.excluded[name] for name in columns}


def _written(value: object) -> str:
    return value if isinstance(value, Json) else json.dumps(value)


def _configure(connection: Any, _record: object) -> None:  # noqa: ANN401  # DBAPI has no type
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _make_room(connection: Any, _record: object) -> None:  # noqa: ANN401  # as above
    """Keep in memory what a transaction changes, and what its statements changed it from.

    Else SQLite writes both to disk before the commit: two and a half times as many pages.
    """
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA cache_size={-ROOM_KIB}")
    cursor.execute("PRAGMA temp_store=MEMORY")
    cursor.close()


def _checkpoint_beside(connection: turns.TurnConnection, _record: object) -> None:
    """Let the log be brought into the file beside the commits, not by them."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA database_list")
    connection.checkpoints = Checkpoints(cursor.fetchone()[2])
    cursor.execute(f"PRAGMA wal_autocheckpoint={LOG_PAGES}")
    cursor.close()


def _begin_writing(connection: Connection) -> None:
    _turns(connection).begin("BEGIN IMMEDIATE")


def _begin_reading(connection: Connection) -> None:
    _turns(connection).begin("BEGIN DEFERRED", only_reads=True)


def _turns(connection: Connection) -> turns.TurnConnection:
    return cast("turns.TurnConnection", connection.connection.dbapi_connection)
