"""The parsers that are compared, and how one of them is measured."""

import io
import resource
import time
from collections.abc import Callable
from datetime import UTC, datetime

NOW = datetime(2026, 11, 23, tzinfo=UTC)
Reader = Callable[[bytes], int]


def ours() -> Reader:
    from feeds.parse import parse

    return lambda body: len(parse(body, now=NOW).entries)


def tolerant() -> Reader:
    from feeds import parse_tolerant
    from feeds.encoding import decode
    from feeds.parse import document

    def read(body: bytes) -> int:
        raw = parse_tolerant.read(decode(body)[0], zone=UTC, now=NOW)
        return len(document("tolerant", raw).entries)

    return read


def plain_feedparser() -> Reader:
    import feedparser

    return lambda body: len(feedparser.parse(io.BytesIO(body)).entries)


def bare_feedparser() -> Reader:
    import feedparser

    options = {"sanitize_html": False, "resolve_relative_uris": False}
    return lambda body: len(feedparser.parse(io.BytesIO(body), **options).entries)


def fastfeedparser() -> Reader:
    import fastfeedparser

    return lambda body: len(fastfeedparser.parse(body).entries)


def lxml() -> Reader:
    from lxml import etree

    return lambda body: sum(1 for _ in etree.fromstring(body).iter("item"))


READERS = {
    "ours (fast)": ours,
    "ours, tolerant only": tolerant,
    "feedparser": plain_feedparser,
    "feedparser, no sanitizing": bare_feedparser,
    "fastfeedparser": fastfeedparser,
    "lxml": lxml,
}


def measure(name: str, bodies: list[bytes], rounds: int) -> tuple[int, float, float, float]:
    """Give entries read, documents a second, CPU ms a document, and peak memory in MB."""
    read = READERS[name]()
    entries = sum(read(body) for body in bodies)  # the first round pays for imports
    seconds, cpu = [], []
    for _ in range(rounds):
        wall, used = time.perf_counter(), time.process_time()
        for body in bodies:
            read(body)
        seconds.append(time.perf_counter() - wall)
        cpu.append(time.process_time() - used)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return entries, len(bodies) / min(seconds), min(cpu) / len(bodies) * 1000, peak
