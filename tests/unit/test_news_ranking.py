from dataclasses import replace
from datetime import timedelta
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.model import Section, StoryId, Tag
from news.ranking import Context, Votes, is_breaking, is_noise, pick_top, popular, rank
from news.standing import standing
from news.topics import section_of
from tests.unit.news_builders import NOON, a_story, an_article

CITY, REGION, COUNTRY = "491687", "RU-SMO", "RU"
HERE = (CITY, REGION, COUNTRY)


def a_context(**more):
    hour = timedelta(hours=1)
    asked = {"now": NOON, "since": NOON - hour, "until": NOON, "place": CITY}
    return Context(**(asked | {"region": REGION, "country": COUNTRY} | more))


def told_by(*sources, key=1, ago=10, places=HERE, title="Мост открыли", **more):
    return a_story(
        *(
            an_article(key + i, title, source=s, ago=ago, places=places, **more)
            for i, s in enumerate(sources)
        )
    )


def score(story, **more):
    return rank([story], context=a_context(**more))[0].score


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        pytest.param(told_by(1, 2), told_by(1), id="more sources"),
        pytest.param(told_by(1, 2), told_by(1, 1, 1, 1, 1), id="one vote a source"),
        pytest.param(told_by(1, ago=5), told_by(1, ago=40), id="fresher"),
        pytest.param(told_by(1), told_by(1, places=(REGION, COUNTRY)), id="city over region"),
        pytest.param(
            told_by(1, places=(REGION, COUNTRY)),
            told_by(1, places=(COUNTRY,)),
            id="region over country",
        ),
        pytest.param(told_by(1, places=(COUNTRY,)), told_by(1, places=()), id="over abroad"),
        pytest.param(told_by(1), told_by(1, title="Гороскоп на завтра"), id="news over horoscope"),
        pytest.param(told_by(1), told_by(1, tags=("Реклама",)), id="news over advertising"),
        pytest.param(told_by(1, weight=1.5), told_by(1, weight=0.7), id="standing of the source"),
        pytest.param(
            told_by(1, 2, places=(COUNTRY,)),
            told_by(1, places=(REGION, COUNTRY)),
            id="told by two, though of the country only",
        ),
    ],
)
def test_the_better_story_scores_higher(better, worse):
    assert score(better) > score(worse)


def test_a_reprint_in_a_local_feed_is_not_local_news():
    home = an_article(1, source=1, ago=10)
    reprint = a_story(_with_home(home))
    assert score(reprint) < score(told_by(1)) * 0.6


@pytest.mark.parametrize(
    ("surer", "less"),
    [("text", "weak"), ("weak", "lead"), ("lead", "home"), ("home", "aside")],
)
def test_what_names_a_place_says_how_much_a_story_is_of_it(surer, less):
    def local(why):
        article = replace(an_article(1, ago=10), places=(Tag(CITY, why, True),))
        return rank([a_story(article)], context=a_context())[0].why["local"]

    assert local(surer) > local(less)


def test_what_one_source_tells_of_the_country_is_noise_in_a_city_and_news_in_a_country():
    alone = an_article(1, "Путин подписал указ о пенсиях", source=1, ago=10)
    other = an_article(2, "Путин подписал указ о пенсиях", source=2, ago=10)

    def noise(*articles, **more):
        context = a_context(**more)
        return is_noise(rank([a_story(*articles)], context=context)[0], context)

    assert noise(_with_home(alone))
    assert not noise(_with_home(alone), _with_home(other))
    assert not noise(replace(alone, places=(Tag(CITY, "text", True),)))
    assert not noise(_with_home(replace(alone, title="Открыли каток")))
    assert not noise(_with_home(alone), place=COUNTRY, region=None)


@pytest.mark.parametrize(
    ("title", "place", "why", "local"),
    [
        pytest.param("Путин подписал указ о пенсиях", "524901", "lead", False, id="federal"),
        pytest.param("Путин открыл мост в Москве", "524901", "text", True, id="title names it"),
        pytest.param("В центре горел жилой дом", "524901", "lead", True, id="not federal"),
        pytest.param("Путин открыл новый мост", "491687", "lead", True, id="no capital"),
    ],
)
def test_what_is_merely_said_in_a_capital_is_no_news_of_it(title, place, why, local):
    articles = (
        replace(an_article(key, title, source=key, ago=10), places=(Tag(place, why, True),))
        for key in (1, 2)
    )
    ranked = rank([a_story(*articles)], context=a_context(place=place, region=None))[0]
    assert (ranked.why["local"] > 0.3) is local


def _with_home(article):
    return replace(article, places=(Tag(CITY, "home", False),))


def test_votes_move_a_story_and_few_votes_move_it_little():
    story = told_by(1)
    few = score(story, votes={story.id: Votes(up=1)})
    many = score(story, votes={story.id: Votes(up=100)})
    against = score(story, votes={story.id: Votes(down=100)})
    assert against < score(story) < few < many
    assert many < 1.5 * score(story)


def test_why_has_every_part_and_their_product():
    (ranked,) = rank([told_by(1, 2)], context=a_context())
    parts = dict(ranked.why)
    total = parts.pop("score")
    assert set(parts) == {"sources", "fresh", "local", "growth", "votes", "kind"}
    assert prod(parts.values()) == pytest.approx(total)
    assert ranked.score == total


def test_a_source_has_at_most_two_lone_stories_in_ten_while_others_are_left():
    flood = [told_by(1, key=i) for i in range(1, 31)]
    others = [told_by(100 + i, key=1000 + i, ago=59) for i in range(8)]
    top = pick_top(rank(flood + others, context=a_context()), 10)
    assert sum(r.story.source_ids == {1} for r in top) == 2


def test_a_section_has_at_most_five_stories_in_ten_while_others_are_left():
    sport = [
        told_by(i, key=i, title="Сборная выиграла матч чемпионата по футболу")
        for i in range(1, 21)
    ]
    others = [told_by(100 + i, key=1000 + i, title="Мост", ago=59) for i in range(8)]
    top = pick_top(rank(sport + others, context=a_context()), 10)
    assert sum(section_of(r.story.articles[0]) is Section.SPORT for r in top) == 5


stories = st.lists(
    st.builds(
        lambda sources, ago, places: (sources, ago, places),
        st.lists(st.integers(1, 5), min_size=1, max_size=4),
        st.integers(0, 3000),
        st.sampled_from(((), HERE, (REGION, COUNTRY), (COUNTRY,))),
    ),
    max_size=25,
).map(
    lambda rows: [
        told_by(*sources, key=100 * (i + 1), ago=ago, places=places)
        for i, (sources, ago, places) in enumerate(rows)
    ]
)


@given(stories, st.integers(0, 12), st.randoms())
def test_the_top_is_a_prefix_of_a_longer_top_whatever_the_order(batch, limit, random):
    ranked = rank(batch, context=a_context())
    assert rank(random.sample(batch, len(batch)), context=a_context()) == ranked
    longer = pick_top(ranked, limit + 1)
    assert pick_top(ranked, limit) == longer[:limit]
    assert len(longer) == min(limit + 1, len(batch))


@given(st.integers(1, 8), st.integers(0, 5000), st.integers(1, 500))
def test_more_sources_score_higher_and_more_age_never(sources, ago, later):
    some = told_by(*range(sources), ago=ago)
    assert score(told_by(*range(sources + 1), ago=ago)) > score(some)
    assert score(told_by(*range(sources), ago=ago + later)) <= score(some)


def test_a_date_in_the_future_counts_as_now():
    assert score(told_by(1, ago=-600)) == score(told_by(1, ago=0))


def test_popular_of_the_day_looks_back_a_day_and_no_farther():
    old, day, fresh = told_by(1, 2, ago=2000), told_by(1, 2, key=10, ago=1200), told_by(1, key=20)
    found = popular([old, day, fresh], context=a_context())
    assert [r.story.id for r in found] == [10, 20]


def test_many_sources_at_once_are_breaking_and_slow_ones_are_not():
    quick = told_by(1, 2, 3, 4, ago=10)
    slow = a_story(*(an_article(i, source=i, ago=20 * i, places=HERE) for i in range(1, 5)))
    one = told_by(1, 1, 1, 1, ago=10)
    assert is_breaking(quick, now=NOON, place=CITY)
    assert not is_breaking(slow, now=NOON, place=CITY)
    assert not is_breaking(one, now=NOON, place=CITY)
    assert not is_breaking(told_by(1, 2, 3, 4, places=()), now=NOON, place=CITY)


@pytest.mark.parametrize(
    ("host", "check"),
    [
        pytest.param("ria.ru", lambda w: w > 1.5, id="known"),
        pytest.param("www.ria.ru", lambda w: w > 1.5, id="with www"),
        pytest.param("crimea.ria.ru", lambda w: w > 1, id="subdomain"),
        pytest.param("nobody.example", lambda w: w == 1, id="unknown starts fair"),
        pytest.param("", lambda w: w == 1, id="no host"),
    ],
)
def test_a_source_starts_with_the_standing_of_its_host(host, check):
    assert check(standing(host))


def test_nothing_ranks_to_nothing():
    assert rank([], context=a_context()) == []
    assert pick_top([], 10) == []
    assert StoryId(1) not in a_context().votes
