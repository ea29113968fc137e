"""The start of the bot over a day of 100,000 articles: `python -m bench.stories.start`.

How long until it has read again what it groups news by, and how long people wait meanwhile. The
articles are those of `bench.stories.load` in a database; people ask twenty times a second.
"""

import argparse
import asyncio
import resource
import sqlite3
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr

from bench.delivery import world
from bench.delivery.telegram import TOKEN, telegram
from bench.delivery.world import NOON
from bench.stories.load import DAY, articles
from bot.app import open_app
from bot.clock import system_clock
from bot.jobs import EVERY
from bot.settings import Settings

PEOPLE = 20.0  # questions a second


async def make(path: Path, count: int) -> str:
    """Fill a database with articles of real words in stories and places; gives its address."""
    url = await world.make(path, articles=count, subscriptions=0, over=1)
    with sqlite3.connect(path) as db:
        db.executemany(
            "UPDATE articles SET title = ?, summary = ? WHERE id = ?",
            [(article.title, article.text, article.id) for article in articles(count)],
        )
    db.close()
    return url


async def start(url: str, people: float) -> None:
    """Start the bot, and tell what it took."""
    with telegram(None, people) as (address, tell):
        settings = Settings(
            bot_token=SecretStr(TOKEN), bot_api_url=address, database_url=url, _env_file=None
        )
        ahead = NOON + timedelta(minutes=5) - system_clock()
        async with open_app(settings, lambda: system_clock() + ahead) as app:
            before = _memory()
            async with app.working():
                tell("begin")
                began, cpu = time.perf_counter(), time.process_time()
                while "tick" not in app.jobs.ended_at:  # noqa: ASYNC110  # no event tells
                    await asyncio.sleep(0.1)
                wall, cpu = time.perf_counter() - began, time.process_time() - cpu
                report, wait = tell("end"), EVERY["tick"].total_seconds()
    print(f"{wall:.1f} s until the first round is over, {wait:.0f} of them before it begins; "
          f"{cpu:.1f} s of CPU; {_memory() - before:.0f} MB above the start")  # fmt: skip
    print(f"people: {len(report.answered)} of {report.asked} answered: " + ", ".join(
        f"{part:.0%} within {report.share(part) * 1000:.0f} ms" for part in (0.5, 0.95, 0.99, 1.0)
    ))  # fmt: skip


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=DAY)
    parser.add_argument("--people", type=float, default=PEOPLE, help="questions a second")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = asyncio.run(make(Path(folder) / "bench.db", options.articles))
        asyncio.run(start(url, options.people))


if __name__ == "__main__":
    main()
