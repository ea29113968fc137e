import asyncio
import sys
from datetime import timedelta

from storage.articles import Articles
from storage.engine import open_engine
from storage.feeds import Feeds, NewFeed
from tests.conftest import NOON
from tests.feeds.hostile import answer, running
from tests.feeds.test_poll import rss

FEEDS, ITEMS = 40, 3
LEASE = timedelta(minutes=5)
KILLS = (5, 17)  # after so many more requests


async def test_kill_9_at_any_point_loses_nothing_and_tells_nothing_twice(database_url, engine):
    wanted = [f"Новость {n} ленты {feed}" for feed in range(FEEDS) for n in range(ITEMS)]
    async with running() as server:
        await add_feeds(engine, server)
        now = NOON
        for more in KILLS:
            await start_and_kill(database_url, now, server, len(server.asked) + more)
            now += LEASE + timedelta(minutes=1)  # what the dead one held is free again
        process = await start(database_url, now)
        assert await process.wait() == 0
    fresh = open_engine(database_url)
    stored = [article.title for article in await Articles(fresh).recent(NOON - LEASE)]
    assert await Feeds(fresh).count_due(now=now) == 0
    await fresh.dispose()
    assert sorted(stored) == sorted(wanted)


async def add_feeds(engine, server):
    feeds = []
    for feed in range(FEEDS):
        items = [(f"Новость {n} ленты {feed}", NOON) for n in range(ITEMS)]
        url = server.at(f"/{feed}", answer(body=rss(*items)))
        feeds.append(NewFeed(url, f"site{feed}.example", "А"))
    await Feeds(engine).add(feeds, now=NOON)


async def start(database_url, now):
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.feeds.poll_once", database_url, now.isoformat()
    )


async def start_and_kill(database_url, now, server, requests):
    process = await start(database_url, now)
    reached = asyncio.ensure_future(server.reached(requests))
    ended = asyncio.ensure_future(process.wait())
    await asyncio.wait({reached, ended}, return_when=asyncio.FIRST_COMPLETED)
    assert not ended.done(), "it was to be killed at work"
    process.kill()
    await ended
    reached.cancel()
