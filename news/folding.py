"""One spelling for words that somebody disguised, so that filters meet what they look for.

«K A 3 И H O», «ка.зи.но» and «каазиноо» all read «казино». Never shown to a person.
docs/decisions/0015-trust.md.
"""

import re
from functools import lru_cache
from typing import Final

from news.text import normalise

# Letters of other alphabets, digits and signs by the Russian letter they are drawn like.
_LATIN: Final = str.maketrans(dict(zip("abcehikmnoprtuxyz", "авсеникмноргтихуз", strict=True)))
_GREEK: Final = str.maketrans(dict(zip("αβγεικμνορτυχ", "авгеікмуортух", strict=True)))
_ALIKE: Final = str.maketrans(
    {"і": "и", "ї": "и", "є": "е", "ґ": "г", "ў": "у", "ѕ": "с", "ј": "и"}
)
_SIGNS: Final = str.maketrans(
    {"0": "о", "3": "з", "4": "ч", "6": "б", "1": "и", "@": "а", "$": "с"}
)
_REPEATED: Final = re.compile(r"(.)\1+")
_TOKEN: Final = re.compile(r"[^\W_@$]+(?:[@$][^\W_@$]+)*", re.UNICODE)
_HAS_LETTER: Final = re.compile(r"[^\W\d_]")
_LATIN_LETTER: Final = re.compile(r"[a-z]")
_CYRILLIC_LETTER: Final = re.compile(r"[а-яіїєґў]")
# The same separator every time: «и т. д. и т. п.» is no disguise.
_SPACED: Final = re.compile(
    r"(?<![^\W_])([^\W_]([\s.,\-_*|/]{1,3})[^\W_](?:\2[^\W_]){3,})(?![^\W_])"
)
_BROKEN: Final = re.compile(
    r"(?<![^\W_])([^\W_]{1,3}([.\-_*|/+~])[^\W_]{1,3}(?:\2[^\W_]{1,3})+)(?![^\W_])"
)
_PIECES: Final = re.compile(r"(?<![^\W_])[^\W_]{1,2}(?: [^\W_]{1,2}){2,}(?![^\W_])")
_NOT_LETTER: Final = re.compile(r"[\W_]+")
_DIGITS_MOST = 1  # in a torn word; more of them are a date, a score, an address


def tokens(text: str) -> list[str]:
    """List the words of `text`, signs that stand for letters inside them included, normalised."""
    return _TOKEN.findall(normalise(text))


@lru_cache(maxsize=50_000)
def is_mixed(token: str) -> bool:
    """Tell whether one word has letters of two alphabets: nobody types that by chance twice."""
    return bool(_LATIN_LETTER.search(token) and _CYRILLIC_LETTER.search(token))


@lru_cache(maxsize=50_000)
def folded(token: str) -> str:
    """Give one word as it reads: in Russian letters, digits inside it as letters, no doubles.

    A number stays a number. A word in plain Latin letters is read as Russian as well, because
    it may be drawn so («KA3HHO»): for comparing, not for meaning.
    """
    if not _HAS_LETTER.search(token):
        return token
    read = token.translate(_SIGNS).translate(_LATIN).translate(_GREEK).translate(_ALIKE)
    return _REPEATED.sub(r"\1", read)


def letters(text: str) -> str:
    """Give all letters of `text` in a row, folded; numbers, signs and spaces are gone."""
    joined = "".join(folded(t) for t in tokens(text) if _HAS_LETTER.search(t))
    return _REPEATED.sub(r"\1", joined)


def words(text: str) -> list[str]:
    """List the words of `text` in order, folded."""
    return [folded(token) for token in tokens(text)]


def torn(text: str) -> list[str]:
    """List what was torn apart, joined and folded: «к а з и н о», «ка.зи.но»."""
    plain = normalise(text)
    found = [match[0] for pattern in (_SPACED, _BROKEN) for match in pattern.findall(plain)]
    return list(dict.fromkeys(_joined(found)))


def pieces(text: str) -> list[str]:
    """List runs of short words, joined and folded, what `torn` gives among them.

    Most are no disguise («он и я по ул»): look for a word inside of them, count nothing.
    """
    plain = normalise(text)
    return torn(text) + _joined(_PIECES.findall(plain))


def _joined(found: list[str]) -> list[str]:
    whole = (_NOT_LETTER.sub("", piece) for piece in found)
    return [
        folded(word)
        for word in whole
        if _HAS_LETTER.search(word) and sum(c.isdecimal() for c in word) <= _DIGITS_MOST
    ]


def disguised(text: str) -> int:
    """Count the words of `text` that are disguised: of two alphabets, or torn apart."""
    return sum(is_mixed(token) for token in tokens(text)) + len(torn(text))
