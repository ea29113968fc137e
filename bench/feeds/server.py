"""A server of many feeds, each at a host of its own: `/N` is feed N of `bench.feeds.documents`.

Enough of HTTP/1.1 for GET: keep-alive, ETag, no compression. `/round/N` sets the round. The
documents of the first FEEDS feeds (an argument) are written before a round begins, so that who
polls fast does not share the processor with their making.
"""

import asyncio
import sys

from bench.feeds.documents import feed


class Server(asyncio.Protocol):
    """One connection."""

    round = 0
    written = ()

    @classmethod
    def begin(cls, round, count):
        """Begin a round: write its documents."""
        cls.round = round
        cls.written = tuple(feed(number, round) for number in range(count))

    def connection_made(self, transport):
        """Begin with nothing read."""
        self.transport, self.buffer = transport, b""

    def data_received(self, data):
        """Answer every request that is whole."""
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
            self.answer(head.decode("latin-1"))

    def answer(self, head):
        """Answer one request."""
        path = head.split(" ", 2)[1]
        if path.startswith("/round/"):
            Server.begin(int(path.rsplit("/", 1)[1]), len(Server.written))
            self.transport.write(b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n")
            return
        tag = f'"{Server.round}"'
        if tag in head:
            self.transport.write(f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n".encode())
            return
        number = int(path.rsplit("/", 1)[1])
        is_written = number < len(Server.written)
        body = Server.written[number] if is_written else feed(number, Server.round)
        self.transport.write(
            f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: {tag}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )


async def main(count: int) -> None:
    Server.begin(0, count)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, "0.0.0.0", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)  # until the parent closes it


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
