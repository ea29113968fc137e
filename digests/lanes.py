"""What was claimed and waits for its turn: which goes next. Pure.

Lanes go one before the other, and each chat gets its messages one after the other, in the order
they came. Moments are seconds of the sender's clock.
"""

import heapq
from collections import deque
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from news.model import ChatId


class Waiting(Protocol):
    """What waits: for which chat."""

    @property
    def chat(self) -> ChatId:
        """The chat it is for."""


W = TypeVar("W", bound=Waiting)


class Lanes(Generic[W]):
    """Rows by lane; `names` are the lanes, the one that goes first before the others."""

    def __init__(self, names: Sequence[str]) -> None:
        self._lanes: dict[str, deque[W]] = {name: deque() for name in names}
        self._after: dict[ChatId, deque[W]] = {}  # chats with one on its way, and what follows it
        self._resting: list[tuple[float, int, W]] = []
        self._rests = 0
        self._woken: deque[W] = deque()

    def add(self, lane: str, row: W) -> None:
        """Let a row wait at the end of a lane."""
        self._lanes[lane].append(row)

    def waiting(self, lane: str) -> int:
        """Count what waits in a lane and has not been given out."""
        return len(self._lanes[lane])

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing waits and nothing is on its way."""
        return not self._after and not any(self._lanes.values())

    def next(self, now: float) -> W | None:
        """Give out the next row that may go; null: none may now. Its chat is then busy."""
        while self._resting and self._resting[0][0] <= now:
            self._woken.append(heapq.heappop(self._resting)[2])
        if self._woken:
            return self._woken.popleft()
        for lane in self._lanes.values():
            while lane:
                row = lane.popleft()
                if row.chat not in self._after:
                    self._after[row.chat] = deque()
                    return row
                self._after[row.chat].append(row)
        return None

    def rest(self, row: W, until: float) -> None:
        """Take back a row that was given out: it goes on at `until`, its chat busy meanwhile."""
        self._rests += 1
        heapq.heappush(self._resting, (until, self._rests, row))

    def wakes_in(self, now: float) -> float | None:
        """Tell in how many seconds the first that rests may go on; null: none rests."""
        return max(self._resting[0][0] - now, 0.0) if self._resting else None

    def done(self, chat: ChatId) -> None:
        """Note that what was on its way to a chat has arrived, or will not be tried now."""
        following = self._after.pop(chat)
        if following:
            self._woken.append(following.popleft())
            self._after[chat] = following

    def clear(self) -> list[W]:
        """Give back all that has not gone, in no order: nothing waits any more."""
        left = [row for lane in self._lanes.values() for row in lane]
        left += [row for rows in self._after.values() for row in rows]
        left += [row for _, _, row in self._resting]
        left += self._woken
        for lane in self._lanes.values():
            lane.clear()
        idle = {row.chat for _, _, row in self._resting} | {row.chat for row in self._woken}
        self._after = {chat: deque() for chat in self._after if chat not in idle}
        self._resting.clear()
        self._woken.clear()
        return left
