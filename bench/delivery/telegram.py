"""Telegram for benchmarks: a process of its own that counts, refuses, and has people who press.

It takes any message. With `limit`, it answers 429 to the one too many of any second, whatever it
is part of. People press and write `answers` times a second; it measures until there is an answer.
"""

import asyncio
import itertools
import json
import multiprocessing
import random
import time
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

from aiohttp import web

TOKEN = "42:bench"
ME = {"id": 42, "is_bot": True, "first_name": "Вестник", "username": "vestnik_bot"}
SLOW = 0.06  # seconds after which an answer is looked into
COMMANDS = ("/mine", "/help", "/now", "/settings")


@dataclass
class Report:
    """What happened: messages taken by second, refused ones, seconds until people had answers."""

    taken: list[int] = field(default_factory=list)
    refused: int = 0
    answered: list[float] = field(default_factory=list)
    slow: list[tuple[int, float, float]] = field(default_factory=list)  # who, since, until
    asked: int = 0
    late: int = 0  # never answered

    @property
    def total(self) -> int:
        """Messages taken."""
        return sum(self.taken)

    def share(self, part: float) -> float:
        """Seconds within which so many of a hundred answers came."""
        ordered = sorted(self.answered) or [0.0]
        return ordered[min(int(len(ordered) * part), len(ordered) - 1)]


class Telegram:
    """Answers every call; see the module."""

    def __init__(self, limit: int | None, answers: float) -> None:
        self.limit, self.answers = limit, answers
        self.report = Report()
        self.window: deque[float] = deque()
        self.started: float | None = None
        self.digests: deque[tuple[int, str]] = deque(maxlen=200)  # whose buttons can be pressed
        self.waiting: dict[int, float] = {}  # chat -> since when
        self.updates: asyncio.Queue[dict] = asyncio.Queue()
        self.ids = itertools.count(1)
        self.rng = random.Random(5)

    async def handle(self, request: web.Request) -> web.Response:
        """Answer one call."""
        method = request.match_info["method"].lower()
        if method == "getupdates":
            return _ok(await self._poll())
        if method == "getme":
            return _ok(ME)
        body = await request.read()
        self._note_answer(request.content_type, body)
        if not method.startswith("send") or method == "sendchataction":
            return _ok(True)
        return self._take(body)

    def begin(self) -> None:
        """Forget what has happened so far."""
        self.report, self.started = Report(asked=len(self.waiting)), time.monotonic()

    def _take(self, body: bytes) -> web.Response:
        now = time.monotonic()
        while self.window and self.window[0] <= now - 1:
            self.window.popleft()
        if self.limit and len(self.window) >= self.limit:
            self.report.refused += 1
            more = {"description": "Too Many Requests", "parameters": {"retry_after": 1}}
            return web.json_response({"ok": False, "error_code": 429} | more, status=429)
        self.window.append(now)
        self.started = self.started or now
        second = int(now - self.started)
        self.report.taken += [0] * (second + 1 - len(self.report.taken))
        self.report.taken[second] += 1
        if self.answers and len(self.window) % 10 == 1:
            self._keep(body)
        id = next(self.ids)
        return _ok({"message_id": id, "date": 1, "chat": {"id": 1, "type": "private"}})

    def _keep(self, body: bytes) -> None:
        try:
            call = json.loads(body)
            button = call["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        except (ValueError, KeyError, IndexError):
            return
        self.digests.append((call["chat_id"], button))

    def _note_answer(self, kind: str, body: bytes) -> None:
        """Find whose question this call answers: the number of the chat, or of the press."""
        if not self.waiting or kind == "application/json":
            return
        for chat, since in list(self.waiting.items()):
            if f"{chat}".encode() in body:
                del self.waiting[chat]
                now = time.monotonic()
                self.report.answered.append(now - since)
                if now - since > SLOW:
                    self.report.slow.append((chat, since, now))

    async def _poll(self) -> list[dict]:
        try:
            async with asyncio.timeout(5):
                found = [await self.updates.get()]
        except TimeoutError:
            return []
        while not self.updates.empty():
            found.append(self.updates.get_nowait())
        for update in found:
            self.waiting[update.pop("who")] = time.monotonic()
        return found

    async def people(self) -> None:
        """Ask something again and again, each time somebody else."""
        for n in itertools.count():
            await asyncio.sleep(1 / self.answers)
            chat = 10_000_000_000 + n
            self.report.asked += 1
            self.updates.put_nowait(self._question(n, chat) | {"who": chat})

    def _question(self, n: int, chat: int) -> dict:
        person = {"id": chat, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
        where = {"id": chat, "type": "private", "first_name": "Анна"}
        message = {"message_id": 5, "date": 1, "chat": where}
        if n % 2 and self.digests:
            _, data = self.rng.choice(self.digests)
            press = {"id": str(chat), "from": person, "chat_instance": "x", "data": data}
            press["message"] = message | {"from": ME, "text": "…"}
            return {"update_id": n + 1, "callback_query": press}
        text = COMMANDS[n % len(COMMANDS)]
        entity = {"type": "bot_command", "offset": 0, "length": len(text)}
        said = message | {"from": person, "text": text, "entities": [entity]}
        return {"update_id": n + 1, "message": said}


def _ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


@contextmanager
def telegram(limit: int | None = None, answers: float = 0.0):
    """Run one; gives its address, and a function that asks it for a report.

    Asked to "begin", it forgets what was before; asked to "end", its people are still; asked
    to "look", it goes on.
    """
    pipe, other = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_main, args=(limit, answers, other), daemon=True
    )
    process.start()

    def tell(what: str) -> Report:
        pipe.send(what)
        return pipe.recv()

    try:
        yield f"http://127.0.0.1:{pipe.recv()}", tell
    finally:
        pipe.send("stop")
        process.join()


def _main(limit: int | None, answers: float, pipe: Connection) -> None:
    asyncio.run(_serve(Telegram(limit, answers), pipe))


async def _serve(it: Telegram, pipe: Connection) -> None:
    app = web.Application()
    app.add_routes([web.route("*", "/bot{token}/{method}", it.handle)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    pipe.send(runner.addresses[0][1])
    people = asyncio.ensure_future(it.people()) if it.answers else None
    while (asked := await asyncio.to_thread(pipe.recv)) != "stop":
        if asked == "begin":
            it.begin()
        elif people and asked == "end":
            people.cancel()
        it.report.late = sum(time.monotonic() - since > 1 for since in it.waiting.values())
        pipe.send(it.report)
    await runner.cleanup()
