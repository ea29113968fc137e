"""How people spell a name: folding, the wrong keyboard layout, Latin letters for Cyrillic ones."""

import re
import unicodedata

_APOSTROPHES = re.compile(r"['’ʼ`´‘\"«»“”„]")
_BREAKS = re.compile(r"[\W_]+")
_TO_FOLD = str.maketrans({"ё": "е", "ґ": "г", "\u0301": ""})  # U+0301: a stress mark

_KEYS_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_UNSHIFTED = str.maketrans('{}:"<>~', "[];',.`")  # typed with Shift held
_KEYS_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё"
_KEYS_UKRAINIAN = "йцукенгшщзхїфівапролджєячсмитьбю'"
_KEYS_BELARUSIAN = "йцукенгшўзх'фывапролджэячсмітьбюё"
LAYOUTS = tuple(
    str.maketrans(_KEYS_LATIN, keys) for keys in (_KEYS_RUSSIAN, _KEYS_UKRAINIAN, _KEYS_BELARUSIAN)
)
_TO_LATIN_KEYS = str.maketrans(
    _KEYS_RUSSIAN + "їієў", _KEYS_LATIN + "]s'o"
)  # where the other two layouts differ

_LOOKALIKES = ("aceopxykmthbi", "асеорхукмтнві")  # Latin, then Cyrillic that looks the same
_TO_CYRILLIC = str.maketrans(*_LOOKALIKES)
_TO_LATIN = str.maketrans(*reversed(_LOOKALIKES))
_CYRILLIC = re.compile("[а-яёіїєґў]")
_LATIN = re.compile("[a-z]")
_LATIN_NAME = re.compile(r"[a-z' -]+")  # names in Latin letters need no other key


def fold(text: str) -> str:
    """Reduce a name to what two spellings of it share: case, ё, stress, hyphens, quotes go.

    "Ростов-на-Дону" and "ростов на дону" fold alike. A word that mixes alphabets is brought to
    the one most of its letters are in: "Смoленск" with a Latin o is Смоленск.
    """
    text = _normalised(text).lower()
    text = _BREAKS.sub(" ", _APOSTROPHES.sub("", text.translate(_TO_FOLD))).strip()
    if _LATIN.search(text) and _CYRILLIC.search(text):
        return " ".join(map(one_alphabet, text.split()))
    return text


def _normalised(text: str) -> str:
    if text.isascii() or unicodedata.is_normalized("NFKC", text):
        return text
    return unicodedata.normalize("NFKC", text)


def one_alphabet(word: str) -> str:
    """Bring a folded word that mixes alphabets to the one most of its letters are in."""
    cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
    if not cyrillic or not latin:
        return word
    return word.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)


def other_layouts(text: str) -> list[str]:
    """Retype a text as if the keyboard had been in the other layout, and fold it.

    A text in Latin letters gives one reading for each of the three Cyrillic layouts.
    """
    low = text.lower().translate(_UNSHIFTED)
    if _LATIN.search(low):
        found = [fold(low.translate(layout)) for layout in LAYOUTS]
    elif _CYRILLIC.search(low):
        keys = low.translate(_TO_LATIN_KEYS)
        found = [fold(keys)] if _LATIN_NAME.fullmatch(keys) else []
    else:
        found = []
    return list(dict.fromkeys(reading for reading in found if reading))


_LETTERS: dict[str, str | int | None] = dict(
    zip("абвгдезийклмнопрстуфхцыэіїєўґьъ", "abvgdeziiklmnoprstufhcieiieug", strict=False)
)
_LETTERS |= {"ж": "ж", "ч": "ч", "ш": "ш", "щ": "щ", "ю": "iu", "я": "ia", "ё": "e"}
_LETTERS |= {"ь": "", "ъ": "", "ł": "l", "š": "ш", "č": "ч", "ž": "ж", "ŭ": "u", "4": "ч"}
_TO_SKELETON = str.maketrans(_LETTERS)
_DIGRAPHS = (
    (re.compile("shch|sch|shh|sc(?=[eiy])"), "щ"),
    (re.compile("tch|ch"), "ч"),
    (re.compile("sh|sz"), "ш"),
    (re.compile("zh"), "ж"),
    (re.compile("kh"), "h"),
    (re.compile("ts|tz|cz|tс"), "c"),
    (re.compile("x"), "ks"),
    (re.compile("шч"), "щ"),
    (re.compile("ck"), "k"),
    (re.compile("[ijy]+"), "i"),
    (re.compile("io"), "e"),
    (re.compile("i(?=[aeu])"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_W = str.maketrans({"w": "v", "q": "k"})


def skeleton(text: str) -> str:
    """Reduce a folded name, in either alphabet, to the sounds that every romanisation keeps.

    Щёлково, Shchyolkovo, Schelkovo, Ščёlkovo and Shhelkovo share one skeleton. For
    comparing only: ж, ч, ш, щ stand for themselves, soft signs and the й of a diphthong go.
    """
    text = unicodedata.normalize("NFC", text).translate(_TO_SKELETON)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    for pattern, letter in _DIGRAPHS:
        text = pattern.sub(letter, text)
    return text.translate(_W)


def skeletons_of(text: str) -> list[str]:
    """Read Latin letters in all the ways they are used: x may be х, j may be ж."""
    readings = (text, text.replace("x", "kh"), text.replace("j", "zh"))
    return list(dict.fromkeys(map(skeleton, readings)))


_SOUNDS = (
    (re.compile("[ьъ]"), ""),
    (re.compile("тс|дс|тц|дц"), "ц"),
    (re.compile("в(?=[сктпцчшх]|$)"), "ф"),
    (re.compile("д(?=[сктпцчшх]|$)"), "т"),
    (re.compile("г(?=[сктпцчшх]|$)"), "к"),
    (re.compile("з(?=[сктпцчшх]|$)"), "с"),
    (re.compile("б(?=[сктпцчшх]|$)"), "п"),
    (re.compile("[ыеэяі](?=й)"), "и"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_VOWELS = str.maketrans("оеэяі", "аиииы")


def sounds(text: str) -> str:
    """Reduce a folded Russian name to how it is heard: unstressed vowels and final voicing go."""
    for pattern, letter in _SOUNDS:
        text = pattern.sub(letter, text)
    return text.translate(_VOWELS)


def is_latin(text: str) -> bool:
    """Tell whether a text has Latin letters."""
    return _LATIN.search(text) is not None
