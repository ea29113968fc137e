"""Put new articles into stories: the shell around `news.clustering`.

One instance at a time: the stories of the last two days are held in memory by whoever has the
lease, and read again from the database by whoever takes it over.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.clustering import WINDOW, Changes, StoryIndex
from news.model import ArticleId, StoryId
from storage.articles import Articles
from storage.leases import Leases
from storage.stories import Stories, StoryRow

LEASE = timedelta(minutes=3)
NAME = "stories"
BATCH = 1_000  # articles a step, about a second of work off the event loop


@dataclass(frozen=True, slots=True)
class Grouped:
    """What one run did: articles placed, stories taken into others."""

    articles: int = 0
    merged: int = 0


class Grouper:
    """Groups what was polled. `holder` names this instance."""

    def __init__(self, articles: Articles, stories: Stories, leases: Leases, holder: str) -> None:
        self._articles = articles
        self._stories = stories
        self._leases = leases
        self._holder = holder
        self._index: StoryIndex | None = None
        self._until: datetime | None = None  # when our lease ends: after it another may have run
        self._rebuilt_at: datetime | None = None

    async def run_once(self, now: datetime) -> Grouped:
        """Place every article that has no story yet; nothing if another instance is at it."""
        if not await self._leases.take(NAME, self._holder, now=now, lasts=LEASE):
            self._index = None
            return Grouped()
        index = await self._fresh_index(now)
        done = merged = 0
        while batch := await self._articles.without_story(BATCH):
            changes = await asyncio.to_thread(index.add, batch)
            assigned = {a.id: changes.assigned.get(a.id, StoryId(a.id)) for a in batch}
            await self._save(index, assigned | dict(changes.assigned), changes)
            done += len(batch)
            merged += len(changes.merged)
            await self._leases.take(NAME, self._holder, now=now, lasts=LEASE)
        return Grouped(done, merged)

    async def _fresh_index(self, now: datetime) -> StoryIndex:
        ours = self._until is not None and now < self._until
        self._until = now + LEASE
        old = self._rebuilt_at is None or now - self._rebuilt_at >= WINDOW / 8
        if self._index is None or not ours or old:
            self._index = await self._rebuild(now)
            self._rebuilt_at = now
        return self._index

    async def _rebuild(self, now: datetime) -> StoryIndex:
        """Read two days again; where the grouping comes out better, the database follows."""
        index = StoryIndex()
        known = await self._stories.assigned(now - WINDOW)
        recent = [a for a in await self._articles.recent(now - WINDOW) if a.id in known]
        changes = await asyncio.to_thread(index.add, recent)
        moved = {a: s for a, s in changes.assigned.items() if known[a] != s}
        gone = set(known.values()) - set(changes.assigned.values())
        firsts = {old: ArticleId(old) for old in gone}  # a story has the id of its first article
        merged = {
            old: changes.assigned[first]
            for old, first in firsts.items()
            if first in changes.assigned
        }
        if moved:
            await self._save(index, moved, Changes({}, merged))
        return index

    async def _save(
        self, index: StoryIndex, assigned: dict[ArticleId, StoryId], changes: Changes
    ) -> None:
        touched = [index.story(id) for id in sorted(set(assigned.values()))]
        rows = [StoryRow(s.id, s.first_at, s.latest_at, len(s.source_ids)) for s in touched]
        await self._stories.save(assigned, changes.merged, rows)
