"""Poll the same feeds with Vestnik and with the loop anybody would write, side by side.

python -m bench.poll [FEEDS [CONTESTANT...]]     # 500 feeds, ours and loop, unless told
"""

import json
import subprocess
import sys

import aiohttp

COLUMNS = (
    "feeds_per_s",
    "cpu_ms_a_feed",
    "peak_mb",
    "idle_mb",
    "loop_blocked_ms",
    "new",
    "failed",
)


def addresses(count, port):
    """One loopback address for each feed, so that each is a host of its own."""
    return [
        f"http://127.{1 + n // 65_000}.{n // 250 % 250}.{1 + n % 250}:{port}/rss"
        for n in range(count)
    ]


def round_setter(url):
    """Give a function that tells the server which round it is."""

    async def set_round(number):
        base = url.rsplit("/", 1)[0]
        async with aiohttp.ClientSession() as session, session.get(f"{base}/round/{number}"):
            pass

    return set_round


def run(name, count):
    """Run one contestant against a fresh server."""
    server = subprocess.Popen(
        [sys.executable, "-m", "bench.poll.server"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        urls = addresses(count, int(server.stdout.readline()))
        done = subprocess.run(
            [sys.executable, "-m", f"bench.poll.{name}"],
            input=" ".join(urls), capture_output=True, text=True, check=True,
        )  # fmt: skip
    finally:
        server.stdin.close()
        server.wait()
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    names = sys.argv[2:] or ["ours", "loop"]
    print(f"{count} feeds of 40 items; CPU counts worker processes, not the server")
    results = {name: run(name, count) for name in names}
    print(f"{'':8}{'phase':12}" + "".join(f"{column:>17}" for column in COLUMNS))
    for phases in zip(*results.values(), strict=True):
        for name, figures in zip(results, phases, strict=True):
            if figures["phase"] == "stored":
                print(f"{name:8}{'stored':12}{figures['articles']:>17} articles")
                continue
            shown = "".join(f"{figures.get(column, ''):>17}" for column in COLUMNS)
            print(f"{name:8}{figures['phase']:12}{shown}")


if __name__ == "__main__":
    main()
