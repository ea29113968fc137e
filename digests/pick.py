"""The personal part of a digest: what one chat gets of an edition. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from news.model import StoryId, SubmissionId

from .compose import Edition, EditionStory, Why

Seen = Mapping[StoryId, tuple[int, int]]
"""What a chat was shown: story -> (sources it had then, unix time)."""

GREW_TIMES = 2  # a story comes back when its sources have doubled,
GREW_BY = 3  # and are at least three more
SEEN_FOR = timedelta(hours=48)  # as long as an article may join a story
SEEN_MOST = 300  # stories remembered of one chat


@dataclass(frozen=True, slots=True)
class Item:
    """A story of a digest; `is_update`: this chat saw it before, and it grew since."""

    id: StoryId
    is_update: bool = False


@dataclass(frozen=True, slots=True)
class Picked:
    """What a chat gets: all that it may read, of which `size` at once, and readers' news."""

    items: tuple[Item, ...]
    size: int
    readers: tuple[SubmissionId, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to send."""
        return bool(self.items or self.readers)

    @property
    def shown(self) -> tuple[Item, ...]:
        """The first page."""
        return self.items[: self.size]


@dataclass(frozen=True, slots=True)
class Offer:
    """What an edition has for all who read `size` stories at once.

    `whole`: what somebody gets who has seen none of it. `sources`: how many a story has.
    """

    whole: Picked
    sources: Mapping[StoryId, int]


def offer(edition: Edition, size: int) -> Offer:
    """Choose what of an edition is for those who read `size` stories at once.

    Padding (the region, earlier hours) only fills what the asked window leaves of `size`, so
    that a thin place does not drip yesterday's leftovers hour by hour.
    """
    items = tuple(Item(story.id) for story in _readable(edition, size))
    sources = {story.id: len(story.sources) for story in edition.stories}
    return Offer(Picked(items, size, edition.readers), sources)


def pick(offered: Offer, seen: Seen) -> Picked:
    """Choose what of an offer is new to a chat, in the edition's order.

    A story seen before comes back only when it grew materially, and is marked.
    """
    whole = offered.whole
    if seen.keys().isdisjoint(offered.sources):
        return whole
    items = (_item(item, offered.sources[item.id], seen) for item in whole.items)
    return Picked(tuple(item for item in items if item), whole.size, whole.readers)


def _readable(edition: Edition, size: int) -> Iterable[EditionStory]:
    asked = edition.asked
    padding = [s for part in edition.parts if part.why is not Why.ASKED for s in part.stories]
    return (*asked, *padding[: max(0, size - len(asked))])


def _item(item: Item, sources: int, seen: Seen) -> Item | None:
    if item.id not in seen:
        return item
    return Item(item.id, is_update=True) if grew(seen[item.id][0], sources) else None


def grew(before: int, now: int) -> bool:
    """Tell whether a story has grown enough to be told again; arguments count its sources."""
    return now >= GREW_TIMES * before and now >= before + GREW_BY


def remember(seen: Seen, offered: Offer, items: Iterable[Item], *, now: datetime) -> Seen:
    """Add what was just shown, and let go what is too old: by time, then by number."""
    at, oldest = int(now.timestamp()), (now - SEEN_FOR).timestamp()
    kept = {id: mark for id, mark in seen.items() if mark[1] > oldest}
    kept |= {item.id: (offered.sources.get(item.id, 1), at) for item in items}
    if len(kept) <= SEEN_MOST:
        return kept
    newest = sorted(kept.items(), key=lambda entry: (entry[1][1], entry[0]), reverse=True)
    return dict(newest[:SEEN_MOST])


def picked_json(picked: Picked) -> dict[str, Any]:
    """Give the body of a delivery, of plain JSON values."""
    return {
        "items": [[item.id, int(item.is_update)] for item in picked.items],
        "size": picked.size,
        "readers": list(picked.readers),
    }


def picked_from_json(body: Mapping[str, Any]) -> Picked:
    """Read the body of a delivery back."""
    items = tuple(Item(StoryId(id), bool(update)) for id, update in body.get("items", ()))
    return Picked(
        items, body.get("size", 10), tuple(SubmissionId(id) for id in body.get("readers", ()))
    )
