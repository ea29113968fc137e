"""Dates as feeds write them -> an instant in UTC.

Feeds of our countries write RFC 822 with MSK for a zone, no zone at all, dd.mm.yyyy, months in
words of three languages. What is not understood is None, never a guess.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

EARLIEST_YEAR = 1970  # what stands before it is a default value, not a date
LONGEST = 100  # characters of a date; more is not a date

# The first three letters of a month in English, Russian, Ukrainian and Belarusian.
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan янв січ сту",
            "feb фев лют",
            "mar мар бер сак",
            "apr апр кві кра",
            "may май мая тра",
            "jun июн чер чэр",
            "jul июл лип ліп",
            "aug авг сер жні",
            "sep сен вер",
            "oct окт жов кас",
            "nov ноя лис ліс",
            "dec дек гру сне",
        ),
        start=1,
    )
    for name in names.split()
}

_HOURS = {
    **dict.fromkeys(("", "z", "ut", "utc", "gmt", "wet"), 0),
    **{"bst": 1, "west": 1, "cet": 1, "met": 1, "cest": 2, "mest": 2, "eet": 2, "eest": 3},
    **{"msk": 3, "мск": 3, "fet": 3, "trt": 3, "msd": 4, "samt": 4, "yekt": 5, "omst": 6},
    **{"novt": 7, "krat": 7, "irkt": 8, "yakt": 9, "vlat": 10, "magt": 11, "sakt": 11},
    **{"sret": 11, "pett": 12, "anat": 12, "a": -1, "n": 1, "m": -12, "y": 12},
    **{"adt": -3, "ast": -4, "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7},
    **{"pdt": -7, "pst": -8, "at": -4, "et": -5, "ct": -6, "mt": -7, "pt": -8},
}

_CLOCK = (
    r"(?P<h>\d{1,2})[:.](?P<mi>\d{2})(?:[:.](?P<s>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?"
)
_ZONE = (
    r"(?:\s*\(?(?P<zone>[^\W\d_]{1,5}\s?[+-]\d{1,2}:?\d{0,2}|[+-]\d{1,2}:?\d{0,2}"
    r"|[^\W\d_]+(?:/[A-Za-z_]+)?)\)?(?:\s*\(.{1,40}\))?)?"
)
_WEEKDAY = r"(?:[^\W\d_]{2,12}(?:\s*[.,]+\s*|\s+))?"
_TIME_AFTER = rf"(?:(?:\s*,\s*|\s+|\s*[|/—–-]\s*)(?:в\s+|о\s+|у\s+|at\s+)?{_CLOCK}{_ZONE})?"
_YEAR = r"(?P<y>\d{4}|\d{2})(?:\s*(?:г\.?|года|р\.?|року|года)(?![^\W\d_]))?"

_SHAPES = tuple(
    re.compile(shape + r"\s*$", re.IGNORECASE)
    for shape in (
        rf"{_WEEKDAY}(?P<d>\d{{1,2}})[ -](?P<month>[^\W\d_]{{3,12}})\.?[ -]{_YEAR}{_TIME_AFTER}",
        r"(?P<y>\d{4})-(?P<mo>\d{1,2})(?:-(?P<d>\d{1,2}))?(?:(?:T|\s+)" + _CLOCK + _ZONE + r")?",
        rf"{_WEEKDAY}(?P<d>\d{{1,2}})[./](?P<mo>\d{{1,2}})[./]{_YEAR}{_TIME_AFTER}",
        rf"{_CLOCK}{_ZONE}(?:\s*,\s*|\s+)(?P<d>\d{{1,2}})[./](?P<mo>\d{{1,2}})[./]{_YEAR}",
        rf"{_CLOCK}(?:\s*,\s*|\s+)(?P<d>\d{{1,2}}) (?P<month>[^\W\d_]{{3,12}})\.?,? {_YEAR}",
        rf"{_WEEKDAY}(?P<month>[a-z]{{3,9}})\.? (?P<d>\d{{1,2}}),? {_YEAR}{_TIME_AFTER}",
        rf"{_WEEKDAY}(?P<month>[a-z]{{3}}) (?P<d>\d{{1,2}}) {_CLOCK}{_ZONE} (?P<y>\d{{4}})",
    )
)

# What nearly every feed writes: a day, a clock and a number of a zone, one space apart.
_DAY = re.compile(
    r"(?:[A-Z][a-z]{2}, )?([0-9]{1,2}) "
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ([0-9]{4})"
)
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}")
_SHIFT = re.compile(r"([+-][0-9]{2})([0-9]{2})")
_ISO_8601 = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})"
)


def parse_date(raw: str, *, zone: tzinfo, now: datetime) -> datetime | None:
    """Understand a date of a feed; None if it cannot be understood.

    Args:
        raw: as in the document.
        zone: of the source; for dates that name none.
        now: aware UTC; a date after it becomes it, a two-digit year is read so as not to be.
    """
    if moment := _at_a_glance(raw):
        return settle(moment, now=now)
    text = " ".join(raw.split())
    if not text or len(text) > LONGEST:
        return None
    if text.isascii() and text.isdigit():
        return _from_seconds(text, now=now)
    for shape in _SHAPES:
        if match := shape.match(text):
            return _from_parts(match.groupdict(), zone=zone, now=now)
    return None


def _at_a_glance(raw: str) -> datetime | None:
    """Read what nearly every feed writes, without trying all the shapes: RFC 822 or ISO 8601."""
    iso = raw if raw[10:11] == "T" and _ISO_8601.fullmatch(raw) else _rfc_822(raw)
    try:
        return datetime.fromisoformat(iso).astimezone(UTC) if iso else None
    except (ValueError, OverflowError):  # a day or a second that there is not
        return None


def _rfc_822(raw: str) -> str:
    """Write such a date by ISO 8601; empty: it is none. A feed has few days and one zone."""
    day, time, zone = raw.rsplit(" ", 2) if raw.count(" ") > 1 else ("", "", "")
    day, zone = _iso_day(day), _iso_zone(zone)
    return f"{day}T{time}{zone}" if day and zone and _TIME.fullmatch(time) else ""


@lru_cache(maxsize=256)
def _iso_day(raw: str) -> str:
    match = _DAY.fullmatch(raw)
    return f"{match[3]}-{_MONTHS[match[2].lower()]:02}-{match[1]:>02}" if match else ""


@lru_cache(maxsize=64)
def _iso_zone(raw: str) -> str:
    match = _SHIFT.fullmatch(raw)
    return f"{match[1]}:{match[2]}" if match else "+00:00" if raw == "GMT" else ""


def settle(moment: datetime, *, now: datetime) -> datetime | None:
    """Keep a date within what is believable: none before 1970, `now` for the future."""
    if moment.year < EARLIEST_YEAR:
        return None
    return min(moment, now)


@lru_cache(maxsize=64)
def zone_named(name: str) -> tzinfo:
    """Find a time zone by its name; UTC where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # a name that is no key, or a folder of the database
        return UTC


def _from_seconds(text: str, *, now: datetime) -> datetime | None:
    if len(text) not in (9, 10, 13):
        return None
    seconds = int(text) if len(text) < 13 else int(text) // 1000
    return settle(datetime.fromtimestamp(seconds, UTC), now=now)


def _from_parts(parts: dict[str, str | None], *, zone: tzinfo, now: datetime) -> datetime | None:
    month = _MONTHS.get((parts.get("month") or "").lower()[:3]) or int(parts.get("mo") or 0)
    offset = _offset(parts.get("zone"), zone)
    if offset is None:
        return None
    second = int(parts["s"] or 0)
    try:
        moment = datetime(
            _year(parts["y"] or "", now),
            month,
            int(parts["d"] or 1),
            _hour(parts["h"], parts["half"]),
            int(parts["mi"] or 0),
            min(second, 59),  # a leap second
            tzinfo=offset,
        ).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return settle(moment, now=now) if second <= 60 else None


def _hour(digits: str | None, half: str | None) -> int:
    """Hour of the day; `half` is "a" or "p" on a clock of twelve hours."""
    hour = int(digits or 0)
    if not half:
        return hour
    return hour % 12 + (12 if half.lower() == "p" else 0)


def _year(digits: str, now: datetime) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if 2000 + year <= now.year + 1 else 1900)


@lru_cache(maxsize=256)
def _offset(name: str | None, zone: tzinfo) -> tzinfo | None:
    """Zone of a date: a number, a name, or the source's if it names none."""
    if not name:
        return zone
    if "/" in name and not name.lower().startswith("etc/"):
        found = zone_named(name)
        return None if found is UTC else found
    match = re.fullmatch(r"(?:etc/)?([^\W\d_]*)\s?(?:([+-])(\d{1,2}):?(\d{2})?)?", name.lower())
    if not match or match[1] not in _HOURS:
        return None
    hours, minutes = int(match[3] or 0), int(match[4] or 0)
    shift = timedelta(hours=hours, minutes=minutes) * (-1 if match[2] == "-" else 1)
    shift += timedelta(hours=_HOURS[match[1]])
    return timezone(shift) if abs(shift) < timedelta(hours=24) else None
