"""Weigh the sources anew, once a week. docs/decisions/0007-ranking.md."""

from datetime import datetime, timedelta

from news.standing import reweighed, standing
from storage.weights import Weights

WEEK = timedelta(days=7)


async def weigh_sources(weights: Weights, now: datetime) -> int:
    """Weigh every source by the week that ends now; counts them, 0 where it is not time yet."""
    if not await weights.take_turn(now, WEEK):
        return 0
    first = {source: standing(key) for source, key in (await weights.keys()).items()}
    found = reweighed(first, await weights.tellings(now - WEEK))
    await weights.set(found)
    return len(found)
