"""Write down what visits brought: their articles first, then what they taught. A shell.

So a crash between the two repeats work and changes nothing. docs/decisions/0005-polling.md.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from news.freshness import has_backlog
from news.model import FeedId
from storage.arrivals import Batch
from storage.articles import Articles
from storage.feeds import Feed, Feeds

from .answers import Failed, Fetched, NotModified
from .outcomes import Outcome, PutOff, Run
from .visits import After, after_failure, after_reading, after_unchanged

log = logging.getLogger(__name__)


class Writer:
    """Writes the outcomes of polls. `keep`, `articles`: see `feeds.poll.PollSettings`."""

    def __init__(
        self, feeds: Feeds, articles: Articles, *, keep: timedelta, articles_at_once: int
    ) -> None:
        self._feeds = feeds
        self._articles = articles
        self._keep = keep
        self._at_once = articles_at_once

    async def write_all(self, run: Run) -> None:
        """Write what a poll brings, batch by batch, until it ends."""
        async for batch in run.batches():
            put_off = [item for item in batch if isinstance(item, PutOff)]
            for until in {item.until for item in put_off}:
                ids = [item.id for item in put_off if item.until == until]
                await self._feeds.put_off(ids, until=until)
            await self._write([item for item in batch if isinstance(item, Outcome)], run)

    async def _write(self, outcomes: Sequence[Outcome], run: Run) -> None:
        broken = await self._store(outcomes, run)
        afters = []
        for outcome in outcomes:
            if outcome.feed.id in broken:
                failed = Failed(broken[outcome.feed.id])
                outcome = replace(outcome, answer=failed, reading=None)
            afters.append((outcome.feed, _after(outcome, run.now)))
            run.count(outcome)
        await self._feeds.record([after.visit for _, after in afters])
        for feed, after in afters:
            await self._consequences(feed, after)

    async def _consequences(self, feed: Feed, after: After) -> None:
        if after.stop is not None:
            log.warning("feed %s is stopped: %s (%s)", feed.id, after.stop, feed.url)
            await self._feeds.stop([feed.id], reason=after.stop)
        if after.move_to is not None:
            moved = await self._feeds.move(feed.id, after.move_to)
            log.info("feed %s moved to %s%s", feed.id, after.move_to, "" if moved else ": merged")

    async def _store(self, outcomes: Sequence[Outcome], run: Run) -> dict[FeedId, str]:
        """Store what the documents brought; gives the feeds whose articles cannot be, and why."""
        try:
            await self._store_together(outcomes, run)
        except Exception:  # whatever one document holds, the others must be stored
            log.exception("a batch of articles could not be stored; trying its feeds one by one")
            return await self._store_each(outcomes, run)
        return {}

    async def _store_each(self, outcomes: Sequence[Outcome], run: Run) -> dict[FeedId, str]:
        broken: dict[FeedId, str] = {}
        for outcome in outcomes:
            try:
                await self._store_together([outcome], run)
            except Exception as error:
                log.exception("the articles of feed %s could not be stored", outcome.feed.id)
                broken[outcome.feed.id] = f"its articles cannot be stored ({type(error).__name__})"
        return broken

    async def _store_together(self, outcomes: Sequence[Outcome], run: Run) -> None:
        """Store in transactions of about `articles_at_once`, a document in one of them."""
        some: list[Batch] = []
        entries = 0
        for outcome in outcomes:
            if batch := batch_of(outcome, now=run.now, keep=self._keep):
                some.append(batch)
                entries += len(batch.entries)
            if entries >= self._at_once:
                await self._store_some(some, run)
                some, entries = [], 0
        await self._store_some(some, run)

    async def _store_some(self, some: Sequence[Batch], run: Run) -> None:
        for batches in _bounded(some, 2 * self._at_once):
            run.articles_new += len((await self._articles.store(batches, now=run.now)).new)


def _bounded(batches: Sequence[Batch], limit: int) -> Iterator[Sequence[Batch]]:
    """Give batches together, but one that holds more than `limit` in parts."""
    small = [batch for batch in batches if len(batch.entries) <= limit]
    if small:
        yield small
    for batch in batches:
        for start in range(0, len(batch.entries) if len(batch.entries) > limit else 0, limit):
            yield [replace(batch, entries=batch.entries[start : start + limit])]


def batch_of(outcome: Outcome, *, now: datetime, keep: timedelta) -> Batch | None:
    """Gather the entries to store, less what is older than `keep`; null: there is none. Pure."""
    feed, reading = outcome.feed, outcome.reading
    if reading is None or not reading.entries:
        return None
    oldest = (now - keep).timestamp()
    return Batch(
        feed_id=feed.id,
        source_id=feed.source_id,
        entries=[
            entry
            for entry in reading.entries
            if entry.published is None or entry.published >= oldest
        ],
        language=feed.language,
        section=feed.section,
        backlog=has_backlog(feed.succeeded_at, now=now),
    )


def _after(outcome: Outcome, now: datetime) -> After:
    """Tell what a visit means for the next one."""
    match outcome.answer:
        case Failed() as failed:
            return after_failure(outcome.feed, failed, now=now)
        case NotModified() as unchanged:
            return after_unchanged(outcome.feed, unchanged, now=now)
        case Fetched() as fetched if outcome.reading is not None:
            return after_reading(outcome.feed, fetched, outcome.reading, now=now)
    raise ValueError("a document that nobody read")
