"""Posts of channels -> articles: a round over what the chat has written down. A shell.

The handler of an update only keeps the post, so nothing is lost and albums come together
whichever instance their parts reach. Storing again changes nothing: an article is known by its
channel and number, and a post waits until it is settled.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from news.model import Entry, PlaceId
from news.text import language_of
from storage.arrivals import Arrival
from storage.articles import Articles
from storage.channel_posts import ChannelPosts, Post, Settled
from storage.channels import Channel, Channels

from .addresses import canonical
from .locate import Tagger, locate
from .posts import Around, read_post

log = logging.getLogger(__name__)

SETTLE = timedelta(seconds=2)  # after a part of an album, the others are here
BATCH = 200  # messages a step
FAULT = "fault"  # why a post was left that found a fault of ours
_ENOUGH = 40  # letters that tell a language


@dataclass(frozen=True, slots=True)
class Taken:
    """What a round did: posts looked at, articles that are new, posts that are no news."""

    posts: int = 0
    articles_new: int = 0
    left: int = 0

    def __add__(self, other: "Taken") -> "Taken":
        """Add up two rounds."""
        return Taken(
            self.posts + other.posts,
            self.articles_new + other.articles_new,
            self.left + other.left,
        )


Waiting = tuple[Channel, tuple[Post, ...]]


class Intake:
    """Makes articles of posts; any number of instances may."""

    def __init__(
        self, channels: Channels, posts: ChannelPosts, articles: Articles, *, tag: Tagger
    ) -> None:
        self._channels = channels
        self._posts = posts
        self._articles = articles
        self._tag = tag

    async def run_once(self, now: datetime) -> Taken:
        """Look at every post that waits."""
        total = Taken()
        while waiting := await self._posts.waiting(until=now - SETTLE, limit=BATCH):
            total = total + await self._safely(waiting, now)
        return total

    async def _safely(self, waiting: Sequence[Waiting], now: datetime) -> Taken:
        """Take a batch; where it cannot be, each post by itself, so that one stops no other."""
        try:
            return await self._take(waiting, now)
        except Exception:
            if len(waiting) > 1:
                log.exception("a batch of posts could not be taken; trying them one by one")
                return sum([await self._safely([one], now) for one in waiting], Taken())
            channel, parts = waiting[0]
            log.exception(
                "post %s of channel %s cannot be taken", parts[0].message_id, channel.key
            )
            await self._posts.settle(
                Settled(part.chat_id, part.message_id, part.version, FAULT) for part in parts
            )
            return Taken(1, 0, 1)

    async def _take(self, waiting: Sequence[Waiting], now: datetime) -> Taken:
        around = await self._around(waiting)
        arrivals: list[tuple[Arrival, PlaceId | None]] = []
        settled: list[Settled] = []
        for channel, parts in waiting:
            read = read_post(channel, parts, around)
            if isinstance(read, Entry):
                arrivals.append((_arrival(channel, read), channel.place_id))
            reason = None if isinstance(read, Entry) else read.value
            settled += [Settled(p.chat_id, p.message_id, p.version, reason) for p in parts]
        stored = await self._store(arrivals, now)
        await self._posts.settle(settled)
        return Taken(len(waiting), stored, len(waiting) - len(arrivals))

    async def _store(
        self, arrivals: Sequence[tuple[Arrival, PlaceId | None]], now: datetime
    ) -> int:
        if not arrivals:
            return 0
        placed = await asyncio.to_thread(self._place, arrivals)
        return len((await self._articles.store(placed, now=now)).new)

    def _place(self, arrivals: Sequence[tuple[Arrival, PlaceId | None]]) -> list[Arrival]:
        return [
            replace(arrival, places=locate(self._tag, arrival.entry, home))
            for arrival, home in arrivals
        ]

    async def _around(self, waiting: Sequence[Waiting]) -> Around:
        """Find out at once what a batch of posts comes from and leads to."""
        posts = [part for _, parts in waiting for part in parts]
        messages: set[tuple[int, int]] = {(post.chat_id, post.message_id) for post in posts}
        messages |= {post.origin for post in posts if post.origin}
        links = {canonical(link) for post in posts for link in post.links} - {""}
        return Around(
            ours=frozenset(await self._posts.ours(messages)),
            articles=frozenset(await self._articles.known(links)),
            sources=frozenset(channel.chat_id for channel in await self._channels.sources()),
        )


def _arrival(channel: Channel, entry: Entry) -> Arrival:
    if channel.source_id is None:
        raise ValueError(f"channel {channel.chat_id} is active and has no source")
    text = f"{entry.title} {entry.summary}"
    told = sum(letter.isalpha() for letter in text) >= _ENOUGH
    return Arrival(
        feed_id=None,
        source_id=channel.source_id,
        entry=entry,
        language=language_of(text) if told else channel.language,
        section=channel.section,
    )
