"""What of a text says where its news is: the title and the lead, not what stands below them.

A town named in the last paragraph, the desk of an agency («МОСКВА, 15 ноя — РИА Новости.») and a
capital that stands for its government («Москва готова к переговорам с Киевом») are no place of
the event. docs/decisions/0003-places.md.
"""

import re
from typing import Final

from news.model import PlaceId

LEAD: Final = 300  # characters of a text that say what happened and where
DEEPEST: Final = 1_500  # characters beyond which nothing says what an article is about
MANY: Final = 3  # regions named in a lead; more of them are a list, and no place of an event
AROUND: Final = {  # cities that are regions, and the regions around them: one place to readers
    PlaceId("RU-MOS"): PlaceId("RU-MOW"),
    PlaceId("RU-LEN"): PlaceId("RU-SPE"),
    PlaceId("UA-32"): PlaceId("UA-30"),
    PlaceId("UA-40"): PlaceId("UA-43"),
    PlaceId("BY-MI"): PlaceId("BY-HM"),
}

_DATELINE: Final = re.compile(
    r"(?<!\b\w )(?<!\b\w\w )(?<!, )(?<![\w-])((?:[А-ЯЁІЇЄҐ][\w’'-]+[ -]?){1,3})[,.]\s*"
    r"(?:[\w ]{2,20},\s*)?\d{1,2}\s+[а-яёіїє]+(?:\s*[.,—–-]|\s+/)"
)
_DATE: Final = re.compile(r"[0-9]\s+[а-яёіїє]+(?:\s*[.,—–-]|\s+/)")  # how one ends
_DATELINE_WITHIN: Final = 200  # characters: a subtitle may stand before it
_SENTENCES: Final = re.compile(r".*[.!?…]\s", re.DOTALL)
_STANDS_FOR: Final = {  # a capital in the forms in which it acts, or is acted upon, as a state
    PlaceId("524901"): r"(?P<where>\b(?:в|во|у|на|через|за|под|над|по|о|при)\s+|[-—–]\s*)?"
    r"\b(?:москв[аеуо]й?|москвою)\b",
    PlaceId("703448"): r"(?P<where>\b(?:в|у|на|через|за|под|під|над|по)\s+|[-—–]\s*)?"
    r"\b(?:киев(?:у|ом)?|київ|києв(?:у|ом))\b",
    PlaceId("625144"): r"(?P<where>\b(?:в|у|на|через|за|под|під|над|по)\s+|[-—–]\s*)?"
    r"\b(?:минск(?:у|ом)?|мінськ(?:у|ом)?|мінск(?:у|ам)?)\b",
}
_POWER: Final = {place: re.compile(form) for place, form in _STANDS_FOR.items()}
_NAMED: Final = {
    PlaceId("524901"): re.compile(r"\bмоскв\w*|\bстоличн\w+"),
    PlaceId("703448"): re.compile(r"\bки[еїє]в\w*|\bстоличн\w+"),
    PlaceId("625144"): re.compile(r"\bм[иі]нс[ьк]\w*|\bстоличн\w+"),
}
CAPITALS: Final = frozenset(_STANDS_FOR)


def dateline(text: str) -> tuple[str, str]:
    """Take the dateline out of the beginning of a text: the place it names, and the rest.

    The place is empty where there is none.
    """
    head = text[:_DATELINE_WITHIN]
    found = _DATELINE.search(head) if _DATE.search(head) else None
    if found is None:
        return "", text
    return found[1].strip().title(), text[: found.start()] + text[found.end() :]


def cut(text: str) -> tuple[str, str]:
    """Part a text after its lead, at the end of a sentence or of a word."""
    if len(text) <= LEAD:
        return text, ""
    whole = _SENTENCES.match(text, LEAD // 2, LEAD)
    at = whole.end() - 1 if whole else max(text.rfind(" ", 0, LEAD), 0) or LEAD
    return text[:at], text[at:DEEPEST]


def is_power(text: str, capital: PlaceId) -> bool:
    """Tell whether a text that is about countries names a capital only as a government.

    «Москва не поддерживает», «переговоры с Киевом»; not «в Москве», «мэр Киева», «под Минском».
    """
    if capital not in CAPITALS:
        return False
    low = text.lower()
    acting = sum(not found["where"] for found in _POWER[capital].finditer(low))
    return 0 < len(_NAMED[capital].findall(low)) == acting
