"""How much the voice of a source weighs. docs/decisions/0007-ranking.md."""

from functools import cache
from importlib.resources import files
from typing import Final

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
