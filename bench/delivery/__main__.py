"""Figures for docs: editions, due subscriptions into deliveries, sending, failures.

python -m bench.delivery [editions] [due] [send] [paid] [faults]    (all, when none is named)
"""

import argparse
import asyncio
import resource
import tempfile
import time
from pathlib import Path

from bench.delivery import world
from bot.desk import tune_python

PARTS = ("editions", "due", "send", "paid", "faults")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--subscriptions", type=int, default=100_000)
    parser.add_argument("--places", type=int, default=1_700)
    parser.add_argument("--seconds", type=float, default=300, help="of sending at the free limit")
    parser.add_argument("--paid-seconds", type=float, default=30, help="of sending, paid")
    parser.add_argument("--deliveries", type=int, default=20_000, help="of the run with faults")
    parser.add_argument("--kills", type=int, default=20, help="of the run with faults")
    options = parser.parse_args()
    wanted = options.parts or list(PARTS)
    tune_python()  # as in service
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_run(wanted, options, Path(folder)))


async def _run(wanted, options, folder: Path) -> None:
    from bench.delivery import faults, making, sending

    if set(wanted) != {"faults"}:
        url = await _world(options, folder)
    if "editions" in wanted:
        await making.editions(url, options.places)
    if {"due", "send", "paid"} & set(wanted):
        await making.due(url)  # what the others send
    if "send" in wanted:
        await sending.free(url, options.seconds)
    if "paid" in wanted:
        await sending.paid(url, options.paid_seconds)
    if "faults" in wanted:
        await faults.run(folder / "faults.db", options.deliveries, options.kills)


async def _world(options, folder: Path) -> str:
    started = time.perf_counter()
    url = await world.make(
        folder / "bench.db",
        articles=options.articles,
        subscriptions=options.subscriptions,
        over=options.places,
    )
    print(f"a database of {options.articles:,} articles and {options.subscriptions:,} "
          f"subscriptions: {time.perf_counter() - started:.1f} s; peak memory before: "
          f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")  # fmt: skip
    return url


if __name__ == "__main__":
    main()
