"""When a subscription is due. Pure: the database keeps the answer, the scheduler only wakes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

ALL_DAYS = 0b1111111
ALL_HOURS = (1 << 24) - 1
_SEARCH_HOURS = 24 * 15  # two weeks and a day reach the next chosen weekday in any zone


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
        if self.quiet is None or self.quiet[0] == self.quiet[1]:
            return False
        start, end = self.quiet
        return start <= hour < end if start < end else hour >= start or hour < end


def frequency_of(hours: int) -> Frequency | None:
    """Name the preset with these hours; null: the person's own choice."""
    return next((f for f, bits in HOURS.items() if bits == hours), None)


def next_slot(schedule: Schedule, zone: ZoneInfo, *, after: datetime) -> datetime | None:
    """Find the first whole local hour after `after` (aware) that the schedule takes.

    Returns:
        Aware UTC, always later than `after`; null when the schedule takes no hour at all.
        An hour that a change of clocks skips is not a slot; one that it repeats is a slot once.
    """
    moment = after.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    for step in range(_SEARCH_HOURS * 4):  # quarters: some zones are off by 30 or 45 minutes
        slot = moment + timedelta(minutes=15 * step)
        local = slot.astimezone(zone)
        if slot > after and local.minute == 0 and not local.fold and schedule.takes(local):
            return slot
    return None
