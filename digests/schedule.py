"""When a subscription is due. Pure: the database keeps the answer, the scheduler only wakes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

ALL_DAYS = 0b1111111
ALL_HOURS = (1 << 24) - 1
TIMES_MOST = 12  # digests a day, spread evenly; for more there is every hour
_MORNING, _EVENING = 8, 20  # hours that "N times a day" spreads over
_SEARCH_DAYS = 15  # two weeks reach the next chosen weekday in any zone
NEVER = datetime(9000, 1, 1, tzinfo=UTC)
"""The next slot of a schedule that takes no hour at all."""


def mask(hours: Iterable[int]) -> int:
    """Bits of `hours` (0-23, local) or of weekdays (0-6, Monday first)."""
    bits = 0
    for hour in hours:
        bits |= 1 << hour
    return bits


def members(bits: int) -> list[int]:
    """Hours or weekdays of a mask, in order."""
    return [n for n in range(24) if bits >> n & 1]


class Frequency(StrEnum):
    """What a person may choose with one press."""

    HOURLY = "hourly"
    THREE_HOURS = "three-hours"
    TWICE = "twice"
    DAILY = "daily"


HOURS: dict[Frequency, int] = {
    Frequency.HOURLY: mask(range(8, 24)),
    Frequency.THREE_HOURS: mask(range(8, 24, 3)),
    Frequency.TWICE: mask((8, 20)),
    Frequency.DAILY: mask((9,)),
}


@dataclass(frozen=True, slots=True)
class Schedule:
    """Local hours and weekdays a digest is wanted at, less the chat's quiet hours.

    `quiet` is (from, to) in local hours, from inclusive, to exclusive; it may cross midnight;
    equal ends mean never quiet.
    """

    hours: int
    weekdays: int = ALL_DAYS
    quiet: tuple[int, int] | None = None

    def takes(self, moment: datetime) -> bool:
        """Tell whether a digest is wanted at this local moment."""
        wanted = self.hours >> moment.hour & 1 and self.weekdays >> moment.weekday() & 1
        return bool(wanted) and not self.is_quiet(moment.hour)

    def is_quiet(self, hour: int) -> bool:
        """Tell whether this local hour is within the quiet ones."""
        return within(self.quiet, hour)


def within(quiet: tuple[int, int] | None, hour: int) -> bool:
    """Tell whether a local hour is within quiet ones, given as `Schedule.quiet` is."""
    if quiet is None or quiet[0] == quiet[1]:
        return False
    start, end = quiet
    return start <= hour < end if start < end else hour >= start or hour < end


def times_a_day(count: int, quiet: tuple[int, int] | None = None) -> int:
    """Spread `count` digests (1 to `TIMES_MOST`) evenly over the day; gives a mask of hours.

    From 8 to 20 where the hours that are not quiet allow, else over all of those; where even
    they are too few, over the whole day: the person asked for that many.
    """
    awake = [hour for hour in range(24) if not within(quiet, hour)]
    day = [hour for hour in awake if _MORNING <= hour <= _EVENING]
    among = next((some for some in (day, awake) if len(some) >= count), range(24))
    if count == 1:
        return mask((among[min(1, len(among) - 1)],))
    return mask(among[round(n * (len(among) - 1) / (count - 1))] for n in range(count))


def frequency_of(hours: int) -> Frequency | None:
    """Name the preset with these hours; null: the person's own choice."""
    return next((f for f, bits in HOURS.items() if bits == hours), None)


def next_slot(schedule: Schedule, zone: ZoneInfo, *, after: datetime) -> datetime | None:
    """Find the first moment after `after` (aware) that the schedule wants a digest at.

    Returns:
        Aware UTC, always later than `after`; null when the schedule takes no hour at all.
        A wanted hour that a change of clocks skips comes at the change; one that it repeats
        comes once, the first time.
    """
    today = after.astimezone(zone).date()
    for day in range(-1, _SEARCH_DAYS):
        found = [s for s in _slots(schedule, zone, today + timedelta(days=day)) if s > after]
        if found:  # a clock that jumps by hours may put tomorrow's slot before today's
            later = _slots(schedule, zone, today + timedelta(days=day + 1))
            return min(found + [s for s in later if s > after])
    return None


def _slots(schedule: Schedule, zone: ZoneInfo, day: date) -> list[datetime]:
    """Give the slots of one local day, in UTC."""
    if not schedule.weekdays >> day.weekday() & 1:
        return []
    hours = [h for h in members(schedule.hours) if not schedule.is_quiet(h)]
    return [datetime.combine(day, time(h), zone).astimezone(UTC) for h in hours]
