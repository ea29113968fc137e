"""When a feed is looked at next. Pure: the database keeps the answer.

Why so: docs/decisions/0005-polling.md. All waits are timedeltas, all instants aware UTC.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import blake2b

SECOND, MINUTE, HOUR, DAY = (
    timedelta(seconds=1),
    timedelta(minutes=1),
    timedelta(hours=1),
    timedelta(days=1),
)
SHORTEST, LONGEST = MINUTE, 2 * HOUR
"""Bounds of the interval of a feed that answers. The longest is under `news.freshness.ABSENCE`."""
UNKNOWN_PACE = 10 * MINUTE  # the interval of a feed without dates
HINT_AT_MOST = 15 * MINUTE  # how far `ttl` and `max-age` are obeyed: hourly news cannot wait more
BUSY = 5 * MINUTE  # how long a host that says 429 or 503 rests when it does not say
GIVE_UP = 42 * DAY  # without one good answer
_CHECKS_A_GAP = 5  # visits in the usual time between two entries
_SILENCE = 20  # a feed silent for t is looked at every t / 20
NEWEST = 10  # entries that tell the pace


def pace(published: Iterable[datetime]) -> timedelta:
    """Choose the interval for a feed whose entries came out at these moments.

    A fifth of the usual gap between its ten newest, within `SHORTEST` and `LONGEST`.
    """
    newest = sorted(published, reverse=True)[:NEWEST]
    if len(newest) < 2:
        return UNKNOWN_PACE
    return _bounded((newest[0] - newest[-1]) / (len(newest) - 1) / _CHECKS_A_GAP)


def interval(usual: timedelta, *, newest: datetime | None, now: datetime) -> timedelta:
    """Stretch the usual interval of a feed that has been silent since `newest`."""
    silence = now - newest if newest else timedelta(0)
    return _bounded(max(usual, silence / _SILENCE))


def next_visit(
    wait: timedelta,
    *,
    now: datetime,
    seed: str,
    hints: Iterable[timedelta | None] = (),
    asked: timedelta | None = None,
) -> datetime:
    """Choose the moment of the next visit to a feed that answered.

    Args:
        wait: from `interval`.
        now: the moment of this visit.
        seed: makes the jitter (a tenth either way) repeatable; not the same for all feeds.
        hints: what the document and its headers say about how long it stays the same.
        asked: `Retry-After`; obeyed up to a day.
    """
    hint = max((hint for hint in hints if hint), default=timedelta(0))
    wait = max(wait, min(hint, HINT_AT_MOST))
    return now + max(jittered(wait, seed), min(asked or timedelta(0), DAY))


def backoff(failures: int, *, seed: str, asked: timedelta | None = None) -> timedelta:
    """Choose the wait after `failures` in a row: 2, 4, 8... minutes, up to a day."""
    wait = MINUTE * 2 ** min(failures, 11)
    return max(jittered(min(wait, DAY), seed), min(asked or timedelta(0), DAY))


def gives_up(failures: int, *, working_at: datetime, now: datetime) -> bool:
    """Tell whether a feed that last worked (or was added) then is worth no more visits."""
    return failures >= GIVE_UP.days and now - working_at > GIVE_UP


def jittered(wait: timedelta, seed: str) -> timedelta:
    """Move a wait by up to a tenth either way, the same for the same seed."""
    drawn = int.from_bytes(blake2b(seed.encode(), digest_size=4).digest(), "big") / 2**32
    return wait * (0.9 + 0.2 * drawn)


def retry_after(header: str | None, *, now: datetime) -> timedelta | None:
    """Tell how long a server asks us to wait, at most a year; null: it does not say.

    Source: RFC 9110, section 10.2.3: whole seconds, or an HTTP date.
    """
    text = (header or "").strip()
    if re.fullmatch(r"[0-9]{1,9}", text):
        return min(timedelta(seconds=int(text)), 365 * DAY)
    at = _http_date(text)
    return None if at is None else min(max(at - now, timedelta(0)), 365 * DAY)


def max_age(header: str | None) -> timedelta | None:
    """Read `max-age` of a `Cache-Control`, at most a year; null: it gives none, or no-cache.

    Source: RFC 9111, section 5.2.2.
    """
    text = (header or "").lower()
    found = re.search(r"(?:^|[\s,])max-age=\"?([0-9]{1,9})", text)
    if found is None or "no-cache" in text or "no-store" in text:
        return None
    return min(timedelta(seconds=int(found[1])), 365 * DAY)


def lifetime(headers: Mapping[str, str], *, now: datetime) -> timedelta | None:
    """Tell how long an answer stays good, at most a year; null: it does not say.

    `Cache-Control` counts before `Expires`. Source: RFC 9111, section 4.2.1.
    """
    control = headers.get("Cache-Control")
    if control and re.search(r"max-age|no-cache|no-store", control, re.IGNORECASE):
        return max_age(control)
    expires, sent = _http_date(headers.get("Expires")), _http_date(headers.get("Date"))
    if expires is None:
        return None
    return min(max(expires - (sent or now), timedelta(0)), 365 * DAY)


def _http_date(header: str | None) -> datetime | None:
    try:
        at = parsedate_to_datetime(header or "")
    except (ValueError, OverflowError):
        return None
    return at.replace(tzinfo=at.tzinfo or UTC)


def _bounded(wait: timedelta) -> timedelta:
    return min(max(wait, SHORTEST), LONGEST)
