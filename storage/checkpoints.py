"""Checkpoints of SQLite: what was written goes from its log to its file, beside who writes.

SQLite does it within a commit, whenever a thousand pages are in the log. That commit then waits
for the disk, twice, and on a busy disk for half a second (measured); and as one connection writes,
everyone who writes waits with it. Here a thread with a connection of its own does it, for which
nobody waits. docs/decisions/0002-storage.md.
"""

import logging
import sqlite3
from contextlib import closing
from threading import Thread

ROWS = 1_000  # changed by commits until a checkpoint is due: a few thousand pages
LOG_PAGES = 16_384  # 64 MB: a log that grew beyond that is brought in by the commit after all

_log = logging.getLogger(__name__)


class Checkpoints:
    """Makes checkpoints of one database whenever enough was committed; one at a time."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._changes = 0  # of the connection, when the last one began
        self._thread: Thread | None = None

    def committed(self, connection: sqlite3.Connection) -> None:
        """Note a commit: in the thread of the connection that writes, after it."""
        changes = connection.total_changes
        if changes < self._changes:  # another connection
            self._changes = 0
        if changes - self._changes < ROWS or (self._thread and self._thread.is_alive()):
            return
        self._changes = changes
        self._thread = Thread(target=checkpoint, args=(self._file,), name="checkpoint")
        self._thread.start()

    def close(self) -> None:
        """Wait for the one that is at work."""
        if self._thread:
            self._thread.join()


def checkpoint(file: str) -> None:
    """Copy what is in the log of a database into its file, as far as nobody reads older pages.

    Neither readers nor a writer wait. What cannot be copied now stays in the log, where it is
    just as safe; so a failure (a full disk) is told and no more.
    """
    try:
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
    except sqlite3.Error:
        _log.warning("a checkpoint of the database failed", exc_info=True)
