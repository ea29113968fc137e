"""Hours and days at which a publisher asks not to be visited: RSS, `skipHours` and `skipDays`.

They are kept as one number: bits 0 to 23 for the hours (GMT), 24 to 30 for the days from
Monday. Pure. Source: the RSS 2.0 specification.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

LONGEST = timedelta(days=3)  # what asks for more than a long weekend is a mistake
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LISTS = re.compile(
    r"<skip(hours|days)(?:\s[^<>]{0,100})?>((?:\s*<(?:hour|day)>[^<>]{0,20}</(?:hour|day)>)*)\s*</skip",
    re.IGNORECASE,
)
_VALUE = re.compile(r"<(hour|day)>\s*(\w{1,9})\s*<", re.IGNORECASE)


def skips_in(text: str) -> int:
    """Read what a document asks to skip; 0: nothing, or nothing that makes sense."""
    if "skip" not in text:
        return 0
    lists = (match[2] for match in _LISTS.finditer(text))
    return _together(bit for inside in lists for bit in map(_bit, _VALUE.findall(inside)))


def _bit(value: tuple[str, str]) -> int:
    kind, said = value[0].lower(), value[1].lower()
    if kind == "hour" and said.isascii() and said.isdigit() and int(said) <= 24:
        return 1 << int(said) % 24  # RSS 0.92 counts from 1 to 24
    return 1 << 24 + _DAYS.index(said) if kind == "day" and said in _DAYS else 0


def _together(bits: Iterable[int]) -> int:
    found = 0
    for bit in bits:
        found |= bit
    return found


def is_skipped(at: datetime, skips: int) -> bool:
    """Tell whether a moment (aware UTC) is one to skip."""
    return bool(skips & (1 << at.hour | 1 << 24 + at.weekday()))


def awake(at: datetime, skips: int) -> datetime:
    """Move a visit out of what is to be skipped, to the same minute of a later hour.

    A publisher that asks for more than `LONGEST` at a stretch is not heeded.
    """
    later = at
    while is_skipped(later, skips):
        later += timedelta(hours=1)
        if later - at > LONGEST:
            return at
    return later
