"""What is done by itself, so that the bot runs for years without a hand on it."""

from collections.abc import Mapping
from datetime import datetime

from bot.jobs import Work
from bot.parts import Parts
from digests.weigh import weigh_sources
from feeds.fetch import Fetcher
from feeds.intake import Intake
from feeds.manners import ask_sites
from feeds.upkeep import tell_operators
from news.application import DRAFTS_KEPT
from regions.geotag import tag


async def upkeep(parts: Parts, now: datetime) -> None:
    """Forget what is old; once a week, weigh the sources anew and tell operators of the feeds."""
    await parts.purge(now)
    await weigh_sources(parts.weights, now)
    await parts.applications.forget_drafts(now - DRAFTS_KEPT)
    await tell_operators(parts.settings.admin_ids, parts.feeds, parts.chats, parts.outbox, now=now)


def rounds(parts: Parts, fetcher: Fetcher) -> Mapping[str, Work]:
    """Give what looks after sources beside the poller.

    Posts of channels, promised answers, what sites ask of robots; `fetcher` is the poller's.
    """
    intake = Intake(parts.channels, parts.channel_posts, parts.articles, tag=tag)

    async def manners(now: datetime) -> None:
        await ask_sites(parts.feeds, parts.robots, fetcher, now=now)

    return {"posts": intake.run_once, "clocks": parts.reminders.run_once, "manners": manners}
