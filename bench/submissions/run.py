"""The spam run: a thousand accounts send twenty messages each while others use the bot."""

import asyncio
import gc
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import text

from . import honest, spam
from .pace import Pace, at
from .world import NOON, World

SPAMMERS, READERS, AUTHORS = 100_000, 500_000, 600_000  # the first ids of each
HONEST = 400  # authors


@dataclass
class Plan:
    """How much of what; `rate`: updates of spammers a second."""

    accounts: int = 1_000
    messages: int = 20
    rate: float = 100.0
    others: float = 20.0  # updates of readers and honest authors a second


@dataclass
class Measured:
    """Seconds that each answer took."""

    spam: list[float] = field(default_factory=list)
    readers: list[float] = field(default_factory=list)
    authors: list[float] = field(default_factory=list)  # honest ones
    seconds: float = 0.0
    cpu: float = 0.0  # seconds as well

    def lines(self) -> list[str]:
        """Say how long answers took."""
        took = {
            "spammers": self.spam,
            "readers": self.readers,
            "honest authors": self.authors,
            "everybody else": self.readers + self.authors,
        }
        return [
            f"answers to {who}: {len(one):,}, p50 {at(one, 0.5)} ms, p99 {at(one, 0.99)} ms, "
            f"worst {at(one, 1)} ms"
            for who, one in took.items()
        ]


async def run(world: World, plan: Plan) -> Measured:
    """Send everything at its rate, not waiting for answers: as a flood does."""
    rng = random.Random(7)
    measured = Measured()
    await _meet(world, plan)
    told = iter(honest.messages(rng, HONEST))
    gc.collect()
    gc.freeze()
    began, cpu = time.monotonic(), time.process_time()
    done = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(_tick(world, began, done))
        group.create_task(_others(world, plan, measured, rng, told, done))
        await _flood(world, plan, measured, random.Random(11))
        done.set()
        measured.seconds, measured.cpu = time.monotonic() - began, time.process_time() - cpu
    return measured


async def _meet(world: World, plan: Plan) -> None:
    """Everybody has a city already: the flood does not begin with a thousand digests."""
    for first, count in ((SPAMMERS, plan.accounts), (READERS, 200), (AUTHORS, HONEST)):
        since = NOON - timedelta(days=30 if first == READERS else 0)
        for person in range(first, first + count):
            await world.parts.chats.meet(
                person, kind="private", title=f"A{person}", language="ru",
                time_zone="Europe/Moscow", now=since,
            )  # fmt: skip
            await world.parts.subscriptions.add(
                person, "491687", hours=1, next_at=NOON + timedelta(days=1), now=NOON
            )


async def _tick(world: World, began: float, done: asyncio.Event) -> None:
    while not done.is_set():
        world.now[0] = NOON + timedelta(seconds=time.monotonic() - began)
        await asyncio.sleep(0.05)


async def _flood(world: World, plan: Plan, measured: Measured, rng: random.Random) -> None:
    """Each account in turn, as fast as the rate says: 200 of them are heard at once."""
    pace = Pace(plan.rate)
    slots = asyncio.Semaphore(200)
    turns = defaultdict(asyncio.Lock)  # an account says the next thing when it was answered
    async with asyncio.TaskGroup() as group:
        for _ in range(plan.messages):
            accounts = list(range(SPAMMERS, SPAMMERS + plan.accounts))
            rng.shuffle(accounts)
            for account in accounts:
                said = spam.message(
                    rng, rng.choice(spam.TEXTS), linked=rng.random() < 0.5,
                    padded=rng.random() < 0.1,
                )  # fmt: skip
                asks = rng.random() < 0.5
                await slots.acquire()
                one = _send(world, account, said, asks, pace, measured)
                group.create_task(_in_turn(one, turns[account], slots))


async def _in_turn(one: Coroutine, turn: asyncio.Lock, slots: asyncio.Semaphore) -> None:
    try:
        async with turn:
            await one
    finally:
        slots.release()


async def _send(
    world: World, account: int, said: str, asks: bool, pace: Pace, measured: Measured
) -> None:
    """Send one message and press all that leads on: by /add, or just so, and it is offered."""
    buttons = world.session.buttons
    if asks:
        await _paced(pace, measured, lambda: world.say(account, "/add"))
    buttons.pop(account, None)
    await _paced(pace, measured, lambda: world.say(account, said))
    for press in ("draft:show", "draft:pub"):
        if any(data.startswith(press) for data in buttons.get(account, [])):
            await _paced(pace, measured, lambda press=press: world.press(account, press))


async def _paced(pace: Pace, measured: Measured, act: Callable[[], Coroutine]) -> None:
    await pace.wait(1)
    await _timed(measured.spam, act())


async def _others(
    world: World, plan: Plan, measured: Measured, rng: random.Random,
    told: Iterator[honest.Told], done: asyncio.Event,
) -> None:  # fmt: skip
    """Readers read; once in ten, somebody honest tells something."""
    authors = iter(range(AUTHORS, AUTHORS + HONEST))
    acts = ("/readers", "/mine", "/settings", "/help", "/mynews")
    async with asyncio.TaskGroup() as group:
        while not done.is_set():
            if rng.random() < 0.02 and (author := next(authors, None)):
                group.create_task(_tell(world, author, next(told).text, measured))
            reader = READERS + rng.randrange(200)
            group.create_task(_timed(measured.readers, world.say(reader, rng.choice(acts))))
            await asyncio.sleep(1 / plan.others)


async def _tell(world: World, author: int, said: str, measured: Measured) -> None:
    await _timed(measured.authors, world.say(author, "/add"))
    await _timed(measured.authors, world.say(author, said))
    if any(d.startswith("draft:pub") for d in world.session.buttons.get(author, [])):
        await _timed(measured.authors, world.press(author, "draft:pub"))


async def _timed(took: list[float], work) -> None:
    began = time.perf_counter()
    await work
    took.append(time.perf_counter() - began)


async def outcome(world: World, first: int) -> Counter[str]:
    """Count what became of the submissions of people whose numbers begin at `first`."""
    sql = text(
        "SELECT state || ':' || COALESCE(reason, '') AS what, COUNT(*) AS n FROM submissions "
        "WHERE author_id >= :first AND author_id < :last GROUP BY 1"
    )
    async with world.parts.engine.connect() as connection:
        rows = (await connection.execute(sql, {"first": first, "last": first + 90_000})).all()
    return Counter({row.what: row.n for row in rows})


async def stops(world: World) -> Counter[str]:
    """Count why what was not taken was not."""
    sql = text("SELECT name, COUNT(*) AS n FROM stops GROUP BY 1")
    async with world.parts.engine.connect() as connection:
        return Counter({row.name: row.n for row in (await connection.execute(sql)).all()})
