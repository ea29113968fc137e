"""Ways in which people misspell a name, drawn at random."""

from collections.abc import Callable
from random import Random

from regions.cases import decline

Distort = Callable[[str, Random], str]

_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_KEYS_BESIDE = {"а": "впук", "о": "рлгт", "е": "нк", "и": "мт", "с": "чмы", "к": "уен", "н": "егр"}
_SLIPS = [("о", "а"), ("е", "и"), ("и", "е"), ("тс", "ц"), ("ё", "о"), ("нн", "н"), ("сс", "с")]
_SLIPS += [("ь", ""), ("ий", "ый"), ("вск", "фск"), ("дск", "тск"), ("г", "к")]
_RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё"
_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"


def edit(name: str, random: Random) -> str:
    """Change, drop, double, insert or swap one letter, never the first."""
    letters, at, kind = list(name), random.randrange(1, len(name)), random.random()
    if kind < 0.3:
        letters[at] = random.choice(_KEYS_BESIDE.get(letters[at].lower(), _LETTERS))
    elif kind < 0.55 and len(letters) > 4:
        del letters[at]
    elif kind < 0.75:
        letters.insert(at, random.choice([letters[at], letters[at], *_LETTERS]))
    elif at < len(letters) - 1:
        letters[at], letters[at + 1] = letters[at + 1], letters[at]
    else:
        letters[at] = random.choice(_LETTERS)
    return "".join(letters)


def two_edits(name: str, random: Random) -> str:
    """Edit twice."""
    return edit(edit(name, random), random)


def phonetic(name: str, random: Random) -> str:
    """Write a letter as it is heard."""
    slips = [slip for slip in _SLIPS if slip[0] in name[1:]]
    if not slips:
        return edit(name, random)
    right, wrong = random.choice(slips)
    at = random.choice([k for k in range(1, len(name)) if name.startswith(right, k)])
    return name[:at] + wrong + name[at + len(right) :]


def inflect(name: str, random: Random) -> str:
    """Put into a case other than the nominative."""
    forms, _ = decline(name, "ru")
    return random.choice(forms[random.choice(("gen", "dat", "ins", "loc"))])


def layout(name: str, _: Random) -> str:
    """Type with the keyboard in the Latin layout."""
    return name.lower().translate(str.maketrans(_RUSSIAN_KEYS, _LATIN_KEYS))


def then(first: Distort, second: Distort) -> Distort:
    """Distort twice."""
    return lambda name, random: second(first(name, random), random)


def romanise(system: str) -> Distort:
    """Write in Latin letters by one of the systems of `_ROMAN`."""
    table = _BASE | _ROMAN[system]
    return lambda name, _: "".join(table.get(letter, letter) for letter in name.lower())


_BASE = dict(zip("абвгдезиклмнопрстуфыэ", "abvgdeziklmnoprstufye", strict=True))
_BASE |= {"ж": "zh", "ч": "ch", "ш": "sh", "ю": "yu", "я": "ya", "ё": "yo", "й": "y"}
_BASE |= {"х": "kh", "ц": "ts", "щ": "shch", "ь": "", "ъ": ""}
_ROMAN: dict[str, dict[str, str]] = {
    "naive": {"х": "h", "ц": "c", "щ": "sch", "ё": "e", "й": "i"},
    "ICAO 9303": {"ю": "iu", "я": "ia", "й": "i", "ё": "e", "ъ": "ie"},
    "BGN/PCGN": {"ь": "’", "ъ": "”", "ё": "ë"},
    "GOST 7.79 B": {"щ": "shh", "ц": "cz", "ь": "`", "ы": "y`", "э": "e`", "х": "x", "й": "j"},
    "ISO 9": {"ж": "ž", "ч": "č", "ш": "š", "щ": "ŝ", "ц": "c", "х": "h", "ю": "û", "я": "â"},
    "chat": {"ж": "j", "ч": "4", "х": "h", "ц": "c", "щ": "sch", "й": "y", "ы": "i", "я": "ja"},
}
ROMANISATIONS = tuple(_ROMAN)
