"""What the commands share: output, input, the database, errors a user can mend."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.settings import Settings, read_settings

if TYPE_CHECKING:
    from bot.parts import Parts

MAX_LINE = 1_000_000  # characters of one line on stdin: more is cut, so that memory is bounded

Json = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
At = Annotated[
    str | None,
    typer.Option(
        "--at", metavar="ISO", help="The moment, e.g. 2026-11-23T15:00 (UTC if no zone)."
    ),
]


class CommandError(Exception):
    """Something the user can mend; the message says what and how. Exit code 1."""


def say(value: object) -> None:
    """Print one JSON value on a line of its own."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def tell(text: str) -> None:
    """Print a line for a person."""
    sys.stdout.write(text + "\n")


def lines(stream: Any = None) -> Iterator[str]:  # noqa: ANN401  # any text stream
    """Read stdin line by line, without line ends; bytes that are no UTF-8 are replaced."""
    source = stream or sys.stdin.buffer
    while raw := source.readline(MAX_LINE * 4):
        text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
        yield text.rstrip("\r\n")[:MAX_LINE]


def json_lines() -> Iterator[Any]:
    """Read one JSON value a line from stdin, blank lines skipped.

    Raises:
        CommandError: a line is not JSON; says which.
    """
    for number, line in enumerate(lines(), start=1):
        if line.strip():
            yield json_value(line, where=f"line {number}")


def json_value(line: str, *, where: str) -> Any:  # noqa: ANN401  # whatever JSON holds
    """Read one JSON value.

    Raises:
        CommandError: it is not JSON; `where` says which one it was.
    """
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{where} is not JSON: {error}") from error


def moment(text: str | None, *, default: datetime) -> datetime:
    """Read an ISO moment; one without a zone is UTC.

    Raises:
        CommandError: it is not a moment.
    """
    if text is None:
        return default
    try:
        read = datetime.fromisoformat(text)
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise CommandError(f"--at {text!r} is not a moment like 2026-11-23T15:00") from error


@asynccontextmanager
async def open_parts(settings: Settings | None = None) -> "AsyncIterator[Parts]":
    """Open the database of the settings, brought to the newest schema."""
    from bot.parts import open_parts as opened

    async with opened(settings or read_settings()) as parts:
        yield parts


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run a command's coroutine to its end."""
    asyncio.run(work)
