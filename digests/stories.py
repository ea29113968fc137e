"""Put new articles into stories: the shell around `news.clustering`.

One instance at a time: the stories of the last two days are held in memory by whoever has the
lease, and read again from the database by whoever takes it over.
"""

import asyncio
import gc
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.affinity import WINDOW
from news.clustering import Changes, StoryIndex
from news.meaning import Embed
from news.model import Article, PlaceId, StoryId
from news.profile import BEGINNING
from regions.catalogue import catalogue
from storage.articles import Articles
from storage.leases import Leases
from storage.misplaced import Misplaced
from storage.stories import Page, Stories, StoryRow

LEASE = timedelta(minutes=3)
NAME = "stories"
DOUBTS = 3  # people who find an article misplaced before it leaves its story
PAGE = 200  # articles read at once
FEW, MORE = 10, 100  # articles taken back at once while people wait, and while nobody does
PAUSE, PAUSES = 0.001, 4  # seconds, and how often in a row, that people are let go first
FREEZE = 5_000  # articles; looking for cycles through many more stops the event loop for long
BATCH = 1_000  # articles a step, about a second of work off the event loop


@dataclass(frozen=True, slots=True)
class Grouped:
    """What one run did: articles placed, stories taken into others."""

    articles: int = 0
    merged: int = 0


class Grouper:
    """Groups what was polled. `holder` names this instance.

    `is_awaited` tells whether people wait for answers right now.
    """

    def __init__(
        self,
        articles: Articles,
        stories: Stories,
        misplaced: Misplaced,
        leases: Leases,
        holder: str,
        embed: Embed | None = None,
        *,
        is_awaited: Callable[[], bool] = lambda: False,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._articles = articles
        self._stories = stories
        self._misplaced = misplaced
        self._leases = leases
        self._holder = holder
        self._embed = embed
        self._is_awaited = is_awaited
        self._pause = pause
        self._index: StoryIndex | None = None
        self._ours_until: datetime | None = None  # after it, another instance may have run

    async def run_once(self, now: datetime) -> Grouped:
        """Place every article that has no story yet; nothing if another instance is at it."""
        done = merged = 0
        while await self._leases.take(NAME, self._holder, now=now, lasts=LEASE):
            index = await self._current_index(now)
            await self._part(index, now)
            batch = await self._articles.without_story(BATCH)
            if not batch:
                return Grouped(done, merged)
            changes = await asyncio.to_thread(index.add, batch)
            await self._save(index, changes, batch, now)
            done += len(batch)
            merged += len(changes.merged)
        self._index = None
        return Grouped(done, merged)

    async def close(self) -> None:
        """Let another instance go on at once; without this, it waits for the lease to end."""
        if self._ours_until is not None:
            await self._leases.release(NAME, self._holder)
            self._ours_until = None

    async def _current_index(self, now: datetime) -> StoryIndex:
        ours = self._ours_until is not None and now < self._ours_until
        self._ours_until = now + LEASE
        if self._index is None or not ours:
            index = await self._restored(now)
            for article, story in await self._misplaced.partings(now - WINDOW):
                index.keep_apart(article, story)
            self._index = index
        self._index.remove_before(now - WINDOW)
        return self._index

    async def _restored(self, now: datetime) -> StoryIndex:
        """Read the stories of the last days again; the next page while one is taken back."""
        index, frozen = StoryIndex(_area, self._embed), 0
        page = await self._page(now, None)
        while page.last:
            page, _ = await asyncio.gather(
                self._page(now, page.last), self._take_back(index, page)
            )
            if len(index) >= frozen + FREEZE:
                gc.freeze()
                frozen = len(index)
        return index

    async def _page(self, now: datetime, after: tuple[datetime, int] | None) -> Page:
        return await self._stories.page(now - WINDOW, limit=PAGE, beginning=BEGINNING, after=after)

    async def _take_back(self, index: StoryIndex, page: Page) -> None:
        """Restore what a page has, in small pieces as long as people wait.

        A thread that computes keeps Python to itself for milliseconds at a time, and an answer
        needs it dozens of times. Pieces of two milliseconds, with pauses, hardly delay one; but
        a day of news takes 10,000 of them, so they are larger where nobody waits.
        """
        rest = page.articles
        while rest:
            count = FEW if await self._is_still_awaited() else MORE
            await asyncio.to_thread(index.restore, rest[:count], page.stories)
            rest = rest[count:]

    async def _is_still_awaited(self) -> bool:
        """Let people go first for a moment, and tell whether some wait all the same."""
        for _ in range(PAUSES):
            if not self._is_awaited():
                return False
            await self._pause(PAUSE)
        return self._is_awaited()

    async def _part(self, index: StoryIndex, now: datetime) -> None:
        """Take articles out of stories that enough people find them misplaced in, for good."""
        doubted = await self._misplaced.doubted(DOUBTS, now - WINDOW)
        parted = {a: s for a, s in doubted.items() if index.story_of(a) == s}
        for article, story in parted.items():
            changes = index.detach(article)
            await self._save(index, changes, [], now)
            rest = next((s for a, s in changes.assigned.items() if a != article), story)
            await self._misplaced.part({article: rest}, now=now)

    async def _save(
        self, index: StoryIndex, changes: Changes, batch: list[Article], now: datetime
    ) -> None:
        """Write down a step; an article that the index lets go of is a story of its own."""
        assigned = {a.id: index.story_of(a.id) or StoryId(a.id) for a in batch}
        assigned |= changes.assigned
        rows = []
        for key in sorted(set(assigned.values()) | set(changes.left.values())):
            story = index.story(key)
            rows.append(StoryRow(key, story.first_at, story.latest_at, len(story.source_ids)))
        await self._stories.save(assigned, changes.merged, rows, left=changes.left, now=now)


def _area(place: PlaceId) -> PlaceId | None:
    """Give the region of a place; null: a country, which contradicts nothing."""
    region = catalogue().region_of(place) if place in catalogue() else None
    return region.id if region else None
