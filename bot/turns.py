"""Whose update is worked on: one of each person at a time."""

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiogram.fsm.storage.base import BaseEventIsolation, StorageKey


@dataclass(slots=True)
class _Turn:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    count: int = 0  # updates that have it or wait for it


class Turns(BaseEventIsolation):
    """Lets updates in: a person's in the order they came, others not behind them.

    Like aiogram's `SimpleEventIsolation`, which keeps a lock of everybody it ever met: here
    nothing is kept of a person who waits for nothing.
    """

    def __init__(self) -> None:
        self._turns: dict[Hashable, _Turn] = {}

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncIterator[None]:
        """Hold a person's turn for as long as the block lasts."""
        turn = self._turns.setdefault(key, _Turn())
        turn.count += 1
        try:
            async with turn.lock:
                yield
        finally:
            turn.count -= 1
            if not turn.count:
                del self._turns[key]

    @property
    def people(self) -> int:
        """Count those whose updates are worked on or wait.

        Not the length: aiogram takes an isolation that is falsy for none.
        """
        return len(self._turns)

    async def close(self) -> None:
        """Nothing to close: whoever is in finishes."""
