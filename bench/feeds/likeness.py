"""Are the invented feeds like real ones? Sizes, and feedparser's time for a kilobyte of each.

python -m bench.feeds.likeness     # real feeds: development data beside the project
"""

import io
import time
from statistics import median

import feedparser

from bench.feeds.documents import KINDS, feed
from bench.shared import shared

ROUNDS = 3


def milliseconds(body: bytes) -> float:
    """Parse it a few times; the best counts."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.thread_time()
        feedparser.parse(io.BytesIO(body))
        best = min(best, time.thread_time() - start)
    return 1000 * best


def main() -> None:
    real = {path.name: path.read_bytes() for path in sorted(shared("feeds", "real").iterdir())}
    ours = {f"invented, kind {n}": feed(n, 0) for n in range(KINDS)}
    for bodies in (real, ours):
        paces = []
        for name, body in bodies.items():
            spent = milliseconds(body)
            paces.append(spent / len(body) * 1000)
            print(f"{name:40} {len(body) / 1000:6.0f} KB {spent:7.1f} ms {paces[-1]:6.3f} ms/KB")
        print(f"{'median':40} {median(paces):29.3f} ms/KB")


if __name__ == "__main__":
    main()
