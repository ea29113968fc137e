"""What a Russian word may be, by the dictionary of pymorphy3: one analyzer for everybody here."""

import re
from functools import lru_cache

from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse

_RUSSIAN = re.compile("[а-я-]+")


@lru_cache(maxsize=20_000)
def parses(word: str) -> tuple[Parse, ...]:
    """Look a folded word up in the dictionary; empty if it is not there.

    To guess at words that are not would take ten times longer, and letters that have no name
    make the analyzer fail.
    """
    if not _RUSSIAN.fullmatch(word) or not analyzer().word_is_known(word):
        return ()
    return tuple(p for p in analyzer().parse(word) if p.is_known)


def is_russian(form: str) -> bool:
    """Tell whether a folded form is a word of the dictionary."""
    return bool(parses(form))


def is_first_name(word: str) -> bool:
    """Tell whether a folded word is, not too seldom, a first name."""
    return any("Name" in p.tag and p.score > 0.2 for p in parses(word))


@lru_cache(maxsize=1)
def analyzer() -> MorphAnalyzer:
    """Give the analyzer; the first call loads the dictionary (about 0.1 s, 25 MB)."""
    return MorphAnalyzer(lang="ru")
