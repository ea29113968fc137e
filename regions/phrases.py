"""The words around a place's name, and the words that are no place."""

import re
from collections.abc import Iterator

from pymorphy3.analyzer import Parse

from regions.morphology import parses
from regions.tables import rows, several


def _words(role: str) -> Iterator[str]:
    for row in rows("phrases.tsv"):
        if row["role"] == role:
            yield from several(row["words"])


_AROUND, _STOP = frozenset(_words("around")), frozenset(_words("stop"))
_PLACE, _ABROAD = frozenset(_words("place")), frozenset(_words("abroad"))
_WORD = frozenset(_words("word"))
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


def says_it_is_a_place(typed: str) -> bool:
    """Tell whether a folded text says that it names a place: "город Остров", "я из Зимы"."""
    return any(word in _PLACE for word in typed.split()[:-1])


def is_abroad(name: str) -> bool:
    """Tell whether a folded name is better known as that of a city in another country."""
    return name in _ABROAD


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
    """Tell whether a folded text is made of words of the language, none of them a place.

    A query like "погода" must not be taken for a slip in the name of Погар.
    """
    return all(_is_common(word) for word in text.split())


def reads_as_word(text: str) -> bool:
    """Tell whether a folded form is more often a word of the language than a name: "королева"."""
    found = _parses(text)
    return bool(found) and not _is_name(found[0])


def may_be_word(text: str) -> bool:
    """Tell whether a folded name is also, however seldom, a word of the language: "горки"."""
    return not all(map(_is_name, _parses(text)))


def _is_name(parse: Parse) -> bool:
    return any(kind in parse.tag for kind in ("Geox", "Name", "Surn"))


def _is_common(word: str) -> bool:
    found = _parses(word)
    return word in _WORD or (bool(found) and not any("Geox" in p.tag for p in found))


def _parses(word: str) -> tuple[Parse, ...]:
    """Look up one word; a compound with a hyphen is none here."""
    return () if "-" in word else parses(word)
