"""A server that does to a client whatever a test tells it to, byte by byte."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

Act = Callable[["Request", asyncio.StreamWriter], Awaitable[None]]
FEED = (
    b'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>T</title>'
    b"<link>http://a.example/</link><item><title>One</title><link>http://a.example/1</link>"
    b"<guid>1</guid></item></channel></rss>"
)


@dataclass
class Request:
    path: str
    headers: dict[str, str]


@dataclass
class Server:
    """Answers each path as told; remembers what it was asked."""

    url: str = ""
    acts: dict[str, Act] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    connections: int = 0
    _waiting: list[tuple[int, asyncio.Event]] = field(default_factory=list)

    async def reached(self, count: int) -> None:
        """Wait until it was asked so many times."""
        event = asyncio.Event()
        self._waiting.append((count, event))
        await event.wait()

    def at(self, path: str, act: Act) -> str:
        """Do `act` for `path`; gives its address."""
        self.acts[path] = act
        return self.url + path

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while head := (await reader.readuntil(b"\r\n\r\n")).decode("latin-1"):
                first, *lines = head.strip().split("\r\n")
                pairs = (line.split(": ", 1) for line in lines)
                request = Request(first.split()[1], {name.lower(): v for name, v in pairs})
                self.asked.append(request)
                for count, event in self._waiting:
                    if len(self.asked) >= count:
                        event.set()
                await self.acts.get(request.path, answer(404))(request, writer)
                await writer.drain()
                if writer.is_closing():
                    break
        writer.close()


def answer(status: int = 200, body: bytes = FEED, **headers: str) -> Act:
    """Answer properly; header names with underscores for dashes."""

    async def act(_request: Request, writer: asyncio.StreamWriter) -> None:
        given = {"Content-Length": str(len(body))} | {
            k.replace("_", "-"): v for k, v in headers.items()
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in given.items())
        writer.write(f"HTTP/1.1 {status} X\r\n{lines}\r\n".encode() + body)

    return act


def raw(data: bytes, *, close: bool = True) -> Act:
    """Answer with exactly these bytes."""

    async def act(_request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        if close:
            await writer.drain()
            writer.close()

    return act


async def never(_request: Request, _writer: asyncio.StreamWriter) -> None:
    """Take the request and say nothing, until the client goes away."""
    await asyncio.get_running_loop().create_future()


def nowhere(text, *, home=None):
    """A geotagger that finds nothing; here, for worker processes must be able to import it."""
    return ()


@asynccontextmanager
async def running(tls: ssl.SSLContext | None = None) -> AsyncIterator[Server]:
    """A server on a free port of the loopback; its handlers end with it."""
    server = Server()
    tasks: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        tasks.add(task)
        server.connections += 1
        try:
            await server.serve(reader, writer)
        except asyncio.CancelledError:
            writer.close()
        finally:
            tasks.discard(task)

    listening = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=tls)
    port = listening.sockets[0].getsockname()[1]
    server.url = f"{'https' if tls else 'http'}://127.0.0.1:{port}"
    yield server
    listening.close()
    for task in list(tasks):
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await listening.wait_closed()
