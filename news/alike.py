"""Near-duplicates among what readers send, whatever spaces, signs, digits and order were changed.

A text is its runs of five letters, folded (`news.folding`), links left out: moving sentences
around changes few of them, other digits and disguised letters none. Two texts meet by keys that
an index can hold: a MinHash of the runs (Broder 1997) by one permutation (Li, Owen, Zhang 2012)
in bands (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4). What meets is then
compared whole. docs/decisions/0015-trust.md has the figures.
"""

import re
from array import array
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

from news.contacts import without
from news.folding import folded, letters
from news.text import stem

_NAME = re.compile(r"(?<=[^.!?…:»\"“”\n] )(?<!\w)[A-ZА-ЯЁІЇЄҐЎ][a-zа-яёіїєґў]{2,}")
GRAM = 5  # letters in a run
BINS = 32
BANDS = 16  # of two bins each: texts that share half of their runs meet in 99 cases of 100
FEW = 60  # letters; less beside a link says nothing by itself
LEAST = 25  # letters; a shorter text meets only its equal
_MIX = 0x9E3779B1  # a CRC is linear; a multiplication by an odd number makes it a hash
_MASK = 0xFFFFFFFF
_FILLED_FROM = 1 << 27  # added for a bin that had to borrow, once for each step


def reduced(text: str) -> str:
    """Give what of a text is compared: its words; of a few words around a link, that as well."""
    told = letters(without(text))
    return told if len(told) >= FEW else letters(text)


def grams(reduced_text: str) -> frozenset[str]:
    """Give the runs of letters of a reduced text; of a very short one, itself."""
    if len(reduced_text) < GRAM:
        return frozenset((reduced_text,))
    last = len(reduced_text) - GRAM + 1
    return frozenset(reduced_text[i : i + GRAM] for i in range(last))


def likeness(a: frozenset[object], b: Collection[object]) -> float:
    """Tell which share of their runs two texts have in common, 0 to 1; none is named twice."""
    common = len(a.intersection(b))
    return common / (len(a) + len(b) - common) if common else 0.0


def containment(a: frozenset[object], b: Collection[object]) -> float:
    """Tell which share of the runs of the smaller text the other has, 0 to 1."""
    return len(a.intersection(b)) / min(len(a), len(b)) if a and b else 0.0


@dataclass(frozen=True, slots=True)
class Compared:
    """What of a text is compared with others: how many letters, their runs, where it is found.

    Runs are hashed to 32 bits each, of which two are the same by chance in one pair of texts of
    twenty thousand: four bytes where a string takes sixty, so that many texts can be kept ready.
    """

    letters: int
    runs: "array[int]"
    keys: frozenset[int]


@lru_cache(maxsize=1024)  # 1 KB each, 20 at most: whoever comes next is compared with the latest
def compared(text: str) -> Compared:
    """Prepare a text to be compared."""
    told = reduced(text)
    return Compared(len(told), array("I", _hashes(grams(told))), keys(told))


@lru_cache(maxsize=256)
def specifics(text: str) -> frozenset[str]:
    """Give the names a text has, folded stems: capitalised words inside of its sentences.

    «Нет света на Кирова» and «нет света на Ленина» are alike, and two different pieces of news.
    """
    return frozenset(stem(folded(name.lower())) for name in _NAME.findall(without(text)))


def keys(reduced_text: str) -> frozenset[int]:
    """Give the keys by which alike texts meet: signed numbers of 63 bits; none without letters."""
    if not reduced_text:
        return frozenset()
    whole = named(f"whole:{reduced_text}")
    if len(reduced_text) < LEAST:
        return frozenset((whole,))
    return frozenset((whole, *_bands(_minima(_hashes(grams(reduced_text))))))


def named(name: str) -> int:
    """Give the key of anything that has a name, such as a contact."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") >> 1


def _hashes(runs: Iterable[str]) -> set[int]:
    return {crc32(run.encode()) for run in runs}


def _minima(hashes: Iterable[int]) -> list[int]:
    """Give the least hash of each bin; an empty bin borrows from the next that is not."""
    found: list[int | None] = [None] * BINS
    for hashed in hashes:
        mixed = hashed * _MIX & _MASK
        bin, value = mixed >> 27, mixed & 0x7FFFFFF
        least = found[bin]
        if least is None or value < least:
            found[bin] = value
    return [_filled(found, i) for i in range(BINS)]


def _filled(found: list[int | None], i: int) -> int:
    for step in range(BINS):
        value = found[(i + step) % BINS]
        if value is not None:
            return value + step * _FILLED_FROM
    return 0


def _bands(minima: list[int]) -> Iterator[int]:
    for band in range(BANDS):
        yield named(f"band:{band}:{minima[band]}:{minima[band + BANDS]}")
