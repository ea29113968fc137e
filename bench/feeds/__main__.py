"""Poll the same feeds with Vestnik, the loop anybody would write, and the package `reader`.

python -m bench.feeds [FEEDS [CONTESTANT...]] [--rounds ROUNDS]

300 feeds; ours, loop, package; one round, unless told. With several rounds the contestants take
turns, and of each phase the round that took the least CPU counts: what a shared machine adds to
a program is never less than nothing. All rounds are told below.
"""

import argparse
import json
import os
import subprocess
import sys
from importlib.util import find_spec

from bench.feeds.phases import PROBED

COLUMNS = (
    "feeds_per_s", "cpu_ms_a_feed", "peak_mb", "over_idle_mb", "loop_blocked_ms",
    "new", "unchanged", "failed",
)  # fmt: skip
PEAKS = ("peak_mb", "over_idle_mb")


def addresses(count, port):
    """One loopback address for each feed, so that each is a host of its own."""
    return [
        f"http://127.{1 + n // 62_500}.{n // 250 % 250}.{1 + n % 250}:{port}/{n}"
        for n in range(count)
    ]


def run(name, count, **environment):
    """Run one contestant against a fresh server."""
    server = subprocess.Popen(
        [sys.executable, "-m", "bench.feeds.server", str(count)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        urls = addresses(count, int(server.stdout.readline()))
        done = subprocess.run(
            [sys.executable, "-m", f"bench.feeds.{name}"],
            input=" ".join(urls), stdout=subprocess.PIPE, text=True, check=True,
            env=os.environ | environment,
        )  # fmt: skip
    finally:
        server.stdin.close()
        server.wait()
    return [json.loads(line) for line in done.stdout.splitlines()]


def show(name, figures, base):
    """Print one line of the table; `base` is our own figure."""
    if figures["phase"] == "stored":
        print(f"{name:8}{'stored':12}{figures['articles']:>12} articles {figures['digest']}")
        return
    shown = "".join(f"{figures[column]:>16}" for column in COLUMNS)
    ratio = figures["cpu_ms_a_feed"] / base["cpu_ms_a_feed"]
    print(f"{name:8}{figures['phase']:12}{shown}{ratio:>10.1f}")


def best(rounds):
    """Choose the cheapest of the rounds, phase by phase; the peaks are the highest of all."""
    chosen = []
    for phases in zip(*rounds, strict=True):
        cheapest = min(phases, key=lambda figures: figures.get("cpu_ms_a_feed", 0))
        peaks = {name: max(phase.get(name, 0) for phase in phases) for name in PEAKS}
        chosen.append(cheapest | peaks)
    return chosen


def told():
    """Read what is wanted."""
    parser = argparse.ArgumentParser(prog="python -m bench.feeds", description=__doc__)
    parser.add_argument("feeds", nargs="?", type=int, default=300)
    parser.add_argument("contestants", nargs="*")
    parser.add_argument("--rounds", type=int, default=1)
    wanted = parser.parse_args()
    names = ["ours", "loop", *(["package"] if find_spec("reader") else [])]
    return wanted.feeds, wanted.contestants or names, wanted.rounds


def main():
    count, names, rounds = told()
    print(f"{count} feeds of 40 items; CPU counts worker processes, not the server")
    turns = [{name: run(name, count) for name in names} for _ in range(rounds)]
    results = {name: best([turn[name] for turn in turns]) for name in names}
    again = run(names[0], count, **{PROBED: "1"})
    for figures, probed in zip(results[names[0]], again, strict=True):
        figures["loop_blocked_ms"] = probed.get("loop_blocked_ms")
    print(f"{'':8}{'phase':12}" + "".join(f"{column:>16}" for column in COLUMNS) + "     ratio")
    for phases in zip(*results.values(), strict=True):
        for name, figures in zip(results, phases, strict=True):
            show(name, figures, phases[0])
    for name in names if rounds > 1 else ():
        said = [[f["cpu_ms_a_feed"] for f in turn[name][:-1]] for turn in turns]
        print(f"{name}: CPU ms a feed in every round, by phase: {said}")
    if len({phases[-1]["digest"] for turn in turns for phases in turn.values()}) > 1:
        sys.exit("they did not store the same articles")


if __name__ == "__main__":
    main()
