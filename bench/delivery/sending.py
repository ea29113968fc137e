"""Sending against a local server, a process of its own, that enforces the limits of Telegram."""

import asyncio
import multiprocessing
import time
from datetime import timedelta
from multiprocessing.connection import Connection

import aiohttp
from aiohttp import web

from bench.delivery.making import composer
from bench.delivery.world import NOON
from digests.limits import Pace
from digests.post import Post
from digests.send import Sender
from digests.support import RichSupport
from digests.wire import Wire
from storage.chats import Chats
from storage.engine import open_engine
from storage.facts import Facts
from storage.living import Living
from storage.outbox import Outbox
from storage.readers import ReadersNews
from storage.subscriptions import Subscriptions

FREE, PAID = 30, 1_000


class Telegram:
    """Answers sendMessage, and 429 to what exceeds `limit` in any second."""

    def __init__(self, limit: int | None) -> None:
        self.limit = limit
        self.taken: list[float] = []
        self.refused = 0

    async def handle(self, request: web.Request) -> web.Response:
        """Take one message, or refuse it."""
        await request.read()
        now = time.monotonic()
        recent = 0
        if self.limit:
            while recent < len(self.taken) and self.taken[-1 - recent] > now - 1:
                recent += 1
            if recent >= self.limit:
                self.refused += 1
                answer = {"ok": False, "error_code": 429, "description": "Too Many Requests",
                          "parameters": {"retry_after": 1}}  # fmt: skip
                return web.json_response(answer, status=429)
        self.taken.append(now)
        return web.json_response({"ok": True, "result": {"message_id": len(self.taken)}})


async def free(url: str, seconds: float) -> None:
    """Send for a while at the free limit, through one that refuses the 31st of any second."""
    await _send(url, "free", rate=FREE, limit=FREE, seconds=seconds, concurrency=32)


async def paid(url: str) -> None:
    """Send as fast as one process can, rendering and recording included."""
    await _send(url, "paid", rate=100_000.0, limit=None, seconds=20, concurrency=256)


def serve(limit: int | None, pipe: Connection) -> None:
    """Be Telegram until told to stop; tells the port first, and how many were refused last."""
    asyncio.run(_serve(limit, pipe))


async def _serve(limit: int | None, pipe: Connection) -> None:
    telegram = Telegram(limit)
    app = web.Application()
    app.add_routes([web.post("/bot{token}/{method}", telegram.handle)])
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    pipe.send(runner.addresses[0][1])
    await asyncio.to_thread(pipe.recv)
    pipe.send(telegram.refused)
    await runner.cleanup()


async def _send(url, name, *, rate, limit, seconds, concurrency) -> None:
    pipe, other = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(limit, other))
    server.start()
    port = pipe.recv()
    engine = open_engine(url)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        wire = Wire(session, "1:bench", f"http://127.0.0.1:{port}")
        post = Post(
            composer(engine), ReadersNews(engine), Chats(engine), wire,
            RichSupport(Facts(engine), "bench"), Living(engine),
        )  # fmt: skip
        sender = Sender(
            Outbox(engine), Chats(engine), Subscriptions(engine), post,
            pace=Pace(rate), concurrency=concurrency,
        )  # fmt: skip
        started, cpu = time.perf_counter(), time.process_time()
        asyncio.get_running_loop().call_later(seconds, sender.stop)
        counts = await sender.run_once(NOON + timedelta(minutes=5))
        wall, used = time.perf_counter() - started, time.process_time() - cpu
    pipe.send("stop")
    refused = pipe.recv()
    server.join()
    each = used / max(counts.sent, 1) * 1000
    print(f"{name}: {counts.sent:,} sent in {wall:.1f} s: {counts.sent / wall:,.1f} a second, "
          f"{refused} refused; {each:.2f} ms of CPU each")  # fmt: skip
    await engine.dispose()
