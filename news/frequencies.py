"""How rare each stem is in the news at large: a small shipped table of counts.

Counted by `python -m bench.stories.frequencies` over real articles; statistics, not text.
"""

from functools import cache
from importlib.resources import files
from math import log


@cache
def _counts() -> tuple[int, dict[str, int]]:
    lines = files("news").joinpath("frequencies.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    return int(rows[0][1]), {stem: int(count) for stem, count in rows[1:]}


def rarity(stem: str) -> float:
    """Weigh a stem by the log of how seldom articles have it: about 2 (common) to 9 (unknown)."""
    total, counts = _counts()
    return log((total + 1) / (counts.get(stem, 0) + 0.5))
