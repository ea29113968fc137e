"""Spam and honest news: `python -m bench.submissions [--quick] [--postgres URL]`."""

import argparse
import asyncio
import json
import random
import resource
import tempfile
import time
from pathlib import Path

from bench.shared import SHARED

from . import quality, run
from .world import World, opened


async def main(asked: argparse.Namespace) -> None:
    """Run both parts, each on a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        async with opened(Path(folder), asked.postgres) as world:
            await flood(world, asked)
    with tempfile.TemporaryDirectory() as folder:
        async with opened(Path(folder)) as world:
            await honest(world, asked)


async def flood(world: World, asked: argparse.Namespace) -> None:
    """Let a thousand accounts flood the bot."""
    plan = run.Plan(accounts=100, messages=10) if asked.quick else run.Plan()
    plan.rate = asked.rate
    total = plan.accounts * plan.messages
    cpu, began = _cpu(), time.monotonic()
    measured = await run.run(world, plan)
    seconds, cpu = time.monotonic() - began, _cpu() - cpu
    became = await run.outcome(world, run.SPAMMERS)
    left = sum(n for what, n in became.items() if what.startswith("published"))
    print(
        f"{total:,} messages of {plan.accounts:,} accounts in {seconds:.0f} s, {cpu:.0f} s of CPU"
    )
    print(f"left published: {left} ({left / total:.5f}); bar 0.001")
    print(f"  became: {dict(became.most_common())}")
    print(f"  stopped: {dict((await run.stops(world)).most_common())}")
    print(f"  cards waiting for moderators: {await world.parts.case_queue.count_open()}")
    for line in measured.lines():
        print(line)
    others = await run.outcome(world, run.AUTHORS)
    print(f"honest news meanwhile: {dict(others.most_common())}")


async def honest(world: World, asked: argparse.Namespace) -> None:
    """Let honest authors send what they have, without a flood."""
    count = 300 if asked.quick else 600
    became, stopped = await quality.feel(world, count=count, seed=1)
    print(f"made-up honest news, {count} in {quality.DAYS} days: {dict(became.most_common())}")
    for line in random.Random(1).sample(stopped, min(5, len(stopped))):
        print(f"  {line}")
    path = SHARED / "data/stories/hours_2019.jsonl"
    if path.exists():
        articles = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        became = await quality.real_hour(world, articles[: 300 if asked.quick else None])
        print(f"real articles, each by somebody new: {dict(became.most_common())}")


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="a tenth of everything")
    parser.add_argument("--rate", type=float, default=100.0, help="updates of spammers a second")
    parser.add_argument("--postgres", help="address of an empty database instead of SQLite")
    asyncio.run(main(parser.parse_args()))
