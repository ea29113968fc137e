"""Figures of readers' news: `python -m bench.submissions [PART …] [--quick] [--postgres URL]`.

Parts: `gate` (the spam run at full size, without conversations), `flood` (with them), `honest`
(what ordinary authors feel of it), `rush` (nothing lost), `visible` (from the last tap to
/readers). All, where none is named.
"""

import argparse
import asyncio
import json
import random
import resource
import tempfile
from pathlib import Path

from bench.shared import SHARED

from . import gate, quality, run, rush, visible
from .pace import at
from .world import World, opened


async def main(asked: argparse.Namespace) -> None:
    """Run the parts, each on a database of its own."""
    parts = {"gate": gated, "flood": _flood, "honest": _honest, "rush": rushing, "visible": seeing}
    for name in asked.parts or parts:
        with tempfile.TemporaryDirectory() as folder:
            await parts[name](Path(folder), asked)


async def gated(folder: Path, asked: argparse.Namespace) -> None:
    """Let a thousand accounts send twenty messages each within an hour of the bot's clock."""
    plan = run.Plan(accounts=100, messages=10) if asked.quick else run.Plan()
    total = plan.accounts * plan.messages
    async with opened(folder, asked.postgres) as world:
        cpu = _cpu()
        became = await gate.through(world, plan)
        cpu = _cpu() - cpu
        left = await run.outcome(world, run.SPAMMERS)
        cards = await world.parts.case_queue.count_open()
    published = sum(n for what, n in left.items() if what.startswith("published"))
    print(f"{total:,} messages of {plan.accounts:,} accounts, {cpu / total * 1000:.1f} ms each")
    print(f"left published: {published} ({published / total:.5f}); bar 0.001")
    print(f"  became at once: {dict(became.most_common())}")
    print(f"  in the end: {dict(left.most_common())}; cards: {cards}")


async def _flood(folder: Path, asked: argparse.Namespace) -> None:
    async with opened(folder, asked.postgres) as world:
        await flood(world, asked)


async def _honest(folder: Path, asked: argparse.Namespace) -> None:
    async with opened(folder) as world:
        await honest(world, asked)


async def rushing(folder: Path, asked: argparse.Namespace) -> None:
    """Let fifty people a second tell something; once to the end, once until the bot is killed."""
    count = 300 if asked.quick else 3_000
    for name, kill_after in (("whole", None), ("killed", count // 2)):
        (folder / name).mkdir()
        done = await rush.rush(folder / name, count=count, kill_after=kill_after)
        print(
            f"rush, {name}: {done.asked:,} asked, {done.answered:,} answered, {done.kept:,} kept, "
            f"{done.missing} of the answered missing; {dict(done.states)}"
        )
        if done.seconds:
            print(f"  {done.asked / done.seconds:.1f}/s for {done.seconds:.0f} s; {done.answers}")


async def seeing(folder: Path, asked: argparse.Namespace) -> None:
    """Measure from the last tap of an author to the list of a reader."""
    took = await visible.measure(folder, 10 if asked.quick else 40)
    print(
        f"visible in /readers after the last tap, {len(took)} times: p50 {at(took, 0.5)} ms, "
        f"p99 {at(took, 0.99)} ms, worst {at(took, 1)} ms; bar 1,000 ms"
    )


async def flood(world: World, asked: argparse.Namespace) -> None:
    """Let a thousand accounts flood the bot."""
    plan = run.Plan(accounts=100, messages=10) if asked.quick else run.Plan()
    plan.rate = asked.rate
    total = plan.accounts * plan.messages
    measured = await run.run(world, plan)
    became = await run.outcome(world, run.SPAMMERS)
    left = sum(n for what, n in became.items() if what.startswith("published"))
    print(
        f"{total:,} messages of {plan.accounts:,} accounts in {measured.seconds:.0f} s, "
        f"{measured.cpu:.0f} s of CPU, {len(measured.spam) / measured.seconds:.0f} updates/s"
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
    parser.add_argument(
        "parts", nargs="*", choices=("gate", "flood", "honest", "rush", "visible", [])
    )
    parser.add_argument("--quick", action="store_true", help="a tenth of everything")
    parser.add_argument("--rate", type=float, default=100.0, help="updates of spammers a second")
    parser.add_argument("--postgres", help="address of an empty database instead of SQLite")
    asyncio.run(main(parser.parse_args()))
