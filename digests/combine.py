"""Several places in one digest: their editions side by side, a story once. Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from news.model import EditionId, SubmissionId

from .compose import Edition, Part, Why
from .pick import READERS_MOST, Item, Picked, picked_json

EACH_LEAST = 3  # stories of each place on the first page,
PAGE_MOST = 20  # unless they would be more than this
ITEMS_MOST = 100  # stories over all pages


def combine(editions: Sequence[Edition]) -> Edition:
    """Put editions side by side, each under its own place; a story stays where it came first.

    Raises:
        ValueError: there is no edition at all.
    """
    if len(editions) < 2:
        if not editions:
            raise ValueError("nothing to combine")
        return editions[0]
    first, told, parts = editions[0], set(), []
    for edition in editions:
        fresh = tuple(story for story in edition.stories if story.id not in told)
        told |= {story.id for story in fresh}
        parts.append(Part(Why.PLACE, edition.hours, fresh, edition))
    readers = dict.fromkeys(id for edition in editions for id in edition.readers)
    hours = max(edition.hours for edition in editions)
    return replace(first, hours=hours, parts=tuple(parts), readers=tuple(readers))


def join(picked: Sequence[Picked], size: int) -> Picked:
    """Make one digest of what was picked of several places, in their order.

    The first page has a fair part of each place, then come the others of each; a story is there
    once. `size`: the stories a page of the chat has.
    """
    fresh: list[tuple[Item, ...]] = []
    told = set()
    for one in picked:
        fresh.append(tuple(item for item in one.items if item.id not in told))
        told |= {item.id for item in one.items}
    each = share(sum(bool(items) for items in fresh), size)
    first = [item for items in fresh for item in items[:each]][:PAGE_MOST]
    shown = {item.id for item in first}
    rest = [item for items in fresh for item in items if item.id not in shown]
    readers: dict[SubmissionId, None] = dict.fromkeys(id for one in picked for id in one.readers)
    shown_first = max(len(first), 1)
    return Picked(tuple((*first, *rest)[:ITEMS_MOST]), shown_first, tuple(readers)[:READERS_MOST])


def combined_json(picked: Picked, hours: int, more: Sequence[EditionId]) -> str:
    """Write the body of a delivery that combines: beside what was picked, the other editions."""
    body = picked_json(picked) | {"hours": hours, "more": list(more)}
    return json.dumps(body, separators=(",", ":"))


def editions_of(first: EditionId, body: Mapping[str, Any]) -> tuple[EditionId, ...]:
    """Name the editions that a delivery shows, in their order."""
    return (first, *(EditionId(id) for id in body.get("more", ())))


def share(places: int, size: int) -> int:
    """Say how many stories of each of some places the first page has."""
    return max(1, min(max(EACH_LEAST, size // max(places, 1)), PAGE_MOST // max(places, 1)))
