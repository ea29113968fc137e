"""Whose update is worked on: one of each person at a time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from aiogram.fsm.storage.base import BaseEventIsolation, StorageKey


class Isolation(BaseEventIsolation):
    """Lets updates in: a person's in the order they came, others not behind them.

    Like aiogram's `SimpleEventIsolation`, which keeps a lock of everybody it ever met: `locks`
    has those of people whose updates are worked on or wait, and forgets the others by itself.
    """

    def __init__(self) -> None:
        self.locks: WeakValueDictionary[StorageKey, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncIterator[None]:
        """Hold a person's turn for as long as the block lasts."""
        lock = self.locks.setdefault(key, asyncio.Lock())
        async with lock:
            yield

    async def close(self) -> None:
        """Nothing to close: whoever is in finishes."""
