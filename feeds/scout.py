"""Looks at what people offer, at once and within bounds: whatever the address, it is hostile."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Self

from news.errors import UserError
from news.model import PlaceId
from regions.catalogue import catalogue

from .adapters import OFF, AdaptedFetcher, Adapters
from .answers import Failed, Limits
from .check import Checked
from .discover import discover
from .locate import Tagger
from .pool import Workers
from .reasons import remark_on
from .remarks import Remark
from .typed import Typed

AT_ONCE = 4  # looks; each is a chain of requests to one host
WAITING_MOST = 20  # people who wait for one; more are asked to come again
SECONDS = 25.0  # that one look may take, so that the person is answered while they wait
MEGABYTES = 5
_SHARE = 0.3  # of the entries: named in so many, a place is what a feed is about
_TITLE = 4  # entries that the name of a feed counts for
_SURE = 2  # what a place that is named counts for; one that is hinted at («мурманский») is half


@dataclass(frozen=True, slots=True)
class Looked:
    """What is at an address: feeds, the likeliest first, or why there is none."""

    found: tuple[Checked, ...] = ()
    problem: Remark | None = None


class Scout:
    """Looks at addresses for people: an async context manager.

    `workers` are the poller's: what a stranger sends is never read in the bot's own process
    (unless the operator wants no worker processes at all).
    """

    def __init__(
        self,
        workers: Workers,
        *,
        tag: Tagger,
        adapters: Adapters = OFF,
        seconds: float = SECONDS,
        allow_private: bool = False,
        agent: str | None = None,
        proxy: str | None = None,
    ) -> None:
        self._workers = workers
        self._tag = tag
        self._adapters = adapters
        self._seconds = seconds
        self._fetcher = AdaptedFetcher(
            adapters,
            limits=Limits(bytes=MEGABYTES * 1_000_000, connect=5, silence=8, whole=12),
            allow_private=allow_private,
            agent=agent,
            concurrency=2 * AT_ONCE,
            proxy=proxy,
        )
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0

    async def __aenter__(self) -> Self:
        await self._fetcher.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._fetcher.__aexit__(kind, error, trace)

    @property
    def reads_channels(self) -> bool:
        """Whether open channels can be read that did not make us an administrator."""
        return self._adapters.preview is not None

    async def look(self, typed: Typed, *, now: datetime) -> Looked:
        """Look at what somebody typed.

        Raises:
            UserError: too many people wait for an answer already.
        """
        if typed.kind == "private":
            return Looked(problem=Remark("trouble-private-channel"))
        if typed.kind == "channel" and not self.reads_channels:
            return Looked(problem=Remark("trouble-adapter-off"))
        if self._waiting >= WAITING_MOST:
            raise UserError("error-feed-busy")
        self._waiting += 1
        try:
            async with self._turns:
                found = await discover(
                    typed.url, self._fetcher, self._workers, now=now, seconds=self._seconds
                )
        finally:
            self._waiting -= 1
        return _looked(found)

    async def place_of(self, found: Checked) -> PlaceId | None:
        """Guess the place that a feed is about: a question answered in advance, no decision."""
        return await asyncio.to_thread(guess_place, found.title, found.text, self._tag)


def _looked(found: list[Checked] | Failed) -> Looked:
    if isinstance(found, Failed):
        return Looked(problem=remark_on(found.reason))
    good = tuple(one for one in found if one.works)
    if good:
        return Looked(good)
    problem = next((one.problem for one in found if one.problem), None)
    return Looked(problem=problem or Remark("trouble-no-feed"))


def guess_place(title: str, text: str, tag: Tagger) -> PlaceId | None:
    """Name the place that most entries name, a line each, or the title; null: none stands out.

    A city, else a region: also one whose cities are named in turn.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    votes: Counter[PlaceId] = Counter()
    for words, weight in ((title, _TITLE), *((line, 1) for line in lines)):
        for place, sure in _named(words, tag).items():
            votes[place] += weight * (_SURE if sure else 1)
    enough = _SURE * max(2.0, _SHARE * len(lines))
    best = {kind: _most_named(votes, kind) for kind in ("city", "region", "section")}
    city = best["city"]
    if city is not None and votes[city] >= enough:
        around = catalogue()[city].region
        if around is None or 2 * votes[city] > votes[around]:
            return city
    wider = (found for found in (best["region"], best["section"]) if found is not None)
    return next((found for found in wider if votes[found] >= enough), None)


def _most_named(votes: Counter[PlaceId], kind: str) -> PlaceId | None:
    of_kind = [(count, place) for place, count in votes.items() if catalogue()[place].kind == kind]
    return max(of_kind)[1] if of_kind else None


def _named(words: str, tag: Tagger) -> dict[PlaceId, bool]:
    """Name the places of some words and the regions these lie in, and which for certain."""
    named: dict[PlaceId, bool] = {}
    for found in tag(words):
        if found.place in catalogue():
            for place in {found.place, catalogue()[found.place].region or found.place}:
                named[place] = named.get(place, False) or found.certain
    return named
