"""What the visits of one poll bring, on its way to the database."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.model import FeedId
from storage.feeds import Feed

from .answers import Failed, Fetched, NotModified
from .reading import Reading

_GATHER = 0.5  # seconds that outcomes wait for others to share their transaction


@dataclass(frozen=True, slots=True)
class Outcome:
    """One feed after its visit: `reading` where there is a document to store."""

    feed: Feed
    answer: Fetched | NotModified | Failed
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class PutOff:
    """A feed whose host asked for rest before its turn came."""

    id: FeedId
    until: datetime


@dataclass(frozen=True, slots=True)
class PollResult:
    """What a poll did. `failed` of `feeds` gave no feed; the reasons are in their rows."""

    feeds: int = 0
    not_modified: int = 0
    articles_new: int = 0
    failed: int = 0
    seconds: float = 0.0


class Run:
    """One poll under way: its moment, and what has come out of it so far.

    `batch`: outcomes that are written down together, at most.
    """

    def __init__(self, now: datetime, *, batch: int) -> None:
        self._start, self._clock = now, time.monotonic()
        self._batch = batch
        self._outcomes: asyncio.Queue[Outcome | PutOff | None] = asyncio.Queue(2 * batch)
        self._feeds = self._not_modified = self._failed = 0
        self.articles_new = 0

    @property
    def elapsed(self) -> timedelta:
        """Time since the start."""
        return timedelta(seconds=time.monotonic() - self._clock)

    @property
    def now(self) -> datetime:
        """The moment the poll was started at, and what has passed since."""
        return self._start + self.elapsed

    @property
    def result(self) -> PollResult:
        """What was done so far."""
        return PollResult(
            feeds=self._feeds,
            not_modified=self._not_modified,
            articles_new=self.articles_new,
            failed=self._failed,
            seconds=round(self.elapsed.total_seconds(), 3),
        )

    def count(self, outcome: Outcome) -> None:
        """Count one visit."""
        self._feeds += 1
        self._not_modified += isinstance(outcome.answer, NotModified)
        self._failed += isinstance(outcome.answer, Failed)

    async def put(self, outcome: Outcome | PutOff | None) -> None:
        """Hand an outcome over; waits while too many are not yet written. Null: the last."""
        await self._outcomes.put(outcome)

    async def batches(self) -> AsyncIterator[list[Outcome | PutOff]]:
        """Give outcomes in batches, as they come; ends with the poll."""
        while (first := await self._outcomes.get()) is not None:
            batch = [first]
            ended = await self._gather(batch)
            yield batch
            if ended:
                return

    async def _gather(self, batch: list[Outcome | PutOff]) -> bool:
        """Add to a batch what comes soon; true: there is no more."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_GATHER):
                while len(batch) < self._batch:
                    item = await self._outcomes.get()
                    if item is None:
                        return True
                    batch.append(item)
        return False
