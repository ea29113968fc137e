"""What personal filters cost those who have none, and how long an inline query takes.

`python -m bench.reading [filters] [inline]`; figures as in README.md.
"""

import asyncio
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from aiogram.types import User

from bench.delivery.making import composer
from bench.delivery.world import NOON, make
from digests.current import Current
from digests.now import Digests
from digests.render import Look
from digests.run import Runner
from digests.wishes import phrases
from handlers.inline import SIZE, meant
from handlers.inline_screens import Offers, Offset, page_of_results
from regions.catalogue import catalogue
from storage.deliveries import Deliveries
from storage.due import DueSubscriptions
from storage.engine import open_engine
from storage.follows import Follows
from storage.leases import Leases
from storage.readers import ReadersNews
from storage.seen import Seen
from storage.stories import Stories
from storage.votes import StoryVotes
from storage.witnesses import Witnesses
from storage.words import Words

ARTICLES, SUBSCRIPTIONS, ASKED = 30_000, 20_000, 150
WORDS = 500
ME = User(id=1, is_bot=True, first_name="b", username="vestnik_bot")


async def filters(base: Path) -> None:
    """Turn the same due subscriptions into deliveries: nobody has words, one in a hundred, all."""
    await _run(base, share=0.0)  # what is read for the first time is not counted
    for share in (0.0, 0.01, 1.0):
        made, cpu = await _run(base, share=share)
        print(f"filters: {share:.0%} of the chats hide {WORDS} words: {made:,} deliveries, "
              f"{cpu:.1f} s of CPU")  # fmt: skip


async def _run(base: Path, *, share: float) -> tuple[int, float]:
    path = base.with_name("copy.db")
    for old in base.parent.glob("copy.db*"):
        old.unlink()
    shutil.copy(base, path)
    with sqlite3.connect(path) as db:
        db.executemany(
            "INSERT INTO muted_words (chat_id, phrase, stems) VALUES (?,?,?)",
            _words(int(SUBSCRIPTIONS * share)),
        )
    db.close()
    engine = open_engine(f"sqlite+aiosqlite:///{path}")
    runner = Runner(
        DueSubscriptions(engine),
        Stories(engine),
        composer(engine),
        Words(engine),
        Leases(engine),
        "b",
    )
    cpu = time.process_time()
    made = await runner.run_once(NOON + timedelta(seconds=1))
    used = time.process_time() - cpu
    await engine.dispose()
    return made.deliveries, used


def _words(chats: int) -> Iterator[tuple[int, str, str]]:
    typed = phrases("\n".join(f"слово{n}" for n in range(WORDS)))
    for chat in range(1, chats + 1):
        for phrase, stems in typed:
            yield chat, phrase, stems


async def inline(base: Path) -> None:
    """Answer what is typed after the bot's name: cities nobody asked for yet, then again."""
    engine = open_engine(f"sqlite+aiosqlite:///{base}")
    digests = Digests(
        composer(engine), Deliveries(engine), Stories(engine), StoryVotes(engine),
        ReadersNews(engine), Seen(engine), Follows(engine), Words(engine), Witnesses(engine),
    )  # fmt: skip
    current, rng = Current(digests), random.Random(7)
    names = [city.names["ru"] for city in rng.sample(list(catalogue().cities()), ASKED)]
    await _answer(current, "Смоленск")
    for what in ("first asked in a minute", "asked again"):
        taken = []
        for name in names:
            cpu = time.process_time()
            await _answer(current, name)
            taken.append(1_000 * (time.process_time() - cpu))
        print(f"inline: {what}: median {statistics.median(taken):.1f} ms of CPU, "
              f"99 % under {sorted(taken)[int(len(taken) * 0.99)]:.1f}")  # fmt: skip
    await engine.dispose()


async def _answer(current: Current, typed: str) -> None:
    offset = Offset(0, NOON)
    digests = [
        await current.digest(place, scope, offset.slot, size=SIZE)
        for place, scope, _ in meant(typed)
    ]
    offers = Offers(Look("ru", "Europe/Moscow"), ME, as_rich=True)
    results, _ = page_of_results(offers, digests, offset)
    for result in results:
        result.model_dump_json()


async def main(chosen: list[str]) -> None:
    """Run what was chosen, over one made-up day."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "day.db"
        everywhere = len([*catalogue()])
        await make(base, articles=ARTICLES, subscriptions=SUBSCRIPTIONS, over=everywhere)
        for name, run in (("filters", filters), ("inline", inline)):
            if not chosen or name in chosen:
                await run(base)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
