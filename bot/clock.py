"""The only place that reads the clock."""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

HOURS_MOST = 6
BEFORE_HOUR = timedelta(seconds=30)  # the machine's clock runs on while feeds are polled

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in UTC. The sandbox and the tests move it by hand."""


def system_clock() -> datetime:
    """Read the machine's clock."""
    return datetime.now(UTC)  # noqa: TID251  # this is the place


def steps(now: datetime, by: timedelta) -> list[timedelta]:
    """Cut a move of the clock into those that stop shortly before each full hour.

    News count from when they are first seen, so they must be polled before the hour ends whose
    digest they are for. Only the last hours of a long move are cut: earlier news are old anyway.
    """
    hour = (now + by).replace(minute=0, second=0, microsecond=0)
    stops = [hour - timedelta(hours=n) - BEFORE_HOUR for n in reversed(range(HOURS_MOST))]
    marks = [now, *(stop for stop in stops if now < stop < now + by), now + by]
    return [later - earlier for earlier, later in itertools.pairwise(marks)]


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
