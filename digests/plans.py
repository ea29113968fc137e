"""What is planned for subscriptions that are due: which edition, and when the next. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from math import ceil
from typing import NamedTuple
from zoneinfo import ZoneInfo

from news.model import ChatId, DeliveryId, PlaceId
from news.shown import Shown, shown
from storage.deliveries import COMBINED, Delivery
from storage.due import Due

from .compose import MOST_HOURS, Scope, Wanted
from .pick import picked_from_json
from .schedule import NEVER, Schedule, next_slot

_HOUR = timedelta(hours=1)


class Plan(NamedTuple):
    """What a due subscription gets: an edition, or null in its quiet hours, and its next slot.

    `replaces`: deliveries that still wait and become part of this one.
    """

    due: Due
    wanted: Wanted | None
    next_at: datetime
    replaces: tuple[Delivery, ...] = ()

    @property
    def covers_to(self) -> datetime | None:
        """Where the next digest begins; null: where this one would have."""
        return self.wanted.slot if self.wanted else None


def plan(due: Due, now: datetime) -> Plan:
    """Decide what a due subscription gets.

    After downtime it gets one digest of all the hours since the last one, up to a day. When
    that would be in its quiet hours, it waits for the first slot after them.
    """
    schedule = due.hours, due.weekdays, due.held
    wanted, next_at = _planned(
        due.place_id, due.scope, schedule, due.time_zone, due.next_at, due.last_at, now
    )
    return Plan(due, wanted, next_at)


@lru_cache(maxsize=4_096)  # those of a place mostly have one schedule
def _planned(
    place: PlaceId,
    scope: str,
    taken: tuple[int, int, tuple[int, int] | None],
    zone: str,
    due_at: datetime,
    last_at: datetime | None,
    now: datetime,
) -> tuple[Wanted | None, datetime]:
    schedule = Schedule(*taken)
    next_at = _next(schedule, zone, now) or NEVER
    late = now - due_at >= _HOUR
    if late and schedule.is_quiet(now.astimezone(ZoneInfo(zone)).hour):
        return None, next_at
    slot = max(due_at, now.replace(minute=0, second=0, microsecond=0)) if late else due_at
    return Wanted(place, Scope(scope), slot, hours_since(last_at, slot)), next_at


def hours_since(last_at: datetime | None, slot: datetime) -> int:
    """Count the whole hours an edition covers: 1 to 24."""
    if last_at is None:
        return 1
    return min(max(ceil((slot - last_at) / _HOUR), 1), MOST_HOURS)


@lru_cache(maxsize=4_096)
def _next(schedule: Schedule, zone: str, now: datetime) -> datetime | None:
    return next_slot(schedule, ZoneInfo(zone), after=now)


@dataclass(frozen=True, slots=True)
class Work:
    """Plans with an edition, until when a chat must be left alone, and what of it is leased."""

    plans: list[Plan]
    held_until: Mapping[ChatId, datetime]
    held: frozenset[DeliveryId] = frozenset()


def merge_late(plans: Iterable[Plan], late: Iterable[Delivery]) -> Work:
    """Let a digest that could not be sent yet become part of the one due now."""
    waiting: dict[tuple[ChatId, int, str], list[Delivery]] = {}
    held: dict[ChatId, datetime] = {}
    leased = list(late)
    for delivery in leased:
        key = delivery.chat_id, delivery.thread_id, delivery.subject
        waiting.setdefault(key, []).append(delivery)
        held[delivery.chat_id] = max(held.get(delivery.chat_id, delivery.due_at), delivery.due_at)
    merged = [_with_late(one, waiting) for one in plans] if waiting else list(plans)
    return Work(merged, held, frozenset(delivery.id for delivery in leased))


def _with_late(one: Plan, waiting: Mapping[tuple[ChatId, int, str], list[Delivery]]) -> Plan:
    due, wanted = one.due, one.wanted
    old = waiting.get((due.chat_id, due.thread_id, str(due.place_id)), [])
    if due.combined:
        old = old + waiting.get((due.chat_id, due.thread_id, COMBINED), [])
    replaced = tuple(d for d in old if wanted and d.slot < wanted.slot)
    if not replaced or wanted is None:
        return one
    since = min(d.slot - timedelta(hours=d.body.get("hours", 1)) for d in replaced)
    hours = max(wanted.hours, hours_since(since, wanted.slot))
    wider = replace(wanted, hours=hours)
    return Plan(due, wider, one.next_at, replaced)


def together(plans: Iterable[Plan]) -> list[list[Plan]]:
    """Put plans together that become one message: those of a chat that wants it so."""
    groups: dict[tuple[ChatId, int, datetime] | int, list[Plan]] = {}
    for number, one in enumerate(plans):
        if one.wanted is None:
            continue
        due, slot = one.due, one.wanted.slot
        key = (due.chat_id, due.thread_id, slot) if due.combined else number
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def forget(before: Shown, replaced: Sequence[Delivery]) -> Shown:
    """Take back what was marked as seen when a digest was made that then was not sent."""
    if not replaced:
        return before
    unsent = {i.id: i for d in replaced for i in picked_from_json(d.body).shown}
    return shown(
        {
            id: (0 if id in unsent else sources, at)  # grown since: still an update
            for id, (sources, at) in before
            if id not in unsent or unsent[id].is_update
        }
    )
