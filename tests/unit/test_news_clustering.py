from hypothesis import given, settings
from hypothesis import strategies as st

from news.clustering import cluster
from tests.unit.news_builders import an_article

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
