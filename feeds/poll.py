"""Poll what is due: claim -> fetch -> parse and locate -> store. A shell.

Nothing is lost at any point: a feed is leased, its articles are stored before its visit is
recorded, and storing again changes nothing. Decision: docs/decisions/0005-polling.md.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from storage.articles import Articles
from storage.feeds import Feed, Feeds

from .adapters import OFF, AdaptedFetcher, Adapters
from .answers import Failed, Fetched, Limits, Validators
from .fetch import Fetcher, user_agent
from .hosts import Hosts
from .locate import Tagger
from .outcomes import Outcome, PollResult, PutOff, Run
from .pool import WorkerError, Workers
from .reading import read_and_locate
from .schedule import BUSY, DAY
from .write import Writer

log = logging.getLogger(__name__)

_BURST = 8  # visits started without a pause
_PATIENCE = timedelta(seconds=20)  # a feed whose turn at its host is farther away goes home
_Claim = Callable[[], Awaitable[Sequence[Feed]]]


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
    articles: int = 1_500  # articles a transaction, about


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
        self._fetcher = fetcher
        self._workers = workers
        self._tag = tag
        self._settings = settings or PollSettings()
        self._writer = Writer(
            feeds,
            articles,
            keep=self._settings.keep,
            articles_at_once=self._settings.articles,
        )
        self._room = asyncio.Semaphore(4 * self._settings.concurrency)  # feeds in memory at once
        self._fetching = asyncio.Semaphore(self._settings.concurrency)
        self._hosts = Hosts(at_once=self._settings.per_host, spacing=self._settings.spacing)

    @property
    def fetcher(self) -> Fetcher:
        """The HTTP client, for others who have something to fetch."""
        return self._fetcher

    @property
    def workers(self) -> Workers:
        """The processes that read documents, for others who have some to read."""
        return self._workers

    async def run_once(self, now: datetime) -> PollResult:
        """Visit every feed that is due at `now`."""
        run = Run(now, batch=self._settings.batch)

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
        run = Run(now, batch=self._settings.batch)
        feed = await self._feeds.claim(id, now=now, lease=self._settings.lease)
        batches = iter([[feed]] if feed else [])

        async def claim() -> Sequence[Feed]:
            return next(batches, [])

        return await self._run(run, claim)

    async def _run(self, run: Run, claim: _Claim) -> PollResult:
        async with asyncio.TaskGroup() as tasks:
            writer = tasks.create_task(self._writer.write_all(run))
            async with asyncio.TaskGroup() as visits:
                while claimed := await claim():
                    for count, feed in enumerate(claimed):
                        await self._room.acquire()
                        visits.create_task(self._visit(feed, run))
                        if count % _BURST == 0:
                            await asyncio.sleep(0)  # others need the loop too
            await run.put(None)
            await writer
        return run.result

    async def _visit(self, feed: Feed, run: Run) -> None:
        try:
            outcome = await self._look(feed, run)
        except Exception as error:  # one feed that finds a fault of ours must not stop the others
            log.exception("the visit of feed %s (%s) failed unexpectedly", feed.id, feed.url)
            outcome = Outcome(feed, Failed(f"a fault of ours ({type(error).__name__})"))
        finally:
            self._room.release()
        await run.put(outcome)

    async def _look(self, feed: Feed, run: Run) -> Outcome | PutOff:
        host = urlsplit(feed.url).netloc.lower()
        if (wait := self._hosts.wait(host)) > _PATIENCE:
            return PutOff(feed.id, run.now + wait)
        async with self._hosts.turn(host, delay=self._delay(feed)):
            until = self._hosts.resting(host, run.now)
            if until is not None:
                return PutOff(feed.id, until)
            async with self._fetching:
                remembered = Validators(feed.etag, feed.last_modified, feed.body_hash)
                answer = await self._fetcher.fetch(
                    feed.url, remembered, now=run.now, keep=self._hosts.is_shared(host)
                )
        if isinstance(answer, Failed) and answer.busy:
            until = run.now + min(answer.retry_after or BUSY, DAY)
            self._hosts.rest(host, until)
            await self._feeds.rest(host, until=until)  # for other instances, and for later
        if not isinstance(answer, Fetched):
            return Outcome(feed, answer)
        read = self._read(feed, answer, run.now)
        del answer  # or its body stays in memory until it is read, by another process
        return await read

    def _delay(self, feed: Feed) -> float:
        """Seconds between two requests that the feed's host asks for; none in the sandbox."""
        return feed.delay_seconds if self._settings.spacing else 0

    async def _read(self, feed: Feed, answer: Fetched, now: datetime) -> Outcome:
        work = self._workers.run(
            read_and_locate,
            self._tag,
            feed.place_id,
            answer.body,
            answer.content_type,
            answer.url,
            feed.time_zone,
            feed.prints or b"",
            now,
        )
        answer = replace(answer, body=b"")
        try:
            reading = await work
        except WorkerError as error:
            return Outcome(feed, Failed(str(error), answer.status))
        if reading.failure is not None:
            return Outcome(feed, Failed(reading.failure, answer.status, moved_to=answer.moved_to))
        return Outcome(feed, answer, reading)


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
    proxy: str | None = None,
    allow_private: bool = False,
    adapters: Adapters = OFF,
) -> AsyncIterator[Poller]:
    """Open what polling takes: an HTTP client and worker processes; closes them at the end.

    `contact`: an address for publishers, shown in the User-Agent. `proxy`: an http:// address
    that all requests go through, see `feeds.fetch.Fetcher`. `allow_private` is for the
    sandbox: it lifts the guard, and with it the spacing, for there all feeds are at one host.
    `adapters`: what reads sources that have no feed of their own.
    """
    settings = settings or PollSettings()
    if allow_private:
        settings = replace(settings, spacing=timedelta(0), per_host=settings.concurrency)
    async with (
        AdaptedFetcher(
            adapters,
            limits=limits,
            allow_private=allow_private,
            agent=user_agent(contact),
            concurrency=settings.concurrency,
            proxy=proxy,
        ) as fetcher,
        Workers(workers) as pool,
    ):
        yield Poller(feeds, articles, fetcher, pool, tag=tag, settings=settings)
