"""Text from outside made fit to be shown: nothing hidden, nothing upside down, never too long.

Pure. Lengths are what Telegram counts: UTF-16 units.
"""

import re
import unicodedata
from html import unescape

from news.spans import units

TITLE_LONGEST = 200  # characters of a headline
NAME_LONGEST = 60  # characters of a source, a place or a signature
URL_LONGEST = 1_500  # characters; a longer address is shown without a link
_MARKS_IN_A_ROW = 4  # more is not a script, it is a prank
_GAPS = re.compile(r"[\s\u2028\u2029]+")
_HIDDEN = re.compile(
    r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_JOINERS_ALONE = re.compile(r"[\u200c\u200d]+(?=\s|$)|(?<=\s)[\u200c\u200d]+|^[\u200c\u200d]+")
_TAG = re.compile(r"<[^>]*>")
_FIRST_STRONG, _POP = "\u2068", "\u2069"


def clean(text: str, longest: int = TITLE_LONGEST) -> str:
    """Make one line of `text` to show, at most `longest` characters.

    Controls, zero-width and direction marks go; a line with right-to-left letters is isolated,
    so that it cannot turn its neighbours around. May be empty.
    """
    head = text[: longest * 8]  # enough for any honest title, bounded for the rest
    bare = _HIDDEN.sub("", _GAPS.sub(" ", head))
    shown = "".join(c for c in bare if unicodedata.category(c) not in {"Cc", "Cs", "Co"})
    line = cut(_calm_marks(_JOINERS_ALONE.sub("", shown)).strip(), longest)
    return f"{_FIRST_STRONG}{line}{_POP}" if _turns(line) else line


def cut(text: str, longest: int) -> str:
    """Shorten `text` to `longest` characters, at a word where there is one, with «…»."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    at_word = head.rsplit(" ", 1)[0]
    kept = at_word if len(at_word) > longest // 2 else head
    return kept.rstrip(" ,;:—–-\u200d") + "…"


def visible(html: str) -> str:
    """Give the text of our own markup: what Telegram counts once it has read the entities."""
    return unescape(_TAG.sub("", html))


def length(html: str) -> int:
    """Count what is visible of our own markup, in UTF-16 units."""
    return units(visible(html))


def is_link(url: str) -> bool:
    """Tell whether an address is safe to put behind a headline."""
    fits = len(url) <= URL_LONGEST and not any(c.isspace() or c < " " for c in url)
    return fits and url.lower().startswith(("http://", "https://")) and len(url) > len("https://")


def _turns(line: str) -> bool:
    return any(unicodedata.bidirectional(c) in {"R", "AL"} for c in line)


def _calm_marks(text: str) -> str:
    kept: list[str] = []
    row = 0
    for char in text:
        row = row + 1 if unicodedata.combining(char) else 0
        if row <= _MARKS_IN_A_ROW:
            kept.append(char)
    return "".join(kept)
