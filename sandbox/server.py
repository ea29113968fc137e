"""A local Bot API server with people in it: `start` gives one that listens.

sandbox = await start("127.0.0.1", 0, "42:secret", system_clock)
...  # a bot talks to sandbox.url with sandbox.token; people act through sandbox.url/sim/…
await sandbox.close()
"""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime

from aiohttp import web

from .api import MAX_BODY, BotApi
from .polling import Courier, Poll
from .seed import bot_card, fresh
from .simulation import Advance, Simulation, local_only
from .world import World

DEFAULT_TOKEN = "42:sandbox"  # noqa: S105  # opens nothing but the sandbox
SHUTDOWN_SECONDS = 1.0


@dataclass(slots=True)
class Sandbox:
    """A running server. `world` may be read and changed from the same event loop."""

    url: str
    token: str
    world: World
    _simulation: Simulation
    _api: BotApi
    _runner: web.AppRunner
    _courier: asyncio.Task[None]

    def on_advance(self, hook: Advance) -> None:
        """Let `POST /sim/clock` move the clock: every hook is called with how far, in order."""
        self._simulation.advance.append(hook)

    async def close(self) -> None:
        """Stop listening; calls that hang are cut."""
        self._api.closing.set()
        self._simulation.close()
        self._courier.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._courier
        await self._runner.cleanup()


async def start(
    host: str,
    port: int,
    token: str,
    clock: Callable[[], datetime],
    *,
    name: str = "Вестник",
    username: str = "vestnik_bot",
) -> Sandbox:
    """Listen on `host` and `port` (0: any free one) for the bot with this token.

    `clock` gives the present, aware, in UTC; it dates messages, updates and presses.

    Raises:
        OSError: the address is taken.
        ValueError: the token is not `<number>:<text>`.
    """
    if not token.split(":", 1)[0].isdigit() or ":" not in token:
        raise ValueError("a token is a number, a colon and a secret")

    def made() -> World:
        return fresh(bot_card(token, name=name, username=username))

    world = made()
    poll = Poll(world, clock)
    api = BotApi(world, token, clock, poll)
    simulation = Simulation(world, clock, lambda: _replace(world, made()))
    courier = Courier(world, clock, api.run)
    world.listeners += [poll.hear, courier.hear, simulation.hear]
    runner = web.AppRunner(_application(api, simulation), shutdown_timeout=SHUTDOWN_SECONDS)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
    except OSError:
        await runner.cleanup()
        raise
    address = f"http://{_shown(host)}:{runner.addresses[0][1]}"
    carrying = asyncio.get_running_loop().create_task(courier.work())
    return Sandbox(address, token, world, simulation, api, runner, carrying)


def _application(api: BotApi, simulation: Simulation) -> web.Application:
    app = web.Application(middlewares=[local_only], client_max_size=MAX_BODY)
    app.add_routes(
        [
            web.get("/bot{token:[^/]+}/{method}", api.handle),
            web.post("/bot{token:[^/]+}/{method}", api.handle),
            web.get("/file/bot{token:[^/]+}/{path:.+}", api.download),
            *simulation.routes(),
        ]
    )
    return app


def _replace(world: World, new: World) -> None:
    """Put fresh state into the world everyone holds; listeners stay, update ids go on."""
    new.inbox.last_id = world.inbox.last_id
    new.inbox.webhook, new.inbox.allowed = world.inbox.webhook, world.inbox.allowed
    new.profile, new.bot = world.profile, world.bot
    for field in fields(World):
        if field.name != "listeners":
            setattr(world, field.name, getattr(new, field.name))


def _shown(host: str) -> str:
    if host in ("", "0.0.0.0", "::"):  # noqa: S104  # only how it is shown
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
