"""Vestnik's poller over the feeds of `bench.poll.server`."""

import asyncio
import contextlib
import gc
import json
import sys
import tempfile
import time
from datetime import timedelta

from bench.poll.measure import Probe, cpu, nowhere, peak_mb
from bench.poll.server import START
from feeds.poll import PollSettings, open_poller
from storage.articles import Articles
from storage.engine import open_engine
from storage.feeds import Feeds, NewFeed
from storage.migrate import migrate


async def main(urls, set_round):
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite+aiosqlite:///{folder}/bench.db")
        await migrate(engine)
        feeds, articles = Feeds(engine), Articles(engine)
        await feeds.add([NewFeed(u, u.split("/")[2], u) for u in urls], now=START)
        idle = peak_mb()
        settings = PollSettings(concurrency=50)
        async with open_poller(
            feeds, articles, tag=nowhere, settings=settings, allow_private=True
        ) as poller:
            gc.collect()
            gc.freeze()  # as the bot does once it is up: full collections stay short
            for hours, phase in ((0, "first"), (3, "unchanged"), (6, "changed"), (9, "unchanged")):
                if phase == "changed":
                    await set_round(1)
                await one(poller, phase, START + timedelta(hours=hours), idle)
        print(json.dumps({"phase": "stored", "articles": await articles.count()}), flush=True)
        await engine.dispose()


async def one(poller, phase, now, idle):
    probe = Probe()
    probing = asyncio.ensure_future(probe.run())
    spent, start = cpu(), time.perf_counter()
    result = await poller.run_once(now)
    seconds = time.perf_counter() - start
    probing.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await probing
    figures = {
        "phase": phase,
        "feeds": result.feeds,
        "not_modified": result.not_modified,
        "new": result.articles_new,
        "failed": result.failed,
        "feeds_per_s": round(result.feeds / seconds),
        "cpu_ms_a_feed": round(1000 * (cpu() - spent) / max(result.feeds, 1), 2),
        "peak_mb": round(peak_mb()),
        "idle_mb": round(idle),
        "loop_blocked_ms": round(1000 * probe.worst),
    }
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    from bench.poll.__main__ import round_setter

    given = sys.stdin.read().split()
    asyncio.run(main(given, round_setter(given[0])))
