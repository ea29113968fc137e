"""What a run picks from one edition: chats that have seen the same of it share the same digest.

Pure but for a memory of what was picked before.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from news.model import StoryId, SubmissionId
from news.shown import Shown

from .compose import Edition
from .pick import (
    Offer,
    Picked,
    Wish,
    names,
    offer,
    pick_of,
    picked_json,
    remember,
    renew,
    showing,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A digest for everyone who has seen the same of an edition.

    `body` is the JSON of its deliveries. `added` is what those who get it have been shown by
    it, `again` the ids of what of that they may have seen before.
    """

    picked: Picked
    body: str
    added: Shown
    again: frozenset[StoryId]

    def seen_after(self, before: Shown, *, now: datetime) -> Shown:
        """Tell what a chat has been shown once it has got this."""
        return renew(before, self.added, self.again, now=now)


class Choices:
    """The digests of one edition for chats with the same wishes; `now` is the run's."""

    def __init__(
        self,
        edition: Edition,
        size: int,
        *,
        took_in: Mapping[StoryId, Sequence[StoryId]],
        now: datetime,
        wish: Wish | None = None,
        readers: Sequence[SubmissionId] | None = None,
    ) -> None:
        self._hours = edition.hours
        self._now = now
        self._offer: Offer = offer(edition, size, took_in, wish, readers)
        self._made: dict[tuple[tuple[StoryId, int], ...], Choice | None] = {}

    def of(self, before: Shown) -> Choice | None:
        """Pick what is new to a chat; null: nothing is."""
        seen = before.among(self._offer.known)
        if seen not in self._made:
            self._made[seen] = self._choice(seen)
        return self._made[seen]

    def pick(self, before: Shown) -> Picked:
        """Pick what is new to a chat, for a digest that combines this edition with others."""
        choice = self.of(before)
        return choice.picked if choice else Picked((), 1)

    def seen_after(self, before: Shown, combined: Picked, *, now: datetime) -> Shown:
        """Tell what a chat has been shown once it has got what of a digest is this edition's."""
        items = tuple(item for item in combined.shown if item.id in self._offer.sources)
        readers = tuple(news for news in combined.readers if news in self._offer.readers)
        mine = Picked(items, max(len(items), 1), readers)
        return remember(before, self._offer, mine, now=now)

    def _choice(self, seen: tuple[tuple[StoryId, int], ...]) -> Choice | None:
        picked = pick_of(self._offer, seen)
        if not picked:
            return None
        body = json.dumps(picked_json(picked) | {"hours": self._hours}, separators=(",", ":"))
        updates = [item for item in picked.shown if item.is_update]
        added = showing(self._offer, picked, now=self._now)
        return Choice(picked, body, added, names(self._offer, updates))
