"""One rough spelling for words that reach us through transliteration or another alphabet.

A headline may be known only by the address of its page («v-moskve-otkryli-most»), and the
schemes differ: «щ» comes as shh, shch or sch, «й» as y, j or i. Two texts are compared by
rough stems, in which these differences are gone. Never shown to a person.
"""

import re
from functools import lru_cache
from typing import Final

from news.text import STOP_WORDS, stem, words

LEAST_OF_SLUG: Final = 3  # words from which on lower case means the address of a page

# Longer sequences first. Not a standard: what addresses of news sites really have.
_LATIN: Final = (
    ("shch", "щ"), ("shh", "щ"), ("sch", "щ"), ("yo", "ё"), ("jo", "ё"), ("zh", "ж"), ("kh", "х"),
    ("ts", "ц"), ("cz", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ju", "ю"), ("iu", "ю"),
    ("ya", "я"), ("ja", "я"), ("ia", "я"), ("ye", "е"), ("je", "е"), ("hh", "х"),
    ("a", "а"), ("b", "б"), ("c", "ц"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"),
    ("h", "х"), ("i", "и"), ("j", "й"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"),
    ("o", "о"), ("p", "п"), ("q", "к"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"),
    ("v", "в"), ("w", "в"), ("x", "кс"), ("y", "ы"), ("z", "з"),
)  # fmt: skip
_LATIN_RE: Final = re.compile("|".join(latin for latin, _ in _LATIN))
_LATIN_MAP: Final = dict(_LATIN)
_SMALL_RUSSIAN: Final = frozenset(words("""
v na s so po za iz ot dlya dlia dlja ne chto kak k ko ob pri pod bez posle u i o do ego svoj svoy
"""))  # fmt: skip
_SMALL_ENGLISH: Final = frozenset(words("""
the of and to in for with from is are at by as an after over how why what will has his her new
"""))  # fmt: skip

_REPAIRS: Final = (
    (re.compile("(?<=[аеиоуыэюя])ы"), "й"),  # no Russian word has «ы» after a vowel
    (re.compile("йа"), "я"),
    (re.compile("йу"), "ю"),
    (re.compile("шх"), "щ"),
    (re.compile("цх"), "ч"),
    (re.compile("кх"), "х"),
)
_SPOILT: Final = re.compile("|".join(pattern.pattern for pattern, _ in _REPAIRS))
_ROUGH: Final = (
    ("ъ", ""), ("ь", ""), ("й", "и"), ("ы", "и"), ("э", "е"), ("щ", "ш"),
    ("тс", "ц"), ("иа", "я"), ("иу", "ю"),
)  # fmt: skip
_CYRILLIC: Final = re.compile("[а-яА-Я]")
_DOUBLE: Final = re.compile(r"(.)\1+")


def cyrillic(text: str) -> str:
    """Write Russian that came in Latin letters back in Cyrillic; other texts stay.

    Only a text without one Cyrillic letter is touched. In lower case throughout, as addresses
    of pages are, it is taken for Russian unless its words look more English; else only when
    its small words or its endings are Russian and none is English.
    """
    if _CYRILLIC.search(text):  # most texts: known without taking them apart
        return text
    found = words(text)
    if not found or any(not word.isascii() for word in found) or _english(text, found):
        return text
    return " ".join(_LATIN_RE.sub(lambda m: _LATIN_MAP[m[0]], word) for word in found)


def _english(text: str, found: list[str]) -> bool:
    russian = sum(word in _SMALL_RUSSIAN or bool(_RUSSIAN_END.match(word)) for word in found)
    if text == text.lower() and len(found) >= LEAST_OF_SLUG:
        return (
            sum(word in _SMALL_ENGLISH or bool(_FOREIGN.search(word)) for word in found) > russian
        )
    return bool(_SMALL_ENGLISH & set(found)) or russian * 4 < len(found)


_RUSSIAN_END: Final = re.compile(
    r".{2,}(?:ili|ali|yli|ovat|at|it|ov|ev|oy|oj|iy|ij|yy|yj|ogo|ego|ykh|yh|ikh|ami|ii|iyu|iya|ija"
    r"|iia|ayut|ajut|skoj|skoy|sya|tsya|lsya|las|los|nie|niya|iem|om|ah|akh|uyu|ujyu)$"
)
_FOREIGN: Final = re.compile(r"w|q|th|ck|ee|oo|gh|ing$|tion$|[^aeiouy]ed$|ment$|[^aeiouy]ers?$")


@lru_cache(maxsize=200_000)
def rough(word: str) -> str:
    """Give the rough spelling of one word, as `news.text.words` gives it."""
    for letters, letter in _ROUGH:
        word = word.replace(letters, letter)
    return _DOUBLE.sub(r"\1", word)


_VOWELS: Final = re.compile("[аеиоуюя]")
_BONES: Final = str.maketrans("хцк", "гсс")  # «h» is also Ukrainian «г», «c» also «с» and «к»


@lru_cache(maxsize=200_000)
def skeleton(stem: str) -> str:
    """Give what careless transliteration leaves of a rough stem: consonants, some united."""
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", stem).translate(_BONES))


@lru_cache(maxsize=200_000)
def mended(word: str) -> str:
    """Undo what careless transliteration did to one Cyrillic word: «областы» stays, «ноыы»."""
    if word.isascii() or not _SPOILT.search(word):
        return word
    for pattern, letters in _REPAIRS:
        word = pattern.sub(letters, word)
    return word


@lru_cache(maxsize=200_000)
def rough_stem(word: str) -> str:
    """Give the rough stem of one word: what two texts are compared by."""
    return rough(stem(mended(word)))


def rough_stems(text: str) -> list[str]:
    """List the rough stems of `text` in order, repeats included, without stop words."""
    return [rough_stem(word) for word in words(text) if word not in STOP_WORDS]
