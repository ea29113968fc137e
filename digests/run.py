"""From what is due to the outbox: slots, editions, what each chat has not seen yet.

The scheduler only wakes this; the database decides. Any number of instances may run it: one
at a time works, and a repeat is harmless.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from news.model import (
    ChatId,
    DeliveryId,
    EditionId,
    StoryId,
    SubmissionId,
    SubscriptionId,
)
from news.shown import Shown
from storage.deliveries import COMBINED, NewDelivery
from storage.due import Batch, Due, DueSubscriptions, Moved
from storage.engine import Json
from storage.leases import Leases
from storage.seen import Reader
from storage.stories import Stories
from storage.words import Words

from .choices import Choices
from .combine import combined_json, join
from .compose import Edition, Wanted
from .editions import Composer, Numbered, areas
from .pick import SEEN_FOR, Picked
from .plans import Plan, Work, forget, merge_late, plan, together
from .turns import turn
from .wishes import ALL, Wish

BATCH = 2_000  # subscriptions a transaction
LEASE = timedelta(minutes=2)  # renewed with every batch
NAME = "digests"
PLACES_MOST = 100  # of one chat that are due at once


@dataclass(frozen=True, slots=True)
class Made:
    """What one run did: editions used, deliveries put in the outbox."""

    editions: int = 0
    deliveries: int = 0


@dataclass(slots=True)
class Memory:
    """What a run keeps while it is at one area: editions, and what was picked of them."""

    took_in: Mapping[StoryId, Sequence[StoryId]] = field(default_factory=dict)
    editions: dict[Wanted, Numbered] = field(default_factory=dict)
    choices: dict[tuple[EditionId, int, Wish], Choices] = field(default_factory=dict)
    wishes: dict[SubscriptionId, Wish] = field(default_factory=dict)
    titles: dict[SubmissionId, str] = field(default_factory=dict)
    used: set[EditionId] = field(default_factory=set)
    has_words: bool = False

    def forget(self) -> None:
        """Go on to another area."""
        self.editions.clear()
        self.choices.clear()
        self.titles.clear()


class Runner:
    """Turns due subscriptions into deliveries. `holder` names this instance."""

    def __init__(
        self,
        due: DueSubscriptions,
        stories: Stories,
        composer: Composer,
        words: Words,
        leases: Leases,
        holder: str,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._due = due
        self._stories = stories
        self._composer = composer
        self._words = words
        self._leases = leases
        self._holder = holder
        self._monotonic = monotonic

    async def run_once(self, now: datetime) -> Made:
        """Put in the outbox everything that is due; nothing if another instance is at it."""
        places = await self._due.places(now)
        if not places:
            return Made()
        started, made = self._monotonic(), 0
        memory = Memory(await self._taken_in(now), has_words=await self._words.is_there_any())
        self._composer.expect(len(places))
        try:
            for area in areas(places):
                while await self._is_ours(now, started):
                    due = await self._due.find(now, limit=BATCH, places=area)
                    if not due:
                        break
                    made += await self._batch(due, memory, now)
                else:
                    break  # another instance is at it
                memory.forget()
        finally:
            self._composer.forget()
            await self._leases.release(NAME, self._holder)
        return Made(len(memory.used), made)

    async def _is_ours(self, now: datetime, started: float) -> bool:
        moment = now + timedelta(seconds=self._monotonic() - started)
        return await self._leases.take(NAME, self._holder, now=moment, lasts=LEASE)

    async def _taken_in(self, now: datetime) -> dict[StoryId, list[StoryId]]:
        taken_in: dict[StoryId, list[StoryId]] = defaultdict(list)
        for old, new in (await self._stories.merged(since=now - SEEN_FOR)).items():
            taken_in[new].append(old)
        return taken_in

    async def _batch(self, found: list[Due], memory: Memory, now: datetime) -> int:
        due = await self._with_others(found, now)
        chats = {one.chat_id for one in due}
        plans = [plan(one, now) for one in due]
        late = await self._due.hold_late(chats, now=now, lease=LEASE)
        work = merge_late([p for p in plans if p.wanted], late)
        missing = {p.wanted for p in work.plans if p.wanted} - memory.editions.keys()
        memory.editions |= await self._composer.editions(missing, now=now)
        await self._learn_wishes(work, memory)
        batch = assemble(work, memory, now=now)
        memory.used |= {row.edition_id for row in batch.new if row.edition_id}
        moved = [Moved(p.due.id, p.due.chat_id, p.next_at, p.covers_to) for p in plans]
        done = await self._due.enqueue(Batch(batch.new, moved, batch.late, batch.seen))
        await self._due.release_held({h.id for h in late} - set(batch.late))
        return done

    async def _with_others(self, found: list[Due], now: datetime) -> list[Due]:
        """Add what else is due of chats that want all their places in one message."""
        chats = {one.chat_id for one in found if one.combined}
        if not chats:
            return found
        known = {one.id for one in found}
        others = await self._due.find(now, limit=PLACES_MOST * len(chats), chats=chats)
        return [*found, *(one for one in others if one.id not in known)]

    async def _learn_wishes(self, work: Work, memory: Memory) -> None:
        """Read what the chats of a batch leave out: nothing is read where nobody has words."""
        due = [one.due for one in work.plans]
        muted: Mapping[ChatId, tuple[str, ...]] = {}
        wanted: Mapping[SubscriptionId, tuple[str, ...]] = {}
        if memory.has_words:
            muted, wanted = await self._words.of_many(
                {one.chat_id for one in due}, {one.id for one in due}
            )
        memory.wishes = {
            one.id: wish
            for one in due
            if (
                wish := Wish(
                    one.muted_sections,
                    muted.get(one.chat_id, ()),
                    wanted.get(one.id, ()),
                    one.readers,
                )
            )
        }
        readers = {id for one in work.plans for id in _to_read(one, memory)} - memory.titles.keys()
        if readers:
            memory.titles |= await self._composer.reader_titles(readers)


def _to_read(one: Plan, memory: Memory) -> tuple[SubmissionId, ...]:
    """Name the readers' news whose titles a wish has to read."""
    wish = memory.wishes.get(one.due.id, ALL)
    if one.wanted is None or not wish.has_words:
        return ()
    return memory.editions[one.wanted][1].readers


def assemble(work: Work, memory: Memory, *, now: datetime) -> Batch:
    """Pick for every chat what it has not seen, in the order of `plans`.

    What a plan replaces counts as not seen. A chat with nothing new gets nothing.
    """
    new: list[NewDelivery] = []
    late: list[DeliveryId] = []
    seen: dict[Reader, Shown] = {}
    for group in together(work.plans):
        due = group[0].due
        replaced = {delivery.id: delivery for one in group for delivery in one.replaces}
        reader = due.chat_id, due.thread_id
        before = forget(seen.get(reader, due.seen), list(replaced.values()))
        held = work.held_until.get(due.chat_id)
        made = (
            _one(group[0], memory, before, held, now)
            if len(group) == 1
            else _several(group, memory, before, held, now)
        )
        if made is None:
            continue
        delivery, seen[reader] = made
        new.append(delivery)
        late += replaced
    return Batch(new=new, late=late, seen=seen)


def _one(
    one: Plan, memory: Memory, before: Shown, held: datetime | None, now: datetime
) -> tuple[NewDelivery, Shown] | None:
    """Make the digest of one place, and what its chat has seen after it."""
    numbered = memory.editions[_wanted(one)]
    choice = _choices(numbered, one.due, memory, now).of(before)
    if choice is None:
        return None
    body = _following(choice.body, choice.picked) if one.due.living else choice.body
    delivery = _delivery(one, numbered, one.due.place_id, body, held)
    return delivery, choice.seen_after(before, now=now)


def _several(
    group: list[Plan], memory: Memory, before: Shown, held: datetime | None, now: datetime
) -> tuple[NewDelivery, Shown] | None:
    """Make one digest of several places, and what its chat has seen after it."""
    offered = [
        (one, _choices(memory.editions[_wanted(one)], one.due, memory, now)) for one in group
    ]
    telling = [
        (one, choices, picked) for one, choices in offered if (picked := choices.pick(before))
    ]
    if len(telling) < 2:
        return _one(telling[0][0], memory, before, held, now) if telling else None
    joined = join([picked for _, _, picked in telling], group[0].due.size)
    after = before
    for _, choices, _ in telling:
        after = choices.seen_after(after, joined, now=now)
    first, *more = (memory.editions[_wanted(one)] for one, _, _ in telling)
    hours = max(_wanted(one).hours for one, _, _ in telling)
    body = combined_json(joined, hours, [id for id, _ in more])
    if any(one.due.living for one in group):
        body = _following(body, joined)
    return _delivery(telling[0][0], first, COMBINED, body, held), after


def _following(body: str, picked: Picked) -> str:
    """Add to a body the story whose earlier message a digest follows: the first that grew."""
    grew = next((item.id for item in picked.shown if item.is_update), None)
    return body if grew is None else f'{body[:-1]},"follows":{grew}}}'


def _wanted(one: Plan) -> Wanted:
    if one.wanted is None:
        raise ValueError(f"nothing is planned for subscription {one.due.id}")
    return one.wanted


def _choices(numbered: Numbered, due: Due, memory: Memory, now: datetime) -> Choices:
    """Find what was picked for those with the same wishes."""
    id, edition = numbered
    wish = memory.wishes.get(due.id, ALL)
    key = id, due.size, wish
    if key not in memory.choices:
        memory.choices[key] = Choices(
            edition,
            due.size,
            took_in=memory.took_in,
            now=now,
            wish=wish.takes if wish else None,
            readers=_readers(edition, wish, memory) if wish else None,
        )
    return memory.choices[key]


def _readers(edition: Edition, wish: Wish, memory: Memory) -> list[SubmissionId]:
    if not wish.readers:
        return []
    return [
        id
        for id in edition.readers
        if not wish.has_words or wish.takes_text(memory.titles.get(id, ""))
    ]


def _delivery(
    one: Plan, numbered: Numbered, subject: str, body: str, held: datetime | None
) -> NewDelivery:
    id, edition = numbered
    due = one.due
    ready = edition.slot - _SECOND + turn(due.place_id, due.chat_id, edition.slot)
    return NewDelivery(
        chat_id=due.chat_id,
        thread_id=due.thread_id,
        kind="digest",
        subject=subject,
        slot=edition.slot,
        due_at=max(ready, held) if held else ready,
        body=Json(body),
        edition_id=id,
    )


_SECOND = timedelta(seconds=1)  # the order of an hour is over when the hour begins
