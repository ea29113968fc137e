"""A simulated day of misbehaving feeds, compared with the truth item by item.

python -m bench.feeds.day [FEEDS [HOURS [STEP]]]     # 200 feeds, 24 hours, a poll every minute

The poller is a process of its own; once in each simulated hour it is killed (kill -9) in the
middle of a poll, and another goes on a step later. After the day the feeds are well again, and
are polled until the longest wait after failures is over. Then every article must be there, once,
as its publisher wrote it last. Ends with an error where it is not.
"""

import asyncio
import re
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select

from bench.feeds.measure import nowhere
from bench.feeds.newsrooms import Newsrooms, open_newsrooms
from bench.feeds.world import HOUR, MIDNIGHT, MINUTE, World, make
from feeds.answers import Limits
from feeds.poll import PollSettings, open_poller
from storage.articles import Articles
from storage.engine import open_engine
from storage.feeds import Feeds, NewFeed
from storage.migrate import migrate
from storage.schema import articles

AFTER = 27 * HOUR  # until what was taken away is back, and the longest wait after failures over
LIMITS = Limits(connect=2, silence=1, whole=3)  # hours of hanging servers must not take hours
_TOKEN = re.compile(r"\[([\d-]+)\]")


@dataclass
class Poller:
    """The process that polls."""

    database: str
    kills: int = 0
    process: asyncio.subprocess.Process | None = None
    counts: Counter[str] = field(default_factory=Counter)

    async def poll(self, now: datetime, killed: asyncio.Event | None) -> None:
        """Poll all that is due; with `killed`, kill the process at once when that is set."""
        process = self.process or await self._start()
        process.stdin.write(f"{now.isoformat()}\n".encode())
        answer = asyncio.ensure_future(process.stdout.readline())
        if killed is not None:
            struck = asyncio.ensure_future(killed.wait())
            await asyncio.wait({answer, struck}, return_when=asyncio.FIRST_COMPLETED)
            struck.cancel()
            if not answer.done():
                await self._kill()
        line = await answer
        if self.process is not None and not line:
            sys.exit("the poller died by itself")
        self.counts.update(dict(zip(("visits", "new"), map(int, line.split()), strict=False)))

    async def _start(self) -> asyncio.subprocess.Process:
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.feeds.day", "poller", self.database,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        return self.process

    async def _kill(self) -> None:
        process, self.process = self.process, None
        self.kills += 1
        process.kill()
        await process.wait()

    async def stop(self) -> None:
        """Let the process end."""
        if self.process is not None:
            self.process.stdin.close()
            await self.process.wait()


async def serve(database: str) -> None:
    """Be the poller: each line of the input is a moment to poll at."""
    engine = open_engine(database)
    opened = open_poller(
        Feeds(engine), Articles(engine), tag=nowhere, limits=LIMITS,
        settings=PollSettings(batch=20), allow_private=True,
    )  # fmt: skip
    async with opened as poller:
        while line := await asyncio.to_thread(sys.stdin.readline):
            done = await poller.run_once(datetime.fromisoformat(line.strip()))
            print(done.feeds, done.articles_new, flush=True)
    await engine.dispose()


async def live(rooms: Newsrooms, poller: Poller, hours: int, step: timedelta) -> None:
    """Let the day pass, and the hours after it."""
    random = Random(2)
    struck: set[int] = set()  # hours that had their kill
    from_minute = [random.randrange(45) for _ in range(hours)]
    while rooms.now < MIDNIGHT + hours * HOUR + AFTER:
        hour, into = divmod(rooms.now - MIDNIGHT, HOUR)
        killed = None
        if hour < hours and hour not in struck and into >= from_minute[hour] * MINUTE:
            killed = rooms.call_after(random.randint(1, 8))
        before = poller.kills
        await poller.poll(rooms.now, killed)
        if poller.kills > before:  # else the poll was over first: at the next step, then
            struck.add(hour)
        rooms.now += step


async def compare(database: str, rooms: Newsrooms, world: World) -> list[str]:
    """Tell what is not as it should be."""
    engine = open_engine(database)
    async with engine.connect() as connection:
        rows = (await connection.execute(select(articles))).all()
    await engine.dispose()
    stored = [(row, _TOKEN.search(row.summary)) for row in rows]
    counts = Counter(token[1] for _, token in stored if token)
    wrong = [f"invented: {row.title!r}, {row.summary!r}" for row, token in stored if not token]
    wrong += [f"doubled: {token} is stored {n} times" for token, n in counts.items() if n > 1]
    wrong += [f"lost: {token}" for token in world.items.keys() - counts.keys()]
    for row, token in stored:
        if token and (fault := _fault(row, world.items[token[1]], rooms)):
            wrong.append(f"{token[1]}: {fault}")
    waits = sorted(
        (row.first_seen_at - world.items[token[1]].at) / MINUTE
        for row, token in stored
        if token and world.items[token[1]].at > MIDNIGHT
    )
    print(f"{len(rows)} articles stored of {len(world.items)}; minutes from publication to the "
          f"database: half within {waits[len(waits) // 2]:.1f}, nine of ten within "
          f"{waits[9 * len(waits) // 10]:.1f}")  # fmt: skip
    return wrong


def _fault(row, item, rooms) -> str:
    """Compare one article with the truth."""
    if row.title != item.title(rooms.now):
        return f"its title is {row.title!r}, not {item.title(rooms.now)!r}"
    if ("подробности" in row.summary) != bool(item.edited_at):
        return f"its text is old: {row.summary!r}"
    if row.news_at not in (row.first_seen_at, item.at, row.first_seen_at - timedelta(days=1)):
        moved = item.redated_at is not None and row.news_at == item.redated_at
        return "" if moved else f"news of {row.news_at}, seen {row.first_seen_at}"
    return ""


async def main(count: int, hours: int, step: timedelta) -> None:
    world, start = make(count, hours=hours), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite+aiosqlite:///{folder}/day.db"
        engine = open_engine(database)
        await migrate(engine)
        async with open_newsrooms(world) as rooms:
            await Feeds(engine).add(
                [
                    NewFeed(rooms.url + feed.path, f"s{feed.source}.example", "А", time_zone="UTC")
                    for feed in world.feeds.values()
                ],
                now=MIDNIGHT,
            )
            await engine.dispose()
            poller = Poller(database)
            await live(rooms, poller, hours, step)
            await poller.stop()
            wrong = await compare(database, rooms, world)
    bad = Counter(t for feed in world.feeds.values() for t in feed.troubles if t)
    print(f"{count} feeds, {hours} hours and {AFTER / HOUR:g} more, {rooms.asked} requests, "
          f"{poller.kills} kills, {sum(bad.values())} hours of trouble in {len(bad)} ways: "
          f"{time.monotonic() - start:.0f} s")  # fmt: skip
    for line in wrong[:20]:
        print(line)
    if wrong:
        sys.exit(f"{len(wrong)} articles are not as they should be")
    print("none lost, none doubled, none told twice; each as its publisher wrote it last")


if __name__ == "__main__":
    if sys.argv[1:2] == ["poller"]:
        asyncio.run(serve(sys.argv[2]))
    else:
        given = [int(text) for text in sys.argv[1:]]
        feeds, day, minutes = [*given, *(200, 24, 1)[len(given) :]]
        asyncio.run(main(feeds, day, minutes * MINUTE))
