"""`vestnik run`: everything at once, until it is told to stop."""

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from urllib.parse import urlsplit

from bot.app import App, open_app
from bot.clock import Clock, MovableClock, system_clock
from bot.commands.base import CommandError
from bot.demo import NEWSROOM_HOST, Demo, open_demo
from bot.jobs import pass_time
from bot.logs import set_up_logs
from bot.serving import serving
from bot.settings import SANDBOX_DATABASE, Settings

_log = logging.getLogger(__name__)


def main(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM.

    Raises:
        CommandError: the token is refused or Telegram is out of reach.
        UnusableDatabaseError: corrupt, out of reach, or newer than this program.
    """
    set_up_logs(settings.log_level, settings.log_format)
    asyncio.run(_run(settings))


async def _run(settings: Settings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        if settings.is_sandbox:
            await stack.enter_async_context(open_sandbox(settings))
        else:
            app = await stack.enter_async_context(open_app(settings, system_clock))
            await app.fill_catalogue()
            address = await _serve(stack, app)
            await stack.enter_async_context(app.working())
            _log.info("health and metrics are at %s", address)
            _log.info("Vestnik is @%s; Ctrl+C stops it", app.me.username)
        _settle_memory()
        await stop.wait()
        _log.info("stopping")


def _settle_memory() -> None:
    """Leave what lives as long as the process out of garbage collections.

    aiogram alone brings 188,000 objects; walking them stops the event loop for 0.2 s (measured).
    """
    gc.collect()
    gc.freeze()


async def _serve(stack: AsyncExitStack, app: App) -> str:
    try:
        return await stack.enter_async_context(serving(app))
    except OSError as error:
        settings = app.parts.settings
        where = f"WEB_HOST {settings.web_host}, WEB_PORT {settings.web_port}"
        raise CommandError(f"cannot listen at {where}: {error.strerror}") from error


@asynccontextmanager
async def open_sandbox(
    settings: Settings, clock: MovableClock | None = None
) -> AsyncIterator[tuple[Demo, App]]:
    """Run the bot over the sandbox and its newsroom, its clock under the chat page's hand."""
    _forget_the_last_one(settings)
    clock = clock or MovableClock()
    async with (
        open_demo(settings, clock) as demo,
        open_app(demo.settings, clock) as app,
    ):
        await _only_the_newsroom(app, demo)
        await app.parts.feeds.add(demo.feeds(), now=clock())
        await app.jobs.catch_up(lambda: None)
        demo.sandbox.on_advance(lambda by: pass_time(app.jobs, clock, by))
        async with app.working():
            _say_where(demo, clock)
            yield demo, app


def _forget_the_last_one(settings: Settings) -> None:
    """Begin a sandbox anew: its people and its messages live in memory only."""
    file = settings.database_file
    if file is None or settings.database_url != SANDBOX_DATABASE:
        return
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


async def _only_the_newsroom(app: App, demo: Demo) -> None:
    """Drop the feeds of earlier newsrooms; refuse a database with the feeds of real media.

    Raises:
        CommandError: DATABASE_URL names a database that is in real use.
    """
    wanted = {feed.url for feed in demo.feeds()}
    known = [listed.feed for listed in await app.parts.feeds.find()]
    if any(urlsplit(feed.url).hostname != NEWSROOM_HOST for feed in known):
        raise CommandError(
            "DATABASE_URL names a database with real feeds, and the sandbox would mix its own "
            "into it: set BOT_TOKEN to go live, or leave DATABASE_URL out to play"
        )
    for feed in known:
        if feed.url not in wanted:
            await app.parts.feeds.remove(feed.id)


def _say_where(demo: Demo, clock: Clock) -> None:
    _log.info("The newsroom's clock is at %s", clock().isoformat(timespec="minutes"))
    _log.info("No BOT_TOKEN: this is the sandbox. Open %s", demo.sandbox.url)
