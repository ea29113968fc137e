"""The simulation API and the chat page over HTTP, for this machine only.

A web page elsewhere must not drive it: the Host must be local (DNS rebinding), an Origin must be
our own, a body must be JSON (which other sites cannot send without asking).
"""

import asyncio
import inspect
import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
from aiohttp import web

from . import pictures
from .acts import ACTS, Act
from .api import answer
from .errors import ApiError, Json, Value, bad_request
from .files import MAX_PHOTO
from .params import Params
from .world import World

Advance = Callable[[timedelta], Awaitable[None] | None]
MAX_WAITING_EVENTS = 1000
KEEP_ALIVE_SECONDS = 15.0
PICTURE_SECONDS = 5.0
MAX_ADVANCE = timedelta(days=31)

_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript",
          ".svg": "image/svg+xml"}  # fmt: skip
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_SHOWN_TYPES = {"png": "image/png", "gif": "image/gif", "jpg": "image/jpeg",
                "webp": "image/webp", "mp4": "video/mp4", "ogg": "audio/ogg"}  # fmt: skip


class Simulation:
    """Answers `/sim/…`, `/` and `/static/…`."""

    def __init__(
        self, world: World, clock: Callable[[], datetime], reset: Callable[[], None]
    ) -> None:
        self.world, self._clock, self._reset = world, clock, reset
        self.advance: list[Advance] = []
        self._listeners: set[asyncio.Queue[Json | None]] = set()

    def routes(self) -> list[web.RouteDef]:
        """List what this part answers."""
        return [
            web.get("/", self.page),
            web.get("/static/{name}", self.asset),
            web.get("/sim/events", self.events),
            web.get("/sim/clock", self.show_clock),
            web.post("/sim/clock", self.move_clock),
            web.post("/sim/reset", self.reset),
            web.get("/sim/media/{id}", self.media),
            web.get("/sim/samples/{name}.png", self.sample),
            web.get("/sim/{act}", self.act),
            web.post("/sim/{act}", self.act),
        ]

    def hear(self, event: Json) -> None:
        """Pass a change on to every open page; one that does not read is cut off."""
        for queue in list(self._listeners):
            if queue.qsize() >= MAX_WAITING_EVENTS:
                self._listeners.discard(queue)
                queue.put_nowait(None)
            else:
                queue.put_nowait(event)

    def close(self) -> None:
        """End the streams of events."""
        for queue in self._listeners:
            queue.put_nowait(None)

    async def act(self, request: web.Request) -> web.Response:
        """Do one act."""
        function = ACTS.get(request.match_info["act"])
        if function is None:
            return answer(ApiError(404, "Not Found: there is no such act"))
        try:
            given = Params(await _body(request))
            result = function(Act(given, self.world, self._clock()))
        except ApiError as refusal:
            return answer(refusal)
        return _ok(result)

    async def show_clock(self, _: web.Request) -> web.Response:
        """Tell the time, and whether it can be moved."""
        return _ok({"now": self._clock().isoformat(), "can_advance": bool(self.advance)})

    async def move_clock(self, request: web.Request) -> web.Response:
        """Move the clock forward through the hooks of whoever owns it."""
        if not self.advance:
            return answer(ApiError(409, "Conflict: this clock cannot be moved"))
        try:
            seconds = _seconds(Params(await _body(request)))
        except ApiError as refusal:
            return answer(refusal)
        for hook in self.advance:
            done = hook(timedelta(seconds=seconds))
            if inspect.isawaitable(done):
                await done
        now = self._clock().isoformat()
        self.world.tell("clock", now=now)
        return _ok({"now": now})

    async def reset(self, _: web.Request) -> web.Response:
        """Start again with fresh people and chats; the bot's updates are gone too."""
        self._reset()
        self.world.tell("reset")
        return _ok(True)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Stream changes as server-sent events."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._listeners.add(queue)
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        response = web.StreamResponse(headers=headers)
        try:
            await response.prepare(request)
            await response.write(b": welcome\n\n")
            while (event := await _next(queue)) is not None:
                line = f"data: {json.dumps(event, ensure_ascii=False)}\n\n" if event else ": \n\n"
                await response.write(line.encode())
        except ConnectionError:
            pass  # the page was closed
        finally:
            self._listeners.discard(queue)
        return response

    async def media(self, request: web.Request) -> web.Response:
        """Show a file in the page. Only pictures, video and sound keep their type."""
        stored = self.world.files.by_id.get(request.match_info["id"])
        if stored is None:
            return answer(ApiError(404, "Not Found"))
        if stored.url is not None:
            return await _local_picture(stored.url)
        suffix = stored.path.rsplit(".", 1)[-1].lower().replace("jpeg", "jpg")
        guessed = "jpg" if stored.kind == "photo" and suffix not in _SHOWN_TYPES else suffix
        content_type = _SHOWN_TYPES.get(guessed, "application/octet-stream")
        headers = {"Content-Disposition": "inline" if guessed in _SHOWN_TYPES else "attachment"}
        return web.Response(body=stored.data, content_type=content_type, headers=headers)

    async def sample(self, request: web.Request) -> web.Response:
        """Show a sample photo."""
        name = request.match_info["name"]
        if name not in pictures.SAMPLES:
            return answer(ApiError(404, "Not Found"))
        return web.Response(body=pictures.sample(name), content_type="image/png")

    async def page(self, _: web.Request) -> web.Response:
        """Give the chat page."""
        return _static("index.html")

    async def asset(self, request: web.Request) -> web.Response:
        """Give a part of the chat page."""
        return _static(request.match_info["name"])


async def _at_most(response: aiohttp.ClientResponse, limit: int) -> bytes:
    data = b""
    async for chunk in response.content.iter_chunked(64 * 1024):
        data += chunk
        if len(data) > limit:
            return b""
    return data


async def _local_picture(url: str) -> web.Response:
    """Show a picture sent by its address, if it is on this machine: of the sample newsroom."""
    missing = answer(ApiError(404, "Not Found"))
    if urlsplit(url).hostname not in ("127.0.0.1", "localhost"):
        return missing
    limit = aiohttp.ClientTimeout(total=PICTURE_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=limit) as session,
            session.get(url, allow_redirects=False) as response,
        ):
            data = await _at_most(response, MAX_PHOTO)
    except (aiohttp.ClientError, TimeoutError):
        return missing
    kind = pictures.kind(data)
    return web.Response(body=data, content_type=f"image/{kind}") if kind else missing


def _seconds(given: Params) -> float:
    seconds = given.number("advance_seconds")
    if seconds is None or not 0 < seconds <= MAX_ADVANCE.total_seconds():
        raise bad_request("advance_seconds must be a number of seconds, up to 31 days")
    return seconds


async def _next(queue: asyncio.Queue[Json | None]) -> Json | None:
    """Wait for an event; an empty one keeps the connection alive."""
    try:
        async with asyncio.timeout(KEEP_ALIVE_SECONDS):
            return await queue.get()
    except TimeoutError:
        return {}


async def _body(request: web.Request) -> Json:
    if request.method == "GET":
        return dict(request.query)
    if not request.body_exists:
        return {}
    if request.content_type != "application/json":
        raise bad_request("the body must be application/json")
    try:
        body = await request.json()
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(body, dict):
        raise bad_request("can't parse JSON object")
    return body


def _ok(result: Value) -> web.Response:
    body = json.dumps({"ok": True, "result": result}, ensure_ascii=False)
    return web.Response(text=body, content_type="application/json")


def _static(name: str) -> web.Response:
    folder = resources.files(__package__).joinpath("static")
    suffix = Path(name).suffix
    if suffix not in _TYPES or name not in {item.name for item in folder.iterdir()}:
        return answer(ApiError(404, "Not Found"))
    text = folder.joinpath(name).read_text("utf-8")
    return web.Response(text=text, content_type=_TYPES[suffix], charset="utf-8")


@web.middleware
async def local_only(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse a foreign Host or Origin, and tell browsers to be strict with the rest."""
    host = request.host.rsplit(":", 1)[0].strip("[]").lower()
    if not _is_local(host, request):
        return web.Response(status=403, text="This sandbox answers to its own address only.\n")
    origin = request.headers.get("Origin")
    if origin not in (None, f"http://{request.host}"):
        return web.Response(status=403, text="Requests of other sites are refused.\n")
    response = await handler(request)
    if not response.prepared:
        response.headers["Content-Security-Policy"] = _POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _is_local(host: str, request: web.Request) -> bool:
    """Tell whether the Host names this machine, or the very address that was dialled."""
    dialled = (request.get_extra_info("sockname") or ("",))[0]
    return host in ("localhost", "127.0.0.1", "::1", dialled) or host.endswith(".localhost")
