"""What feeds really send: the result is bounded and sane, and no real news is pushed out."""

import pytest

from news.clustering import POSTING, StoryIndex, cluster
from news.grouping import same_json, stories_json
from news.headline import headline, title_quality
from news.ranking import Context, pick_top, rank
from news.similarity import SAME
from tests.unit.news_builders import NOON, a_story, an_article

HOUR, DAY = 60, 24 * 60
BRIDGE = "В Смоленске открыли новый мост через Днепр"
CITY = "491687"


def context():
    return Context(now=NOON, since=NOON, until=NOON, place=CITY)


def test_the_same_title_on_another_day_is_another_story():
    weather = [an_article(n + 1, "Погода на завтра", source=1, ago=n * DAY) for n in range(2)]
    assert len(cluster(weather)) == 2


def test_a_thousand_articles_of_one_title_are_one_story_and_fill_no_index():
    flood = [
        an_article(n, "Срочно: взрыв газа в жилом доме в Туле", source=n) for n in range(1, 1001)
    ]
    index = StoryIndex()
    index.add([*flood, an_article(5000, BRIDGE)])
    sizes = sorted(len(members) for members in index.stories().values())
    assert sizes[0] == 1
    assert sizes[-1] >= 500
    assert max(map(len, index._posting.values())) <= 2 * POSTING
    joined = index.add([an_article(5001, "Новый мост через Днепр открыли в Смоленске")])
    assert joined.assigned == {5001: 5000}


def test_a_source_that_floods_takes_two_places_of_ten():
    flood = [
        a_story(an_article(n, f"Новость номер {n} о разном", source=1, places=[CITY]))
        for n in range(1, 501)
    ]
    others = [
        a_story(an_article(1000 + n, f"Событие {n}", source=10 + n, ago=50, places=[CITY]))
        for n in range(8)
    ]
    top = pick_top(rank([*flood, *others], context=context()), 10)
    assert sum(item.story.source_ids == {1} for item in top) == 2


def test_filler_stands_behind_news():
    bait = a_story(an_article(1, "Гороскоп на завтра: кому повезет", source=1, places=[CITY]))
    news = a_story(an_article(2, BRIDGE, source=2, ago=40, places=[CITY]))
    assert [item.story.id for item in rank([bait, news], context=context())] == [2, 1]


@pytest.mark.parametrize(
    "title", ["", " ", "🙂🙂🙂", "!!!", "12345", "…", "‏مرحبا بالعالم", "北京新闻", "a" * 100_000]
)
def test_any_title_gives_a_score_and_a_story_of_its_own(title):
    pair = {"a": {"title": title, "text": ""}, "b": {"title": BRIDGE, "text": "мост " * 20_000}}
    assert 0 <= same_json(pair)["score"] < SAME
    found = cluster([an_article(1, title), an_article(2, BRIDGE)])
    assert [story.id for story in found] == [1, 2]
    assert headline(found[0]).id == 1
    assert title_quality(title) <= 1


def test_empty_titles_never_meet():
    assert len(cluster(an_article(n, "") for n in range(1, 20))) == 19


def test_a_text_of_a_hundred_kilobytes_costs_no_more_than_its_beginning():
    long = "Мост открыли утром. " * 5_000
    found = cluster([an_article(1, BRIDGE, text=long), an_article(2, BRIDGE, text=long)])
    assert len(found) == 1
    assert StoryIndex().add([an_article(1, BRIDGE, text=long)]).assigned == {1: 1}


def test_articles_without_a_date_a_source_or_a_text_are_grouped_all_the_same():
    rows = [
        {"url": "https://a.example/1", "title": BRIDGE, "published": "never"},
        {"url": "https://b.example/2", "title": "Новый мост через Днепр открыли в Смоленске"},
        {"title": None},
        {},
    ]
    found = stories_json(rows)
    assert found[0]["urls"] == ["https://a.example/1", "https://b.example/2"]
    assert len(found) == 3


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(
            "У Києві відкрили нову станцію метро", "У Києві відкрито нову станцію метро", id="uk"
        ),
        pytest.param(
            "У Мінску адкрылі новую станцыю метро", "Новую станцыю метро адкрылі ў Мінску", id="be"
        ),
        pytest.param(
            "Apple unveils a new iPhone in Cupertino",
            "New iPhone unveiled by Apple in Cupertino",
            id="en",
        ),
    ],
)
def test_one_event_is_one_story_in_other_languages_too(a, b):
    assert len(cluster([an_article(1, a), an_article(2, b)])) == 1
