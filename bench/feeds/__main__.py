"""Poll the same feeds with Vestnik, the loop anybody would write, and the package `reader`.

python -m bench.feeds [FEEDS [CONTESTANT...]]     # 300 feeds; ours, loop, package, unless told
"""

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


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    names = sys.argv[2:] or ["ours", "loop", *(["package"] if find_spec("reader") else [])]
    print(f"{count} feeds of 40 items; CPU counts worker processes, not the server")
    results = {name: run(name, count) for name in names}
    again = run(names[0], count, **{PROBED: "1"})
    for figures, probed in zip(results[names[0]], again, strict=True):
        figures["loop_blocked_ms"] = probed.get("loop_blocked_ms")
    print(f"{'':8}{'phase':12}" + "".join(f"{column:>16}" for column in COLUMNS) + "     ratio")
    for phases in zip(*results.values(), strict=True):
        for name, figures in zip(results, phases, strict=True):
            show(name, figures, phases[0])
    if len({phases[-1]["digest"] for phases in results.values()}) > 1:
        sys.exit("they did not store the same articles")


if __name__ == "__main__":
    main()
