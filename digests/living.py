"""When a digest that was sent is edited, and what then stands in it. Pure.

Limits: docs/decisions/0013-reading.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from news.model import Story, StoryId

from .compose import Edition, EditionStory, Part
from .day import retold
from .pick import Item, Picked
from .render import Digest

LIVES = timedelta(hours=47)  # Telegram lets messages be edited for 48 hours in some cases
GAP = timedelta(minutes=10)  # between edits of one message
EDITS_MOST = 12  # of one message
GREW_TIMES, GREW_BY = 2, 2  # a story has grown when its sources doubled, or are two more


@dataclass(frozen=True, slots=True)
class Revised:
    """What was already done to a message: how often, when last, and what it said then.

    `told`: how many sources a story had, where that is not what its edition has.
    """

    edits: int = 0
    last_at: datetime | None = None
    told: Mapping[StoryId, int] | None = None


def may_be_edited(sent_at: datetime, before: Revised, *, now: datetime) -> bool:
    """Tell whether a message may be edited at all by now."""
    if now - sent_at >= LIVES or before.edits >= EDITS_MOST:
        return False
    return now - (before.last_at or sent_at) >= GAP


def told_by(digest: Digest, before: Revised) -> dict[StoryId, int]:
    """Count the sources that a message tells of each story of its first page."""
    edition = {story.id: max(len(story.sources), 1) for story in digest.edition.stories}
    told = {item.id: edition[item.id] for item in shown(digest)}
    return told | {id: n for id, n in (before.told or {}).items() if id in told}


def shown(digest: Digest) -> tuple[Item, ...]:
    """Give what stands in the message of a digest: its first page."""
    return digest.items[: max(digest.picked.size, 1)]


def grown(told: Mapping[StoryId, int], now: Mapping[StoryId, int]) -> set[StoryId]:
    """Name the stories that have grown since they were told so; arguments count sources."""
    return {
        id
        for id, before in told.items()
        if (count := now.get(id, 0)) >= GREW_TIMES * before or count >= before + GREW_BY
    }


def revise(digest: Digest, stories: Mapping[StoryId, Story], ever: Iterable[StoryId]) -> Digest:
    """Bring a digest to what is told by now; `ever`: stories that grew since it was sent.

    The order stays: a message that rearranges itself cannot be read.
    """
    marked = frozenset(ever)
    edition = _revised(digest.edition, stories)
    items = tuple(
        Item(item.id, is_update=item.is_update or item.id in marked)
        for item in digest.picked.items
    )
    picked = Picked(items, digest.picked.size, digest.picked.readers)
    return replace(digest, edition=edition, picked=picked)


def _revised(edition: Edition, stories: Mapping[StoryId, Story]) -> Edition:
    def again(story: EditionStory) -> EditionStory:
        return retold(story, stories[story.id], id=story.id) if story.id in stories else story

    parts = tuple(
        Part(part.why, part.hours, tuple(again(story) for story in part.stories), part.of)
        for part in edition.parts
    )
    return replace(edition, parts=parts)
