"""The program itself: run it, look after its database, find what is wrong."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.base import CommandError, Json, run, say, tell
from bot.settings import Settings, read_settings

Target = Annotated[Path, typer.Argument(metavar="PATH", help="The backup file.")]


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("run")(run_bot)
    for command in (migrate, backup, restore, doctor, stats):
        app.command()(command)


def run_bot() -> None:
    """Run the bot; without BOT_TOKEN, the sandbox with its chat page and sample newsroom."""
    settings = read_settings()
    from bot.run import main

    main(settings)


def migrate(as_json: Json = False) -> None:
    """Bring the database to the newest schema."""
    run(_migrate(as_json))


async def _migrate(as_json: bool) -> None:
    from bot.parts import open_database

    async with open_database(read_settings()) as (_, before, after):
        if as_json:
            say({"before": before, "after": after})
        else:
            was = "empty" if before is None else before
            tell(f"The database is at schema {after} (it was {was}).")


def backup(path: Target) -> None:
    """Copy the database to a new file while the bot runs."""
    from storage.backup import backup as copy

    file = _file(read_settings(), "pg_dump")
    with _progress("Copying") as progress:
        copy(file, path, progress=progress)
    tell(f"Copied {file} to {path} ({path.stat().st_size / 1e6:.1f} MB).")


def restore(path: Target) -> None:
    """Put a backup in the place of the database, which is kept. Stop the bot first."""
    from storage.backup import restore as put_back

    file = _file(read_settings(), "pg_restore")
    with _progress("Restoring") as progress:
        kept = put_back(path, file, progress=progress)
    tell(f"{file} is now {path}." + (f" What it was is in {kept}." if kept else ""))


def doctor(as_json: Json = False) -> None:
    """Check the settings, database, token, feeds and disk; say what to mend."""
    run(_doctor(as_json))


async def _doctor(as_json: bool) -> None:
    from bot.doctor import examine

    findings = await examine(read_settings())
    if as_json:
        say([{"check": f.check, "ok": f.ok, "says": f.says} for f in findings])
    else:
        for finding in findings:
            tell(f"{'ok ' if finding.ok else 'BAD'}  {finding.check:<10} {finding.says}")
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


def stats(as_json: Json = False) -> None:
    """Count what the database holds."""
    run(_stats(as_json))


async def _stats(as_json: bool) -> None:
    from bot.commands.base import open_parts

    async with open_parts() as parts:
        counts = await parts.counts()
        if as_json:
            say(counts)
            return
        for name, count in counts.items():
            tell(f"{count:>10}  {name.replace('_', ' ')}")


def _file(settings: Settings, tool: str) -> Path:
    if settings.database_file is None:
        raise CommandError(f"this is for SQLite; on PostgreSQL use {tool}")
    return settings.database_file


class _progress:  # used as a function
    """A bar on stderr while pages are copied, where a person is looking."""

    def __init__(self, what: str) -> None:
        from rich.console import Console
        from rich.progress import Progress

        self._bar = Progress(console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task(what, total=None)

    def __enter__(self) -> "_progress":
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def __call__(self, done: int, total: int) -> None:
        self._bar.update(self._task, completed=done, total=total)
