"""A bound on the items of one document: the newest `MAX_ITEMS` of them.

A feed carries tens of items; thousands are an archive or an attack, and feedparser needs half
a millisecond for each.
"""

import re
from datetime import UTC, datetime

from feeds.dates import parse_date

MAX_ITEMS = 1_000
_ITEM = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_PARTS = ("tem", "TEM", "ntry", "NTRY")  # of "item", "Item", "ITEM", "entry"…
_END = re.compile(r"</(?:\w{1,20}:)?(?:item|entry)\s*>", re.IGNORECASE)
_DATE = re.compile(
    r"<(?:\w{1,20}:)?(?:pubdate|published|updated|date|issued|modified)[^<>]{0,99}>([^<]{1,99})<",
    re.IGNORECASE,
)
_LONGEST_ITEM = 100_000  # characters searched for the date of an item


def few_enough(text: str, *, now: datetime) -> tuple[str, int]:
    """Leave at most `MAX_ITEMS` items in an XML document; tell how many it held.

    The first ones stay, as feeds begin with the newest; the last ones, if the last is newer.
    """
    if text.count("<") <= MAX_ITEMS or sum(map(text.count, _PARTS)) <= MAX_ITEMS:
        return text, 0  # found fast, for nearly every document
    starts = [match.start() for match in _ITEM.finditer(text)]
    if len(starts) <= MAX_ITEMS:
        return text, len(starts)
    ends = [match.end() for match in _END.finditer(text, starts[-1])]
    tail = text[ends[-1] :] if ends else ""
    if is_newest_last(_date(text, starts[0], now), _date(text, starts[-1], now)):
        return text[: starts[0]] + text[starts[-MAX_ITEMS] :], len(starts)
    return text[: starts[MAX_ITEMS]] + tail, len(starts)


def is_newest_last(first: datetime | None, last: datetime | None) -> bool:
    """Tell whether a list that begins and ends with these dates runs from old to new."""
    return bool(first and last and last > first)


def _date(text: str, start: int, now: datetime) -> datetime | None:
    match = _DATE.search(text, start, start + _LONGEST_ITEM)
    return parse_date(match[1], zone=UTC, now=now) if match else None
