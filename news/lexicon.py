"""What words mean to the comparison of news: small shipped tables, read once.

`frequencies.tsv` in how many real articles a stem occurs, counted by `bench.stories.frequencies`;
`kindred.tsv` words used for one another, by hand; `akin.tsv` the kinds of stems and those that
stand in the same contexts, by `bench.stories.akin`; `toponyms.tsv` stems of place names and the
regions they may mean, by `bench.stories.toponyms`; `weights.tsv` and `trees.tsv` by
`bench.stories.fit`. All stems are rough (`news.spelling`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import log
from sys import intern
from typing import Final

from news.spelling import rough_stem
from news.text import words

_NUMBERS_FROM: Final = 2  # lines of kind "number" count on from it


KINDS: Final = ("person", "place", "body", "act", "quality", "thing", "other", "unknown")
UNKNOWN: Final = KINDS.index("unknown")
PERSON: Final = KINDS.index("person")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of kindred words, by rough stem."""

    groups: dict[str, frozenset[str]]  # of words used for one another
    countries: dict[str, str]
    against: dict[str, frozenset[tuple[int, int]]]  # (pair, side)
    reactions: frozenset[str]
    calendar: dict[str, tuple[str, str]]  # "month" or "weekday", and its stem in Russian
    numbers: dict[str, str]  # number words to digits


def _lines(name: str) -> list[list[str]]:
    text = files("news").joinpath(name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("# ")]


@cache
def _frequencies() -> tuple[int, dict[str, int]]:
    rows = _lines("frequencies.tsv")
    return int(rows[0][1]), {stem: int(count) for stem, count in rows[1:]}


@lru_cache(maxsize=200_000)
def rarity(stem: str) -> float:
    """Weigh a stem by the log of how seldom articles have it: about 2 (common) to 9 (unknown)."""
    total, counts = _frequencies()
    return log((total + 1) / (counts.get(stem, 0) + 0.5))


@cache
def toponyms() -> dict[str, frozenset[str]]:
    """Give the regions that each stem of a place name may mean."""
    return {stem: frozenset(regions.split()) for stem, regions in _lines("toponyms.tsv")}


@lru_cache(maxsize=50_000)
def regions_of(stem: str) -> frozenset[str]:
    """Give the regions that a stem may mean, or the countries; empty: it names no place.

    A capital is its own region here, though it often stands for its government: only titles
    that differ in nothing else are told apart by it.
    """
    if found := _capitals().get(stem) or toponyms().get(stem):
        return found
    country = lexicon().countries.get(stem)
    return frozenset({_countries().get(country, country)}) if country else frozenset()


@cache
def _capitals() -> dict[str, frozenset[str]]:
    around = {
        "москва": ("RU-MOW", "RU-MOS"),
        "киев": ("UA-30", "UA-32"),
        "київ": ("UA-30", "UA-32"),
    }
    return {rough_stem(name): frozenset(regions) for name, regions in around.items()}


@cache
def _countries() -> dict[str, str]:
    """Give the code that our countries' regions begin with, by what `Lexicon.countries` has."""
    codes = {"россия": "RU", "украина": "UA", "белоруссия": "BY", "абхазия": "AB"}
    return {rough_stem(name): code for name, code in codes.items()}


@cache
def weights() -> dict[str, float]:
    """Give the fitted weight of each feature of `news.features`, and the constant."""
    return {name: float(value) for name, value in _lines("weights.tsv")}


@cache
def tree_lines() -> list[str]:
    """Give the fitted trees, a line each: `news.trees` reads them."""
    return [line for (line,) in _lines("trees.tsv")]


@cache
def _akin() -> dict[str, tuple[int, str]]:
    return {
        row[0]: (KINDS.index(row[1]), row[2] if len(row) > 2 else "") for row in _lines("akin.tsv")
    }


def kind_of(stem: str) -> int:
    """Tell the kind of a stem: its place in `KINDS`."""
    found = _akin().get(stem)
    return found[0] if found else UNKNOWN


@lru_cache(maxsize=50_000)
def akin(stem: str) -> Mapping[str, float]:
    """Give the stems that keep the company of this one, with their likeness, 0 to 1."""
    found = _akin().get(stem)
    if found is None:
        return {}
    pairs = (item.split(":") for item in found[1].split())
    return {intern(other): int(hundredths) / 100 for other, hundredths in pairs}


@cache
def lexicon() -> Lexicon:
    """Read the kindred words."""
    rows = [(number, kind, text) for number, (kind, text) in enumerate(_lines("kindred.tsv"))]
    groups: dict[str, set[str]] = {}
    against: dict[str, set[tuple[int, int]]] = {}
    for number, kind, text in rows:
        for side, part in enumerate(text.split("|")):
            for stem in _stems(part):
                if kind in {"country", "word"}:
                    groups.setdefault(stem, set()).add(f"#{number}")
                elif kind == "against":
                    against.setdefault(stem, set()).add((number, side))
    return Lexicon(
        groups={stem: frozenset(found) for stem, found in groups.items()},
        countries=_first_of("country", rows),
        against={stem: frozenset(found) for stem, found in against.items()},
        reactions=frozenset(
            s for _, kind, text in rows if kind == "reaction" for s in _stems(text)
        ),
        calendar=_days("month", rows) | _days("weekday", rows),
        numbers={
            stem: str(value)
            for _, kind, text in rows
            if kind == "number"
            for value, stem in enumerate(_stems(text), _NUMBERS_FROM)
        },
    )


def _days(wanted: str, rows: list[tuple[int, str, str]]) -> dict[str, tuple[str, str]]:
    """Name months or weekdays of any language as the first line of their kind does."""
    said = [_stems(text) for _, kind, text in rows if kind == wanted]
    return {s: (wanted, name) for line in said for s, name in zip(line, said[0], strict=True)}


def _stems(text: str) -> list[str]:
    return [rough_stem(word) for word in words(text)]


def _first_of(wanted: str, rows: list[tuple[int, str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for _, kind, text in rows:
        if kind == wanted:
            first, *_ = stems = _stems(text)
            found |= dict.fromkeys(stems, first)
    return found
