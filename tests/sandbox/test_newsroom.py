"""What the newsroom promises about its news, whatever the hour."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.newsroom.events import HOUR, MEMORY, event_of, item, items, tell
from sandbox.newsroom.library import library, tellable
from tests.conftest import NOON

LIBRARY = library()
CITIES = [city for city in LIBRARY.cities.values() if not city.is_country]
moments = st.integers(0, 10 * 365 * 24 * 3600).map(
    lambda seconds: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
outlets = st.sampled_from(sorted(LIBRARY.outlets))


def told_in(city, since, until):
    """Event keys with the local outlets that told them between the two moments."""
    found = {}
    for outlet in LIBRARY.outlets_of(city.id):
        for told in items(outlet, until, memory=until - since):
            found.setdefault(told.event, []).append(told)
    return found


@given(moments)
@settings(max_examples=25, deadline=None)
def test_any_sixty_minutes_of_smolensk_fill_a_digest(now):
    told = told_in(LIBRARY.cities["smolensk"], now - HOUR, now)
    assert len(told) >= 13
    assert sum(len(tellings) >= 2 for tellings in told.values()) >= 5


@pytest.mark.parametrize("city", CITIES, ids=lambda city: city.id)
def test_any_sixty_minutes_of_a_city_hold_enough(city):
    for minutes in range(0, 24 * 60, 35):
        now = NOON + timedelta(minutes=minutes)
        assert len(told_in(city, now - HOUR, now)) >= min(7, city.hourly - 1), now


@given(outlets, moments, st.integers(0, 3 * 3600))
@settings(max_examples=30, deadline=None)
def test_history_does_not_change_as_the_clock_goes_on(name, now, seconds):
    outlet = LIBRARY.outlets[name]
    later = now + timedelta(seconds=seconds)
    before = items(outlet, now)
    since = later - MEMORY
    kept = [told for told in items(outlet, later) if told.published <= now]
    assert kept == [told for told in before if told.published > since]


@given(outlets, moments)
@settings(max_examples=30, deadline=None)
def test_items_are_newest_first_and_never_of_the_future(name, now):
    made = items(LIBRARY.outlets[name], now)
    assert all(a.published >= b.published for a, b in pairwise(made))
    assert all(now - MEMORY < told.published <= now for told in made)


@given(outlets, moments)
@settings(max_examples=20, deadline=None)
def test_an_outlet_has_no_title_twice_in_an_hour(name, now):
    titles = [told.title for told in items(LIBRARY.outlets[name], now, memory=HOUR)]
    assert len(titles) == len(set(titles))


@given(outlets, moments)
@settings(max_examples=20, deadline=None)
def test_an_article_is_found_by_its_address_once_it_is_out(name, now):
    outlet = LIBRARY.outlets[name]
    for told in items(outlet, now, memory=2 * HOUR):
        assert item(outlet, told.event, now) == told
        assert item(outlet, told.event, told.published - timedelta(seconds=1)) is None


@pytest.mark.parametrize("key", ["", "-", "smolensk", "smolensk-x", "nowhere-1", "smolensk-²"])
def test_a_strange_address_is_no_article(key):
    assert item(LIBRARY.outlets["bereg"], key, NOON) is None


@pytest.mark.parametrize("city", LIBRARY.cities.values(), ids=lambda city: city.id)
def test_every_wording_fills_and_fits(city):
    hours = int(NOON.timestamp() // 3600)
    for serial in range(hours * city.hourly, (hours + 48) * city.hourly):
        for told in tell(event_of(city, serial)):
            text = told.title + told.lead
            assert "{" not in text, text
            assert "  " not in text, text
            assert 25 <= len(told.title) <= 120, told.title
            assert told.title[0].isupper() or told.title[0] == "«", told.title


@pytest.mark.parametrize("city", CITIES, ids=lambda city: city.id)
def test_a_kind_of_event_rests_for_hours(city):
    start = int(NOON.timestamp() // 3600) * city.hourly
    last = {}
    for serial in range(start, start + 40 * city.hourly):
        kind = event_of(city, serial).kind.id
        assert serial - last.get(kind, -1000) >= 3 * city.hourly, kind
        last[kind] = serial


@pytest.mark.parametrize("city", CITIES, ids=lambda city: city.id)
def test_no_two_outlets_tell_an_event_in_the_same_words(city):
    start = int(NOON.timestamp() // 3600) * city.hourly
    for serial in range(start, start + 200):
        told = tell(event_of(city, serial))
        assert told, event_of(city, serial).kind.id
        assert len({i.title for i in told}) == len(told)
        assert len({i.lead for i in told}) == len(told)


@pytest.mark.parametrize("city", CITIES, ids=lambda city: city.id)
def test_a_city_has_many_kinds_each_with_several_wordings(city):
    language = next(iter(city.slots))
    kinds = LIBRARY.kinds[city.id]
    assert all(len(tellable(city, kind, language)) >= 3 for kind in kinds)
    for month in range(1, 13):
        assert sum(month in kind.months for kind in kinds) >= 45, month


def test_seasons_go_round_the_new_year():
    frost = next(kind for kind in LIBRARY.kinds["smolensk"] if kind.id == "frost")
    assert frost.months == {11, 12, 1, 2, 3}


def test_national_desks_name_the_city_in_the_headline():
    named = 0
    for outlet in LIBRARY.national("RU"):
        for told in items(outlet, NOON, memory=24 * HOUR):
            city = LIBRARY.cities[told.city]
            if not city.is_country:
                words = city.slots["ru"]
                names = [words[slot].options[0][0].lower() for slot in ("in", "of", "city")]
                assert any(name in told.title.lower() for name in names), told.title
                named += 1
    assert named > 24
