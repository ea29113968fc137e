"""What every contestant goes through, and how its figures are taken."""

import asyncio
import contextlib
import hashlib
import json
import os
import sys
import time
import urllib.request
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass

from bench.feeds.measure import Probe, cpu, peak_mb

PHASES = ("first", "unchanged", "changed", "unchanged")
PROBED = "BENCH_PROBED"  # in the environment: measure how long the event loop is blocked
HOURS = 3  # between two phases, for who keeps a schedule


@dataclass
class Counted:
    """What one phase brought."""

    new: int = 0
    unchanged: int = 0
    failed: int = 0


def given() -> list[str]:
    """Read the addresses of the feeds."""
    return sys.stdin.read().split()


def set_round(urls: list[str], number: int) -> None:
    """Tell the server which round it is."""
    with urllib.request.urlopen(f"{urls[0].rsplit('/', 1)[0]}/round/{number}"):
        pass


@contextlib.asynccontextmanager
async def watched(*, probed: bool) -> AsyncIterator[Probe | None]:
    """Watch the event loop if told to: that costs CPU, so figures of CPU come from other runs."""
    if not probed:
        yield None
        return
    probe = Probe()
    probing = asyncio.ensure_future(probe.run())
    yield probe
    probing.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await probing


async def run(urls: list[str], idle: float, poll: Callable[[int], Awaitable[Counted]]) -> None:
    """Poll in every phase; `poll` is given the hours since the first."""
    for n, phase in enumerate(PHASES):
        if phase == "changed":
            await asyncio.to_thread(set_round, urls, 1)
        async with watched(probed=PROBED in os.environ) as probe:
            spent, start = cpu(), time.perf_counter()
            counted = await poll(n * HOURS)
            seconds, spent = time.perf_counter() - start, cpu() - spent
        figures = {
            "phase": phase,
            "feeds_per_s": round(len(urls) / seconds),
            "cpu_ms_a_feed": round(1000 * spent / len(urls), 2),
            "peak_mb": round(peak_mb()),
            "over_idle_mb": round(peak_mb() - idle),
            "loop_blocked_ms": round(1000 * probe.worst) if probe else "",
            "new": counted.new,
            "unchanged": counted.unchanged,
            "failed": counted.failed,
        }
        print(json.dumps(figures), flush=True)


def stored(articles: Iterable[tuple[str, str]]) -> None:
    """Report which articles were stored: the number of the feed, the title."""
    lines = sorted(f"{url.rsplit('/', 1)[1]} {title.strip()}" for url, title in articles)
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]
    print(json.dumps({"phase": "stored", "articles": len(lines), "digest": digest}), flush=True)
