"""The server of a simulated day: it knows the time, and does to clients what its feeds do."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from bench.feeds.world import MIDNIGHT, World

_OK = "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
_OLD = "<rss><channel><title>Л</title></channel></rss>".encode()


@dataclass
class Newsrooms:
    """Serves a world. `asked` counts visits; at the count `at` it calls `then`, once."""

    world: World
    now: datetime = MIDNIGHT
    asked: int = 0
    url: str = ""
    at: int = -1
    then: asyncio.Event = field(default_factory=asyncio.Event)

    def call_after(self, visits: int) -> asyncio.Event:
        """Give an event that is set after so many more visits."""
        self.at, self.then = self.asked + visits, asyncio.Event()
        return self.then

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).decode("latin-1"):
                path = head.split(" ", 2)[1]
                self.asked += 1
                if self.asked == self.at:
                    self.then.set()
                if not await self._answer(path, head, writer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        writer.close()

    async def _answer(self, path: str, head: str, writer: asyncio.StreamWriter) -> bool:
        """Answer one visit; false: the connection is over."""
        feed = self.world.feeds.get(path.removesuffix("?moved"))
        if feed is None:
            writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            return True
        trouble = "" if path.endswith("?moved") else feed.trouble(self.now)
        body = feed.document(self.now)
        if trouble == "hang":
            await asyncio.get_running_loop().create_future()
        if trouble not in ("", "moved"):
            return await _go_wrong(trouble, body, path, writer)
        if trouble == "moved":
            writer.write(
                f"HTTP/1.1 301 X\r\nLocation: {path}?moved\r\nContent-Length: 0\r\n\r\n".encode()
            )
            return True
        tag = f'"{hash(body)}"'
        if tag in head:
            writer.write(f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n".encode())
            return True
        writer.write(f"{_OK}ETag: {tag}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        return True


async def _go_wrong(trouble: str, body: bytes, path: str, writer: asyncio.StreamWriter) -> bool:
    half = len(body) // 2
    answers = {
        "hang up": b"",
        "garbage": b"\x16\x03\x01\x02\x00\x01" * 9 + b"\r\n\r\n",
        "half": f"{_OK}Content-Length: {len(body)}\r\n\r\n".encode() + body[:half],
    }
    if trouble in answers:
        writer.write(answers[trouble])
        await writer.drain()
        return False
    if trouble.isdigit():
        asks = "Retry-After: 900\r\n" if trouble in ("429", "503") else ""
        writer.write(f"HTTP/1.1 {trouble} X\r\n{asks}Content-Length: 0\r\n\r\n".encode())
        return True
    if trouble == "loop":
        writer.write(f"HTTP/1.1 302 X\r\nLocation: {path}\r\nContent-Length: 0\r\n\r\n".encode())
        return True
    bodies = {
        "page": b"<!doctype html><html><body>Sorry</body></html>",
        "nothing": b"",
        "old": _OLD,
        "cut": body[: half // 2],
        "gzip": gzip.compress(body)[:half],
    }
    more = "Content-Encoding: gzip\r\n" if trouble == "gzip" else ""
    sent = bodies[trouble]
    writer.write(f"{_OK}{more}Content-Length: {len(sent)}\r\n\r\n".encode() + sent)
    return True


@asynccontextmanager
async def open_newsrooms(world: World) -> AsyncIterator[Newsrooms]:
    """Serve a world on a free port of the loopback."""
    rooms = Newsrooms(world)
    tasks: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await rooms.serve(reader, writer)
        except asyncio.CancelledError:
            writer.close()
        finally:
            tasks.discard(task)

    listening = await asyncio.start_server(connected, "127.0.0.1", 0, backlog=1024)
    rooms.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    yield rooms
    listening.close()
    for task in list(tasks):
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await listening.wait_closed()
