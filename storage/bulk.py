"""Many rows in one statement, by the driver itself.

SQLAlchemy prepares the parameters of a row in about 30 microseconds, a driver takes them in 5.
That tells where rows come in thousands: articles, visits to feeds. SQLAlchemy still writes the
SQL and converts the values, so both databases are served. docs/decisions/0002-storage.md.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import Dialect
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

Convert = Callable[[Any], Any]
Pick = Callable[[Sequence[object]], tuple[object, ...]]

AT_ONCE = 250  # rows of one insert on SQLite
_ROW = re.compile(r"VALUES (\([?, ]+\))")  # of an insert, as SQLite's driver takes it


class Bulk:
    """A statement for many rows: an insert of `names`, or one with `bindparam`s of these names.

    It must be the same for ever, for it is compiled once a dialect; where dialects differ, as
    in what they do on a conflict, give what makes it. The values of `ready` are as a driver takes
    them: JSON that is text, bytes.
    """

    def __init__(
        self,
        statement: ClauseElement | Callable[[Dialect], ClauseElement],
        names: Sequence[str],
        *,
        ready: Sequence[str] = (),
    ) -> None:
        self._statement = statement
        self._names = tuple(names)
        self._ready = frozenset(ready)
        self._prepared = lru_cache(maxsize=4)(self._prepare)

    async def run(self, connection: AsyncConnection, rows: Sequence[Sequence[object]]) -> None:
        """Run it for every row; the values are in the order of `names`."""
        if not rows:
            return
        sql, pick, converts = self._prepared(connection.dialect)
        pieces = _pieces(map(pick, rows) if pick else rows, converts)
        for statement, given in _steps(sql, pieces, len(converts)):
            await connection.exec_driver_sql(statement, given)

    def _prepare(self, dialect: Dialect) -> tuple[str, Pick | None, list[Convert | None]]:
        """Compile: SQL, what puts a row into the order of its places, and their conversions.

        Rows of `names` that stand in the order of the table's columns are in order already.
        """
        given = self._statement
        statement = given if isinstance(given, ClauseElement) else given(dialect)
        compiled = statement.compile(dialect=dialect, column_keys=list(self._names))
        assert isinstance(compiled, SQLCompiler)  # noqa: S101  # statements compile to nothing else
        places = compiled.positiontup
        assert places is not None, "a driver that takes parameters by name"  # noqa: S101
        types = {name: compiled.binds[name].type.dialect_impl(dialect) for name in places}
        converts: list[Convert | None] = [
            None if name in self._ready else types[name].bind_processor(dialect) for name in places
        ]
        pick = cast("Pick", itemgetter(*map(self._names.index, places)))
        return compiled.string, None if tuple(places) == self._names else pick, converts


def _steps(
    sql: str, pieces: Iterator[tuple[Any, ...]], width: int
) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """Give the statements with their parameters: `sql` for all rows at once, `width` values each.

    SQLite inserts some hundreds of rows in one step, and its thread is asked to once for all
    that are full. With a row a step, that thread waits for Python after each: where that is busy,
    for milliseconds a row.
    """
    one = _ROW.search(sql)
    if one is None:
        yield sql, [row for piece in pieces for row in zip(*[iter(piece)] * width, strict=True)]
        return
    for size, same in groupby(pieces, len):
        several = ", ".join([one[1]] * (size // width))
        yield sql[: one.start(1)] + several + sql[one.end(1) :], list(same)


def _pieces(
    rows: Iterable[Sequence[object]], converts: Sequence[Convert | None]
) -> Iterator[tuple[Any, ...]]:
    """Give the values of rows, `AT_ONCE` rows at a time: so many stay in the cache of a processor.

    Each distinct value is converted once: instants come in hundreds of the same.
    """
    known: dict[Convert, dict[Any, Any]] = defaultdict(dict)
    rest, width = iter(rows), len(converts)
    while values := list(chain.from_iterable(islice(rest, AT_ONCE))):
        for at, convert in enumerate(converts):
            if convert is not None:
                values[at::width] = _converted(values[at::width], convert, known[convert])
        yield tuple(values)


def _converted(values: list[Any], convert: Convert, known: dict[Any, Any]) -> list[Any]:
    for value in set(values).difference(known):
        known[value] = convert(value)
    return [known[value] for value in values]
