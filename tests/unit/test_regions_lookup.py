import pytest
from hypothesis import given
from hypothesis import strategies as st

from regions.lookup import find


def first(query):
    candidates = find(query).candidates
    return candidates[0].place.names["ru"] if candidates else None


@pytest.mark.parametrize(
    ("query", "name"),
    [
        pytest.param("Смоленск", "Смоленск", id="as written"),
        pytest.param("СМОЛЕНСК", "Смоленск", id="capitals"),
        pytest.param("cvjktycr", "Смоленск", id="wrong layout"),
        pytest.param("Smolensk", "Смоленск", id="transliteration"),
        pytest.param("Смoленск", "Смоленск", id="a Latin o among Cyrillic letters"),
        pytest.param("питер", "Санкт-Петербург", id="colloquial"),
        pytest.param("Смоленская область", "Смоленская область", id="a region"),
        pytest.param("вся Россия", "Россия", id="a country"),
        pytest.param("Крым", "Крым", id="the section"),
        pytest.param("Москва", "Москва", id="a city that is a region too"),
    ],
)
def test_a_name_that_leaves_no_doubt_is_chosen_at_once(query, name):
    found = find(query)
    assert found.exact
    assert [c.place.names["ru"] for c in found.candidates] == [name]


def test_namesakes_ask():
    found = find("Киров")
    assert not found.exact
    assert len(found.candidates) >= 2


def test_a_close_spelling_is_offered_but_never_chosen():
    assert not find("Смолинск").exact
    assert first("Смолинск") == "Смоленск"


@given(st.text(max_size=200))
def test_any_string_is_answered(query):
    found = find(query)
    assert len(found.candidates) <= 5
    assert not found.exact or len(found.candidates) == 1


def test_ten_thousand_characters_are_no_place():
    assert find("Смоленск" * 1250).candidates == ()
