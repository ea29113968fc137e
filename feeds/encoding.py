"""Bytes of a feed -> text, whatever encoding is declared, or is not.

Trust what can be proved, in this order: a byte order mark, UTF-8 that decodes (nothing else
does by chance), the declared encoding if its letters make words, the Cyrillic encoding
whose letters do. Windows-1252 is what is left.
"""

import codecs
import re
from collections import Counter
from functools import lru_cache

_BOMS = (
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
)
_WIDE = (  # the first "<" without a mark: XML 1.0, appendix F
    (re.compile(rb"\x00\x00\x00<"), "utf-32-be"),
    (re.compile(rb"<\x00\x00\x00"), "utf-32-le"),
    (re.compile(rb"\x00<\x00[?!a-zA-Z]"), "utf-16-be"),
    (re.compile(rb"<\x00[?!a-zA-Z]\x00"), "utf-16-le"),
    (re.compile(rb"\x4c\x6f\xa7\x94"), "cp037"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]{1,40})""", re.I)
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)
_SEVEN_BITS = ("utf-7", "utf_7", "iso2022", "iso-2022", "hz")  # text that looks like ASCII
_NOT_CHARSETS = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs"}
_CYRILLIC = ("cp1251", "koi8-u", "cp866", "mac-cyrillic", "iso8859-5")
_COMMON, _LETTER = "cp1251", 1.0  # and what the best letter adds to a score
_HIGH = re.compile(rb"[\x80-\xff]+")
# Declared by mistake in the place of a Cyrillic encoding; others are declared on purpose.
_MISTAKEN = {*_CYRILLIC, "koi8-r", "iso8859-1", "iso8859-15", "cp1252", "utf-8", "ascii"}
_SAMPLE = 1_500  # bytes of words that the choice of an encoding looks at
_SURE = (
    0.55  # score of text in a Cyrillic language: 0.8 and more; of the wrong encoding: under 0.4
)
_CERTAIN = 0.85  # no other encoding can score more than 1, and 0.15 more is what it would take

_WEIGHTS = {
    **dict.fromkeys("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў", 0.7),
    **dict.fromkeys("оеаинтсрвлкмдпуія", 1.0),
    **dict.fromkeys("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐЎ", 0.3),
    **dict.fromkeys("«»—–№… ", 0.3),
}
_SMALL, _LARGE = (  # letters of all the encodings above
    "".join(letter for letter in map(chr, range(0x530)) if is_such(letter))
    for is_such in (str.islower, str.isupper)
)
_CAPITAL_INSIDE = re.compile(f"(?<=[{_SMALL}])[{_LARGE}]")


def decode(body: bytes, content_type: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Decode a document; tell what was wrong with its encoding.

    Args:
        body: any bytes.
        content_type: the HTTP header; believed less than the document.

    Returns:
        Text without a byte order mark, and problems in plain words, if any.
    """
    if marked := _marked(body):
        skip, name = marked
        return body[skip:].decode(name, "replace"), ()
    declared = _declared(_head(body), content_type)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(body, declared)
    if declared and text.isascii() and declared[0].startswith(_SEVEN_BITS):
        return _strictly(body, declared[0]) or text, ()
    if declared and not text.isascii() and not _is_utf8(declared[0]):
        return text, (f"The document says it is in {declared[0]}, but it is in utf-8.",)
    return text, ()


def says_utf8(body: bytes, content_type: str | None = None) -> bool:
    """Tell whether a document is in UTF-8 if it is in what it says, or says nothing."""
    if body.startswith(codecs.BOM_UTF8):
        return True
    return _is_utf8(next(iter(_declared(_head(body), content_type)), "utf-8"))


def _head(body: bytes) -> bytes:
    """Cut out where a document says its encoding: little, for answers about it are kept."""
    return body[:400].removeprefix(codecs.BOM_UTF8).partition(b">")[0]


def _marked(body: bytes) -> tuple[int, str] | None:
    """How many bytes to skip and the encoding, where the first bytes tell it."""
    if body.startswith(b"<?xml"):
        return None
    for mark, name in _BOMS:
        if body.startswith(mark):
            return len(mark), name
    head = body[:64].lstrip(b" \t\r\n")[:4]
    return next(((0, name) for shape, name in _WIDE if shape.match(head)), None)


@lru_cache(maxsize=200)  # few heads are written
def _declared(head: bytes, content_type: str | None) -> tuple[str, ...]:
    """Name the encodings declared, of those that Python knows, the document's own first."""
    names = []
    if match := _DECLARED.match(head):
        names.append(match[1].decode("ascii", "replace"))
    if charset := _CHARSET.search(content_type or ""):
        names.append(charset[1])
    return tuple([known for name in names if (known := _known(name))])


@lru_cache(maxsize=64)
def _known(name: str) -> str | None:
    """Spell an encoding as Python does; None for what is not an encoding of text."""
    name = re.sub(r"^(?:win|windows|cp|x-cp)[-_ ]?(?=125\d$)", "cp", name.strip().lower())
    name = {"gb2312": "gb18030", "koi8r": "koi8-r", "koi8": "koi8-r"}.get(name, name)
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    is_text = getattr(codec, "_is_text_encoding", True) and codec.name not in _NOT_CHARSETS
    return codec.name if is_text else None


def _is_utf8(name: str) -> bool:
    return name in ("utf-8", "utf-8-sig", "ascii")


def _legacy(body: bytes, declared: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Decode what is not UTF-8: by its declaration if that gives words, else by the words."""
    if text := _damaged_utf8(body):
        return text, ("Some characters are damaged: the bytes are not valid utf-8.",)
    sample = _sample(body)
    likely = declared and declared[0] in _CYRILLIC and _score(sample, declared[0]) >= _CERTAIN
    if likely and (text := _strictly(body, declared[0])):
        return text, ()
    guess, score = _guess(sample)
    for name in declared:
        text = None if _is_utf8(name) else _strictly(body, name)
        if text and (
            score < _SURE or name not in _MISTAKEN or _score(sample, name) >= score - 0.15
        ):
            return text, ()
    name = guess if score >= _SURE else _fallback(declared)
    said = f"says it is in {declared[0]}" if declared else "does not say its encoding"
    return body.decode(name, "replace"), (f"The document {said}; read as {name}.",)


def _damaged_utf8(body: bytes) -> str | None:
    """Text where a few bytes of UTF-8 are broken (a cut character, a stray byte)."""
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text.encode("utf-8")) - len(text)  # extra bytes of the characters that decoded
    return text if good > 20 * bad else None


def _strictly(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _fallback(declared: tuple[str, ...]) -> str:
    return next((name for name in declared if not _is_utf8(name)), "cp1252")


def _sample(body: bytes) -> bytes:
    """Take words of non-ASCII bytes; empty where most such bytes are accents in other words."""
    words, size, alone = [], 0, 0
    for match in _HIGH.finditer(body):
        if len(match[0]) < 3:
            alone += len(match[0])
            continue
        words.append(match[0][:40])
        size += len(words[-1])
        if size > _SAMPLE:
            break
    return b" ".join(words) if size > alone else b""


def _guess(sample: bytes) -> tuple[str, float]:
    """Choose the Cyrillic encoding that makes words; windows-1251 if it is worse by a letter.

    Feeds are in it a hundred times as often as in the others, and in a short word one letter
    decides: «Рабочий» is «арсюїшщ» in ISO 8859-5, and small letters are the usual ones.
    """
    scores = {name: _score(sample, name) for name in _CYRILLIC}
    best = max(scores, key=scores.__getitem__)
    is_close = scores[best] - scores[_COMMON] < _LETTER / max(len(sample), 1)
    return (_COMMON, scores[_COMMON]) if is_close else (best, scores[best])


def _score(sample: bytes, name: str) -> float:
    """Score text from about -1 to 1: common letters add, capitals inside a word take away."""
    text = sample.decode(name, "replace")
    if len(text) < 2:
        return 0.0
    weighed = [_WEIGHTS.get(letter, -1.0) * count for letter, count in Counter(text).items()]
    score = (sum(weighed) - len(_CAPITAL_INSIDE.findall(text))) / len(text)
    return round(score, 6)  # so that equals are equal, in whatever order they were added
