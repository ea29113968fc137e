"""In which order the digests of an hour leave: fair over the day. Pure.

Sending to everybody takes minutes, so somebody is last. Each place has a point on a circle, and
each reader one within their place; every hour all points move on by the golden section, and the
digests leave in the order of the points. So nobody is among the last two hours running, and over
a day everyone has been everywhere: multiples of the golden section fill a circle as evenly as
can be (the three-distance theorem). Why not by chance: docs/decisions/0008-delivery.md.
"""

from datetime import datetime, timedelta
from functools import lru_cache
from math import sqrt
from zlib import crc32

GOLDEN = (sqrt(5) - 1) / 2
PLACES, READERS = 20_000, 50  # steps of the order: a second of microseconds
_MIXED = 2_654_435_761  # Knuth's multiplicative hash: neighbouring ids end far apart
_SPAN = 1 << 32
_HOUR = 3_600


def turn(place: str, chat: int, slot: datetime) -> timedelta:
    """Tell how long after the first of an hour's digests one leaves: under a second.

    It is an order, not a pace. Places come one after the other: a page is laid out once for all
    who read it the same way.
    """
    hour = int(slot.timestamp()) // _HOUR
    reader = int(_point(chat * _MIXED % _SPAN, hour) * READERS)
    return timedelta(microseconds=_place(place, hour) * READERS + reader)


def _point(start: int, hour: int) -> float:
    return (start / _SPAN + hour * GOLDEN) % 1


@lru_cache(maxsize=8_192)
def _place(place: str, hour: int) -> int:
    return int(_point(crc32(place.encode()), hour) * PLACES)
