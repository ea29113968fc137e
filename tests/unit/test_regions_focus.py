import pytest
from hypothesis import given
from hypothesis import strategies as st

from regions.focus import DEEPEST, LEAD, cut, dateline, is_power

MOSCOW, KYIV, MINSK = "524901", "703448", "625144"


@given(st.text(alphabet="аб .!", max_size=2_000))
def test_a_text_is_cut_in_two_and_loses_nothing(text):
    lead, below = cut(text)
    assert lead + below == text[: max(len(lead), DEEPEST)]
    assert len(lead) <= LEAD


def test_a_lead_ends_with_a_sentence():
    text = "Слово за слово. " * 30
    assert cut(text)[0].endswith(".")


@pytest.mark.parametrize(
    ("text", "place", "rest"),
    [
        ("МОСКВА, 15 ноя — РИА Новости. Дело.", "Москва", " РИА Новости. Дело."),
        ("Москва. 1 ноября. INTERFAX.RU - Дело.", "Москва", " INTERFAX.RU - Дело."),
        ("МОСКВА, ФедералПресс, 1 ноября. Дело.", "Москва", " Дело."),
        ("ЮЖНО-САХАЛИНСК, 14 ноября, Агентство. Дело.", "Южно-Сахалинск", " Агентство. Дело."),
        ("О чём это Москва. 1 ноября. Агентство - Дело.", "Москва", None),
        ("Поезд в Казань, 1 ноября - Дело.", "", None),
        ("Дело было вечером, 1 ноября.", "", "Дело было вечером, 1 ноября."),
        ("", "", ""),
    ],
)
def test_a_dateline_is_known(text, place, rest):
    found, left = dateline(text)
    assert found == place
    assert rest is None or left == rest


@pytest.mark.parametrize(
    ("text", "capital", "expected"),
    [
        ("Москва не поддерживает идею", MOSCOW, True),
        ("переговоры Москвы с Киевом", KYIV, True),
        ("переговоры Москвы с Киевом", MOSCOW, False),
        ("Минск ответил", MINSK, True),
        ("Київ відповів", KYIV, True),
        ("Москва ответила. Встреча пройдёт в Москве", MOSCOW, False),
        ("авария под Киевом", KYIV, False),
        ("поезд Минск-Гомель", MINSK, True),
        ("поезд Гомель-Минск", MINSK, False),
        ("Казань", "551487", False),
    ],
)
def test_a_capital_may_be_a_government(text, capital, expected):
    assert is_power(text, capital) is expected
