"""Get a feed over HTTP: politely, within limits, from public addresses only.

Whatever a server does, the answer is a value; an expected failure never raises.
"""

import asyncio
import socket
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import aiohttp
from aiohappyeyeballs import SocketFactoryType
from aiohttp.helpers import sentinel
from yarl import URL

from .answers import (
    NOTHING,
    Answer,
    Failed,
    Fetched,
    Limits,
    NotModified,
    Validators,
    hash_of,
    limits_of,
)
from .failures import EXPECTED, explain, refused
from .guard import ForbiddenAddressError, GuardedResolver, Lookup, check_url, make_socket
from .inflate import ACCEPTED, InflateError, inflate
from .schedule import lifetime

VERSION = "0.1"
_KEEP_ALIVE = 2.0  # seconds: feeds of one site come in a row, the next visit is minutes away
_DNS_CACHE = 300  # seconds
_THREAD_FROM = 300_000  # bytes of compressed body that are worth a thread
_LONGEST_TAG = 500  # characters of an ETag we are ready to remember
UNASKED = "says that nothing has changed, and was not asked"
_REDIRECTS = (301, 302, 303, 307, 308)
_PERMANENT = (301, 308)
_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5"
)


def user_agent(contact: str | None = None) -> str:
    """Name ourselves, with an address where a publisher can find who we are."""
    return f"Vestnik/{VERSION} (news digest; feed reader{f'; +{contact}' if contact else ''})"


class Fetcher:
    """One HTTP client for all feeds: an async context manager.

    `allow_private` lifts the guard, for the sandbox and tests. `proxy` (an http:// address)
    carries all requests. It makes the connections, so the guard can only look at what a name
    leads to from here, before it is asked: let the proxy refuse private addresses too.
    """

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        allow_private: bool = False,
        agent: str | None = None,
        concurrency: int = 50,
        lookup: Lookup | None = None,
        proxy: str | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._allow_private = allow_private
        self._headers = {
            "User-Agent": agent or user_agent(),
            "Accept": _ACCEPT,
            "Accept-Encoding": ACCEPTED,
        }
        self._concurrency = concurrency
        self._lookup = lookup
        self._proxy = proxy
        self._tls = tls
        self._sessions: list[aiohttp.ClientSession] = []
        self._names = GuardedResolver(allow_private=allow_private, lookup=lookup)

    async def __aenter__(self) -> Self:
        free = self._allow_private or self._proxy is not None
        self._resolver = GuardedResolver(allow_private=free, lookup=self._lookup)
        for keep in (False, True):
            self._sessions.append(self._open(None if free else make_socket, keep=keep))
        return self

    def _open(self, factory: SocketFactoryType | None, *, keep: bool) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            resolver=self._resolver,
            socket_factory=factory,
            limit=self._concurrency,
            ttl_dns_cache=_DNS_CACHE,
            ssl=self._tls or True,
            force_close=not keep,
            keepalive_timeout=_KEEP_ALIVE if keep else sentinel,
        )
        limits = self.limits
        return aiohttp.ClientSession(
            connector=connector,
            headers=self._headers,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(
                total=limits.whole, sock_connect=limits.connect, sock_read=limits.silence
            ),
        )

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for session in self._sessions:
            await session.close()
        await self._resolver.close()
        await self._names.close()

    async def fetch(
        self, url: str, validators: Validators = NOTHING, *, now: datetime, keep: bool = True
    ) -> Answer:
        """Fetch an address, following redirects by hand; `now` dates a `Retry-After`.

        `keep`: keep the connection for a while, because there are more feeds at the host.
        Connections that nobody will use cost memory, and closing thousands at once takes long.
        """
        try:
            async with asyncio.timeout(self.limits.whole):
                return await self._follow(url, validators, now, keep=keep)
        except EXPECTED as error:
            return Failed(explain(error, self.limits))

    async def _follow(
        self, url: str, validators: Validators, now: datetime, *, keep: bool
    ) -> Answer:
        headers = _conditional(validators)
        seen: list[str] = []
        moved_to: str | None = None
        permanent = True
        for _ in range(self.limits.redirects + 1):
            target = check_url(url, allow_private=self._allow_private)
            if str(target) in seen:
                return Failed("redirects in a circle")
            seen.append(str(target))
            if self._proxy is not None:
                await self._look_ahead(target)
            async with self._get(target, headers, keep=keep) as response:
                location = response.headers.get("Location")
                if response.status not in _REDIRECTS or not location:
                    return await self._read(response, validators, moved_to, now)
                permanent = permanent and response.status in _PERMANENT
                url = str(target.join(URL(location)).with_fragment(None))
                moved_to = url if permanent else moved_to
        return Failed(f"redirects more than {self.limits.redirects} times")

    async def _look_ahead(self, url: URL) -> None:
        """Refuse what the proxy should refuse; a name known to the proxy alone is its affair.

        Raises:
            ForbiddenAddressError: the name leads to no public address.
        """
        try:
            await self._names.resolve(url.raw_host or "", url.port or 0, socket.AF_UNSPEC)
        except ForbiddenAddressError:
            raise
        except OSError:
            return

    def _get(
        self, url: URL, headers: Mapping[str, str], *, keep: bool
    ) -> aiohttp.client._RequestContextManager:
        session = self._sessions[keep]  # none of them: use `async with`
        return session.get(url, headers=headers, allow_redirects=False, proxy=self._proxy)

    async def _read(
        self,
        response: aiohttp.ClientResponse,
        validators: Validators,
        moved_to: str | None,
        now: datetime,
    ) -> Answer:
        headers, status = response.headers, response.status
        etag, last_modified = _tag(headers.get("ETag")), _tag(headers.get("Last-Modified"))
        age = lifetime(headers, now=now)
        if status == 304 and not _conditional(validators):
            return Failed(UNASKED, status)  # a cache before it answers what nobody asked
        if status == 304:
            return NotModified(
                304,
                etag or validators.etag,
                last_modified or validators.last_modified,
                age,
                moved_to,
            )
        if status != 200:
            return refused(status, headers, moved_to, now)
        body = await self._body(response)
        body_hash = hash_of(body)
        if body_hash == validators.body_hash:
            return NotModified(200, etag, last_modified, age, moved_to)
        kind = headers.get("Content-Type")
        return Fetched(
            body, str(response.url), kind, body_hash, etag, last_modified, age, moved_to, status
        )

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        """Read the body, decompressed.

        Raises:
            InflateError: larger than allowed, before or after decompression, or empty.
        """
        limit = self.limits.bytes
        raw = bytearray()
        if (response.content_length or 0) <= limit:
            async for piece in response.content.iter_any():
                raw += piece
                if len(raw) > limit:
                    break
        if len(raw) > limit or (response.content_length or 0) > limit:
            response.close()
            raise InflateError(f"larger than {limit / 1_000_000:g} MB")
        if not raw:
            raise InflateError("the answer is empty")
        encoding = response.headers.get("Content-Encoding", "")
        if len(raw) > _THREAD_FROM:
            return await asyncio.to_thread(inflate, bytes(raw), encoding, limit=limit)
        return inflate(bytes(raw), encoding, limit=limit)


async def fetch_once(
    url: str, *, max_bytes: int, timeout_seconds: float, allow_private: bool = False
) -> Answer:
    """Fetch one address as the poller would, with a client of its own."""
    limits = limits_of(max_bytes=max_bytes, seconds=timeout_seconds)
    async with Fetcher(limits=limits, allow_private=allow_private, concurrency=1) as fetcher:
        return await fetcher.fetch(url, now=_NEVER_RETRIED)


_NEVER_RETRIED = datetime(2000, 1, 1, tzinfo=UTC)  # dates a `Retry-After` that nobody will heed


def _conditional(validators: Validators) -> dict[str, str]:
    headers = {}
    if validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators.last_modified:
        headers["If-Modified-Since"] = validators.last_modified
    return headers


def _tag(header: str | None) -> str | None:
    """Keep a validator that can be sent back: short and printable."""
    usable = header and len(header) <= _LONGEST_TAG and header.isprintable()
    return header if usable else None
