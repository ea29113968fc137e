import pytest

from news.model import Story, StoryId
from news.witness import ARTICLES_MOST, story_of, told_by
from tests.unit.news_builders import an_article

CRASH = "На Киевском шоссе столкнулись автобус и грузовик"
PIPE = "На улице Николаева в Смоленске прорвало трубу с горячей водой"
STORIES = {CRASH: "ДТП произошло утром на Киевском шоссе в Смоленске. Движение затруднено.",
           PIPE: "Аварийная бригада работает на улице Николаева, где прорвало трубу."}  # fmt: skip


def stories():
    return [
        Story(StoryId(n), (an_article(n, title, text=text),))
        for n, (title, text) in enumerate(STORIES.items(), 1)
    ]


@pytest.mark.parametrize(
    ("title", "text", "story"),
    [
        pytest.param("Авария на Киевском шоссе, автобус и грузовик", "", 1, id="the crash"),
        pytest.param("Во дворе на Николаева прорвало трубу", "Вода у подъезда", 2, id="the pipe"),
        pytest.param("Прорвало трубу на Ленина", "Вода во дворе", None, id="another street"),
        pytest.param("Авария на Рославльском шоссе", "", None, id="another road"),
        pytest.param("Пропал кот, район Николаева", "", None, id="a cat"),
        pytest.param("", "", None, id="nothing"),
        pytest.param("🙂🙂🙂", "", None, id="no words"),
    ],
)
def test_an_eyewitness_finds_the_story_of_the_same_event(title, text, story):
    assert story_of(told_by(title, f"{title}\n{text}"), stories()) == story


def test_of_two_that_are_as_like_the_first_is_taken():
    first, _ = stories()
    again = Story(StoryId(9), first.articles)
    assert story_of(told_by(CRASH, CRASH), [again, first]) == first.id


def test_a_story_of_a_thousand_articles_is_no_work():
    many = tuple(an_article(n, "Погода на завтра") for n in range(1, 1000))
    last = an_article(1000, CRASH)
    assert len(many) > ARTICLES_MOST
    assert story_of(told_by(CRASH, CRASH), [Story(StoryId(1), (*many, last))]) is None
