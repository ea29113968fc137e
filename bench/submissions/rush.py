"""A rush: fifty submissions a second let go on SQLite, their drafts written before.

The bot is a process of its own that writes a line for every author who was answered; it is killed
without warning at the end, or halfway. What was answered must be in the database that is left:
published, held, or stopped by a rule. It works on no more updates at once than `vestnik run` does.
"""

import asyncio
import contextlib
import random
import sqlite3
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bot.app import UPDATES_TAKEN

from . import honest
from .pace import Pace, at
from .world import NOON, World, opened

FIRST = 800_000
RATE = 50.0
SYLLABLES = (
    "ба", "вол", "гор", "дом", "жар", "зер", "кам", "лес", "мир", "нов", "пол", "рас", "сад",
    "тор", "хол", "чис", "щед", "юг", "яр", "бер", "вет",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rushed:
    """What came of a rush. `seconds` from the first message to the last answer."""

    asked: int
    answered: int
    kept: int
    missing: int
    seconds: float
    states: Counter[str]
    answers: str


async def rush(folder: Path, *, count: int, kill_after: int | None = None) -> Rushed:
    """Let a bot of its own take `count` submissions; kill it after so many answers."""
    command = [sys.executable, "-m", f"{__package__}.rush", str(folder), str(count)]
    child = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert child.stdout is not None
    answered: list[int] = []
    said = ""
    async for raw in child.stdout:
        line = raw.decode().strip()
        if not line.isdigit():
            said = line
            continue
        answered.append(int(line))
        if kill_after is not None and len(answered) >= kill_after:
            with contextlib.suppress(ProcessLookupError):
                child.kill()
    await child.wait()
    kept, states = _left(folder)
    seconds, _, answers = said.partition(" ")
    missing = len(set(answered) - kept)
    return Rushed(
        count, len(set(answered)), len(kept), missing, float(seconds or 0), states, answers
    )


def _left(folder: Path) -> tuple[set[int], Counter[str]]:
    """Read what is in the database, as another program would."""
    with contextlib.closing(sqlite3.connect(folder / "submissions.db")) as database:
        rows = database.execute("SELECT author_id, state FROM submissions").fetchall()
        rows += database.execute("SELECT person_id, 'stopped' FROM stops").fetchall()
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return {author for author, _ in rows}, Counter(state for _, state in rows)


# ---------------------------------------------------------------- the bot's process


async def _serve(folder: Path, count: int) -> None:
    async with opened(folder) as world:
        for person in range(FIRST, FIRST + count):
            await world.parts.chats.meet(
                person, kind="private", title=f"A{person}", language="ru",
                time_zone="Europe/Moscow", now=NOON,
            )  # fmt: skip
            await world.parts.subscriptions.add(person, "491687", hours=1, next_at=NOON, now=NOON)
        cpu, rng = time.process_time(), random.Random(5)
        for author in range(FIRST, FIRST + count):
            await world.say(author, "/add")
            await world.say(author, own_words(rng))
        written = (time.process_time() - cpu) * 1000 / count
        taps: list[float] = []
        slots = asyncio.Semaphore(UPDATES_TAKEN)
        cpu, began, pace = time.process_time(), time.monotonic(), Pace(RATE)
        async with asyncio.TaskGroup() as group:
            for author in range(FIRST, FIRST + count):
                group.create_task(_let_go(world, author, taps, slots))
                await pace.wait(1)
        seconds = time.monotonic() - began
        cpu = (time.process_time() - cpu) * 1000 / count
        print(
            f"{seconds:.1f} {cpu:.1f} ms of CPU a tap ({written:.1f} for each draft before); "
            f"p50 {at(taps, 0.5)} ms, p99 {at(taps, 0.99)} ms",
            flush=True,
        )


async def _let_go(world: World, author: int, taps: list[float], slots: asyncio.Semaphore) -> None:
    began = time.perf_counter()
    async with slots:
        await world.press(author, "draft:pub")
    taps.append(time.perf_counter() - began)
    print(author, flush=True)


def own_words(rng: random.Random) -> str:
    """Make up news like nobody else's: what an event has, and words that are in no other."""
    told = honest.messages(rng, 1)[0].text.split(" 8 9")[0]
    own = " ".join("".join(rng.choices(SYLLABLES, k=3)) for _ in range(25))
    return f"{told}\n{own}."


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1]), int(sys.argv[2])))
