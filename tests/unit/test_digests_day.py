from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.compose import LONGEST, WANTED, Scope, Wanted, Why, from_json, to_json
from digests.day import Day, compose, placed, retold
from news.model import Article, ArticleId, Section, SourceId, Story, StoryId, Tag
from news.ranking import Votes
from tests.conftest import NOON
from tests.digests.builders import SMOLENSK, SMOLENSK_REGION, VYAZMA

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def told(id, *sources, at=NOON - 10 * MINUTE, place=SMOLENSK, why="text", certain=True):
    """A story, and its latest hour."""
    tag = Tag(place, why, certain)
    articles = tuple(
        Article(
            ArticleId(id * 100 + n),
            SourceId(source),
            f"Газета {source}",
            f"https://s{source}.example/{id}",
            f"Новость номер {id} о городском событии",
            "Первое предложение. Второе. Третье.",
            at,
            places=(tag,),
        )
        for n, source in enumerate(sources or (id,))
    )
    return Story(StoryId(id), articles), at


def ids(part):
    return [story.id for story in part.stories]


def whole(*stories, scope=Scope.REGION, place=SMOLENSK, hours=1):
    return compose(Day(stories), Wanted(place, scope, NOON, hours))


def test_a_region_has_the_news_of_its_towns_and_a_city_its_own():
    stories = told(1), told(2, place=VYAZMA), told(3, place=SMOLENSK_REGION), told(4, place="MOW")
    assert set(ids(whole(*stories).parts[0])) == {1, 2, 3}
    assert set(ids(whole(*stories, scope=Scope.CITY).parts[0])) == {1}
    assert set(ids(whole(*stories, place=SMOLENSK_REGION).parts[0])) == {1, 2, 3}


def test_the_news_of_a_country_are_those_of_all_its_places():
    assert ids(whole(told(1), told(2, place=VYAZMA), place="RU").parts[0]) == [1, 2]


def test_the_citys_own_come_first():
    edition = whole(told(1, 1, 2, place=VYAZMA), told(2, 3, 4))
    assert ids(edition.parts[0]) == [2, 1]
    assert edition.stories[0].why["local"] > edition.stories[1].why["local"]


def test_a_thin_city_is_filled_from_its_region_and_then_from_before():
    near, old, older = (
        told(2, place=VYAZMA),
        told(3, at=NOON - 2 * HOUR),
        told(4, at=NOON - 9 * HOUR),
    )
    edition = whole(told(1), near, old, older, scope=Scope.CITY)
    assert [(p.why, p.hours, ids(p)) for p in edition.parts] == [
        (Why.ASKED, 1, [1]),
        (Why.AROUND, 1, [2]),
        (Why.EARLIER, 24, [3, 4]),
    ]


def test_it_is_widened_no_further_than_needed():
    hour = [told(n) for n in range(1, 6)]
    before = [told(n, at=NOON - 2 * HOUR) for n in range(6, 16)]
    edition = whole(*hour, *before, told(99, at=NOON - 20 * HOUR))
    assert [(p.why, p.hours, len(p.stories)) for p in edition.parts] == [
        (Why.ASKED, 1, 5),
        (Why.EARLIER, 3, 5),
    ]


def test_a_full_hour_is_not_widened_and_keeps_thirty():
    edition = whole(*(told(n) for n in range(1, 50)), told(99, at=NOON - 2 * HOUR))
    assert [(p.why, len(p.stories)) for p in edition.parts] == [(Why.ASKED, LONGEST)]


def test_no_page_of_ten_is_one_sources():
    loud = [told(n, 1) for n in range(1, 30)]
    others = [told(n, n) for n in range(30, 40)]
    first_ten = whole(*loud, *others).stories[:10]
    assert sum(story.source == "Газета 1" for story in first_ten) <= 2


def test_an_uncertain_mention_is_not_news_of_a_place_but_a_local_feed_is():
    edition = whole(told(1, certain=False, why="weak"), told(2, certain=False, why="home"))
    assert [story.id for story in edition.stories] == [2]


def test_a_reprint_that_nobody_echoes_is_left_out_however_few_the_stories_are():
    story, hour = told(1, why="home")
    articles = tuple(replace(a, title="Кремль сообщил о новом указе") for a in story.articles)
    assert not whole((replace(story, articles=articles), hour)).stories
    assert whole((story, hour)).stories


def test_readers_votes_move_a_story():
    stories = told(1, 1, 2), told(2, 3, 4)
    liked = Day(stories, {StoryId(2): Votes(up=50)})
    assert compose(liked, Wanted(SMOLENSK, Scope.REGION, NOON)).stories[0].id == 2


def test_a_story_names_every_source_once_first_to_last():
    story, hour = told(1, 5, 6, 5)
    later = Article(
        ArticleId(9), SourceId(7), "Поздняя", "https://l.example", "Позже", "", NOON,
        places=story.articles[0].places,
    )  # fmt: skip
    edition = compose(
        Day([(Story(story.id, (*story.articles, later)), hour)]),
        Wanted(SMOLENSK, Scope.REGION, NOON),
    )
    assert [s.name for s in edition.stories[0].sources] == ["Газета 5", "Газета 6", "Поздняя"]
    assert edition.stories[0].published == hour


def test_a_story_told_again_keeps_its_place_and_score():
    edition = whole(told(1, 5))
    grown, _ = told(1, 5, 6, 7)
    again = retold(edition.stories[0], grown)
    assert len(again.sources) == 3
    assert (again.score, again.places) == (edition.stories[0].score, edition.stories[0].places)


a_few = st.lists(
    st.builds(
        told,
        st.integers(1, 60),
        st.integers(1, 5),
        at=st.integers(0, 26 * 60).map(lambda n: NOON - n * MINUTE),
        place=st.sampled_from((SMOLENSK, VYAZMA, SMOLENSK_REGION)),
    ),
    max_size=60,
    unique_by=lambda pair: pair[0].id,
)


@settings(deadline=None, max_examples=30)
@given(a_few, st.sampled_from(Scope), st.sampled_from((1, 4, 24)), st.randoms())
def test_an_edition_has_no_story_twice_and_does_not_depend_on_the_order(
    stories, scope, hours, random
):
    edition = whole(*stories, scope=scope, hours=hours)
    found = [story.id for story in edition.stories]
    assert len(found) == len(set(found)) <= LONGEST
    assert len(edition.asked) == len(edition.parts[0].stories)
    if len(edition.asked) >= WANTED:
        assert len(edition.parts) == 1
    shuffled = random.sample(stories, len(stories))
    assert whole(*shuffled, scope=scope, hours=hours) == edition


@settings(deadline=None, max_examples=30)
@given(a_few)
def test_a_place_with_news_in_the_day_is_never_empty(stories):
    fresh = [s for s in stories if NOON - 24 * HOUR < s[1] <= NOON]
    assert bool(whole(*stories).stories) == bool(fresh)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        pytest.param([(SMOLENSK, "home")], (SMOLENSK, False), id="only at home there"),
        pytest.param([(SMOLENSK, "home"), (SMOLENSK, "text")], (SMOLENSK, True), id="named"),
        pytest.param([(VYAZMA, "text")], (VYAZMA, True), id="a town of the region"),
        pytest.param([(VYAZMA, "text"), (SMOLENSK, "home")], (SMOLENSK, False), id="itself first"),
        pytest.param([("625144", "text")], None, id="elsewhere"),
    ],
)
def test_a_story_is_placed_by_the_nearest_tag(tags, expected):
    stories = [told(n, place=place, why=why)[0] for n, (place, why) in enumerate(tags, 1)]
    whole_story = Story(StoryId(1), tuple(article for s in stories for article in s.articles))
    assert placed(whole_story, SMOLENSK) == expected


def test_an_edition_of_one_section_has_no_other_and_keeps_their_order():
    stories = [
        (replace(story, articles=tuple(replace(a, section=name) for a in story.articles)), at)
        for n in range(1, 21)
        for name in ("sport" if n % 2 else "incidents",)
        for story, at in (told(n, *range(n * 10, n * 10 + n)),)
    ]
    day = Day(stories)
    every = compose(day, Wanted(SMOLENSK, Scope.REGION, NOON))
    sport = compose(day, Wanted(SMOLENSK, Scope.REGION, NOON, section=Section.SPORT), [1, 2])
    assert [s.id for s in sport.asked] == [s.id for s in every.stories if s.id % 2]
    assert {story.section for story in sport.stories} == {Section.SPORT}
    assert (sport.section, sport.readers) == (Section.SPORT, ())
    assert from_json(to_json(sport)).section is Section.SPORT
