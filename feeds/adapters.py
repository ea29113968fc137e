"""Sources that have no feed of their own, read through something that makes one.

Both are off until an operator switches them on (docs/configuration.md):

- the public preview page of a Telegram channel, `https://t.me/s/name`;
- an RSSHub of the operator's: `rsshub://telegram/channel/name` is that path of `RSSHUB_URL`.

The rest of the program sees feeds: an adapter turns an address into the body of one.
"""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from .answers import NOTHING, Answer, Failed, Fetched, Limits, NotModified, Validators, hash_of
from .fetch import Fetcher
from .preview import as_json_feed, channel_of
from .routes import RSSHUB, is_route

_JSON = "application/feed+json"


@dataclass(frozen=True, slots=True)
class Adapters:
    """What is switched on; null: it is not.

    `preview`: where Telegram's open pages are (`https://t.me`, or a mirror of it). `rsshub`:
    address of an RSSHub that the operator trusts.
    """

    preview: str | None = None
    rsshub: str | None = None


OFF = Adapters()


class AdaptedFetcher(Fetcher):
    """Fetches what adapters serve, and everything else as ever.

    RSSHub stands at an address the operator gave, mostly a private one: for it alone the guard
    is lifted, and no redirect is followed. Routes are the operator's too: nobody else may add
    one, for a route can make RSSHub itself fetch any address (`feeds.typed` knows none).
    """

    def __init__(
        self,
        adapters: Adapters = OFF,
        *,
        limits: Limits | None = None,
        **more: Any,  # noqa: ANN401  # whatever else a Fetcher takes
    ) -> None:
        super().__init__(limits=limits, **more)
        self._adapters = adapters
        self._hub = Fetcher(
            limits=replace(limits or Limits(), redirects=0), allow_private=True, concurrency=4
        )

    async def __aenter__(self) -> Self:
        await self._hub.__aenter__()
        return await super().__aenter__()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await super().__aexit__(kind, error, trace)
        await self._hub.__aexit__(kind, error, trace)

    async def fetch(
        self, url: str, validators: Validators = NOTHING, *, now: datetime, keep: bool = True
    ) -> Answer:
        """Fetch an address, through an adapter where it is one's."""
        if url.startswith(RSSHUB):
            return await self._from_hub(url, validators, now)
        if channel := channel_of(url):
            return await self._preview(url, channel, validators, now)
        return await super().fetch(url, validators, now=now, keep=keep)

    async def _from_hub(self, url: str, validators: Validators, now: datetime) -> Answer:
        if self._adapters.rsshub is None:
            return Failed("no RSSHub is set up")
        if not is_route(url):
            return Failed("not a route of RSSHub")
        address = f"{self._adapters.rsshub.rstrip('/')}/{url.removeprefix(RSSHUB)}"
        answer = await self._hub.fetch(address, validators, now=now)
        if isinstance(answer, Fetched):  # readers of its notes need not know where it stands
            return replace(answer, url=url, moved_to=None)
        return replace(answer, moved_to=None)

    async def _preview(
        self, url: str, channel: str, validators: Validators, now: datetime
    ) -> Answer:
        if self._adapters.preview is None:
            return Failed("reading open pages of Telegram is switched off")
        address = f"{self._adapters.preview.rstrip('/')}/s/{channel}"
        answer = await super().fetch(address, now=now)
        if not isinstance(answer, Fetched):
            return answer
        body = await asyncio.to_thread(as_json_feed, answer.body, channel)
        if body is None:
            return Failed("there is no such open channel", answer.status)
        body_hash = hash_of(body)
        if body_hash == validators.body_hash:
            return NotModified(200)
        return Fetched(body, url, _JSON, body_hash)
