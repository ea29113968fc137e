"""The words around a place's name, and the words that are no place."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pymorphy3 import MorphAnalyzer

from regions.tables import rows, several


def _words(role: str) -> Iterator[str]:
    for row in rows("phrases.tsv"):
        if row["role"] == role:
            yield from several(row["words"])


_AROUND, _STOP = frozenset(_words("around")), frozenset(_words("stop"))
_RUSSIAN = re.compile("[а-я]+")
_SPELLED_OUT = (
    (re.compile(r"\bобл\b"), "область"),
    (re.compile(r"\bвобл\b"), "вобласць"),
    (re.compile(r"\bресп\b"), "республика"),
    (re.compile(r"\bр н\b"), "район"),
    (re.compile(r"\bкр\b$"), "край"),
    (re.compile(r"\bавт окр\b|\bао\b"), "автономный округ"),
    (re.compile(r"\b(?:region|reg)\b"), "oblast"),
)


def is_stop(typed: str) -> bool:
    """Tell whether all words of a folded text are small talk or commands: never a place."""
    return all(word in _STOP or word in _AROUND for word in typed.split())


def without_fillers(typed: str) -> str:
    """Cut what people put around a name: "я из города Смоленска" -> "смоленска"."""
    words = typed.split()
    while len(words) > 1 and words[0] in _AROUND:
        words.pop(0)
    while len(words) > 1 and words[-1] in _AROUND:
        words.pop()
    return " ".join(words)


def spelled_out(text: str) -> str:
    """Write abbreviations of the names of regions in full: "обл" -> "область"."""
    for pattern, full in _SPELLED_OUT:
        text = pattern.sub(full, text)
    return text


def is_word(text: str) -> bool:
    """Tell whether a folded text is made of words of the Russian language, none of them a place.

    A query like "погода" must not be taken for a slip in the name of Погар.
    """
    return all(_is_common(word) for word in text.split())


@lru_cache(maxsize=4096)
def _is_common(word: str) -> bool:
    if not _RUSSIAN.fullmatch(word):  # the analyzer fails on letters that have no name
        return False
    parses = [p for p in _morphology().parse(word) if p.is_known]
    return bool(parses) and not any("Geox" in p.tag for p in parses)


@lru_cache(maxsize=1)
def _morphology() -> MorphAnalyzer:
    return MorphAnalyzer(lang="ru")
