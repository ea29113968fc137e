"""How a name is mistyped: spellings within a few slips of a text, and how likely each slip is."""

from bisect import bisect_left
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from regions.spelling import sounds

AT_MOST = 16  # spellings looked at
SWAPPED, DOUBLED, HEARD, DROPPED, BESIDE, ADDED, WRONG = 0.75, 0.75, 0.7, 0.8, 0.9, 1.05, 1.1
"""What a slip costs, by kind; the likelier, the less. Of two names one slip away, the cheaper.

A letter can be left out in one way and replaced in thirty: a given wrong letter is the rarest.
"""
HEARD_ALIKE = 0.9  # what any number of slips cost that nobody hears
FIRST_LETTER = 0.4  # people seldom miss the first letter


class Pool:
    """Spellings to compare a text with, arranged by length."""

    def __init__(self, spellings: Iterable[str]) -> None:
        self._spellings = sorted(spellings, key=len)
        self._lengths = [len(spelling) for spelling in self._spellings]

    def within(self, text: str, most: int) -> list[tuple[str, int]]:
        """Find the spellings at most so many slips away, with how many (OSA distance)."""
        first = bisect_left(self._lengths, len(text) - most)
        last = bisect_left(self._lengths, len(text) + most + 1)
        near = self._spellings[first:last]
        close = process.extract(
            text, near, scorer=OSA.distance, processor=None, score_cutoff=most, limit=AT_MOST
        )
        return [(spelling, distance) for spelling, distance, _ in close]


def cost(typed: str, meant: str, distance: int) -> float:
    """Weigh what went wrong between a name and what was typed, in slips of the usual kind."""
    if distance == 0:
        return 0.0
    slips = _one(typed, meant) if distance == 1 else float(distance)
    if distance > 1 and sounds(typed) == sounds(meant):
        slips = HEARD_ALIKE
    return slips if typed[0] == meant[0] else slips + FIRST_LETTER


def _one(typed: str, meant: str) -> float:
    if sounds(typed) == sounds(meant):
        return DOUBLED if len(typed) != len(meant) else HEARD
    wrong, right = _differing(typed, meant)
    if len(wrong) == len(right) == 2:
        return SWAPPED
    if not wrong:
        return DROPPED
    if not right:
        return ADDED
    return BESIDE if right in _BESIDE.get(wrong, ()) else WRONG


def _differing(typed: str, meant: str) -> tuple[str, str]:
    """Cut what two texts share at their beginnings and at their ends."""
    start, shorter = 0, min(len(typed), len(meant))
    while start < shorter and typed[start] == meant[start]:
        start += 1
    end = 0
    while end < shorter - start and typed[-1 - end] == meant[-1 - end]:
        end += 1
    return typed[start : len(typed) - end], meant[start : len(meant) - end]


_ROWS = (("йцукенгшщзхъ", 0.0), ("фывапролджэ", 0.25), ("ячсмитьбю", 0.75))
_LATIN_ROWS = (("qwertyuiop", 0.0), ("asdfghjkl", 0.25), ("zxcvbnm", 0.75))


def _beside(rows: tuple[tuple[str, float], ...]) -> dict[str, frozenset[str]]:
    """Find the neighbours of every key: within a key's width in its row, and in the next ones."""
    at = {
        key: (x + indent, y) for y, (row, indent) in enumerate(rows) for x, key in enumerate(row)
    }
    return {
        key: frozenset(
            other
            for other, (u, v) in at.items()
            if other != key and abs(x - u) <= 1 and abs(y - v) <= 1
        )
        for key, (x, y) in at.items()
    }


_BESIDE = _beside(_ROWS) | _beside(_LATIN_ROWS)
