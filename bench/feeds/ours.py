"""Vestnik's poller over the feeds of `bench.feeds.server`."""

import asyncio
import gc
import tempfile
from datetime import timedelta

from sqlalchemy import select

from bench.feeds.documents import START, feed, site
from bench.feeds.measure import nowhere, peak_mb
from bench.feeds.phases import Counted, given, run, stored
from bot.desk import tune_python
from feeds.poll import PollSettings, open_poller
from feeds.reading import read_and_locate
from storage.articles import Articles
from storage.engine import open_engine
from storage.feeds import Feeds, NewFeed
from storage.migrate import migrate
from storage.schema import articles as table
from storage.schema import feeds as addresses


async def warm(workers):
    """Let the worker start and import before the clock runs, as the loop has imported by then."""
    body = feed(0, 0, items=1)
    await workers.run(read_and_locate, nowhere, None, body, None, site(0), "UTC", b"", START)


async def main(urls):
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite+aiosqlite:///{folder}/bench.db")
        await migrate(engine)
        feeds, articles = Feeds(engine), Articles(engine)
        await feeds.add([NewFeed(u, u.split("/")[2], u) for u in urls], now=START)
        async with open_poller(
            feeds, articles, tag=nowhere, settings=PollSettings(), allow_private=True
        ) as poller:

            async def poll(hours):
                done = await poller.run_once(START + timedelta(hours=hours))
                return Counted(done.articles_new, done.not_modified, done.failed)

            idle = peak_mb()
            await warm(poller.workers)
            tune_python()  # as the bot does
            gc.collect()
            gc.freeze()
            await run(urls, idle, poll)
        found = select(addresses.c.url, table.c.title).join_from(table, addresses)
        async with engine.connect() as connection:
            stored((await connection.execute(found)).all())
        await engine.dispose()


if __name__ == "__main__":
    asyncio.run(main(given()))
