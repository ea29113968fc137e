import pytest
from hypothesis import given
from hypothesis import strategies as st

from regions.catalogue import catalogue
from regions.prefix import beginning_with
from regions.spelling import fold


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("смол", "Смоленск", id="Russian"),
        pytest.param("Smol", "Смоленск", id="Latin"),
        pytest.param("cvjkt", "Смоленск", id="the other layout"),
        pytest.param("Льві", "Львов", id="Ukrainian"),
        pytest.param("Гро", "Гродно", id="Belarusian"),
        pytest.param("пите", "Санкт-Петербург", id="an alias"),
        pytest.param("ростов-на", "Ростов-на-Дону", id="hyphens"),
    ],
)
def test_a_name_is_known_by_its_beginning(typed, name):
    assert name in [place.names["ru"] for place in beginning_with(typed)]


@pytest.mark.parametrize("typed", ["", "с", "   ", "ъъъ", "x" * 41, "\x00"])
def test_too_little_or_nothing_known_gives_nothing(typed):
    assert beginning_with(typed) == []


@given(st.text(max_size=50), st.integers(0, 8))
def test_any_text_is_answered_within_the_limit_and_without_countries(typed, limit):
    found = beginning_with(typed, limit=limit)
    assert len(found) <= limit
    assert len({place.id for place in found}) == len(found)
    assert all(place.kind != "country" for place in found)


@given(st.sampled_from(catalogue().cities()), st.integers(3, 30))
def test_a_city_is_among_all_that_begin_like_it(city, length):
    typed = fold(city.names["ru"])[:length]
    found = beginning_with(typed, limit=10_000)
    assert city in found
    kinds = [place.kind != "city" for place in found]
    assert kinds == sorted(kinds)
