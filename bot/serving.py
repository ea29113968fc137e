"""What the instance tells of itself over HTTP, and where Telegram calls it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application

from bot import VERSION
from bot.app import WEBHOOK_PATH, App
from storage.pulse import overdue
from web.app import create_app, serve
from web.health import Health, Pulse
from web.metrics import Snapshot


@asynccontextmanager
async def serving(app: App) -> AsyncIterator[str]:
    """Serve /health, /metrics and, where PUBLIC_URL is set, the webhook; gives the address.

    Raises:
        OSError: the port is taken.
    """
    settings = app.parts.settings
    pages = create_app(
        app.parts.clock,
        lambda: _pulse(app),
        lambda health: _snapshot(app, health),
        version=VERSION,
    )
    if settings.public_url and settings.webhook_secret:
        secret = settings.webhook_secret.get_secret_value()
        hook = SimpleRequestHandler(app.dispatcher, app.bot, secret_token=secret)
        hook.register(pages, path=WEBHOOK_PATH)
        setup_application(pages, app.dispatcher, bot=app.bot)
    async with serve(pages, settings.web_host, settings.web_port) as address:
        yield address


async def _pulse(app: App) -> Pulse:
    late = await overdue(app.parts.engine, now=app.parts.clock())
    return Pulse(
        VERSION,
        app.started_at,
        database=True,
        polled_at=app.jobs.ended_at.get("poll"),
        waiting_since=late.since,
    )


async def _snapshot(app: App, health: Health) -> Snapshot:
    parts = app.parts
    feeds = [listed.feed for listed in await parts.feeds.find()]
    failing = sum(bool(feed.failures) for feed in feeds if feed.status == "active")
    active = sum(feed.status == "active" for feed in feeds) - failing
    sending = await parts.sending.progress(parts.clock())
    return Snapshot(
        health,
        chats=await parts.chats.count(),
        subscriptions=await parts.subscriptions.count(),
        articles=await parts.articles.count(),
        feeds={"active": active, "failing": failing, "stopped": len(feeds) - active - failing},
        waiting={name: lane.waiting for name, lane in sending.lanes.items()},
        later={name: lane.later for name, lane in sending.lanes.items()},
        outcomes=sending.hour,
        rate=sending.rate,
        allowed=sending.allowed,
        senders=len(sending.senders),
        unreachable=sending.gone,
    )
