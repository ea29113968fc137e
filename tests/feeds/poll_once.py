"""A poller of its own process, to be killed: python -m tests.feeds.poll_once DATABASE NOW."""

import asyncio
import sys
from datetime import datetime

from feeds.poll import PollSettings, open_poller
from storage.articles import Articles
from storage.engine import open_engine
from storage.feeds import Feeds
from tests.feeds.hostile import nowhere


async def main(url, now):
    engine = open_engine(url)
    settings = PollSettings(concurrency=4, claim=8, batch=3)
    opened = open_poller(
        Feeds(engine),
        Articles(engine),
        tag=nowhere,
        settings=settings,
        workers=0,
        allow_private=True,
    )
    async with opened as poller:
        await poller.run_once(datetime.fromisoformat(now))
    await engine.dispose()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
