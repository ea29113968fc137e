"""Copies of an SQLite database, taken while it is in use, and put back."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from alembic.script import ScriptDirectory

from .migrate import UnusableDatabaseError, config

_PAGES = 1000  # copied at a time: writers wait milliseconds, not for the whole file

Progress = Callable[[int, int], None]
"""Called with the pages copied so far and in all."""


def backup(database: Path, target: Path, *, progress: Progress | None = None) -> None:
    """Copy `database` to a new file `target` while others write to it; all or nothing.

    Raises:
        FileExistsError: `target` is there already.
        UnusableDatabaseError: `database` is missing or not a database of ours.
    """
    if target.exists():
        raise FileExistsError(f"{target} exists already: choose another name")
    check(database)
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        _copy(database, partial, progress)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def restore(copy: Path, database: Path, *, progress: Progress | None = None) -> Path | None:
    """Put a backup in the place of `database`, which is kept beside it under the name returned.

    Null is returned where there was nothing to keep. The bot must not be running.

    Raises:
        UnusableDatabaseError: `copy` is no backup of ours, or of a newer version.
    """
    check(copy)
    database.parent.mkdir(parents=True, exist_ok=True)
    partial = database.with_name(database.name + ".partial")
    partial.unlink(missing_ok=True)
    _copy(copy, partial, progress)
    kept = _set_aside(database) if database.exists() else None
    partial.replace(database)
    return kept


def check(database: Path) -> str:
    """Tell the schema revision of a file of ours.

    Raises:
        UnusableDatabaseError: missing, corrupt, of something else, or of a newer version.
    """
    if not database.is_file():
        raise UnusableDatabaseError(f"{database} does not exist")
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        raise UnusableDatabaseError(f"{database} is not a database of Vestnik: {error}") from error
    known = {s.revision for s in ScriptDirectory.from_config(config()).walk_revisions()}
    if row is None or row[0] not in known:
        raise UnusableDatabaseError(f"{database} was made by a newer Vestnik")
    if sound != "ok":
        raise UnusableDatabaseError(f"{database} is damaged: {sound}")
    return str(row[0])


def _copy(source: Path, target: Path, progress: Progress | None) -> None:
    def tell(_status: int, left: int, total: int) -> None:
        if progress:
            progress(total - left, total)

    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new, pages=_PAGES, progress=tell)


def _set_aside(database: Path) -> Path:
    number = 1
    while (kept := database.with_name(f"{database.name}.before-restore-{number}")).exists():
        number += 1
    for suffix in ("-wal", "-shm"):  # they belong to the file that goes
        side = database.with_name(database.name + suffix)
        if side.exists():
            side.replace(kept.with_name(kept.name + suffix))
    database.replace(kept)
    return kept
