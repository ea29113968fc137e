"""The spam run: a thousand accounts send twenty messages each while others use the bot."""

import asyncio
import gc
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import text

from . import honest, spam
from .pace import Pace, at
from .world import NOON, World

SPAMMERS, READERS, AUTHORS = 100_000, 500_000, 600_000  # the first ids of each


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
    others: list[float] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Say how long answers took."""
        return [
            f"answers to {who}: {len(took):,}, p50 {at(took, 0.5)} ms, p99 {at(took, 0.99)} ms, "
            f"worst {at(took, 1)} ms"
            for who, took in (("spammers", self.spam), ("everybody else", self.others))
        ]


async def run(world: World, plan: Plan) -> Measured:
    """Send everything at its rate, not waiting for answers: as a flood does."""
    rng = random.Random(7)
    measured = Measured()
    await _meet(world, plan)
    gc.collect()
    gc.freeze()
    began = time.monotonic()
    done = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(_tick(world, began, done))
        group.create_task(_others(world, plan, measured, rng, done))
        await _flood(world, plan, measured, random.Random(11))
        done.set()
    return measured


async def _meet(world: World, plan: Plan) -> None:
    """Everybody has a city already: the flood does not begin with a thousand digests."""
    for first, count in ((SPAMMERS, plan.accounts), (READERS, 200), (AUTHORS, 400)):
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
    """Each account in turn: /add, then text and press, as fast as the rate says."""
    pace = Pace(plan.rate)
    slots = asyncio.Semaphore(200)
    async with asyncio.TaskGroup() as group:
        for number in range(plan.messages):
            accounts = list(range(SPAMMERS, SPAMMERS + plan.accounts))
            rng.shuffle(accounts)
            for account in accounts:
                said = spam.message(
                    rng, rng.choice(spam.TEXTS), linked=rng.random() < 0.5,
                    padded=rng.random() < 0.1,
                )  # fmt: skip
                await slots.acquire()
                group.create_task(_send(world, account, said, number == 0, pace, measured, slots))
                await pace.wait(3 if number == 0 else 2)


async def _send(
    world: World, account: int, said: str, first: bool, pace: Pace, measured: Measured,
    slots: asyncio.Semaphore,
) -> None:  # fmt: skip
    try:
        if first or not world.session.buttons.get(account):
            await _timed(measured.spam, world.say(account, "/add"))
        await _timed(measured.spam, world.say(account, said))
        if any(d.startswith("draft:pub") for d in world.session.buttons.get(account, [])):
            await _timed(measured.spam, world.press(account, "draft:pub"))
    finally:
        slots.release()


async def _others(
    world: World, plan: Plan, measured: Measured, rng: random.Random, done: asyncio.Event
) -> None:
    """Readers read; once in ten, somebody honest tells something."""
    told = iter(honest.messages(rng, 100_000))
    authors = iter(range(AUTHORS, AUTHORS + 400))
    acts = ("/readers", "/mine", "/settings", "/help", "/mynews")
    async with asyncio.TaskGroup() as group:
        while not done.is_set():
            if rng.random() < 0.02 and (author := next(authors, None)):
                group.create_task(_tell(world, author, next(told).text, measured))
            reader = READERS + rng.randrange(200)
            group.create_task(_timed(measured.others, world.say(reader, rng.choice(acts))))
            await asyncio.sleep(1 / plan.others)


async def _tell(world: World, author: int, said: str, measured: Measured) -> None:
    await _timed(measured.others, world.say(author, "/add"))
    await _timed(measured.others, world.say(author, said))
    if any(d.startswith("draft:pub") for d in world.session.buttons.get(author, [])):
        await _timed(measured.others, world.press(author, "draft:pub"))


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
