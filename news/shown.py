"""What a chat was shown lately, packed: a run reads that of a hundred thousand chats at once.

Two arrays of numbers instead of a dictionary: read, compared and written back without making an
object for every story (docs/decisions/0008-delivery.md has the figures).
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .model import StoryId

Mark = tuple[int, int]
"""(sources a story had when it was shown, unix time)."""

SOURCES_MOST = (1 << 16) - 1  # what fits beside a time; nobody counts so many sources
_NUMBERS = "q"  # signed, 64 bits
_WIDTH = 8


def _none() -> "array[int]":
    return array(_NUMBERS)


@dataclass(frozen=True, slots=True)
class Shown:
    """Stories with their marks, in the order they were shown; each story once.

    `ids` are those of stories; `marks` has for each its unix time and, in the lowest 16 bits,
    how many sources it had then. Nobody changes the arrays: they may be shared.
    """

    ids: "array[int]" = field(default_factory=_none)
    marks: "array[int]" = field(default_factory=_none)

    def __len__(self) -> int:
        """Count the stories."""
        return len(self.ids)

    def __iter__(self) -> Iterator[tuple[StoryId, Mark]]:
        """Give each story with its mark, the longest ago first."""
        for id, mark in zip(self.ids, self.marks, strict=True):
            yield StoryId(id), _unpacked(mark)

    def among(self, stories: frozenset[StoryId]) -> tuple[tuple[StoryId, int], ...]:
        """Give those of `stories` that were shown, with the sources each had then."""
        if stories.isdisjoint(self.ids):
            return ()
        marks = self.marks
        return tuple(
            (StoryId(id), marks[n] & SOURCES_MOST)
            for n, id in enumerate(self.ids)
            if id in stories
        )

    def since(self, moment: int) -> "Shown":
        """Let go of what was shown before a unix time, or at it."""
        start = bisect_left(self.marks, (moment + 1) << 16)
        return Shown(self.ids[start:], self.marks[start:]) if start else self

    def newest(self, most: int) -> "Shown":
        """Keep the last `most`."""
        return Shown(self.ids[-most:], self.marks[-most:]) if len(self.ids) > most else self

    def without(self, stories: Container[StoryId]) -> "Shown":
        """Take some stories out."""
        return _shown((id, mark) for id, mark in self if id not in stories)

    def then(self, later: "Shown") -> "Shown":
        """Add what was shown after it; none of that may be there already.

        A clock may have gone back meanwhile: then what came later keeps its place, and counts
        as shown when what came before it was.
        """
        if self.marks and later.marks and later.marks[0] < self.marks[-1]:
            least = self.marks[-1] >> 16
            later = _shown((id, (sources, max(at, least))) for id, (sources, at) in later)
        return Shown(self.ids + later.ids, self.marks + later.marks)

    def pack(self) -> bytes:
        """Give the stored form: all ids, then all marks, eight bytes each, lowest byte first."""
        return _little(self.ids).tobytes() + _little(self.marks).tobytes()


NOTHING = Shown()


def shown(marks: Mapping[StoryId, Mark]) -> Shown:
    """Make one of story -> mark, in the order of time."""
    return _shown(sorted(marks.items(), key=lambda entry: (entry[1][1], entry[0])))


def unpack(raw: bytes) -> Shown:
    """Read the stored form.

    Raises:
        ValueError: it is not one: its length is no multiple of 16.
    """
    if len(raw) % (2 * _WIDTH):
        raise ValueError("not what a chat was shown")
    numbers = _none()
    numbers.frombytes(raw)
    half = len(numbers) // 2
    numbers = _little(numbers)
    return Shown(numbers[:half], numbers[half:])


def _shown(entries: Iterable[tuple[StoryId, Mark]]) -> Shown:
    ids, marks = _none(), _none()
    for id, mark in entries:
        ids.append(id)
        marks.append(_packed(mark))
    return Shown(ids, marks)


def _packed(mark: Mark) -> int:
    return mark[1] << 16 | min(mark[0], SOURCES_MOST)


def _unpacked(mark: int) -> Mark:
    return mark & SOURCES_MOST, mark >> 16


def _little(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers
