"""Many deliveries through a server that fails in every way, by processes that are killed.

Of all calls, each of these happens to one in twenty: 429 (that chat must wait), 403 (the person
has blocked the bot, and stays so), 5xx, a connection cut before the call counts, a call that is
done while its answer is lost. The sender is killed with SIGKILL again and again. Once, the server
refuses everything for two seconds. Each chat has two deliveries, to see that they come in order.
"""

import asyncio
import json
import random
import signal
import sqlite3
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
from aiohttp import web

from bench.delivery.sending import a_sender
from bench.delivery.world import NOON
from digests.compose import Edition, EditionStory, Part, Scope, Telling, Why, to_json
from digests.limits import Pace
from digests.pick import offer, picked_json
from digests.wire import Wire
from news.model import PlaceId, StoryId
from storage.editions import Editions
from storage.engine import open_engine
from storage.migrate import migrate

PER_CHAT = 2
CHANCE = 0.05
CONCURRENCY = 64
RATE = 1_000.0
KINDS = ("429", "403", "5xx", "reset", "lost")
FLOOD_AT, FLOOD_SECONDS = 0.3, 2.0  # when everything is refused: after that part of all calls
RESTART = timedelta(minutes=3)  # that pass between two processes: leases of the dead end
STEP = timedelta(minutes=2)  # that pass between two runs of one


@dataclass
class World:
    """The server: what it has taken, from whom, and how it failed."""

    total: int
    rng: random.Random = field(default_factory=lambda: random.Random(11))
    struck: Counter = field(default_factory=Counter)
    taken: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))  # by chat
    blocked: set[int] = field(default_factory=set)
    lost: Counter = field(default_factory=Counter)  # deliveries whose answers were lost
    calls: int = 0
    flood_until: float = 0.0
    kill_at: int | None = None
    victim: asyncio.subprocess.Process | None = None

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Take one message, or fail in one of the ways."""
        body = json.loads(await request.read())
        self.calls += 1
        if self.calls == int(self.total * FLOOD_AT):
            self.flood_until = asyncio.get_running_loop().time() + FLOOD_SECONDS
        if self.kill_at is not None and self.calls >= self.kill_at and self.victim:
            self.victim.send_signal(signal.SIGKILL)
            self.victim = None
        return await self._answer(request, body["chat_id"], _number(body))

    async def _answer(self, request, chat: int, delivery: int) -> web.StreamResponse:
        if asyncio.get_running_loop().time() < self.flood_until:
            self.struck["flood of all"] += 1
            return _refusal(429, "Too Many Requests", retry_after=2)
        kind = self._kind(chat)
        if kind:
            self.struck[kind] += 1
        match kind:
            case "429":
                return _refusal(429, "Too Many Requests", retry_after=self.rng.randint(31, 90))
            case "403":
                self.blocked.add(chat)
                return _refusal(403, "Forbidden: bot was blocked by the user")
            case "5xx":
                return web.Response(status=self.rng.choice((500, 502, 503, 504)), text="<html>")
            case "reset":
                return _cut(request)
        self.taken[chat].append(delivery)
        if kind == "lost":
            self.lost[delivery] += 1
            return _cut(request)
        await asyncio.sleep(0.005)  # the way back
        return web.json_response({"ok": True, "result": {"message_id": self.calls}})

    def _kind(self, chat: int) -> str | None:
        if chat in self.blocked:
            return "403"
        drawn = self.rng.random()
        return KINDS[int(drawn / CHANCE)] if drawn < CHANCE * len(KINDS) else None


def _number(call: dict) -> int:
    """Read which delivery a message is, from its buttons."""
    return int(call["reply_markup"]["inline_keyboard"][0][0]["callback_data"].split(":")[1])


def _refusal(code: int, words: str, **parameters: int) -> web.Response:
    body = {"ok": False, "error_code": code, "description": words, "parameters": parameters}
    return web.json_response(body, status=code)


def _cut(request: web.Request) -> web.Response:
    request.transport.abort()
    return web.Response(status=500)


@dataclass(frozen=True)
class Outcome:
    """What came of it all."""

    deliveries: int
    kills: int
    world: World
    statuses: dict[str, int]
    waiting: int

    @property
    def missing(self) -> list[int]:
        """Chats that take messages and lack one they should have."""
        wanted = range(1, self.deliveries // PER_CHAT + 1)
        return [
            chat
            for chat in wanted
            if chat not in self.world.blocked and len(set(self.world.taken[chat])) < PER_CHAT
        ]

    @property
    def repeats(self) -> int:
        """Messages that came again."""
        return sum(len(got) - len(set(got)) for got in self.world.taken.values())

    @property
    def allowed(self) -> int:
        """Repeats that at-least-once allows: lost answers, and what is on its way at a kill."""
        return sum(self.world.lost.values()) + self.kills * CONCURRENCY

    @property
    def disordered(self) -> int:
        """Chats where a later delivery came before an earlier one."""
        return sum(sorted(first) != first for first in map(_first, self.world.taken.values()))

    def table(self) -> str:
        """Lay it out."""
        rows = [(f"{kind} struck", str(n)) for kind, n in sorted(self.world.struck.items())]
        rows += [
            ("processes killed", str(self.kills)),
            ("deliveries", f"{self.deliveries:,}"),
            ("of chats that blocked the bot", f"{len(self.world.blocked) * PER_CHAT:,}"),
            ("as the outbox has them", ", ".join(f"{n:,} {s}" for s, n in self.statuses.items())),
            ("still waiting", str(self.waiting)),
            ("chats without a digest they should have", str(len(self.missing))),
            ("messages that came twice", f"{self.repeats:,}"),
            ("allowed: lost answers, in flight at kills", f"{self.allowed:,}"),
            ("chats with messages out of order", str(self.disordered)),
        ]
        width = max(len(name) for name, _ in rows)
        return "\n".join(f"  {name:<{width}}  {value}" for name, value in rows)


def _first(got: list[int]) -> list[int]:
    """Give each delivery once, when it first came."""
    return list(dict.fromkeys(got))


async def run(path: Path, deliveries: int, kills: int) -> Outcome:
    """Fill an outbox, send it all through failures and kills, and print the table."""
    url = await fill(path, deliveries)
    world = World(deliveries)
    app = web.Application()
    app.add_routes([web.post("/bot{token}/{method}", world.handle)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server = f"http://127.0.0.1:{runner.addresses[0][1]}"
    now, killed = NOON + timedelta(minutes=1), 0
    for n in range(kills + 1):
        last = n == kills
        world.kill_at = None if last else _next_kill(world, deliveries, kills - n)
        code, now = await _one_life(world, url, server, now)
        killed += code == -signal.SIGKILL
        if code == 0:
            break
        now += RESTART
    await runner.cleanup()
    outcome = Outcome(deliveries, killed, world, *_statuses(path))
    print(f"faults: {deliveries:,} deliveries, {len(KINDS)} kinds of failure at {CHANCE:.0%} each")
    print(outcome.table())
    return outcome


def _next_kill(world: World, deliveries: int, left: int) -> int:
    """Choose the call at which the process dies: all kills come before two thirds are sent."""
    room = max(int(deliveries * 0.66) - world.calls, left)
    return world.calls + world.rng.randint(1, max(2 * room // (left + 1), 1))


async def _one_life(world: World, url: str, server: str, now: datetime) -> tuple[int, datetime]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.delivery.faults", url, server, now.isoformat(),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    world.victim = process
    last = now
    while line := await process.stdout.readline():
        last = datetime.fromisoformat(line.decode().strip())
    return await process.wait(), last


def _statuses(path: Path) -> tuple[dict[str, int], int]:
    db = sqlite3.connect(path)
    counted = "SELECT status, count(*) FROM deliveries GROUP BY status"
    found = dict(db.execute(counted).fetchall())
    db.close()
    return found, found.get("waiting", 0)


async def fill(path: Path, deliveries: int) -> str:
    """Put so many deliveries of one edition into the outbox of a new database."""
    url = f"sqlite+aiosqlite:///{path}"
    engine = open_engine(url)
    await migrate(engine)
    told = tuple(Telling(f"Издание {n}", f"https://s{n}.example/1", NOON) for n in range(3))
    stories = tuple(
        EditionStory(
            StoryId(n), f"Новость {n}", "https://s.example/1", "Издание", told, NOON, 1, {}
        )
        for n in range(1, 11)
    )
    place = PlaceId("491687")
    edition = Edition(place, Scope.REGION, NOON, 1, (Part(Why.ASKED, 1, stories),))
    key = place, edition.scope.value, edition.slot, edition.hours, ""
    id = (await Editions(engine).put([(key, to_json(edition))], now=NOON))[key]
    await engine.dispose()
    _rows(path, deliveries // PER_CHAT, id, json.dumps(picked_json(offer(edition, 10).whole)))
    return url


def _rows(path: Path, chats: int, edition: int, body: str) -> None:
    db = sqlite3.connect(path)
    when = NOON.strftime("%Y-%m-%d %H:%M:%S.%f")
    with db:
        db.executemany(
            "INSERT INTO chats (id, kind, language, time_zone, style, created_at) "
            "VALUES (?, 'private', 'ru', 'Europe/Moscow', 'classic', ?)",
            [(chat, when) for chat in range(1, chats + 1)],
        )
        db.executemany(
            "INSERT INTO deliveries (chat_id, kind, subject, slot, edition_id, body, due_at) "
            "VALUES (?, 'digest', ?, ?, ?, ?, ?)",
            [
                (chat, str(n), when, edition, body, when)
                for n in range(PER_CHAT)
                for chat in range(1, chats + 1)
            ],
        )
    db.close()


async def victim(url: str, server: str, now: datetime) -> None:
    """Send until nothing waits; tells the moment before each run."""
    engine = open_engine(url)
    async with aiohttp.ClientSession() as session:
        wire = Wire(session, "42:bench", server)
        while True:
            print(now.isoformat(), flush=True)
            sender = a_sender(engine, wire, Pace(RATE), CONCURRENCY)
            await sender.run_once(now)
            if not await _waits(engine):
                break
            now += STEP
    await engine.dispose()


async def _waits(engine) -> bool:
    from storage.deliveries import Deliveries

    return (await Deliveries(engine).count()).get("waiting", 0) > 0


if __name__ == "__main__":
    asyncio.run(victim(sys.argv[1], sys.argv[2], datetime.fromisoformat(sys.argv[3])))
