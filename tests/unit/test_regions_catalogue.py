from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regions.catalogue import LANGUAGES, catalogue

SMOLENSK = "491687"
YALTA = "688533"


def test_every_row_is_whole():
    for place in catalogue():
        assert place.names["ru"], place
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
        assert ZoneInfo(place.time_zone)
        assert place.country in catalogue()
        assert place.parent is None or place in catalogue().children(place.parent)


def test_counts():
    kinds = [place.kind for place in catalogue()]
    assert (kinds.count("country"), kinds.count("section"), kinds.count("region")) == (4, 1, 125)
    towns = [p for p in catalogue().cities() if p.status != "settlement"]
    by_country = {c.id: sum(t.country == c.id for t in towns) for c in catalogue().countries()}
    assert by_country == {"RU": 1115, "UA": 444, "BY": 115, "AB": 8, "CR": 18}
    assert sum(p.status == "settlement" for p in catalogue().cities()) == 1215


@pytest.mark.parametrize(
    ("place", "chain"),
    [
        pytest.param(SMOLENSK, ["RU-SMO", "RU"], id="a city"),
        pytest.param("RU-SMO", ["RU"], id="a region"),
        pytest.param("RU", [], id="a country"),
        pytest.param("CR", [], id="the section stands on its own"),
    ],
)
def test_a_chain_runs_from_the_nearest_to_the_country(place, chain):
    assert [above.id for above in catalogue().ancestors(place)] == chain


def test_a_city_covers_itself_and_its_region():
    assert catalogue().covers(SMOLENSK) == {SMOLENSK, "RU-SMO"}
    assert catalogue().covers("RU-SMO") == {"RU-SMO"}
    assert catalogue().covers("RU") == {"RU"}


def test_crimea_is_a_section_with_two_regions():
    assert {p.id for p in catalogue().children("CR")} == {"UA-40", "UA-43"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_cities_have_the_same_label(language):
    labels = [catalogue().label(p, language) for p in catalogue().cities()]
    assert len(labels) == len(set(labels))


@given(
    st.sampled_from([p.id for p in catalogue() if p.kind != "city"]),
    st.sampled_from(LANGUAGES),
    st.integers(1, 12),
)
def test_the_pages_of_a_place_show_each_child_once(place, language, size):
    pages = catalogue().page(place, language, size=size)[1]
    shown = [
        p.id
        for n in range(pages)
        for p in catalogue().page(place, language, number=n, size=size)[0]
    ]
    assert sorted(shown) == sorted(c.id for c in catalogue().children(place))


def test_letters_lead_to_every_child():
    letters = catalogue().letters("RU-SMO", "ru")
    shown = [
        p
        for letter in letters
        for p in catalogue().page("RU-SMO", "ru", letter=letter, size=99)[0]
    ]
    assert len(shown) == len(catalogue().children("RU-SMO"))
    assert letters == sorted(letters)


def test_a_page_that_is_gone_shows_the_last_one():
    children, pages = catalogue().page("RU-SMO", "ru", number=99)
    assert children == catalogue().page("RU-SMO", "ru", number=pages - 1)[0]


def test_an_id_that_is_gone_finds_nothing():
    assert catalogue().get("0") is None
