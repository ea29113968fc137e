import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.model import Section
from news.topics import section_of, weigh
from tests.unit.news_builders import an_article


@pytest.mark.parametrize(
    ("title", "text", "section"),
    [
        pytest.param("Сборная выиграла матч чемпионата по футболу", "", Section.SPORT, id="sport"),
        pytest.param(
            "На трассе столкнулись две машины, погиб водитель",
            "Полиция выясняет обстоятельства ДТП",
            Section.INCIDENTS,
            id="incidents",
        ),
        pytest.param(
            "Госдума приняла закон о выборах губернаторов",
            "Депутаты поддержали законопроект президента",
            Section.POLITICS,
            id="politics",
        ),
        pytest.param(
            "Филармония открывает сезон концертом оркестра",
            "Прозвучит музыка русских композиторов",
            Section.MUSIC,
            id="music",
        ),
        pytest.param(
            "Синоптики обещают снег и мороз", "Температура до минус 20 градусов", Section.WEATHER,
            id="weather",
        ),
        pytest.param("", "", Section.OTHER, id="nothing"),
        pytest.param("🙂", "", Section.OTHER, id="emoji"),
        pytest.param("Новость дня", "", Section.OTHER, id="nothing that tells"),
    ],
)  # fmt: skip
def test_words_tell_the_section(title, text, section):
    assert section_of(an_article(1, title, text=text)) is section


def test_the_section_of_the_feed_comes_first_then_its_categories():
    sport = "Сборная выиграла матч чемпионата по футболу"
    assert section_of(an_article(1, sport, tags=("Культура",))) is Section.CULTURE
    assert section_of(an_article(1, sport, section="ecology", tags=("Спорт",))) is Section.ECOLOGY
    assert section_of(an_article(1, sport, section="unheard of")) is Section.SPORT
    assert section_of(an_article(1, sport, tags=("Разное",))) is Section.SPORT


def test_the_words_that_spoke_are_told():
    assert weigh(title="ДТП: полиция на месте")[Section.INCIDENTS] > 0


@given(st.text(), st.text(), st.lists(st.text(max_size=20), max_size=3))
def test_any_article_has_a_section(title, text, tags):
    assert section_of(an_article(1, title, text=text, tags=tuple(tags))) in Section
