"""The only place that reads the clock."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in UTC. The sandbox and the tests move it by hand."""


def system_clock() -> datetime:
    """Read the machine's clock."""
    return datetime.now(UTC)  # noqa: TID251  # this is the place
