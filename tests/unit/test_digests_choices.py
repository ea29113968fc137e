import json
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from digests.choices import Choices
from digests.pick import Item, offer, pick, picked_from_json, remember
from news.shown import NOTHING, shown
from tests.conftest import NOON
from tests.digests.builders import a_story, an_edition
from tests.unit.test_digests_pick import AT, seen_marks, sizes, split, stories

HOUR = timedelta(hours=1)


def choices(edition, size=10, took_in=None, **kw):
    return Choices(edition, size, took_in=took_in or {}, now=NOON, **kw)


@given(stories, st.integers(0, 30), seen_marks, sizes)
def test_a_choice_is_what_is_picked_for_one_alone(found, asked, seen, size):
    edition, before = split(found, asked), shown(seen)
    offered = offer(edition, size)
    picked = pick(offered, before)
    choice = choices(edition, size).of(before)
    assert (choice.picked if choice else None) == (picked or None)
    if choice:
        assert picked_from_json(json.loads(choice.body)) == picked
        after = remember(before, offered, picked, now=NOON)
        assert dict(choice.seen_after(before, now=NOON)) == dict(after)


def test_who_has_seen_the_same_gets_the_very_same():
    made = choices(an_edition(a_story(1), a_story(2)))
    assert made.of(NOTHING) is made.of(shown({7: (1, AT)}))
    assert made.of(shown({1: (1, AT), 8: (1, AT)})) is made.of(shown({1: (1, AT), 9: (3, AT)}))
    assert made.of(shown({1: (1, AT)})) is not made.of(NOTHING)


def test_who_has_seen_it_all_gets_nothing():
    assert choices(an_edition(a_story(1))).of(shown({1: (1, AT)})) is None


def test_a_story_is_known_by_what_it_took_in():
    edition = an_edition(a_story(1, sources=2), a_story(5, sources=6))
    seen = shown({3: (1, AT), 9: (2, AT)})  # 3 became part of 1, and 9 of 5
    choice = choices(edition, took_in={1: [3], 5: [9]}).of(seen)
    assert choice.picked.items == (Item(5, is_update=True),)
    after = choice.seen_after(seen, now=NOON)
    assert {id: sources for id, (sources, _) in after} == {3: 1, 5: 6}


def test_a_wish_leaves_out_stories_and_padding_fills_their_place():
    edition = split([a_story(n, f"Новость {n}") for n in range(1, 9)], 4)
    odd = choices(edition, 5, wish=lambda story: story.id % 2 == 1).of(NOTHING)
    assert [item.id for item in odd.picked.items] == [1, 3, 5, 7]
    everything = choices(edition, 5).of(NOTHING)
    assert [item.id for item in everything.picked.items] == [1, 2, 3, 4, 5]
