"""The pages for machines: /health and /metrics. Whoever starts it may add a webhook.

It takes plain callables, so it knows neither the database nor Telegram.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from aiohttp import web

from .health import Health, Pulse, judge
from .metrics import Snapshot, exposition

_log = logging.getLogger(__name__)

ANSWER_SECONDS = 3.0  # a database that is slower than this is as good as silent

Clock = Callable[[], datetime]
ReadPulse = Callable[[], Awaitable[Pulse]]
ReadSnapshot = Callable[[Health], Awaitable[Snapshot]]


def create_app(
    clock: Clock,
    pulse: ReadPulse,
    snapshot: ReadSnapshot | None = None,
    *,
    version: str,
    answer_seconds: float = ANSWER_SECONDS,
) -> web.Application:
    """Make the application; `snapshot` null: /metrics has only what health knows.

    `pulse` and `snapshot` may fail or hang: after `answer_seconds` /health says 503 itself.
    """
    pages = _Pages(clock, pulse, snapshot or _bare, version, answer_seconds)
    app = web.Application()
    app.add_routes([web.get("/health", pages.health), web.get("/metrics", pages.metrics)])
    return app


@asynccontextmanager
async def serve(app: web.Application, host: str, port: int) -> AsyncIterator[str]:
    """Serve `app` while the context lasts; gives its address. `port` 0 takes any free one.

    Raises:
        OSError: the port is taken, or may not be taken by us.
    """
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        bound = runner.addresses[0]
        yield f"http://{f'[{bound[0]}]' if ':' in bound[0] else bound[0]}:{bound[1]}"
    finally:
        await runner.cleanup()


class _Pages:
    def __init__(
        self,
        clock: Clock,
        pulse: ReadPulse,
        snapshot: ReadSnapshot,
        version: str,
        answer_seconds: float,
    ) -> None:
        self._clock = clock
        self._pulse = pulse
        self._snapshot = snapshot
        self._version = version
        self._seconds = answer_seconds
        self._started_at = clock()

    async def health(self, request: web.Request) -> web.Response:
        found = await self._judge()
        headers = {"Cache-Control": "no-store"}
        return web.json_response(found.as_json(), status=200 if found.ok else 503, headers=headers)

    async def metrics(self, request: web.Request) -> web.Response:
        health = await self._judge()
        try:
            async with asyncio.timeout(self._seconds):
                found = await self._snapshot(health)
        except Exception:  # noqa: BLE001  # health must be told even where counting fails
            _log.warning("no figures for /metrics", exc_info=True)
            found = Snapshot(health)
        body, content_type = exposition(found, accept=request.headers.get("Accept", ""))
        return web.Response(body=body, headers={"Content-Type": content_type})

    async def _judge(self) -> Health:
        """Read the pulse; whatever goes wrong means that the database does not answer."""
        try:
            async with asyncio.timeout(self._seconds):
                pulse = await self._pulse()
        except Exception:  # noqa: BLE001  # a health check answers, whatever is broken
            _log.warning("the health check could not read the database", exc_info=True)
            pulse = Pulse(self._version, self._started_at, database=False)
        return judge(pulse, now=self._clock())


async def _bare(health: Health) -> Snapshot:
    return Snapshot(health)
