"""From what is due to the outbox: slots, editions, what each chat has not seen yet.

The scheduler only wakes this; the database decides. Any number of instances may run it: one
at a time works, and a repeat is harmless.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from math import ceil
from zlib import crc32
from zoneinfo import ZoneInfo

from news.model import ChatId, DeliveryId, EditionId, StoryId
from storage.deliveries import Delivery, NewDelivery
from storage.due import Batch, Due, DueSubscriptions, Moved
from storage.leases import Leases
from storage.seen import Seen
from storage.stories import Stories

from .compose import MOST_HOURS, Edition, Scope, Wanted
from .editions import Composer, Numbered
from .pick import SEEN_FOR, Offer, Picked, offer, pick, picked_from_json, picked_json, remember
from .pick import Seen as Shown
from .schedule import NEVER, Schedule, next_slot

BATCH = 2_000  # subscriptions a transaction
LEASE = timedelta(minutes=2)  # renewed with every batch
NAME = "digests"
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Made:
    """What one run did: editions used, deliveries put in the outbox."""

    editions: int = 0
    deliveries: int = 0


@dataclass(slots=True)
class _Memory:
    """What a run keeps from batch to batch: the editions of the last one, and what came of all."""

    editions: dict[Wanted, Numbered] = field(default_factory=dict)
    merged: Mapping[StoryId, StoryId] = field(default_factory=dict)
    used: set[EditionId] = field(default_factory=set)


class Runner:
    """Turns due subscriptions into deliveries. `holder` names this instance."""

    def __init__(
        self,
        due: DueSubscriptions,
        seen: Seen,
        stories: Stories,
        composer: Composer,
        leases: Leases,
        holder: str,
    ) -> None:
        self._due = due
        self._seen = seen
        self._stories = stories
        self._composer = composer
        self._leases = leases
        self._holder = holder

    async def run_once(self, now: datetime) -> Made:
        """Put in the outbox everything that is due; nothing if another instance is at it."""
        memory = _Memory()
        made = 0
        while await self._leases.take(NAME, self._holder, now=now, lasts=LEASE):
            due = await self._due.find(now, limit=BATCH)
            if not due:
                await self._leases.release(NAME, self._holder)
                break
            if not memory.merged:
                memory.merged = await self._stories.merged(since=now - SEEN_FOR)
            made += await self._batch(due, memory, now)
        self._composer.forget()
        return Made(len(memory.used), made)

    async def _batch(self, due: list[Due], memory: _Memory, now: datetime) -> int:
        chats = {one.chat_id for one in due}
        plans = [plan(one, now) for one in due]
        late = await self._due.hold_late(chats, now=now, lease=LEASE)
        work = merge_late([p for p in plans if p.wanted], late)
        wanted = {p.wanted for p in work.plans if p.wanted}
        known = {one: memory.editions[one] for one in wanted & memory.editions.keys()}
        made = await self._composer.editions(wanted - known.keys(), now=now)
        memory.editions = known | made
        seen = await self._seen.of_chats(chats)
        current = {chat: canonical(shown, memory.merged) for chat, shown in seen.items()}
        batch = assemble(work, memory.editions, current, now=now)
        memory.used |= {row.edition_id for row in batch.new if row.edition_id}
        moved = [Moved(p.due.id, p.due.chat_id, p.next_at, p.covers_to) for p in plans]
        done = await self._due.enqueue(Batch(batch.new, moved, batch.late, batch.seen))
        await self._due.release_held({h.id for h in late} - set(batch.late))
        return done


@dataclass(frozen=True, slots=True)
class Plan:
    """What a due subscription gets: an edition, or null in its quiet hours, and its next slot.

    `since`: up to where its last digest reached; null: this is the first.
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
    """Decide what a due subscription gets. Pure.

    After downtime it gets one digest of all the hours since the last one, up to a day. When
    that would be in its quiet hours, it waits for the first slot after them.
    """
    schedule = Schedule(due.hours, due.weekdays, due.quiet)
    next_at = _next(schedule, due.time_zone, now) or NEVER
    late = now - due.next_at >= _HOUR
    if late and schedule.is_quiet(now.astimezone(ZoneInfo(due.time_zone)).hour):
        return Plan(due, None, next_at)
    slot = (
        max(due.next_at, now.replace(minute=0, second=0, microsecond=0)) if late else due.next_at
    )
    wanted = Wanted(due.place_id, Scope(due.scope), slot, hours_since(due.last_at, slot))
    return Plan(due, wanted, next_at)


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
    """Plans with an edition, and until when a chat must be left alone."""

    plans: list[Plan]
    held_until: Mapping[ChatId, datetime]


def merge_late(plans: Iterable[Plan], late: Iterable[Delivery]) -> Work:
    """Let a digest that could not be sent yet become part of the one due now. Pure."""
    waiting: dict[tuple[ChatId, int, str], list[Delivery]] = {}
    held: dict[ChatId, datetime] = {}
    for delivery in late:
        key = delivery.chat_id, delivery.thread_id, delivery.subject
        waiting.setdefault(key, []).append(delivery)
        held[delivery.chat_id] = max(held.get(delivery.chat_id, delivery.due_at), delivery.due_at)
    return Work([_with_late(one, waiting) for one in plans], held)


def _with_late(one: Plan, waiting: Mapping[tuple[ChatId, int, str], list[Delivery]]) -> Plan:
    due, wanted = one.due, one.wanted
    old = waiting.get((due.chat_id, due.thread_id, str(due.place_id)), [])
    replaced = tuple(d for d in old if wanted and d.slot < wanted.slot)
    if not replaced or wanted is None:
        return one
    since = min(d.slot - timedelta(hours=d.body.get("hours", 1)) for d in replaced)
    hours = max(wanted.hours, hours_since(since, wanted.slot))
    wider = Wanted(wanted.place, wanted.scope, wanted.slot, hours)
    return Plan(due, wider, one.next_at, replaced)


def canonical(shown: Shown, merged: Mapping[StoryId, StoryId]) -> Shown:
    """Know stories by the ids they have now, after some took in others. Pure."""
    gone = merged.keys() & shown.keys()
    if not gone:
        return shown
    found = {id: mark for id, mark in shown.items() if id not in gone}
    for old in gone:
        new = merged[old]
        found[new] = max(shown[old], found.get(new, shown[old]), key=lambda mark: mark[1])
    return found


def assemble(
    work: Work,
    editions: Mapping[Wanted, Numbered],
    seen: Mapping[ChatId, Shown],
    *,
    now: datetime,
) -> Batch:
    """Pick for every chat what it has not seen, in the order of `plans`. Pure.

    What a plan replaces counts as not seen. A chat with nothing new gets nothing.
    """
    new: list[NewDelivery] = []
    late: list[DeliveryId] = []
    marks: dict[ChatId, Shown] = {}
    offers: dict[tuple[EditionId, int], Offer] = {}
    for one in work.plans:
        if one.wanted is None:
            continue
        chat = one.due.chat_id
        id, edition = editions[one.wanted]
        before = forget(marks.get(chat, seen.get(chat, {})), one.replaces)
        offered = offers.get((id, one.due.size))
        if offered is None:
            offered = offers[id, one.due.size] = offer(edition, one.due.size)
        picked = pick(offered, before)
        if not picked:
            continue
        new.append(_delivery(one, id, edition, picked, work.held_until.get(chat)))
        late += [delivery.id for delivery in one.replaces]
        marks[chat] = remember(before, offered, picked.shown, now=now)
    return Batch(new=new, late=late, seen=marks)


def forget(shown: Shown, replaced: Sequence[Delivery]) -> Shown:
    """Take back what was marked as seen when a digest was made that then was not sent. Pure."""
    if not replaced:
        return shown
    unsent = {i.id: i for d in replaced for i in picked_from_json(d.body).shown}
    kept = {id: mark for id, mark in shown.items() if id not in unsent}
    updates = {id for id, item in unsent.items() if item.is_update and id in shown}
    return kept | {id: (0, shown[id][1]) for id in updates}  # grown since: still an update


def _delivery(
    one: Plan, id: EditionId, edition: Edition, picked: Picked, held: datetime | None
) -> NewDelivery:
    due = one.due
    ready = edition.slot - _turn(due, edition.slot)
    return NewDelivery(
        chat_id=due.chat_id,
        thread_id=due.thread_id,
        kind="digest",
        subject=due.place_id,
        slot=edition.slot,
        due_at=max(ready, held) if held else ready,
        body=picked_json(picked) | {"hours": edition.hours},
        edition_id=id,
    )


def _turn(due: Due, slot: datetime) -> timedelta:
    """Shuffle the order of an hour, so that over a day nobody is always last.

    Places are shuffled, and the readers of each: one page after the other is laid out once.
    """
    hour = int(slot.timestamp())
    place = crc32(f"{due.place_id} {hour}".encode()) % 1_000
    reader = crc32(f"{due.chat_id} {hour}".encode()) % 1_000
    return timedelta(milliseconds=place, microseconds=reader)
