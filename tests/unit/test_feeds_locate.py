"""What an article is about: its title and lead, not everything its text mentions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.locate import locate
from news.model import Entry, PlaceId, Tag
from regions import geotag
from tests.digests.builders import SMOLENSK

MOSCOW, KYIV, KAZAN = PlaceId("524901"), PlaceId("703448"), PlaceId("551487")
FILL = "Подробностей пока нет, их обещают сообщить позднее. " * 7  # longer than a lead


def places(title, summary="", home=None):
    entry = Entry("1", "https://a.example/1", title, summary, None)
    return {tag.place: tag.why for tag in locate(geotag.tag, entry, home) if tag.certain}


@pytest.mark.parametrize(
    ("title", "summary", "home", "expected"),
    [
        pytest.param("Взрыв в Казани", "", None, {KAZAN: "text"}, id="the title"),
        pytest.param(
            "В доме произошёл взрыв",
            "Он прогремел в Казани.",
            None,
            {KAZAN: "lead"},
            id="the lead",
        ),
        pytest.param(
            "В доме произошёл взрыв",
            "Он прогремел в Смоленске.",
            SMOLENSK,
            {SMOLENSK: "text"},
            id="the lead, and home",
        ),
        pytest.param(
            "Певица едет на конкурс",
            f"{FILL}Она живёт в Москве.",
            None,
            {},
            id="the last paragraph says nothing",
        ),
        pytest.param(
            "На улице Ленина горел дом",
            f"{FILL}Пожар в Смоленске потушили.",
            SMOLENSK,
            {SMOLENSK: "text"},
            id="but it can confirm home",
        ),
        pytest.param(
            "Школьники спели о зиме",
            f"{FILL}Раньше такое бывало в Казани.",
            SMOLENSK,
            {},
            id="or make it doubtful",
        ),
        pytest.param(
            "В Смоленске консультируют больных",
            "Врачи из Казани выходят на связь.",
            None,
            {SMOLENSK: "text"},
            id="a place beside that of the title is in passing",
        ),
        pytest.param(
            "Туристы увозят сувениры",
            "МОСКВА, 15 ноя — РИА Новости. Эксперты объяснили, зачем.",
            None,
            {},
            id="the desk of an agency",
        ),
        pytest.param(
            "Страны обсудили договор",
            "Его могут продлить Москва. 15 ноября. INTERFAX.RU - Переговоры шли неделю.",
            None,
            {},
            id="the desk after a subtitle",
        ),
        pytest.param(
            "Рыбаки вышли в море",
            "КАЗАНЬ, 15 ноя — РИА Новости. Сезон открыт.",
            None,
            {KAZAN: "lead"},
            id="a report from elsewhere is from there",
        ),
        pytest.param(
            "Россия вернёт Украине корабли",
            "Москва и Киев договорились о возврате.",
            None,
            {},
            id="capitals that are governments",
        ),
        pytest.param(
            "Россия вернёт Украине корабли",
            "Об этом говорили в Москве.",
            None,
            {MOSCOW: "lead"},
            id="a capital that is a place",
        ),
        pytest.param(
            "Москва открыла новый парк", "", None, {MOSCOW: "text"}, id="a city that acts"
        ),
        pytest.param(
            "Названы популярные валюты",
            "Чаще их покупают в Москве, Казани, Самаре, Омске и Перми.",
            None,
            {},
            id="a list is about none of them",
        ),
    ],
)
def test_an_article_belongs_where_its_news_is(title, summary, home, expected):
    assert places(title, summary, home) == expected


def test_a_capital_and_the_region_around_it_are_one():
    found = places("Под Киевом водитель врезался в дом", "Это случилось в Киевской области.")
    assert found == {KYIV: "text", "UA-32": "text"}


def test_what_is_named_in_passing_makes_home_less_sure():
    entry = Entry("1", "u", "Школьники спели о зиме", f"{FILL}Так бывало в Казани.", None)
    assert locate(geotag.tag, entry, SMOLENSK) == (
        Tag(SMOLENSK, "home", False),
        Tag(KAZAN, "aside", False),
    )


@given(st.text(max_size=700), st.text(max_size=900), st.sampled_from([None, SMOLENSK]))
def test_any_text_has_each_place_once_and_a_feed_with_a_home_is_somewhere(title, summary, home):
    found = locate(geotag.tag, Entry("1", "u", title, summary, None), home)
    assert len({tag.place for tag in found}) == len(found)
    assert home is None or any(tag.certain or tag.why == "home" for tag in found)
