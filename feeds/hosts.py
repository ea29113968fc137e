"""Manners towards hosts: few requests at once, some time between them, rest when asked."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

_MANY = 2_000  # hosts remembered before those not in use are forgotten


@dataclass(slots=True)
class _Host:
    slots: asyncio.Semaphore
    users: int = 0
    free_at: float = 0.0  # loop time


class Hosts:
    """Who may talk to which host now; for one event loop."""

    def __init__(self, *, at_once: int, spacing: timedelta) -> None:
        self._at_once = at_once
        self._spacing = spacing.total_seconds()
        self._hosts: dict[str, _Host] = {}
        self._resting: dict[str, datetime] = {}

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[None]:
        """Wait for a turn at a host and hold it."""
        self._forget()
        host = self._hosts.setdefault(name, _Host(asyncio.Semaphore(self._at_once)))
        host.users += 1
        try:
            async with host.slots:
                await self._wait(host)
                yield
        finally:
            host.users -= 1

    def rest(self, name: str, until: datetime) -> None:
        """Leave a host alone until then: it said so."""
        self._resting[name] = max(until, self._resting.get(name, until))

    def resting(self, name: str, now: datetime) -> datetime | None:
        """Tell until when a host is left alone; null: it is not."""
        until = self._resting.get(name)
        if until is not None and until <= now:
            del self._resting[name]
            return None
        return until

    async def _wait(self, host: _Host) -> None:
        if not self._spacing:
            return
        now = asyncio.get_running_loop().time()
        start = max(now, host.free_at)
        host.free_at = start + self._spacing
        if start > now:
            await asyncio.sleep(start - now)

    def _forget(self) -> None:
        if len(self._hosts) > _MANY:
            now = asyncio.get_running_loop().time()
            kept = {n: h for n, h in self._hosts.items() if h.users or h.free_at > now}
            self._hosts = kept
