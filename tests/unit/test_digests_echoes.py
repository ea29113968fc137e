"""One line per event: what stands in a digest does not tell what stands above it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.compose import EditionStory, Telling
from digests.echoes import Echoes
from news.model import StoryId
from tests.conftest import NOON

SINGER = "Бузова заявила о планах поучаствовать в «Евровидении-2020»"
SINGER_AGAIN = "Бузова пообещала выступить на «Евровидении»"
DRUNK = "Под Киевом пьяный водитель сбил беременную женщину и врезался в дом"
DRUNK_UK = "Під Києвом п’яний водій збив вагітну жінку і врізався у будинок"
STREET = "Часть улицы Ломоносова в Нижнем Новгороде перекрыта до конца ноября"
OTHER_STREET = "Улица Косогорная в Нижнем Новгороде частично перекрыта до конца года"
FAR = timedelta(hours=5)


def a_line(id, title, source="А", lead="", at=NOON):
    url = f"https://a.example/{id}"
    return EditionStory(StoryId(id), title, url, source, (Telling(source, url, at),), at, 1.0, {})


def lines(*titles):
    return [a_line(i, title, f"Источник {i}") for i, title in enumerate(titles, start=1)]


def kept(*stories, beside=()):
    return [story.id for story in Echoes().without(stories, beside)]


@pytest.mark.parametrize(
    ("stories", "expected"),
    [
        pytest.param(lines(SINGER, SINGER_AGAIN), [1], id="one event of two sources"),
        pytest.param(lines(SINGER, STREET), [1, 2], id="two events"),
        pytest.param(lines(), [], id="nothing"),
        pytest.param(
            [a_line(1, STREET), a_line(2, OTHER_STREET)], [1, 2], id="one source, its own template"
        ),
        pytest.param([a_line(1, DRUNK), a_line(2, DRUNK_UK)], [1], id="one source, two languages"),
        pytest.param(
            [a_line(1, DRUNK), a_line(2, DRUNK_UK, at=NOON - FAR)], [1, 2], id="but hours apart"
        ),
        pytest.param(
            lines("Пожар в доме 5 на улице Ленина", "Пожар в доме 41 на улице Ленина"),
            [1, 2],
            id="other numbers",
        ),
        pytest.param(lines("", "", "🔥"), [1, 2, 3], id="without words"),
    ],
)
def test_a_line_that_echoes_one_above_it_is_left_out(stories, expected):
    assert kept(*stories) == expected


def test_what_stands_in_an_earlier_part_counts():
    first, second = lines(SINGER, SINGER_AGAIN)
    assert kept(second, beside=[first]) == []


titles = st.sampled_from([SINGER, SINGER_AGAIN, DRUNK, DRUNK_UK, STREET, OTHER_STREET, ""])


@given(st.lists(st.tuples(titles, st.sampled_from("АБВ")), max_size=12))
def test_the_beginning_of_a_digest_does_not_depend_on_what_follows(rows):
    stories = [a_line(i, title, source) for i, (title, source) in enumerate(rows)]
    whole = kept(*stories)
    assert whole == sorted(set(whole))
    for size in range(len(stories)):
        part = kept(*stories[:size])
        assert whole[: len(part)] == part
    assert kept(*(s for s in stories if s.id in whole)) == whole


def test_what_was_compared_is_remembered():
    echoes = Echoes()
    first, second = lines(SINGER, SINGER_AGAIN)
    for pair in ([first, second], [first, replace(second, score=2.0)]):
        assert list(echoes.without(pair)) == [first]


def test_no_more_are_looked_at_than_are_asked_for():
    first, second = lines(SINGER, "В Туле открыли цирк")
    stories = iter([first, second])
    assert next(Echoes().without(stories)) == first
    assert next(stories) == second
