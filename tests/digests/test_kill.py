"""kill -9 at any moment: nobody is left without a digest, few get it twice."""

import asyncio
import signal
import sys
from collections import Counter
from datetime import timedelta

from aiohttp import web

from tests.conftest import NOON
from tests.digests.newsroom import Newsroom
from tests.digests.victim import CONCURRENCY

MINUTE = timedelta(minutes=1)
PEOPLE = 120
KILLED_AFTER = (0, 1, 17, 40, 71)  # messages that Telegram took; 0: while the outbox is made


class Telegram:
    """Takes everything, and kills who sends when it has taken enough."""

    def __init__(self):
        self.taken = Counter()
        self.limit, self.victim = None, None

    async def handle(self, request):
        body = await request.json()
        self.taken[body["chat_id"]] += 1
        if self.limit is not None and self.taken.total() >= self.limit and self.victim:
            self.victim.send_signal(signal.SIGKILL)
            self.victim = None
        await asyncio.sleep(0.002)
        return web.json_response({"ok": True, "result": {"message_id": self.taken.total()}})


async def run(database, server, now, telegram=None, after=None):
    """Run the victim to its end, or to its death after so many messages."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.digests.victim", database, server, now.isoformat(),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    await process.stdout.readline()
    if after == 0:
        process.kill()
    elif after is not None:
        telegram.limit, telegram.victim = telegram.taken.total() + after, process
    async with asyncio.timeout(60):
        return await process.wait()


async def test_whoever_kills_us_nobody_is_left_without_a_digest(sqlite, tmp_path):
    newsroom = Newsroom(sqlite)
    await newsroom.tell("Мост открыли", "a", "b")
    for chat in range(1, PEOPLE + 1):
        await newsroom.subscribe(chat)
        await newsroom.chats.change(chat, style="classic")
    telegram = Telegram()
    app = web.Application()
    app.add_routes([web.post("/bot{token}/{method}", telegram.handle)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server = f"http://127.0.0.1:{runner.addresses[0][1]}"
    database = f"sqlite+aiosqlite:///{tmp_path / 'vestnik.db'}"
    now, deaths = NOON, 0
    for after in KILLED_AFTER:
        deaths += await run(database, server, now, telegram, after) == -signal.SIGKILL
        now += 3 * MINUTE  # leases of the dead end
    assert await run(database, server, now) == 0
    await runner.cleanup()
    repeats = telegram.taken.total() - PEOPLE
    assert set(telegram.taken) == set(range(1, PEOPLE + 1))
    assert deaths >= 3
    assert repeats <= deaths * CONCURRENCY
    assert await newsroom.deliveries.count() == {"sent": PEOPLE}
