"""Figures for docs: editions of every city, due subscriptions into deliveries, sending.

python -m bench.delivery [editions] [due] [send] [paid]    (all of them, when none is named)
"""

import argparse
import asyncio
import resource
import tempfile
import time
from pathlib import Path

from bench.delivery import world
from bot.desk import spare_collector

PARTS = ("editions", "due", "send", "paid")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--subscriptions", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=60, help="of sending at the free limit")
    options = parser.parse_args()
    wanted = options.parts or list(PARTS)
    spare_collector()  # as in service
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_run(wanted, options, Path(folder) / "bench.db"))


async def _run(wanted, options, path: Path) -> None:
    from bench.delivery import making, sending

    started = time.perf_counter()
    url = await world.make(path, articles=options.articles, subscriptions=options.subscriptions)
    print(f"a database of {options.articles:,} articles and {options.subscriptions:,} "
          f"subscriptions: {time.perf_counter() - started:.1f} s")  # fmt: skip
    print(f"peak memory before: {peak():.0f} MB")
    if "editions" in wanted:
        await making.editions(url)
    if "due" in wanted:
        await making.due(url)
    if "send" in wanted:
        await sending.free(url, options.seconds)
    if "paid" in wanted:
        await sending.paid(url)


def peak() -> float:
    """Peak memory of this process, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
