"""The tables of regions/data."""

from collections.abc import Iterator
from importlib.resources import files


def rows(file: str) -> Iterator[dict[str, str]]:
    """Read a table: a dictionary for each line, by the names in the first line."""
    lines = files("regions").joinpath("data", file).read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(header, line.split("\t"), strict=True))


def several(field: str) -> tuple[str, ...]:
    """Split a field that holds several values."""
    return tuple(field.split("|")) if field else ()
