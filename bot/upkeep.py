"""What is done a few times a day, so that the bot runs for years without a hand on it."""

from datetime import datetime

from bot.parts import Parts
from digests.weigh import weigh_sources
from feeds.upkeep import tell_operators


async def upkeep(parts: Parts, now: datetime) -> None:
    """Forget what is old; once a week, weigh the sources anew and tell operators of the feeds."""
    await parts.purge(now)
    await weigh_sources(parts.weights, now)
    await tell_operators(parts.settings.admin_ids, parts.feeds, parts.chats, parts.outbox, now=now)
