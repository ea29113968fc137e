"""The personal part of a digest: what one chat gets of an edition. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from news.model import StoryId, SubmissionId
from news.shown import Shown, shown

from .compose import Edition, EditionStory, Why

GREW_TIMES = 2  # a story comes back when its sources have doubled,
GREW_BY = 3  # and are at least three more
SEEN_FOR = timedelta(hours=48)  # as long as an article may join a story
SEEN_MOST = 300  # stories remembered of one chat
READERS_MOST = 3  # readers' news of one digest: they never take the place of stories


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
    """What an edition has for all who want the same of it and read as many stories at once.

    `whole`: what somebody gets who has seen none of it. `sources`: how many a story has.
    `known`: ids of all its stories, of those they took in and of its readers' news; `took_in`
    leads from the second to the first. `readers`: all readers' news there are, the best first.
    """

    whole: Picked
    sources: Mapping[StoryId, int]
    known: frozenset[StoryId]
    readers: tuple[SubmissionId, ...] = ()
    took_in: Mapping[StoryId, StoryId] = field(default_factory=dict)

    def ids_of(self, story: StoryId) -> set[StoryId]:
        """Give the ids a story of this offer goes by, or went by."""
        return {story} | {old for old, new in self.took_in.items() if new == story}


Wish = Callable[[EditionStory], bool]
"""Tells whether a story is for a chat at all."""


def offer(
    edition: Edition,
    size: int,
    took_in: Mapping[StoryId, Sequence[StoryId]] | None = None,
    wish: Wish | None = None,
    readers: Sequence[SubmissionId] | None = None,
) -> Offer:
    """Choose what of an edition is for those who read `size` stories at once.

    Padding (the region, earlier hours) only fills what the asked window leaves of `size`, so
    that a thin place does not drip yesterday's leftovers hour by hour.

    `took_in` gives for a story the ids of those that became part of it. `wish` leaves out what a
    chat does not want: only who has one pays for it. `readers`: which of the readers' news; null:
    all that the edition has.
    """
    asked = [story for story in edition.asked if wish is None or wish(story)]
    padding = [
        story
        for part in edition.parts
        if part.why is not Why.ASKED
        for story in part.stories
        if wish is None or wish(story)
    ]
    items = tuple(Item(story.id) for story in (*asked, *padding[: max(0, size - len(asked))]))
    sources = {story.id: len(story.sources) for story in edition.stories}
    merged = took_in or {}
    old = {was: now for now in sources.keys() & merged.keys() for was in merged[now]}
    news = edition.readers if readers is None else tuple(readers)
    whole = Picked(items, size, news[:READERS_MOST])
    known = frozenset(sources | old).union(map(as_seen, news))
    return Offer(whole, sources, known, news, old)


def pick(offered: Offer, before: Shown) -> Picked:
    """Choose what of an offer is new to a chat, in the edition's order.

    A story seen before comes back only when it grew materially, and is marked.
    """
    return pick_of(offered, before.among(offered.known))


def pick_of(offered: Offer, seen: Iterable[tuple[StoryId, int]]) -> Picked:
    """Choose as `pick` does, from what a chat has seen of this offer: (story, sources then)."""
    then = {offered.took_in.get(id, id): sources for id, sources in seen}
    if not then:
        return offered.whole
    whole = offered.whole
    items = (_item(item, offered.sources[item.id], then) for item in whole.items)
    readers = [news for news in offered.readers if as_seen(news) not in then]
    return Picked(tuple(item for item in items if item), whole.size, tuple(readers[:READERS_MOST]))


def _item(item: Item, sources: int, then: Mapping[StoryId, int]) -> Item | None:
    if item.id not in then:
        return item
    return Item(item.id, is_update=True) if grew(then[item.id], sources) else None


def as_seen(news: SubmissionId) -> StoryId:
    """Give the number by which a chat remembers readers' news among stories: below zero."""
    return StoryId(-news)


def grew(before: int, now: int) -> bool:
    """Tell whether a story has grown enough to be told again; arguments count its sources."""
    return now >= GREW_TIMES * before and now >= before + GREW_BY


def showing(offered: Offer, picked: Picked, *, now: datetime) -> Shown:
    """Give what somebody has been shown who got the first page of this, and nothing else."""
    at = int(now.timestamp())
    stories = {item.id: (offered.sources.get(item.id, 1), at) for item in picked.shown}
    return shown(stories | {as_seen(news): (1, at) for news in picked.readers})


def remember(before: Shown, offered: Offer, picked: Picked, *, now: datetime) -> Shown:
    """Add what was just shown, and let go what is too old: by time, then by number."""
    again = names(offered, picked.shown).union(map(as_seen, picked.readers))
    return renew(before, showing(offered, picked, now=now), again, now=now)


def names(offered: Offer, items: Iterable[Item]) -> frozenset[StoryId]:
    """Give the ids that stories go by, or went by before they took others in."""
    return frozenset(id for item in items for id in offered.ids_of(item.id))


def renew(before: Shown, added: Shown, again: frozenset[StoryId], *, now: datetime) -> Shown:
    """Do what `remember` does. `again`: ids that may be in `before` of what is in `added`."""
    kept = before.since(int((now - SEEN_FOR).timestamp()))
    if again and not again.isdisjoint(kept.ids):
        kept = kept.without(again)
    return kept.then(added).newest(SEEN_MOST)


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
