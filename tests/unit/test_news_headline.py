import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.headline import LEAD_LONGEST, centrality, headline, lead, title_quality
from news.profile import profile
from news.similarity import compare
from tests.unit.news_builders import a_story, an_article

FACT = "Губернатор Смоленской области подписал закон о льготах для многодетных семей"


@pytest.mark.parametrize(
    "worse",
    [
        pytest.param("Вы не поверите, что подписал губернатор Смоленской области", id="bait"),
        pytest.param("Губернатор Смоленской области подписал закон?!", id="question and shout"),
        pytest.param("ГУБЕРНАТОР СМОЛЕНСКОЙ ОБЛАСТИ ПОДПИСАЛ ЗАКОН О ЛЬГОТАХ", id="capitals"),
        pytest.param("Губернатор Смоленской области подписал закон о льготах для…", id="cut"),
        pytest.param("Подписан закон", id="says little"),
        pytest.param("", id="empty"),
        pytest.param("🙂", id="emoji"),
        pytest.param("Стало известно, какой закон подписал губернатор", id="holds the fact back"),
    ],
)
def test_a_calm_full_title_is_better(worse):
    assert title_quality(FACT) > title_quality(worse)
    story = a_story(an_article(1, worse, ago=30), an_article(2, FACT))
    assert headline(story).title == FACT


def test_the_reader_gets_their_own_language_where_there_is_one():
    uk = an_article(2, "Губернатор Смоленської області підписав закон", language="uk")
    story = a_story(an_article(1, FACT), uk)
    assert headline(story, "uk") == uk
    assert headline(story, "ru").title == FACT
    assert headline(a_story(uk), "en") == uk


def test_the_lead_is_two_sentences_of_the_chosen_article():
    text = "Губернатор подписал закон. Он вступит в силу в январе. Ещё одно предложение."
    story = a_story(an_article(1, FACT, text=text))
    assert lead(story, headline(story)) == "Губернатор подписал закон. Он вступит в силу в январе."


def test_an_article_without_a_text_borrows_the_lead_of_another():
    story = a_story(an_article(1, FACT), an_article(2, "Закон", text="Закон подписан. Да."))
    assert lead(story, headline(story)) == "Закон подписан. Да."
    assert lead(a_story(an_article(1, FACT)), an_article(1, FACT)) == ""


@given(st.lists(st.tuples(st.text(max_size=80), st.text(max_size=900)), min_size=1, max_size=4))
def test_any_story_has_a_headline_of_its_own_and_a_bounded_lead(rows):
    story = a_story(*(an_article(i + 1, t, text=x) for i, (t, x) in enumerate(rows)))
    assert headline(story) in story.articles
    assert len(lead(story, headline(story))) <= LEAD_LONGEST


titles = st.sampled_from([FACT, f"{FACT} сегодня", "Пожар в Вязьме", "Суд в Вязьме", "", "🙂"])


@given(st.lists(titles, min_size=3, max_size=6), st.lists(titles, min_size=1, max_size=6))
def test_the_most_central_title_is_most_like_all_others(mine, among):
    central = centrality(mine, among)
    for title in {*mine, *among}:
        like = [
            compare(profile(title), profile(other))
            if other != title
            else bool(profile(title).grams)
            for other in among
        ]
        assert central[title] == pytest.approx(sum(like) / len(like)) or len({*mine, *among}) == 2


@given(titles, titles)
def test_of_two_titles_neither_is_more_central_than_the_other(a, b):
    if profile(a).grams and profile(b).grams:
        central = centrality([a, b], [a, b])
        assert central[a] == central[b]


def test_of_more_titles_the_one_that_others_repeat_wins():
    told = ["Пожар в Вязьме тушат сутки", "Пожар в Вязьме тушат сутки", "Суд в Рославле отложен"]
    central = centrality(told, told)
    assert central[told[0]] > central[told[2]]
