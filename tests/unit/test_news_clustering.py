from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.clustering import Changes, StoryIndex, cluster
from news.model import PlaceId, Tag
from tests.unit.news_builders import NOON, an_article

TITLES = (
    "В Смоленске открыли новый мост через Днепр",
    "Новый мост через Днепр открыт в Смоленске",
    "Смоленск: открыто движение по новому мосту через Днепр",
    "Пожар на складе в Вязьме потушили",
    "В Вязьме потушен пожар на складе",
    "Погода на завтра",
    "",
    "🙂",
)
batches = st.lists(st.sampled_from(TITLES), max_size=12).map(
    lambda titles: [an_article(i + 1, t, ago=i) for i, t in enumerate(titles)]
)


@settings(max_examples=60)
@given(batches, st.randoms())
def test_stories_are_a_partition_whatever_the_order(batch, random):
    stories = cluster(batch)
    assert cluster(random.sample(batch, len(batch))) == stories
    assert sorted(a.id for s in stories for a in s.articles) == sorted(a.id for a in batch)
    assert [s.id for s in stories] == sorted(min(a.id for a in s.articles) for s in stories)


def test_one_event_in_different_words_is_one_story():
    found = cluster(an_article(i + 1, t) for i, t in enumerate(TITLES[:5]))
    assert [[a.id for a in story.articles] for story in found] == [[1, 2, 3], [4, 5]]


def ids(index):
    return sorted(index.stories().values())


def test_a_later_article_joins_the_story_that_exists():
    index = StoryIndex()
    index.add([an_article(5, TITLES[0], ago=60)])
    changes = index.add([an_article(7, TITLES[1]), an_article(8, TITLES[3])])
    assert changes.assigned == {7: 5, 8: 8}
    assert changes.merged == {}


def test_an_article_already_held_is_left_alone():
    index = StoryIndex()
    index.add([an_article(5, TITLES[0])])
    assert index.add([an_article(5, "Совсем другое")]) == Changes()


def test_an_earlier_id_that_comes_late_takes_the_story_over_and_says_so():
    index = StoryIndex()
    index.add([an_article(5, TITLES[0])])
    changes = index.add([an_article(2, TITLES[1])])
    assert changes.merged == {5: 2}
    assert changes.assigned == {2: 2, 5: 2}
    assert index.story_of(5) == 2


def test_restoring_gives_the_same_stories_without_comparing():
    index = StoryIndex()
    batch = [an_article(i + 1, t, ago=i) for i, t in enumerate(TITLES)]
    index.add(batch)
    again = StoryIndex()
    again.restore(batch, {a.id: index.story_of(a.id) for a in batch})
    assert again.stories() == index.stories()
    late = an_article(99, TITLES[4])
    assert again.add([late]).assigned == index.add([late]).assigned == {99: 4}


def test_old_articles_are_forgotten_and_the_story_keeps_its_id():
    index = StoryIndex()
    index.add([an_article(1, TITLES[0], ago=600), an_article(2, TITLES[1]), an_article(3, "Снег")])
    assert index.remove_before(NOON - timedelta(hours=5)) == 1
    assert index.stories() == {1: (2,), 3: (3,)}
    assert len(index) == 2


def test_a_detached_article_never_comes_back_to_those_it_left():
    index = StoryIndex()
    index.add([an_article(i + 1, t) for i, t in enumerate(TITLES[:3])])
    assert index.detach(3).assigned == {3: 3}
    index.add([an_article(9, TITLES[1])])
    assert index.story_of(9) == 1
    assert index.story_of(3) == 3


def test_detaching_the_first_article_gives_the_rest_a_new_name():
    index = StoryIndex()
    index.add([an_article(i + 1, t) for i, t in enumerate(TITLES[:3])])
    assert index.detach(1).assigned == {1: 1, 2: 2, 3: 2}


def test_one_template_with_other_numbers_is_no_copy():
    told = "Рыбака искали {} часов: волонтёры нашли его в лесу у реки, он цел и здоров."
    batch = [
        told_of(1, "smolensk", title="Рыбака нашли в лесу волонтёры", text=told.format(6)),
        told_of(2, "kazan", title="Рыбака нашли в лесу волонтёры", text=told.format(19)),
    ]
    assert len(cluster(batch, area=regions)) == 2


def test_who_denies_a_claim_tells_other_news_than_who_makes_it():
    claim = "Учёные связали высокую смертность от коронавируса с нехваткой витамина D"
    denial = "Нет доказательств, что смертность от коронавируса связана с витамином D"
    again = "ВОЗ: нет доказательств, что смертность от коронавируса связана с витамином D"
    found = cluster([an_article(1, claim), an_article(2, denial), an_article(3, again)])
    assert [[a.id for a in story.articles] for story in found] == [[1], [2, 3]]


def test_horoscopes_of_two_papers_are_not_one_event_unless_one_is_a_copy():
    titles = "Гороскоп на 3 мая для всех знаков Зодиака", "Гороскоп для всех знаков на 3 мая"
    first, second = (an_article(k + 1, title) for k, title in enumerate(titles))
    assert len(cluster([first, second])) == 2
    text = "Овнам звёзды обещают удачный день, Тельцам советуют не спешить с покупками."
    copies = [replace(first, text=text), replace(second, text=text)]
    assert len(cluster(copies)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(
            "В Брянске загорелся склад: двое пострадали",
            "В Калуге загорелся склад: двое пострадали",
            id="places",
        ),
        pytest.param(
            "На трассе погибли 3 человека в ДТП", "На трассе погибли 7 человек в ДТП", id="numbers"
        ),
        pytest.param("🙂🙂🙂", "🙂🙂🙂", id="emoji only"),
        pytest.param("", "", id="empty titles"),
    ],
)
def test_events_that_only_look_alike_stay_apart(a, b):
    assert len(cluster([an_article(1, a), an_article(2, b)])) == 2


def test_a_column_of_one_source_is_a_new_story_every_day():
    days = [an_article(i, "Погода на завтра", source=1, ago=1440 * i) for i in (1, 2, 3)]
    assert len(cluster(days)) == 3


def test_articles_two_days_apart_are_not_one_story():
    assert len(cluster([an_article(1, TITLES[0], ago=49 * 60), an_article(2, TITLES[0])])) == 2


def test_a_thousand_articles_of_one_title_are_one_story_and_hide_nothing():
    title = TITLES[0]
    flood = [an_article(i, title, ago=i % 60) for i in range(1, 1001)]
    found = cluster([*flood, an_article(2000, TITLES[3]), an_article(2001, TITLES[4])])
    assert [len(s.articles) for s in found] == [1000, 2]


def test_a_very_long_text_is_read_only_at_its_beginning():
    long = "Мост через Днепр открыли для движения. " * 3000
    found = cluster([an_article(1, TITLES[0], text=long), an_article(2, TITLES[1], text=long)])
    assert len(found) == 1


LIBRARY = "В городе открыли новую библиотеку с читальным залом"


def told_of(id, place, *, title=LIBRARY, text="", why="home"):
    return replace(an_article(id, title, text=text), places=(Tag(PlaceId(place), why, True),))


def regions(place):
    return {"vyazma": PlaceId("smolensk"), "country": None}.get(place, place)


@pytest.mark.parametrize(
    ("first", "second", "stories"),
    [
        pytest.param("smolensk", "kazan", 2, id="two regions, two libraries"),
        pytest.param("smolensk", "smolensk", 1, id="one region"),
        pytest.param("vyazma", "smolensk", 1, id="a town and its region"),
        pytest.param("country", "kazan", 1, id="a country contradicts nothing"),
    ],
)
def test_alike_news_of_different_regions_stay_apart(first, second, stories):
    found = cluster([told_of(1, first), told_of(2, second)], area=regions)
    assert len(found) == stories


def test_a_copy_is_the_same_event_wherever_it_appears():
    text = "Читальный зал рассчитан на сорок мест, книги привезли из областной библиотеки."
    batch = [told_of(1, "smolensk", text=text), told_of(2, "kazan", text=text)]
    assert len(cluster(batch, area=regions)) == 1
