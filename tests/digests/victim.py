"""A process to kill: makes what is due and sends it, again and again, until nothing waits.

python -m tests.digests.victim DATABASE SERVER ISO-MOMENT
"""

import asyncio
import sys
from datetime import datetime

import aiohttp

from digests.limits import Pace
from digests.post import Post
from digests.send import Sender
from digests.wire import Wire
from storage.engine import open_engine
from tests.digests.newsroom import Newsroom

CONCURRENCY = 8


async def main(database: str, server: str, moment: str) -> None:
    engine = open_engine(database)
    newsroom = Newsroom(engine)
    now = datetime.fromisoformat(moment)
    async with aiohttp.ClientSession() as session:
        post = Post(
            newsroom.composer, newsroom.readers, newsroom.chats, Wire(session, "42:x", server),
            newsroom.support, newsroom.living,
        )  # fmt: skip
        sender = Sender(
            newsroom.waiting, newsroom.chats, newsroom.subscriptions, post,
            pace=Pace(400), concurrency=CONCURRENCY,
        )  # fmt: skip
        print("ready", flush=True)  # noqa: T201  # the test waits for it
        await newsroom.runner.run_once(now)
        await sender.run_once(now)
    await engine.dispose()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
