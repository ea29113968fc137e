"""A steady rate, and how long things took."""

import asyncio
import time
from collections.abc import Sequence


class Pace:
    """Lets things go at a rate, whatever became of the ones before."""

    def __init__(self, rate: float) -> None:
        self._gap = 1 / rate
        self._next = time.monotonic()

    async def wait(self, count: int) -> None:
        """Wait until `count` more may go; a second of lost time is made up for, no more."""
        self._next = max(self._next + self._gap * count, time.monotonic() - 1)
        await asyncio.sleep(max(0.0, self._next - time.monotonic()))


def at(took: Sequence[float], share: float) -> str:
    """Give the milliseconds within which a share of answers came."""
    ordered = sorted(took) or [0.0]
    return f"{ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000:.1f}"
