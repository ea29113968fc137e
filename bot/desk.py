"""The newsroom's desk: stories, editions, deliveries and their sending, put together."""

import gc
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import aiohttp

from bot.answering import Answering
from bot.parts import Parts
from bot.settings import FREE_RATE, Settings
from digests.current import Current
from digests.editions import Composer
from digests.embedding import load
from digests.letter import Letter
from digests.limits import Pace
from digests.now import Digests
from digests.post import Post, Writer
from digests.presence import Presence
from digests.readers_round import ReadersRound
from digests.revise import Reviser
from digests.run import Made, Runner
from digests.send import Counts, Sender
from digests.stories import Grouper
from digests.support import RichSupport
from digests.watch import WRITER as OF_STORIES
from digests.watch import Watch
from digests.wire import Wire
from news.meaning import Embed
from storage import ads, applicant_notices, author_notices, case_cards, urgent
from storage.outbox import Pending

if TYPE_CHECKING:
    from handlers.case_cards import Cards

COLLECT_AFTER = (10_000, 20, 20)  # new objects; young, then middle collections
SWITCH_AFTER = 0.001  # seconds that a thread keeps Python to itself; Python's own: five times that
FREE_AT_ONCE, PAID_AT_ONCE = 32, 256  # messages on their way: a crash may repeat so many


@dataclass(frozen=True, slots=True)
class Desk:
    """What turns articles into messages. `sender` is null where there is no token.

    `pace` is that of all messages: whoever sends some beside the sender counts them there.
    """

    grouper: Grouper
    watch: Watch
    runner: Runner
    reviser: Reviser
    digests: Digests
    pace: Pace
    current: Current
    rich_support: RichSupport
    sender: Sender | None
    readers: ReadersRound
    answering: Answering

    async def tick(self, now: datetime) -> Made:
        """Put new articles into stories, and into the outbox what is due and what has grown."""
        await self.grouper.run_once(now)
        await self.watch.run_once(now)
        made = await self.runner.run_once(now)
        await self.reviser.run_once(now)
        return made

    async def send(self, now: datetime) -> Counts:
        """Send what waits in the outbox."""
        return await self.sender.run_once(now) if self.sender else Counts()


def holder() -> str:
    """Name this process among the instances that share a database."""
    return f"{socket.gethostname()}:{os.getpid()}"


def tune_python() -> None:
    """Let Python look for cycles rarely: a day of news is a million objects that have none.

    At the default it takes a quarter to two fifths of the time of a run (bench/delivery). And
    let threads take turns more often: SQLite's wait for Python after each row that they give.
    """
    gc.set_threshold(*COLLECT_AFTER)
    sys.setswitchinterval(SWITCH_AFTER)


@asynccontextmanager
async def make_desk(parts: Parts, username: str | None = None) -> AsyncIterator[Desk]:
    """Put the desk together; `username` is the bot's, for links to it."""
    tune_python()
    composer = Composer(parts.editions, parts.stories, parts.votes, parts.readers)
    answering = Answering()
    grouper = Grouper(
        parts.articles,
        parts.stories,
        parts.misplaced,
        parts.leases,
        holder(),
        _embed(parts),
        is_awaited=answering.is_awaited,
    )
    watch = Watch(parts.alerts, parts.follows, parts.stories, parts.leases, holder())
    runner = Runner(parts.due, parts.stories, composer, parts.words, parts.leases, holder())
    digests = Digests(
        composer,
        parts.deliveries,
        parts.stories,
        parts.votes,
        parts.readers,
        parts.seen,
        parts.follows,
        parts.words,
        parts.witnesses,
    )
    support = RichSupport(parts.facts, parts.settings.bot_api_url)
    await support.load()
    reviser = Reviser(
        parts.living,
        digests,
        parts.stories,
        parts.outbox,
        support,
        parts.leases,
        holder(),
        username=username,
    )
    readers = ReadersRound(
        parts.ads,
        parts.witnesses,
        parts.urgent,
        parts.alerts,
        parts.stories,
        parts.leases,
        holder(),
    )
    rate = parts.settings.send_rate
    pace = Pace(rate, beyond=max(FREE_RATE / rate, 1.0))
    async with _wire(parts.settings) as wire:
        sender = _sender(parts, composer, wire, support, pace, username) if wire else None
        try:
            current = Current(digests)
            yield Desk(
                grouper,
                watch,
                runner,
                reviser,
                digests,
                pace,
                current,
                support,
                sender,
                readers,
                answering,
            )
        finally:
            await grouper.close()
            if sender:
                await sender.close()


@asynccontextmanager
async def _wire(settings: Settings) -> AsyncIterator[Wire | None]:
    """Open the way to Telegram; null where there is no token."""
    if settings.bot_token is None:
        yield None
        return
    connector = aiohttp.TCPConnector(limit=_at_once(settings))
    jar = aiohttp.DummyCookieJar()
    async with aiohttp.ClientSession(connector=connector, cookie_jar=jar) as session:
        yield Wire(session, settings.bot_token.get_secret_value(), settings.bot_api_url)


def _at_once(settings: Settings) -> int:
    return PAID_AT_ONCE if settings.paid_broadcast else FREE_AT_ONCE


def _embed(parts: Parts) -> Embed | None:
    """Load the sentence model of the settings; null: none was asked for.

    Raises:
        EmbeddingsError: it cannot be used.
    """
    model = parts.settings.embeddings_model
    return load(model) if model else None


def _sender(
    parts: Parts,
    composer: Composer,
    wire: Wire,
    support: RichSupport,
    pace: Pace,
    username: str | None,
) -> Sender:
    settings = parts.settings
    post = Post(
        composer,
        parts.readers,
        parts.chats,
        wire,
        support,
        parts.living,
        paid=settings.paid_broadcast,
        username=username,
        writers=_writers(parts, username or ""),
    )
    several = settings.instances > 1
    return Sender(
        parts.outbox,
        parts.chats,
        parts.subscriptions,
        post,
        pace=pace,
        concurrency=_at_once(settings),
        presence=Presence(parts.senders, settings.send_rate, holder(), several=several),
    )


def make_cards(parts: Parts) -> "Cards":
    """Make what lays out the cards of cases."""
    from handlers.case_cards import Cards
    from handlers.case_kinds import kinds
    from handlers.feed_card import feed_kinds

    every = kinds(parts.submissions, parts.reports, parts.sanctions) | feed_kinds(
        parts.applications, parts.review, parts.channels, parts.channel_posts
    )
    return Cards(parts.cases, parts.chats, every, parts.screening, parts.clock)


def _writers(parts: Parts, username: str) -> dict[str, Writer]:
    """Give who writes notices that are screens.

    Screens need aiogram, which takes seconds to import: `vestnik tick` does it only when one
    of these is due.
    """

    async def case(pending: Pending) -> Letter | None:
        return await make_cards(parts).write(pending)

    async def author(pending: Pending) -> Letter | None:
        from handlers import author_letters

        return await author_letters.writer(parts.clock)(pending)

    async def story(pending: Pending) -> Letter | None:
        from handlers import told

        return await told.write(pending, parts.stories, parts.clock())

    async def applicant(pending: Pending) -> Letter | None:
        from handlers import applicant_letters

        return await applicant_letters.write(pending, parts.applications)

    async def ad(pending: Pending) -> Letter | None:
        from handlers import ad_letters

        return await ad_letters.write(pending, parts.submissions, now=parts.clock())

    async def urgently(pending: Pending) -> Letter | None:
        from handlers import urgent_letters

        return await urgent_letters.write(pending, parts.submissions, username, now=parts.clock())

    return {
        case_cards.WRITER: case,
        author_notices.WRITER: author,
        applicant_notices.WRITER: applicant,
        OF_STORIES: story,
        ads.WRITER: ad,
        urgent.WRITER: urgently,
    }
