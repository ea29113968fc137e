import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests import rich
from digests.combine import (
    ITEMS_MOST,
    PAGE_MOST,
    combine,
    combined_json,
    editions_of,
    join,
    share,
)
from digests.pick import Item, Picked, picked_from_json
from digests.plain import length, visible
from digests.render import LONGEST, Digest, classic
from digests.screens import digest_keyboard
from news.model import DeliveryId, EditionId, PlaceId, StoryId
from tests.digests.builders import MOSCOW, a_story, an_edition

PLACES = [PlaceId(id) for id in ("491687", "625144", "524901", "703448", "470676")]
picks = st.lists(
    st.lists(st.integers(1, 60), max_size=30, unique=True).map(
        lambda ids: Picked(tuple(Item(StoryId(id)) for id in ids), 10, tuple(ids[:2]))
    ),
    min_size=1,
    max_size=50,
)


def edition(place, *ids, hours=1):
    return replace(an_edition(*(a_story(id, f"Новость {id}") for id in ids), hours=hours),
                   place=PLACES[place])  # fmt: skip


def digest(*editions, size=10):
    picked = join([Picked(tuple(Item(s.id) for s in e.stories), size) for e in editions], size)
    return Digest(combine(editions), picked)


@given(picks, st.integers(3, 20))
def test_a_story_is_there_once_and_every_place_has_its_part_of_the_first_page(found, size):
    joined = join(found, size)
    ids = [item.id for item in joined.items]
    assert len(ids) == len(set(ids)) <= ITEMS_MOST
    every = {item.id for one in found for item in one.items}
    assert set(ids) <= every
    assert len(ids) == min(len(every), ITEMS_MOST)
    assert len(joined.shown) <= PAGE_MOST
    first = {item.id for item in joined.shown}
    told = set()
    telling = 0
    for one in found:
        fresh = [item.id for item in one.items if item.id not in told]
        told |= set(fresh)
        telling += bool(fresh)
        if telling <= PAGE_MOST and fresh:
            assert fresh[0] in first
    assert len(joined.readers) == len(set(joined.readers))


@given(st.integers(0, 100), st.integers(3, 20))
def test_the_share_of_a_place_is_at_least_one_and_fits_the_page(places, size):
    assert share(places, size) >= 1
    if 0 < places <= PAGE_MOST:
        assert share(places, size) * places <= PAGE_MOST


def test_one_place_combined_is_that_place():
    one = edition(0, 1, 2)
    assert combine([one]) is one
    with pytest.raises(ValueError, match="nothing"):
        combine([])


def test_places_stand_apart_under_their_names_and_a_story_stays_where_it_came_first():
    both = digest(edition(0, 1, 2), edition(1, 2, 3, hours=9))
    page = classic(both, MOSCOW)
    lines = [line for line in visible(page.html).splitlines() if line.strip()]
    assert lines[0] == "🗞 Смоленск, Минск · с 06:00 до 15:00"
    assert [line for line in lines if line.startswith("📍")] == [
        "📍 Смоленск и область",
        "📍 Минск",
    ]
    assert [line for line in lines if line[0].isdigit()] == [
        "1. Новость 1", "2. Новость 2", "3. Новость 3",
    ]  # fmt: skip
    modern = rich.page(both, MOSCOW).html
    assert modern.count("<h4>📍") == 2
    assert '<ol start="3">' in modern


def test_many_places_are_counted_in_the_heading():
    many = digest(*(edition(n, n + 1) for n in range(5)))
    heading = visible(classic(many, MOSCOW).html).splitlines()[0]
    assert heading == "🗞 Смоленск, Минск, Москва и ещё 2 места · 14:00–15:00"


@settings(deadline=None, max_examples=20)
@given(st.lists(st.lists(st.integers(1, 80), max_size=30, unique=True), min_size=2, max_size=5))
def test_pages_of_a_combined_digest_fit_and_lose_no_story(ids):
    whole = digest(*(edition(n, *some) for n, some in enumerate(ids)))
    start, seen = 0, 0
    while start < len(whole.items):
        page = classic(whole, MOSCOW, start)
        assert length(page.html) <= LONGEST
        assert page.end > start
        assert rich.page(whole, MOSCOW, start).end > start
        digest_keyboard(DeliveryId(1), whole, page, MOSCOW)
        seen += page.end - start
        start = page.end
    assert seen == len({id for some in ids for id in some})


def test_a_combined_body_names_its_editions_and_survives_the_database():
    joined = join([Picked((Item(StoryId(1)),), 10), Picked((Item(StoryId(2)),), 10)], 10)
    body = json.loads(combined_json(joined, 3, [EditionId(8), EditionId(9)]))
    assert editions_of(EditionId(7), body) == (7, 8, 9)
    assert editions_of(EditionId(7), {}) == (7,)
    assert picked_from_json(body) == joined
    assert body["hours"] == 3
