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
    is_shared: bool = False  # two visits at once were seen: it has more feeds than one
    free_at: float = 0.0  # loop time


class Hosts:
    """Who may talk to which host now; for one event loop."""

    def __init__(self, *, at_once: int, spacing: timedelta) -> None:
        self._at_once = at_once
        self._spacing = spacing.total_seconds()
        self._hosts: dict[str, _Host] = {}
        self._resting: dict[str, datetime] = {}

    @asynccontextmanager
    async def turn(self, name: str, *, delay: float = 0) -> AsyncIterator[None]:
        """Wait for a turn at a host and hold it; `delay`: seconds it wants between two."""
        host = self._host(name)
        host.users += 1
        host.is_shared |= host.users > 1
        try:
            async with host.slots:
                await self._wait(host, max(delay, self._spacing))
                yield
        finally:
            host.users -= 1

    def wait(self, name: str) -> timedelta:
        """Tell how long from now the next turn at a host is away, at least."""
        free_at = self._host(name).free_at
        return timedelta(seconds=max(free_at - asyncio.get_running_loop().time(), 0))

    def is_shared(self, name: str) -> bool:
        """Tell whether a host has several feeds, so that a connection to it is worth keeping."""
        return self._host(name).is_shared

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

    def _host(self, name: str) -> _Host:
        self._forget()
        if name not in self._hosts:
            self._hosts[name] = _Host(asyncio.Semaphore(self._at_once))
        return self._hosts[name]

    async def _wait(self, host: _Host, spacing: float) -> None:
        if not spacing:
            return
        now = asyncio.get_running_loop().time()
        start = max(now, host.free_at)
        host.free_at = start + spacing
        if start > now:
            await asyncio.sleep(start - now)

    def _forget(self) -> None:
        if len(self._hosts) > _MANY:
            now = asyncio.get_running_loop().time()
            kept = {n: h for n, h in self._hosts.items() if h.users or h.free_at > now}
            self._hosts = kept
