"""News as they are this minute, for many who ask at once: composed once a minute, not kept."""

import asyncio
from datetime import datetime

from news.model import PlaceId

from .compose import Edition
from .forms import whole
from .kept import Kept
from .now import Digests
from .render import Digest, ReaderNews

KEPT = 500  # places whose news are in memory
Key = tuple[PlaceId, str, datetime]
Made = tuple[Edition, tuple[ReaderNews, ...]]


class Current:
    """The news of places at a moment. Who asks while they are being made waits for the same."""

    def __init__(self, digests: Digests) -> None:
        self._digests = digests
        self._kept: Kept[Made] = Kept(KEPT)
        self._making: dict[Key, asyncio.Lock] = {}

    async def digest(self, place: PlaceId, scope: str, slot: datetime, *, size: int) -> Digest:
        """Give the news of a place up to `slot`, `size` stories a page, for a fresh reader."""
        key = place, scope, slot
        lock = self._making.setdefault(key, asyncio.Lock())
        try:
            async with lock:
                made = self._kept.find(key) or self._kept.put(key, await self._make(key))
        finally:
            self._making.pop(key, None)
        edition, readers = made
        return whole(edition, readers, size=size)

    async def _make(self, key: Key) -> Made:
        place, scope, slot = key
        edition = await self._digests.edition(place, scope=scope, until=slot)
        return edition, await self._digests.readers(edition)
