"""What is breaking where, who hears of it, and when an update is due. Pure.

docs/decisions/0007-ranking.md.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from news.alerts import Listener
from news.filler import is_filler
from news.model import PlaceId, Story
from news.ranking import is_breaking
from regions.catalogue import catalogue

from .schedule import within

NIGHT: Final = (23, 8)  # local hours without alerts, for those who did not ask for nights
ALERTS_A_DAY: Final = 3  # to one chat, within 24 hours
UPDATE_GAP: Final = timedelta(minutes=30)  # between two updates of a followed story to one chat
QUIET_AFTER: Final = timedelta(days=1)  # a story that nobody told for so long is over
LOOK_BACK: Final = timedelta(hours=3)  # a story that began earlier breaks no more


def breaking_in(story: Story, *, now: datetime) -> list[PlaceId]:
    """Name the cities and regions in which a story is breaking; a country is never one.

    A region only where no single city of it is: its people hear it once.
    """
    if all(is_filler(article) for article in story.articles):
        return []
    named = {t.place for a in story.articles for t in a.places if t.certain and t.why != "home"}
    found = {p for p in named if _is_local(p) and is_breaking(story, now=now, place=p)}
    towns = {p for p in found if (known := catalogue().get(p)) and known.kind == "city"}
    above = {region.id for p in towns if (region := catalogue().region_of(p))}
    return sorted(found - above)


def _is_local(place: PlaceId) -> bool:
    known = catalogue().get(place)
    return known is not None and known.kind in {"city", "region"}


def places_that_hear(place: PlaceId) -> Iterator[PlaceId]:
    """Name the places whose subscribers may hear of what breaks in one: it and its region."""
    yield place
    region = catalogue().region_of(place) if place in catalogue() else None
    if region and region.id != place:
        yield region.id


def hearers(listeners: Iterable[Listener], *, now: datetime) -> Iterator[Listener]:
    """Choose who hears of one story now: each chat once, awake, and not told too much already."""
    told: set[int] = set()
    for one in listeners:
        hour = now.astimezone(ZoneInfo(one.time_zone)).hour
        asleep = one.alerts != "always" and (
            within(NIGHT, hour) or (one.quiet is not None and within(one.quiet, hour))
        )
        if one.chat_id not in told and not asleep and one.told_lately < ALERTS_A_DAY:
            told.add(one.chat_id)
            yield one
