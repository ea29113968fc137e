"""Vestnik's poller over many feeds that have not changed, bookkeeping included.

python -m bench.feeds.unchanged [FEEDS]     # 10,000 unless told
"""

import asyncio
import gc
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta

from bench.feeds.__main__ import addresses
from bench.feeds.documents import START
from bench.feeds.measure import cpu, nowhere, peak_mb
from bench.feeds.phases import watched
from bot.desk import tune_python
from feeds.answers import NotModified
from feeds.poll import PollSettings, open_poller
from feeds.visits import after_unchanged
from storage.articles import Articles
from storage.engine import open_engine
from storage.feeds import Feeds, NewFeed
from storage.migrate import migrate

HOURS = timedelta(hours=3)


async def main(urls):
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite+aiosqlite:///{folder}/bench.db")
        await migrate(engine)
        feeds = Feeds(engine)
        await feeds.add([NewFeed(u, u.split("/")[2], u) for u in urls], now=START)
        seen = NotModified(etag='"0"')
        visited = [after_unchanged(f.feed, seen, now=START).visit for f in await feeds.find()]
        await feeds.record([replace(visit, next_at=START) for visit in visited])
        opened = open_poller(
            feeds, Articles(engine), tag=nowhere, settings=PollSettings(), allow_private=True
        )
        async with opened as poller:
            gc.collect()
            gc.freeze()  # as the bot does once it is up: full collections stay short
            tune_python()
            idle = peak_mb()
            for n, probed in enumerate((False, False, True)):
                await one(poller, START + n * HOURS, idle, probed=probed)
        await engine.dispose()


async def one(poller, now, idle, *, probed):
    async with watched(probed=probed) as probe:
        spent, start = cpu(), time.perf_counter()
        result = await poller.run_once(now)
        seconds, spent = time.perf_counter() - start, cpu() - spent
    blocked = f", event loop blocked {1000 * probe.worst:.0f} ms at most" if probe else ""
    print(
        f"{result.feeds} feeds, {result.not_modified} not modified: "
        f"{result.feeds / seconds:.0f} feeds/s, {1000 * spent / result.feeds:.2f} ms CPU a feed "
        f"({result.feeds / spent:.0f} feeds per CPU second), peak {peak_mb():.0f} MB "
        f"({peak_mb() - idle:+.0f} over idle){blocked}",
        flush=True,
    )


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    server = subprocess.Popen(
        [sys.executable, "-m", "bench.feeds.server"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    asyncio.run(main(addresses(count, int(server.stdout.readline()))))
    server.stdin.close()
    server.wait()
