from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.newsroom.grammar import Facts, grouped, pick, plural, read, shuffled, smooth

DAY = date(2026, 12, 30)
TEXT = """
# a remark
== fire incidents @RU
street = Кирова | Попова
homes = 5..5
more = homes + 1..1
tons = 24..24 tenths
play = «Дождь» / «Дождя»
many = 1000..20000 by 19000
day = in 3..3 days
months = января | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12

{Street}: {homes:дом,дома,домов}
    Первая строка.
    Вторая строка.
"""


def facts(key="k"):
    return Facts(next(read(TEXT)).slots, key, DAY)


def test_a_block_holds_its_head_slots_and_wordings():
    (block,) = read(TEXT)
    assert block.head == ("fire", "incidents", "@RU")
    assert [w.lead for w in block.wordings] == ["Первая строка. Вторая строка."]
    assert block.wordings[0].slots == {"street", "homes"}


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        pytest.param("{homes:дом,дома,домов}", "5\u00a0домов", id="number and noun"),
        pytest.param("{homes?сгорел,сгорели,сгорело}", "сгорело", id="word that agrees"),
        pytest.param("{more}", "6", id="more than another"),
        pytest.param("{tons}", "2,4", id="tenths"),
        pytest.param("{play.2}", "«Дождя»", id="second form"),
        pytest.param("{day}", "2\u00a0января", id="day over the new year"),
    ],
)
def test_a_template_takes(template, filled):
    assert facts().fill(template) == filled


def test_a_capital_slot_gives_a_capital_letter():
    made = Facts({"in": next(read("== a\nin = в Минске\n")).slots["in"]}, "k", DAY)
    assert made.fill("{In} и {in}") == "В Минске и в Минске"


@given(st.text())
def test_the_second_choice_is_never_the_first(key):
    made = facts(key)
    assert {made.fill("{street}"), made.fill("{street2}")} == {"Кирова", "Попова"}


def test_an_unknown_slot_is_an_error():
    with pytest.raises(KeyError):
        facts().fill("{nothing}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("== a\n    Лид.\n", "a lead without a headline", id="lead alone"),
        pytest.param("== a\nЗаголовок\n", "no lead under", id="headline alone"),
    ],
)
def test_a_broken_block_is_refused(text, message):
    with pytest.raises(ValueError, match=message):
        list(read(text))


@pytest.mark.parametrize(
    ("number", "form"), [(1, 0), (2, 1), (5, 2), (11, 2), (12, 2), (21, 0), (22, 1), (111, 2)]
)
def test_plural_forms_follow_cldr(number, form):
    assert plural(number) == form


@given(st.lists(st.integers()), st.text())
def test_shuffling_keeps_every_item(things, key):
    assert sorted(shuffled(things, key)) == sorted(things)
    assert shuffled(things, key) == shuffled(things, key)


@given(st.text(), st.integers(1, 1000))
def test_a_pick_stays_within_bounds(key, size):
    assert 0 <= pick(key, size) < size


@pytest.mark.parametrize(
    ("number", "text"), [(400, "400"), (9800, "9800"), (12000, "12\u00a0000"), (-3, "-3")]
)
def test_thousands_stand_apart_from_ten_thousand_on(number, text):
    assert grouped(number) == text


@pytest.mark.parametrize(
    ("language", "text", "smoothed"),
    [
        pytest.param("be", "залілі у парку", "залілі ў парку", id="be after a vowel"),
        pytest.param("be", "каток у парку", "каток у парку", id="be after a consonant"),
        pytest.param("uk", "відбулася у парку", "відбулася в парку", id="uk after a vowel"),
        pytest.param("uk", "зібрали у Львові", "зібрали у Львові", id="uk before льв"),
        pytest.param("uk", "місто. У парку", "місто. У парку", id="uk after a stop"),
        pytest.param("ru", "стояла у парка", "стояла у парка", id="ru stays"),
    ],
)
def test_a_preposition_follows_its_neighbours(language, text, smoothed):
    assert smooth(text, language) == smoothed


def test_a_choice_may_hold_other_slots():
    block = next(read("== a\nname = {first} {last}\nfirst = Анна\nlast = Ольхина\n"))
    assert Facts(block.slots, "k", DAY).fill("{name}") == "Анна Ольхина"
