"""SQLite with one turn to its thread for a statement, where the dialect of aiosqlite takes four.

The dialect asks aiosqlite for a cursor, lets it execute, fetches, and closes it: each is a queue,
a change of threads and a wake-up of the event loop. They cost more than what SQLite does for most
of our statements (an update of Telegram has ten to twenty), and the more the busier the machine
is. Here they are one. The BEGIN of a transaction goes along with its first statement; what began
nothing has nothing to roll back; and nobody waits for the end of a transaction that only read.

It is a module as PEP 249 has them, for `create_async_engine(module=…)`. docs/decisions/0002 has
the figures.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, cast

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.util import await_only

from .checkpoints import Checkpoints

Work = Callable[[sqlite3.Connection], sqlite3.Cursor]


class TurnModule(AsyncAdapt_aiosqlite_dbapi):
    """aiosqlite as SQLAlchemy sees it, but for the turns."""

    def __init__(self) -> None:
        super().__init__(cast("Any", aiosqlite), cast("Any", sqlite3))

    def connect(self, *args: Any, **options: Any) -> "TurnConnection":  # noqa: ANN401  # PEP 249's own
        """Open a connection, and the thread that is its own."""
        return TurnConnection(self, super().connect(*args, **options)._connection)


class Answer:
    """What a statement left behind: its cursor is closed by then."""

    __slots__ = ("description", "lastrowid", "rowcount", "rows")

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self.description = cursor.description
        self.rows: list[Any] = cursor.fetchall() if self.description else []
        self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        cursor.close()


class TurnCursor:
    """A cursor that is nothing in the thread until it has something to execute."""

    __slots__ = ("_answer", "_connection", "_next", "arraysize")
    server_side = False

    def __init__(self, connection: "TurnConnection") -> None:
        self._connection = connection
        self._answer: Answer | None = None
        self._next = 0  # row to be given out
        self.arraysize = 1

    @property
    def description(self) -> Any:  # noqa: ANN401  # PEP 249's own
        """Describe the columns; null: the statement gives no rows."""
        return self._answer.description if self._answer else None

    @property
    def rowcount(self) -> int:
        """Count the rows that a statement changed; -1: it changes none."""
        return self._answer.rowcount if self._answer else -1

    @property
    def lastrowid(self) -> int | None:
        """Give the id of the row that was inserted last."""
        return self._answer.lastrowid if self._answer else None

    def execute(self, operation: str, parameters: Sequence[Any] | None = None) -> None:
        """Execute a statement and take all it gives."""
        self._take(lambda connection: connection.execute(operation, parameters or ()))

    def executemany(self, operation: str, rows: Sequence[Sequence[Any]]) -> None:
        """Execute a statement for many rows."""
        self._take(lambda connection: connection.executemany(operation, rows))

    def fetchone(self) -> Any:  # noqa: ANN401  # a row
        """Give the next row; null: there is none."""
        found = self.fetchmany(1)
        return found[0] if found else None

    def fetchmany(self, size: int | None = None) -> Sequence[Any]:
        """Give the next rows."""
        rows, first = self._rows, self._next
        self._next = min(first + (size or self.arraysize), len(rows))
        return rows[first : self._next]

    def fetchall(self) -> Sequence[Any]:
        """Give all rows that are left."""
        rows, first = self._rows, self._next
        self._next = len(rows)
        return rows[first:] if first else rows

    def __iter__(self) -> Iterator[Any]:
        """Give the rows that are left one by one."""
        return iter(self.fetchall())

    def close(self) -> None:
        """Nothing is open."""

    async def _async_soft_close(self) -> None:
        """Nothing is open: SQLAlchemy asks for it after every statement."""

    @property
    def _rows(self) -> list[Any]:
        return self._answer.rows if self._answer else []

    def _take(self, work: Work) -> None:
        self._answer, self._next = self._connection.turn(work), 0


class TurnConnection(AsyncAdapt_aiosqlite_connection):
    """A connection whose transactions begin with their first statement."""

    __slots__ = ("_begin", "_is_open", "_only_reads", "checkpoints")

    def __init__(self, module: TurnModule, connection: Any) -> None:  # noqa: ANN401  # aiosqlite's
        super().__init__(module, connection)
        self._begin = ""
        self._is_open = False  # as far as was asked: the thread may not be there yet
        self._only_reads = False
        self.checkpoints: Checkpoints | None = None  # of a connection that writes

    def cursor(self, server_side: bool = False) -> Any:  # noqa: ANN401  # SQLAlchemy's own
        """Open a cursor; one that was asked to fetch bit by bit has all of its rows as well."""
        return TurnCursor(self)

    def begin(self, statement: str, *, only_reads: bool = False) -> None:
        """Let the next statement be the first of a transaction that begins by `statement`."""
        self._begin, self._only_reads = statement, only_reads

    def turn(self, work: Work) -> Answer:
        """Let the thread do something, after the BEGIN that is due."""
        begin, self._begin = self._begin, ""
        self._is_open = self._is_open or bool(begin)

        def act() -> Answer:
            connection = self._driver._conn
            if begin:
                connection.execute(begin)
            return Answer(work(connection))

        return cast("Answer", self._in_thread(act))

    def commit(self) -> None:
        """End the transaction, if one began."""
        self._end(self._commit, sqlite3.Connection.commit)

    def rollback(self) -> None:
        """Undo the transaction, if one began."""
        self._end(super().rollback, sqlite3.Connection.rollback)

    def close(self) -> None:
        """Close it, after what is brought into the file."""
        if self.checkpoints:
            self.checkpoints.close()
        super().close()

    def _commit(self) -> None:
        def act() -> None:
            connection = self._driver._conn
            connection.commit()
            if self.checkpoints:
                self.checkpoints.committed(connection)

        self._in_thread(act)

    def _in_thread(self, act: Callable[[], object]) -> object:
        try:
            return await_only(self._driver._execute(act))  # type: ignore[no-untyped-call]
        except Exception as error:  # noqa: BLE001  # whatever it is, as the driver has it
            self._handle_exception(error)

    def _end(self, end: Callable[[], None], late: Callable[[sqlite3.Connection], None]) -> None:
        self._begin = ""
        connection = self._driver._connection
        if connection is None or not (self._is_open or connection.in_transaction):
            return
        if self._only_reads:  # what is asked next waits its turn behind it
            self._driver._tx.put_nowait((None, partial(late, connection)))
        else:
            end()
        self._is_open = False

    @property
    def _driver(self) -> aiosqlite.Connection:
        return cast("aiosqlite.Connection", self._connection)
