"""The Bot API over HTTP: reads a call, meets it with the faults on order, answers it."""

import asyncio
import json
from collections.abc import Callable
from datetime import datetime

from aiohttp import web
from aiohttp.web_request import FileField

from .errors import ApiError, Json, Value, bad_request, too_many_requests
from .faults import Fault
from .methods import chats, editing, polling, profile, queries, sending  # noqa: F401  # register
from .methods.registry import METHODS, Call
from .params import Params, Upload
from .polling import Poll
from .world import MAX_CALLS, World

MAX_BODY = 64 * 1024 * 1024


class BotApi:
    """Answers `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(
        self, world: World, token: str, clock: Callable[[], datetime], poll: Poll
    ) -> None:
        self.world, self._token, self._clock, self._poll = world, token, clock, poll
        self.closing = asyncio.Event()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one call over HTTP."""
        name = request.match_info["method"]
        try:
            self._check_token(request.match_info["token"])
            params = await read_params(request)
        except ApiError as refusal:
            return answer(refusal)
        chat_id = _number(params.values.get("chat_id"))
        fault = self.world.faults.strike(name, chat_id)
        if fault is not None and fault.kind in ("reset", "hang"):
            self._note(name, params, {"fault": fault.kind})
            return await self._silence(request, fault)
        try:
            if fault is not None and fault.kind == "error":
                raise fault.error()
            result = await self.run(name, params)
        except ApiError as refusal:
            self._note(name, params, refusal.answer())
            return answer(refusal)
        if fault is not None:  # "lost": done, and nobody will know
            self._note(name, params, {"fault": "lost", "ok": True, "result": result})
            return await self._silence(request, None)
        self._note(name, params, {"ok": True, "result": result})
        return web.json_response({"ok": True, "result": result}, dumps=_dumps)

    async def run(self, name: str, params: Params) -> Value:
        """Do a call.

        Raises:
            ApiError: what Telegram would answer.
        """
        method = name.lower()
        if method == "getupdates":
            return await self._poll.get_updates(params)
        function = METHODS.get(method)
        if function is None or (method == "sendrichmessage" and not self.world.rich):
            raise ApiError(404, "Not Found: method not found")
        if "rich_message" in params.values and not self.world.rich:
            params = Params({k: v for k, v in params.values.items() if k != "rich_message"})
        self._limit(method, params)
        try:
            return function(Call(method, params, self.world, self._clock()))
        except UnicodeEncodeError:  # half of a surrogate pair
            raise bad_request("strings must be encoded in UTF-8") from None

    def _limit(self, method: str, params: Params) -> None:
        if method not in sending.SENDING:
            return
        chat_id = _number(params.values.get("chat_id")) or 0
        media = params.json("media") if method == "sendmediagroup" else None
        seconds = self.world.limits.take(
            chat_id,
            group=chat_id < 0,
            paid=params.flag("allow_paid_broadcast"),
            messages=len(media) if isinstance(media, list) else 1,
            now=asyncio.get_running_loop().time(),
        )
        if seconds is not None:
            raise too_many_requests(seconds)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Give the bytes of a file."""
        try:
            self._check_token(request.match_info["token"])
        except ApiError as refusal:
            return answer(refusal)
        stored = self.world.files.by_path.get(request.match_info["path"])
        if stored is None:
            return answer(ApiError(404, "Not Found"))
        return web.Response(body=stored.data, content_type="application/octet-stream")

    def _check_token(self, token: str) -> None:
        if token != self._token:
            number, _, secret = token.partition(":")
            known_form = number.isdigit() and secret
            raise ApiError(401, "Unauthorized") if known_form else ApiError(404, "Not Found")

    def _note(self, name: str, params: Params, outcome: Json) -> None:
        """List a call; polls that brought nothing are left out."""
        if name.lower() == "getupdates" and not outcome.get("result", True):
            return
        calls = self.world.calls
        number = calls[-1]["id"] + 1 if calls else 1
        at = self._clock().isoformat()
        noted = {"id": number, "at": at, "method": name, "params": params.shown(), **outcome}
        calls.append(noted)
        del calls[:-MAX_CALLS]
        if name.lower() != "getupdates":
            self.world.tell("call", id=number)

    async def _silence(self, request: web.Request, fault: Fault | None) -> web.StreamResponse:
        """Cut the connection without an answer, after a while if the fault is to hang."""
        if fault is not None and fault.kind == "hang":
            try:
                async with asyncio.timeout(fault.seconds):
                    await self.closing.wait()
            except TimeoutError:
                pass
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=500)


def answer(refusal: ApiError) -> web.Response:
    """Make the HTTP answer of a refusal."""
    headers = {}
    if (seconds := refusal.parameters.get("retry_after")) is not None:
        headers["Retry-After"] = str(seconds)
    return web.json_response(refusal.answer(), status=refusal.code, headers=headers)


async def read_params(request: web.Request) -> Params:
    """Read arguments from the address and the body, of whatever kind it is.

    Raises:
        ApiError: a body that cannot be read, or over 64 MB.
    """
    values: Json = dict(request.query)
    files: dict[str, Upload] = {}
    try:
        if request.content_type == "application/json":
            body = await request.json() if request.body_exists else {}
            if not isinstance(body, dict):
                raise bad_request("can't parse JSON object")
            return Params(values | body)
        for name, value in (await request.post()).items():
            if isinstance(value, FileField):
                data = value.file.read()
                files[name] = Upload(value.filename or name, value.content_type, data)
            else:
                values[name] = value if isinstance(value, str) else bytes(value).decode()
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large") from None
    except ValueError:
        raise bad_request("can't parse the body of the request") from None
    return Params(values, files)


def _number(value: object) -> int | None:
    text = str(value)
    return int(text) if text.lstrip("-").isdigit() and len(text) < 20 else None


def _dumps(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False)
