"""How much the voice of a source weighs. docs/decisions/0007-ranking.md."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from math import exp2, log2
from typing import Final

from news.model import SourceId

FAIR: Final = 1.0  # weight of a source nobody knows yet


@cache
def _table() -> dict[str, float]:
    lines = files("news").joinpath("standing.tsv").read_text("utf-8").splitlines()
    return {host: float(weight) for host, weight in (line.split("\t") for line in lines)}


def standing(host: str) -> float:
    """Give the first weight of a source by the host of its site: 0.7 to 1.8, unknown is 1.

    A subdomain has the weight of its parent when it has none of its own.
    """
    host = host.lower().strip(".").removeprefix("www.")
    while "." in host:
        if host in _table():
            return _table()[host]
        host = host.partition(".")[2]
    return FAIR


PATIENCE: Final = 20.0  # stories' worth of doubt: a source of a few stories hardly moves
LEAST, MOST = 0.5, 2.5  # bounds of a weight


def reweighed(
    first: Mapping[SourceId, float], stories: Iterable[Mapping[SourceId, datetime]]
) -> dict[SourceId, float]:
    """Weigh sources by a week: who is prompt and echoed gains, who follows the others loses.

    Args:
        first: the weight each source started with (`standing`); it is what a week moves.
        stories: for each story of several sources, when each of them first told it.

    In a story told by k sources, one that was before b of them and after a earns
    (b - a) / (k - 1), times log2(k): to be echoed by many counts for more. The mean over its
    stories, with `PATIENCE` of zero, doubles or halves the first weight at the most extreme.
    A source that shared no story keeps its first weight.
    """
    earned: dict[SourceId, float] = {}
    seen: dict[SourceId, float] = {}
    for told in stories:
        size = len(told)
        if size < 2:
            continue
        for source, at in told.items():
            before = sum(other > at for other in told.values())
            after = sum(other < at for other in told.values())
            earned[source] = earned.get(source, 0.0) + (before - after) / (size - 1) * log2(size)
            seen[source] = seen.get(source, 0.0) + log2(size)
    moved = {s: exp2(earned.get(s, 0.0) / (seen.get(s, 0.0) + PATIENCE)) for s in first}
    return {s: min(MOST, max(LEAST, weight * moved[s])) for s, weight in first.items()}
