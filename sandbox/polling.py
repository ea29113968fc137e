"""Waiting for updates: the long poll and the webhook. The rest of the shell is in `server`."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import aiohttp

from .errors import ApiError, Json, bad_request, conflict
from .params import Params
from .world import World

MAX_TIMEOUT_SECONDS = 50
WEBHOOK_TIMEOUT_SECONDS = 20.0
_RETRY_SECONDS = (0.05, 0.2, 0.5, 1.0, 2.0, 5.0)
_TERMINATED = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
    "webhook first"
)


class Poll:
    """The one long poll of a bot; a second one ends the first."""

    def __init__(self, world: World, clock: Callable[[], datetime]) -> None:
        self.world, self._clock = world, clock
        self._waiting: asyncio.Future[str] | None = None

    def hear(self, event: Json) -> None:
        """End the wait when an update arrives or a webhook is set."""
        if event["type"] == "update":
            self._end("update")
        elif event["type"] == "webhook" and self.world.inbox.webhook:
            self._end("webhook")

    def _end(self, why: str) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(why)

    async def get_updates(self, params: Params) -> list[Json]:
        """Answer at once if there is something, else when there is, else after the timeout.

        Raises:
            ApiError: 409, a webhook is set or another poll came.
        """
        if self.world.inbox.webhook is not None:
            raise conflict(_ACTIVE)
        self._end("other")
        allowed = params.json("allowed_updates")
        if allowed is not None and not isinstance(allowed, list):
            raise bad_request("can't parse allowed_updates: expected an Array of Strings")
        self.world.inbox.allow(allowed)
        offset, limit = params.integer("offset") or 0, params.integer("limit") or 0
        timeout = min(max(params.integer("timeout") or 0, 0), MAX_TIMEOUT_SECONDS)
        found = self.world.inbox.read(offset=offset, limit=limit, now=self._clock())
        if found or not timeout:
            return found
        await self._wait(timeout)
        return self.world.inbox.read(offset=max(offset, 0), limit=limit, now=self._clock())

    async def _wait(self, seconds: float) -> None:
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        self.world.tell("polling")
        try:
            async with asyncio.timeout(seconds):
                why = await waiting
        except TimeoutError:
            return
        finally:
            if self._waiting is waiting:
                self._waiting = None
        if why == "other":
            raise conflict(_TERMINATED)
        if why == "webhook":
            raise conflict("terminated by setWebhook request")


Run = Callable[[str, Params], Awaitable[object]]


class Courier:
    """Carries updates to the webhook, one after another, until each is taken."""

    def __init__(self, world: World, clock: Callable[[], datetime], run: Run) -> None:
        self.world, self._clock, self._run = world, clock, run
        self._news = asyncio.Event()

    def hear(self, event: Json) -> None:
        """Wake up when there is something to carry."""
        if event["type"] in ("update", "webhook"):
            self._news.set()

    async def work(self) -> None:
        """Carry updates until cancelled."""
        async with aiohttp.ClientSession() as session:
            while True:
                await self._news.wait()
                self._news.clear()
                await self._deliver_all(session)

    async def _deliver_all(self, session: aiohttp.ClientSession) -> None:
        attempt = 0
        inbox = self.world.inbox
        while inbox.webhook and (waiting := inbox.read(offset=0, limit=1, now=self._clock())):
            if await self._deliver(session, waiting[0]):
                inbox.confirm(waiting[0]["update_id"] + 1)
                attempt = 0
                continue
            self._news.clear()
            try:
                async with asyncio.timeout(_RETRY_SECONDS[min(attempt, len(_RETRY_SECONDS) - 1)]):
                    await self._news.wait()
            except TimeoutError:
                attempt += 1

    async def _deliver(self, session: aiohttp.ClientSession, update: Json) -> bool:
        hook = self.world.inbox.webhook
        if hook is None:
            return False
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
        limit = aiohttp.ClientTimeout(total=WEBHOOK_TIMEOUT_SECONDS)
        try:
            async with session.post(hook.url, json=update, headers=headers, timeout=limit) as got:
                if got.status // 100 == 2:
                    await self._answer(got)
                    return True
                problem = f"Wrong response from the webhook: {got.status} {got.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            problem = f"Connection failed: {type(error).__name__}"
        self.world.inbox.webhook_error = (int(self._clock().timestamp()), problem)
        return False

    async def _answer(self, got: aiohttp.ClientResponse) -> None:
        """Do the call that the answer of a webhook may carry, in JSON or as a form."""
        values: Json = {}
        if got.content_type == "application/json":
            body = await got.json()
            values = body if isinstance(body, dict) else {}
        elif got.content_type == "multipart/form-data":
            async for part in aiohttp.MultipartReader.from_response(got):
                if isinstance(part, aiohttp.BodyPartReader) and part.name:
                    values[part.name] = await part.text()
        if name := values.pop("method", None):
            try:
                await self._run(str(name), Params(values))
            except ApiError:
                return  # as Telegram: nobody is there to be told
