"""Servers that stand for Telegram, and what waits for them."""

from contextlib import asynccontextmanager

from aiohttp import web

from tests.conftest import NOON

ANNA = 1001


async def due(newsroom, chat=ANNA, **kw):
    """Anna's digest of two stories waits in the outbox."""
    await newsroom.tell("Мост <открыли> & точка", "a", "b")
    await newsroom.tell("Ярмарка началась", "c")
    await newsroom.subscribe(chat, **kw)
    await newsroom.tick(NOON)


@asynccontextmanager
async def telegram(answer):
    """A server that answers every call with what `answer` gives, and keeps the bodies."""
    bodies = []

    async def handle(request):
        bodies.append((request.match_info["method"], await request.json()))
        return await answer(bodies)

    app = web.Application()
    app.add_routes([web.post("/bot{token}/{method}", handle)])
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}", bodies
    await runner.cleanup()


async def ok(bodies):
    return web.json_response({"ok": True, "result": {"message_id": len(bodies)}})
