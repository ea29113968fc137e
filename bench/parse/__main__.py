"""Parse the same documents with each parser in turn: documents a second, CPU, peak memory.

    python -m bench.parse [ROUNDS]

Every parser runs in a process of its own, one after another, over the same documents. "lxml" is
a strict parse with nothing read: the floor. "fastfeedparser" finds no media, cleans nothing
and checks nothing: what the gate of docs/decisions/0004-parsing.md would stand in front of.
"""

import multiprocessing
import os
import sys
from pathlib import Path

from bench.parse.documents import news_feed
from bench.parse.readers import READERS, measure

ROUNDS = 5


def compare(title: str, bodies: list[bytes], rounds: int) -> None:
    """Print a table of all readers over the same documents."""
    size = sum(map(len, bodies)) / len(bodies) / 1024
    print(f"\n### {title}: {len(bodies)} documents, {size:.0f} KB each on average\n")
    print("| parser | entries | documents/s | CPU ms/document | peak MB |\n|---|---|---|---|---|")
    context = multiprocessing.get_context("spawn")
    for name in READERS:
        with context.Pool(1) as pool:
            entries, rate, cpu, peak = pool.apply(measure, (name, bodies, rounds))
        print(f"| {name} | {entries:,} | {rate:,.0f} | {cpu:.2f} | {peak:.0f} |", flush=True)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    compare("news feeds, invented", [news_feed(40, start=n) for n in range(20)], rounds)
    beside = Path(__file__).resolve().parents[2].parent / "shared"
    real = Path(os.environ.get("VESTNIK_SHARED", beside)) / "data" / "feeds" / "real"
    if real.exists():
        bodies = [path.read_bytes() for path in sorted(real.iterdir())]
        compare("real feeds of Russia, Ukraine, Belarus", bodies, rounds)


if __name__ == "__main__":
    main()
