"""From plans to what one step writes: what each chat gets, and what it has seen by then. Pure.

Pure but for the memory of a run: editions that it has, and what was picked of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from news.model import (
    DeliveryId,
    EditionId,
    StoryId,
    SubmissionId,
    SubscriptionId,
)
from news.shown import Shown
from storage.deliveries import COMBINED, NewDelivery
from storage.due import Batch, Due, Moved
from storage.engine import Json
from storage.seen import Reader

from .choices import Choices
from .combine import combined_json, join
from .compose import Edition, Wanted
from .editions import Numbered
from .pick import Picked
from .plans import Plan, Work, forget
from .turns import turn
from .wishes import ALL, Wish


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


@dataclass(frozen=True, slots=True)
class Step:
    """What is written at once. `held`: late deliveries that were leased and go out as they are."""

    batch: Batch = field(default_factory=Batch)
    held: frozenset[DeliveryId] = frozenset()
    taken: frozenset[SubscriptionId] = frozenset()


def after(steps: Iterable[Step], work: Work) -> Work:
    """Bring what was planned before `steps` were written to what is true after them."""
    taken: set[SubscriptionId] = set()
    seen: dict[Reader, Shown] = {}
    for one in steps:
        taken |= one.taken
        seen |= one.batch.seen
    plans = [
        plan._replace(due=due._replace(seen=seen[due.reader])) if due.reader in seen else plan
        for plan in work.plans
        if (due := plan.due).id not in taken
    ]
    return replace(work, plans=plans)


def to_read(one: Plan, memory: Memory) -> tuple[SubmissionId, ...]:
    """Name the readers' news whose titles a wish has to read."""
    wish = memory.wishes.get(one.due.id, ALL)
    if one.wanted is None or not wish.has_words:
        return ()
    return memory.editions[one.wanted][1].readers


class Assembly:
    """Makes the step of what is planned: for every chat what it has not seen, in order.

    What a plan replaces counts as not seen. A chat with nothing new gets nothing.
    """

    def __init__(self, work: Work, memory: Memory, now: datetime) -> None:
        self._work = work
        self._memory = memory
        self._now = now
        self._new: list[NewDelivery] = []
        self._late: list[DeliveryId] = []
        self._seen: dict[Reader, Shown] = {}

    def add(self, group: list[Plan]) -> None:
        """Make one message of plans, see `plans.together`."""
        due = group[0].due
        replaced = {delivery.id: delivery for one in group for delivery in one.replaces}
        reader = due.reader
        before = forget(self._seen.get(reader, due.seen), list(replaced.values()))
        held = self._work.held_until.get(due.chat_id)
        made = (
            _one(group[0], self._memory, before, held, self._now)
            if len(group) == 1
            else _several(group, self._memory, before, held, self._now)
        )
        if made is not None:
            delivery, self._seen[reader] = made
            self._new.append(delivery)
            self._late += replaced

    def step(self) -> Step:
        """Give what is written, of all that is planned: also of what is not to be sent."""
        plans, late = self._work.plans, self._late
        moved = [Moved(p.due.id, p.due.chat_id, p.next_at, p.covers_to) for p in plans]
        return Step(
            Batch(self._new, moved, late, self._seen),
            self._work.held - set(late),
            frozenset(p.due.id for p in plans),
        )


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
