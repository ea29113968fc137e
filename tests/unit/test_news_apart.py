"""Events of one kind in one region: other numbers, streets and towns are other events."""

from dataclasses import replace

import pytest

from news.affinity import affinity, hold
from news.clustering import cluster
from news.model import PlaceId, StoryId, Tag
from news.profile import profile
from news.similarity import CONTRADICTED, SAME, compare
from tests.unit.news_builders import an_article

LEAD = "Подробности сообщили в городской службе, работы начались утром, причину выясняют."


def score(a, b, text=LEAD):
    return compare(profile(a, text), profile(b, text))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Пешеходный мост открыли: 136 метров", "Пешеходный мост открыли: 112 метров"),
        ("Выпало 30 сантиметров снега", "Выпало 35 сантиметров снега"),
        ("Добавят 37 поездов на праздники", "Добавят 38 поездов на праздники"),
    ],
)
def test_titles_that_differ_in_numbers_alone_are_apart_though_texts_are_of_one_template(a, b):
    assert score(a, b) <= CONTRADICTED


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Сократят 130 сотрудников завода", "Сократят 132 сотрудника завода"),
        ("Выпало 50 сантиметров снега", "Выпало 54 сантиметра снега"),
    ],
)
def test_a_rounded_number_is_the_same_number(a, b):
    assert score(a, b) >= SAME


def test_a_number_that_the_other_text_tells_is_no_contradiction():
    one = profile("Выпало 30 сантиметров снега за ночь", f"Ещё 35 сантиметров ждут. {LEAD}")
    assert compare(one, profile("Выпало 35 сантиметров снега за ночь", LEAD)) >= SAME


@pytest.mark.parametrize(
    ("text", "streets"),
    [
        ("ДТП на улице Ленина", {"ленин"}),
        ("на улице Дуси Ковальчук", {"дус", "ковальчук"}),
        ("пожар на Невском проспекте", {"невск"}),
        ("на вулиці Саксаганського", {"саксаганськ"}),
        ("на улицах города", set()),
    ],
)
def test_streets_are_known_by_their_names(text, streets):
    found = profile(text).streets
    assert len(found) == len(streets)
    assert all(any(name[:4] == own[:4] for own in streets) for name in found)


def between(*titles, places=((), ())):
    texts = [LEAD, "Работы заняли год, на открытие пришли жители. " + LEAD[:30]]
    held = [
        hold(
            replace(an_article(k, title, text=texts[k - 1]), places=tuple(tags)),
            StoryId(k),
            lambda place: PlaceId("RU-SMO"),
        )
        for k, (title, tags) in enumerate(zip(titles, places, strict=True), 1)
    ]
    return affinity(*held, lambda: tuple(map(profile, titles, texts)))


def test_two_streets_are_two_events():
    here = between("Сгорел гараж на улице Ленина", "Сгорел гараж на улице Попова")
    same = between("Сгорел гараж на улице Ленина", "Сгорел гараж на улице Ленина, все целы")
    assert here <= CONTRADICTED < same


def test_two_towns_of_one_region_are_two_events_but_a_home_says_nothing():
    towns = [(Tag(PlaceId(p), "text", True),) for p in ("1", "2")]
    homes = [(Tag(PlaceId(p), "home", True),) for p in ("1", "2")]
    titles = "Пешеходный мост открыли для горожан", "Открыли пешеходный мост через реку"
    assert between(*titles, places=towns) <= CONTRADICTED < between(*titles, places=homes)


def test_one_source_in_two_languages_tells_one_event():
    title, translated = (
        "На Донбассе авто с боевиками взорвалось на собственной мине",
        "На Донбасі авто з бойовиками підірвалося на власній міні",
    )
    told = [an_article(1, title, source=1), an_article(2, translated, source=1)]
    assert len(cluster(told)) == 1
