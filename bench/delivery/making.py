"""Editions of every city, and due subscriptions into deliveries."""

import resource
import time
from datetime import timedelta

from bench.delivery.world import NOON, places
from digests.compose import Scope, Wanted
from digests.editions import Composer
from digests.run import Runner
from news.model import PlaceId
from storage.due import DueSubscriptions
from storage.editions import Editions
from storage.engine import open_engine
from storage.leases import Leases
from storage.readers import ReadersNews
from storage.stories import Stories
from storage.votes import StoryVotes
from storage.words import Words


def composer(engine) -> Composer:
    """Assemble what composes."""
    return Composer(Editions(engine), Stories(engine), StoryVotes(engine), ReadersNews(engine))


async def editions(url: str, over: int) -> None:
    """Compose the editions of so many places at once."""
    engine = open_engine(url)
    wanted = [Wanted(PlaceId(place), Scope.REGION, NOON) for place in places(over)]
    started, cpu = time.perf_counter(), time.process_time()
    composing = composer(engine)
    composing.expect(len(wanted))
    made = await composing.compose(wanted)
    stories = sum(len(edition.stories) for edition in made.values())
    print(f"editions: {len(made):,} with {stories:,} stories in "
          f"{time.perf_counter() - started:.1f} s ({time.process_time() - cpu:.1f} s of CPU), "
          f"peak {_peak():.0f} MB")  # fmt: skip
    await engine.dispose()


async def due(url: str) -> None:
    """Turn everything that is due into deliveries."""
    engine = open_engine(url)
    runner = Runner(
        DueSubscriptions(engine),
        Stories(engine),
        composer(engine),
        Words(engine),
        Leases(engine),
        "b",
    )
    started, cpu = time.perf_counter(), time.process_time()
    made = await runner.run_once(NOON + timedelta(seconds=1))
    print(f"due: {made.deliveries:,} deliveries of {made.editions:,} editions in "
          f"{time.perf_counter() - started:.1f} s ({time.process_time() - cpu:.1f} s of CPU), "
          f"peak {_peak():.0f} MB")  # fmt: skip
    await engine.dispose()


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
