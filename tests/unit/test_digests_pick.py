from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from digests.compose import Edition, Part, Scope, Why
from digests.pick import (
    READERS_MOST,
    SEEN_FOR,
    SEEN_MOST,
    Item,
    Picked,
    as_seen,
    grew,
    offer,
    pick,
    picked_from_json,
    picked_json,
    remember,
)
from news.model import StoryId
from news.readers_order import longest_fresh
from news.shown import NOTHING, shown
from tests.conftest import NOON
from tests.digests.builders import SMOLENSK, a_story, an_edition

AT = int(NOON.timestamp())
ids = st.integers(1, 40)
stories = st.lists(
    st.tuples(ids, st.integers(1, 12)), max_size=30, unique_by=lambda pair: pair[0]
).map(lambda pairs: [a_story(id, sources=n) for id, n in pairs])
seen_marks = st.dictionaries(ids, st.integers(1, 12).map(lambda n: (n, AT)), max_size=40)
sizes = st.integers(3, 20)


def split(found, asked):
    """An edition whose first `asked` stories were asked for, and the rest are padding."""
    parts = [Part(Why.ASKED, 1, tuple(found[:asked])), Part(Why.EARLIER, 24, tuple(found[asked:]))]
    return Edition(SMOLENSK, Scope.REGION, NOON, 1, tuple(parts), (1, 2))


@given(stories, st.integers(0, 30), seen_marks, sizes)
def test_a_pick_keeps_the_order_and_brings_back_only_what_grew(found, asked, seen, size):
    edition = split(found, asked)
    picked = pick(offer(edition, size), shown(seen))
    order = [story.id for story in edition.stories]
    assert [item.id for item in picked.items] == sorted(
        (item.id for item in picked.items), key=order.index
    )
    counts = {story.id: len(story.sources) for story in edition.stories}
    for item in picked.items:
        assert item.is_update == (item.id in seen)
        assert item.id not in seen or grew(seen[item.id][0], counts[item.id])
    unseen = {s.id for s in edition.asked} - seen.keys()
    assert unseen <= {item.id for item in picked.items}


@given(stories, st.integers(0, 30), seen_marks, sizes)
def test_what_was_just_shown_is_not_shown_again(found, asked, seen, size):
    edition = split(found, asked)
    picked = pick(offer(edition, size), shown(seen))
    after = remember(shown(seen), offer(edition, size), picked, now=NOON)
    again = pick(offer(edition, size), after)
    assert not {i.id for i in again.items} & {i.id for i in picked.shown}


@given(stories, st.integers(0, 30), seen_marks, sizes)
def test_a_pick_survives_the_database(found, asked, seen, size):
    picked = pick(offer(split(found, asked), size), shown(seen))
    assert picked_from_json(picked_json(picked)) == picked


@given(stories, sizes)
def test_padding_fills_up_to_the_size_and_never_drips(found, size):
    edition = split(found, 0)
    first = pick(offer(edition, size), NOTHING)
    assert len(first.items) == min(size, len(edition.stories))
    after = remember(NOTHING, offer(edition, size), first, now=NOON)
    assert pick(offer(edition, size), after).items == ()


def test_a_story_grows_materially_when_its_sources_double_and_are_three_more():
    assert [n for n in range(1, 12) if grew(1, n)] == list(range(4, 12))
    assert [n for n in range(1, 12) if grew(4, n)] == [8, 9, 10, 11]


def test_what_was_seen_is_forgotten_after_two_days_and_never_grows_past_its_bound():
    before = int((NOON - SEEN_FOR).timestamp())
    old = {StoryId(1): (1, before), StoryId(2): (1, before + 60)}
    assert set(dict(remember(shown(old), offer(an_edition(), 10), Picked((), 10), now=NOON))) == {
        2
    }
    many = Picked(tuple(Item(StoryId(n)) for n in range(2 * SEEN_MOST)), 2 * SEEN_MOST)
    assert len(remember(NOTHING, offer(an_edition(), 10), many, now=NOON)) == SEEN_MOST


def test_readers_news_come_alone_when_there_is_nothing_else():
    picked = pick(offer(split([], 0), 10), NOTHING)
    assert picked
    assert picked.readers == (1, 2)
    assert not pick(offer(an_edition(), 10), NOTHING)


some_news = st.lists(st.integers(1, 40), max_size=10, unique=True).map(tuple)


@given(stories, seen_marks, some_news, sizes)
def test_readers_news_never_take_the_place_of_a_story_and_come_once(found, seen, news, size):
    with_news = replace(split(found, 30), readers=news)
    without = replace(with_news, readers=())
    before = shown(seen)
    picked = pick(offer(with_news, size), before)
    assert picked.items == pick(offer(without, size), before).items
    assert picked.readers == news[:READERS_MOST]
    after = remember(before, offer(with_news, size), picked, now=NOON)
    assert pick(offer(with_news, size), after).readers == news[READERS_MOST : 2 * READERS_MOST]


def test_a_story_and_readers_news_of_one_number_are_not_taken_for_each_other():
    edition = replace(an_edition(a_story(5)), readers=(5,))
    seen_story = shown({StoryId(5): (1, AT)})
    assert pick(offer(edition, 10), seen_story).readers == (5,)
    seen_news = shown({as_seen(5): (1, AT)})
    assert [item.id for item in pick(offer(edition, 10), seen_news).items] == [5]


def test_what_may_still_be_mentioned_is_remembered_for_as_long():
    assert longest_fresh() <= SEEN_FOR
