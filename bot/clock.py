"""The only place that reads the clock."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in UTC. The sandbox and the tests move it by hand."""


def system_clock() -> datetime:
    """Read the machine's clock."""
    return datetime.now(UTC)  # noqa: TID251  # this is the place


class MovableClock:
    """The machine's clock, put forward by hand: the sandbox shows an hour in a second."""

    def __init__(self, base: Clock = system_clock) -> None:
        self._base = base
        self._ahead = timedelta(0)

    def __call__(self) -> datetime:
        """Tell the moment."""
        return self._base() + self._ahead

    def advance(self, by: timedelta) -> datetime:
        """Put it forward and tell the new moment.

        Raises:
            ValueError: `by` is negative, or over 31 days.
        """
        if not timedelta(0) <= by <= timedelta(days=31):
            raise ValueError("the clock goes forward only, by 31 days at most")
        self._ahead += by
        return self()
