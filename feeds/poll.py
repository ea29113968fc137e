"""Poll what is due: claim -> fetch -> parse -> is it new -> where is it -> store. A shell.

Nothing is lost at any point: a feed is leased, its articles are stored before its visit is
recorded, and storing again changes nothing. Decision: docs/decisions/0005-polling.md.
"""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from news.freshness import has_backlog
from news.model import FeedId
from storage.articles import Arrival, Articles
from storage.feeds import Feed, Feeds

from .fetch import Failed, Fetched, Fetcher, Limits, NotModified, Validators, user_agent
from .hosts import Hosts
from .locate import Tagger, locate, text_of
from .pool import WorkerError, Workers
from .reading import Reading, read
from .schedule import BUSY, DAY
from .visits import After, after_failure, after_reading, after_unchanged

log = logging.getLogger(__name__)

_BURST = 8  # visits started without a pause
_GATHER = 0.1  # seconds that outcomes wait for others to share their transaction


@dataclass(frozen=True, slots=True)
class PollSettings:
    """How a poll goes about it.

    `concurrency`: fetches at once; `per_host`: of them at one host, `spacing` apart.
    `lease`: when another may take a feed whose poller died. `keep`: an article older than
    this at first sight is not stored, for it would be purged at once.
    """

    concurrency: int = 50
    per_host: int = 2
    spacing: timedelta = timedelta(milliseconds=250)
    lease: timedelta = timedelta(minutes=5)
    keep: timedelta = timedelta(days=365)
    claim: int = 200  # feeds a claim
    batch: int = 100  # visits a transaction
    articles: int = 150  # articles a transaction
    remembered: int = 20_000  # feeds whose fingerprints stay in memory


@dataclass(frozen=True, slots=True)
class PollResult:
    """What a poll did. `failed` of `feeds` gave no feed; the reasons are in their rows."""

    feeds: int = 0
    not_modified: int = 0
    articles_new: int = 0
    failed: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _Outcome:
    """One feed after its visit: `reading` where there is a document to store."""

    feed: Feed
    answer: Fetched | NotModified | Failed
    reading: Reading | None = None


class Poller:
    """Polls due feeds; any number of pollers may, the database gives each feed to one."""

    def __init__(
        self,
        feeds: Feeds,
        articles: Articles,
        fetcher: Fetcher,
        workers: Workers,
        *,
        tag: Tagger,
        settings: PollSettings | None = None,
    ) -> None:
        self._feeds = feeds
        self._articles = articles
        self._fetcher = fetcher
        self._workers = workers
        self._tag = tag
        self._settings = settings or PollSettings()
        self._hosts = Hosts(at_once=self._settings.per_host, spacing=self._settings.spacing)
        self._prints: OrderedDict[FeedId, bytes] = OrderedDict()

    async def run_once(self, now: datetime) -> PollResult:
        """Visit every feed that is due at `now`."""
        run = _Run(now, self._settings)

        async def claim() -> Sequence[Feed]:
            return await self._feeds.claim_due(
                now=now,
                lease=self._settings.lease + run.elapsed,
                limit=self._settings.claim,
                per_source=max(2, self._settings.per_host),
            )

        return await self._run(run, claim)

    async def poll(self, id: int, now: datetime) -> PollResult:
        """Visit one feed, due or not; a stopped one stays stopped."""
        run = _Run(now, self._settings)
        feed = await self._feeds.claim(id, now=now, lease=self._settings.lease)
        batches = iter([[feed]] if feed else [])

        async def claim() -> Sequence[Feed]:
            return next(batches, [])

        return await self._run(run, claim)

    async def _run(self, run: "_Run", claim: "_Claim") -> PollResult:
        async with asyncio.TaskGroup() as tasks:
            writer = tasks.create_task(self._write_all(run))
            async with asyncio.TaskGroup() as visits:
                while claimed := await claim():
                    for count, feed in enumerate(claimed):
                        await run.room.acquire()
                        visits.create_task(self._visit(feed, run))
                        if count % _BURST == 0:
                            await asyncio.sleep(0)  # others need the loop too
            await run.outcomes.put(None)
            await writer
        return replace(
            run.result,
            articles_new=run.articles_new,
            seconds=round(run.elapsed.total_seconds(), 3),
        )

    async def _visit(self, feed: Feed, run: "_Run") -> None:
        try:
            outcome = await self._look(feed, run)
        except Exception as error:  # one feed that finds a fault of ours must not stop the others
            log.exception("the visit of feed %s (%s) failed unexpectedly", feed.id, feed.url)
            outcome = _Outcome(feed, Failed(f"a fault of ours ({type(error).__name__})"))
        finally:
            run.room.release()
        await run.outcomes.put(outcome)

    async def _look(self, feed: Feed, run: "_Run") -> "_Outcome | _PutOff":
        host = urlsplit(feed.url).netloc.lower()
        async with self._hosts.turn(host):
            until = self._hosts.resting(host, run.now)
            if until is not None:
                return _PutOff(feed.id, until)
            async with run.fetching:
                remembered = Validators(feed.etag, feed.last_modified, feed.body_hash)
                answer = await self._fetcher.fetch(feed.url, remembered, now=run.now)
        if isinstance(answer, Failed) and answer.busy:
            self._hosts.rest(host, run.now + min(answer.retry_after or BUSY, DAY))
        if not isinstance(answer, Fetched):
            return _Outcome(feed, answer)
        return await self._read(feed, answer, run.now)

    async def _read(self, feed: Feed, answer: Fetched, now: datetime) -> _Outcome:
        known = self._prints.get(feed.id, b"")
        try:
            reading = await self._workers.run(
                read, answer.body, answer.content_type, answer.url, feed.time_zone, known, now
            )
        except WorkerError as error:
            return _Outcome(feed, Failed(str(error), answer.status))
        if reading.failure is not None:
            return _Outcome(feed, Failed(reading.failure, answer.status, moved_to=answer.moved_to))
        return _Outcome(feed, answer, reading)

    # ------------------------------------------------------------ writing down

    async def _write_all(self, run: "_Run") -> None:
        async for batch in run.batches():
            put_off = [item for item in batch if isinstance(item, _PutOff)]
            for until in {item.until for item in put_off}:
                ids = [item.id for item in put_off if item.until == until]
                await self._feeds.put_off(ids, until=until)
            await self._write([item for item in batch if isinstance(item, _Outcome)], run)

    async def _write(self, outcomes: Sequence[_Outcome], run: "_Run") -> None:
        """Store the articles first, then what the visits learned: a crash between repeats it."""
        broken = await self._store(outcomes, run)
        afters = []
        for outcome in outcomes:
            if outcome.feed.id in broken:
                failed = Failed(broken[outcome.feed.id])
                outcome = replace(outcome, answer=failed, reading=None)
            afters.append((outcome.feed, _after(outcome, run.now)))
            run.count(outcome)
            if outcome.reading is not None:
                self._remember(outcome.feed.id, outcome.reading.prints)
        await self._feeds.record([after.visit for _, after in afters])
        for feed, after in afters:
            await self._consequences(feed, after)

    def _remember(self, feed: FeedId, prints: bytes) -> None:
        """Keep what a feed holds, so that the next document is compared without the database."""
        self._prints[feed] = prints
        self._prints.move_to_end(feed)
        if len(self._prints) > self._settings.remembered:
            self._prints.popitem(last=False)

    async def _consequences(self, feed: Feed, after: After) -> None:
        if after.stop is not None:
            log.warning("feed %s is stopped: %s (%s)", feed.id, after.stop, feed.url)
            await self._feeds.stop([feed.id], reason=after.stop)
        if after.move_to is not None:
            moved = await self._feeds.move(feed.id, after.move_to)
            log.info("feed %s moved to %s%s", feed.id, after.move_to, "" if moved else ": merged")

    async def _store(self, outcomes: Sequence[_Outcome], run: "_Run") -> dict[FeedId, str]:
        """Store what the documents brought; gives the feeds whose articles cannot be, and why."""
        try:
            await self._store_arrivals(_arrivals(outcomes, run.now, self._settings.keep), run)
        except Exception:  # whatever one document holds, the others must be stored
            log.exception("a batch of articles could not be stored; trying its feeds one by one")
            return await self._store_each(outcomes, run)
        return {}

    async def _store_each(self, outcomes: Sequence[_Outcome], run: "_Run") -> dict[FeedId, str]:
        broken: dict[FeedId, str] = {}
        for outcome in outcomes:
            try:
                await self._store_arrivals(_arrivals([outcome], run.now, self._settings.keep), run)
            except Exception as error:
                log.exception("the articles of feed %s could not be stored", outcome.feed.id)
                broken[outcome.feed.id] = f"its articles cannot be stored ({type(error).__name__})"
        return broken

    async def _store_arrivals(self, arrivals: Sequence[Arrival], run: "_Run") -> None:
        step = self._settings.articles
        for start in range(0, len(arrivals), step):
            some = arrivals[start : start + step]
            fresh = [a for a in some if a.backlog]  # nearly all of a backlog is new
            fresh += await self._articles.fresh([a for a in some if not a.backlog], now=run.now)
            if not fresh:
                continue
            texts = [(text_of(arrival.entry), arrival.home) for arrival in fresh]
            places = await self._workers.run(locate, self._tag, texts)
            placed = [replace(a, places=p) for a, p in zip(fresh, places, strict=True)]
            stored = await self._articles.store(placed, now=run.now)
            run.articles_new += len(stored.new)


@asynccontextmanager
async def open_poller(
    feeds: Feeds,
    articles: Articles,
    *,
    tag: Tagger,
    settings: PollSettings | None = None,
    limits: Limits | None = None,
    workers: int = 1,
    contact: str | None = None,
    allow_private: bool = False,
) -> AsyncIterator[Poller]:
    """Open what polling takes: an HTTP client and worker processes; closes them at the end.

    `contact`: an address for publishers, shown in the User-Agent. `allow_private` is for the
    sandbox: it lifts the guard, and with it the spacing, for there all feeds are at one host.
    """
    settings = settings or PollSettings()
    if allow_private:
        settings = replace(settings, spacing=timedelta(0), per_host=settings.concurrency)
    async with (
        Fetcher(
            limits=limits,
            allow_private=allow_private,
            agent=user_agent(contact),
            concurrency=settings.concurrency,
        ) as fetcher,
        Workers(workers) as pool,
    ):
        yield Poller(feeds, articles, fetcher, pool, tag=tag, settings=settings)


@dataclass(frozen=True, slots=True)
class _PutOff:
    """A feed whose host asked for rest before its turn came."""

    id: FeedId
    until: datetime


_Claim = Callable[[], Awaitable[Sequence[Feed]]]


class _Run:
    """One poll under way: its moment, its bounds, what has come out of it so far."""

    def __init__(self, now: datetime, settings: PollSettings) -> None:
        self._start, self._clock = now, time.monotonic()
        self._batch = settings.batch
        self.fetching = asyncio.Semaphore(settings.concurrency)
        self.room = asyncio.Semaphore(4 * settings.concurrency)  # feeds in memory at once
        self.outcomes: asyncio.Queue[_Outcome | _PutOff | None] = asyncio.Queue(2 * self._batch)
        self.result = PollResult()
        self.articles_new = 0

    @property
    def elapsed(self) -> timedelta:
        """Time since the start."""
        return timedelta(seconds=time.monotonic() - self._clock)

    @property
    def now(self) -> datetime:
        """The moment the poll was started at, and what has passed since."""
        return self._start + self.elapsed

    def count(self, outcome: _Outcome) -> None:
        """Count one visit."""
        self.result = replace(
            self.result,
            feeds=self.result.feeds + 1,
            not_modified=self.result.not_modified + isinstance(outcome.answer, NotModified),
            failed=self.result.failed + isinstance(outcome.answer, Failed),
        )

    async def batches(self) -> AsyncIterator[list[_Outcome | _PutOff]]:
        """Give outcomes in batches, as they come; ends with the poll."""
        while (first := await self.outcomes.get()) is not None:
            batch = [first]
            ended = await self._gather(batch)
            yield batch
            if ended:
                return

    async def _gather(self, batch: list["_Outcome | _PutOff"]) -> bool:
        """Add to a batch what comes soon; true: there is no more."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_GATHER):
                while len(batch) < self._batch:
                    item = await self.outcomes.get()
                    if item is None:
                        return True
                    batch.append(item)
        return False


def _after(outcome: _Outcome, now: datetime) -> After:
    """Tell what a visit means for the next one."""
    match outcome.answer:
        case Failed() as failed:
            return after_failure(outcome.feed, failed, now=now)
        case NotModified() as unchanged:
            return after_unchanged(outcome.feed, unchanged, now=now)
        case Fetched() as fetched if outcome.reading is not None:
            return after_reading(outcome.feed, fetched, outcome.reading, now=now)
    raise ValueError("a document that nobody read")


def _arrivals(outcomes: Sequence[_Outcome], now: datetime, keep: timedelta) -> list[Arrival]:
    """List the entries to store; what is older than `keep` is left out."""
    arrivals: list[Arrival] = []
    for feed, reading in ((o.feed, o.reading) for o in outcomes if o.reading):
        backlog = has_backlog(feed.succeeded_at, now=now)
        arrivals += [
            Arrival(
                feed_id=feed.id,
                source_id=feed.source_id,
                entry=entry,
                mark=mark,
                language=feed.language,
                section=feed.section,
                home=feed.place_id,
                backlog=backlog,
            )
            for entry, mark in reading.entries
            if entry.published is None or now - entry.published <= keep
        ]
    return arrivals
