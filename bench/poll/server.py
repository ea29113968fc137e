"""A server of many feeds, one per loopback address; its articles grow by two a round."""

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import ClassVar

ITEMS, STEP = 40, 2
START = datetime(2026, 11, 20, 12, tzinfo=UTC)
WORDS = """
в городе сегодня открыли новый мост через реку после долгого ремонта движение автобусов
изменится с понедельника сообщили в мэрии жители ждут снижения цен на проезд полиция ищет
свидетелей аварии на проспекте врачи советуют пить больше воды школьники выиграли олимпиаду
""".split()  # noqa: SIM905  # easier to read than a list


def text(seed: int, words: int) -> str:
    """Text that is different for each seed, from a small generator: no feed is like another."""
    out = []
    for _ in range(words):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(WORDS[(seed >> 8) % len(WORDS)])
    return " ".join(out)


def feed(host: str, round: int) -> bytes:
    """RSS 2.0 of 40 items, about 55 KB, the newest first."""
    number = int.from_bytes(bytes(map(int, host.split("."))), "big")
    newest = ITEMS + round * STEP
    items = []
    for n in range(newest, newest - ITEMS, -1):
        seed = number * 1009 + n
        at = START + timedelta(minutes=20 * (n - ITEMS))
        items.append(
            f"<item><title>{text(seed, 9).capitalize()} {n}</title>"
            f"<link>http://{host}/news/{n}.html</link><guid>http://{host}/news/{n}.html</guid>"
            f"<pubDate>{format_datetime(at)}</pubDate><category>Общество</category>"
            f"<description>&lt;p&gt;{text(seed + 1, 55)}&lt;/p&gt;</description></item>"
        )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
    about = f"<title>Газета {host}</title><link>http://{host}/</link><description>Новости</description>"
    return f"{head}{about}{''.join(items)}</channel></rss>".encode()


class Server(asyncio.Protocol):
    """Enough of HTTP/1.1 for GET: keep-alive, ETag. A path /round/N sets the round."""

    round = 0
    bodies: ClassVar[dict[tuple[str, int], bytes]] = {}

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
            Server.round = int(path.rsplit("/", 1)[1])
            self.transport.write(b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n")
            return
        tag = f'"{Server.round}"'
        if tag in head:
            self.transport.write(f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n".encode())
            return
        host = self.transport.get_extra_info("sockname")[0]
        body = self.bodies.get((host, Server.round)) or feed(host, Server.round)
        self.bodies[host, Server.round] = body
        self.transport.write(
            f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: {tag}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, "0.0.0.0", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)  # until the parent closes it


if __name__ == "__main__":
    asyncio.run(main())
