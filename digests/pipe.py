"""A pipe between two tasks of a run: what one makes, the other takes."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Pipe(Generic[T]):
    """Holds one thing that is made until it is taken.

    Either end may close it, also for having failed. What is in it then can still be taken;
    nothing more gets in.
    """

    def __init__(self) -> None:
        self._items: deque[T] = deque()
        self._is_closed = False
        self._changed = asyncio.Condition()

    async def has_room(self) -> bool:
        """Wait until there is room; false: it is closed, and there will be none."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._is_closed or not self._items)
            return not self._is_closed

    async def put(self, item: T) -> bool:
        """Put something in once there is room; false: it is closed, and nobody will take it."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._is_closed or not self._items)
            if not self._is_closed:
                self._items.append(item)
                self._changed.notify_all()
            return not self._is_closed

    async def aclose(self) -> None:
        """Let nothing more in."""
        async with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    async def __aiter__(self) -> AsyncIterator[T]:
        """Take one thing after the other, until it is closed and empty."""
        while True:
            async with self._changed:
                await self._changed.wait_for(lambda: self._is_closed or bool(self._items))
                if not self._items:
                    return
                item = self._items.popleft()
                self._changed.notify_all()
            yield item
