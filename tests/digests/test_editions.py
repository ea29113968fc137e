"""However the news of an edition are read, it is the same; memory holds an area at a time."""

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.compose import Scope, Wanted, to_json
from digests.editions import AREA, MANY_PLACES, areas, within
from regions.catalogue import catalogue
from tests.conftest import NOON
from tests.digests.builders import SMOLENSK, SMOLENSK_REGION, VYAZMA
from tests.digests.newsroom import MINUTE, Newsroom

HOUR = timedelta(hours=1)
PLACES = [SMOLENSK, VYAZMA, SMOLENSK_REGION, "524901", "RU", "BY", "unknown"]
ALL = sorted(place.id for place in (*catalogue().cities(), *catalogue().regions()))


@pytest.fixture
async def newsroom(engine):
    """Stories of a day in a few places, some of them told for hours."""
    made, rng = Newsroom(engine), random.Random(3)
    for n in range(70):
        place = rng.choice([SMOLENSK] * 5 + PLACES)
        first = NOON - rng.choice((30, 50, 170, 500, 1300)) * MINUTE - n * MINUTE / 60
        story = await made.tell(f"Новость {n}", *"ab"[: rng.randint(1, 2)], at=first, place=place)
        if rng.random() < 0.4:
            await made.tell(f"Ещё {n}", "c", at=NOON - rng.randint(1, 55) * MINUTE, story=story)
    return made


@pytest.mark.parametrize("hours", [1, 3, 9, 24])
async def test_reading_for_many_places_at_once_changes_no_edition(newsroom, hours):
    wanted = [Wanted(place, scope, NOON, hours) for place in PLACES for scope in Scope]
    alone = {one: await newsroom.composer.preview(one) for one in wanted}
    newsroom.composer.expect(MANY_PLACES + 1)
    together = await newsroom.composer.compose(wanted)
    newsroom.composer.forget()
    assert {one: to_json(edition) for one, edition in together.items()} == {
        one: to_json(edition) for one, edition in alone.items()
    }
    assert any(len(edition.asked) >= 10 for edition in together.values())
    assert any(len(edition.parts) > 1 for edition in together.values()) or hours == 24


async def test_windows_of_several_lengths_are_composed_in_one_go(newsroom):
    wanted = [Wanted(SMOLENSK, Scope.CITY, NOON, hours) for hours in (1, 3, 9, 24)]
    together = await newsroom.composer.compose(wanted)
    alone = {one: await newsroom.composer.preview(one) for one in wanted}
    assert together == alone


def top(place):
    region = catalogue().region_of(place) if place in catalogue() else None
    return region.id if region else place


@given(st.sets(st.sampled_from([*ALL, "RU", "BY", "nowhere"]), max_size=200))
def test_areas_divide_places_and_leave_regions_whole(places):
    found = list(areas(places))
    assert sorted(place for area in found for place in area) == sorted(places)
    regions = [{top(place) for place in area} for area in found]
    assert sum(map(len, regions)) == len(set().union(*regions))
    largest = max(len(within(place)) for place in places) if places else 0
    assert all(len(area) < AREA + largest for area in found)


def test_what_is_larger_than_a_region_is_an_area_by_itself():
    assert ["RU"] in list(areas(["RU", SMOLENSK, VYAZMA]))
