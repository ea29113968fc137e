"""The operator's list of words that news may not have, or that a moderator looks at first.

An entry is a word or a phrase in any form; it matches every form of it, and what is disguised
as it. docs/decisions/0015-trust.md.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import contains

from news.errors import UserError
from news.folding import folded, pieces, tokens
from news.text import stem

_FLEETING = re.compile(r"([^аеиоуыэюя])[ое]([кцн])$")  # «заработок», «заработка»
CAREFUL = "?"  # before an entry that holds
ENTRY_LONGEST = 60  # characters
ENTRY_WORDS = 5
HALF_LONGEST = 3  # letters of the shorter half of a word written as two: «каз ино»
INSIDE_LEAST = 4  # letters of a stem that is looked for inside of torn words


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the list. `holds`: a moderator looks first; otherwise it is refused."""

    phrase: str
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that a text has, and the words of the text that are it."""

    entry: Entry
    said: str


class Wordlist:
    """The entries, ready to look for. Pure; made anew when the list changes."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = {stems: entry for entry in entries if (stems := key(entry.phrase))}
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for stems in self._entries:
            self._by_first.setdefault(stems[0], []).append(stems)

    def __bool__(self) -> bool:
        return bool(self._entries)

    def find(self, text: str) -> Found | None:
        """Find the first entry that `text` has, one that refuses before one that holds."""
        if not self._entries:
            return None
        found = [*self._in_order(text), *self._torn(text)]
        return min(found, key=lambda one: one.entry.holds, default=None)

    def _in_order(self, text: str) -> Iterable[Found]:
        said = tokens(text)
        read = [_readings(word) for word in said]
        for one, two in pairwise(said):
            halves = (_stem(folded(one + two)),)
            if min(len(one), len(two)) <= HALF_LONGEST and halves in self._entries:
                yield Found(self._entries[halves], f"{one} {two}")
        for at, first in enumerate(read):
            for wanted in (w for reading in first for w in self._by_first.get(reading, ())):
                here = read[at : at + len(wanted)]
                if len(here) == len(wanted) and all(map(contains, here, wanted)):
                    yield Found(self._entries[wanted], " ".join(said[at : at + len(wanted)]))

    def _torn(self, text: str) -> Iterable[Found]:
        for joined in pieces(text):
            for wanted, entry in self._entries.items():
                whole = "".join(wanted)
                if len(whole) >= INSIDE_LEAST and whole in joined:
                    yield Found(entry, joined)


def key(phrase: str) -> tuple[str, ...]:
    """Give what two entries share when they match the same: the folded stems of its words."""
    return tuple(_readings(word)[-1] for word in tokens(phrase))


def check_entry(phrase: str) -> str:
    """Give a phrase as the list keeps it: in lower case, single spaces.

    Raises:
        UserError: it is empty, too long, or of too many words.
    """
    said = " ".join(phrase.split())
    stems: Sequence[str] = key(said)
    if not stems or len(said) > ENTRY_LONGEST or len(stems) > ENTRY_WORDS:
        raise UserError("error-word-wrong", limit=ENTRY_WORDS)
    return said.lower()


def entries_of(text: str) -> list[Entry]:
    """Read entries, one a line; «?» before one: a moderator looks first."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [
        Entry(line.removeprefix(CAREFUL).strip(), holds=line.startswith(CAREFUL)) for line in lines
    ]


@lru_cache(maxsize=50_000)
def _readings(word: str) -> tuple[str, ...]:
    """Give the stems a word may be read as; in Latin letters it may be Russian drawn so."""
    drawn = _stem(folded(word))
    return (drawn, folded(stem(word))) if word.isascii() else (drawn,)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return _FLEETING.sub(r"\1\2", stem(word))
