from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from news.model import SourceId
from news.standing import LEAST, MOST, reweighed
from tests.unit.news_builders import NOON

QUICK, SLOW, ALONE = SourceId(1), SourceId(2), SourceId(3)
FIRST = {QUICK: 1.0, SLOW: 1.0, ALONE: 1.3}


def told(*order):
    return {source: NOON + timedelta(minutes=n) for n, source in enumerate(order)}


def test_who_is_prompt_and_echoed_gains_and_who_follows_loses():
    found = reweighed(FIRST, [told(QUICK, SLOW)] * 50)
    assert found[QUICK] > 1.2
    assert found[SLOW] < 0.8
    assert found[ALONE] == 1.3


def test_a_few_stories_hardly_move_a_weight():
    assert 1 < reweighed(FIRST, [told(QUICK, SLOW)])[QUICK] < 1.06


def test_to_be_echoed_by_many_counts_for_more():
    others = [SourceId(n) for n in range(10, 18)]
    first = FIRST | dict.fromkeys(others, 1.0)
    one = reweighed(first, [told(QUICK, SLOW)] * 5)[QUICK]
    many = reweighed(first, [told(QUICK, *others)] * 5)[QUICK]
    assert many > one


def test_telling_alone_or_at_the_same_moment_earns_nothing():
    same = dict.fromkeys((QUICK, SLOW), NOON)
    assert reweighed(FIRST, [same, {QUICK: NOON}] * 99) == FIRST


@given(
    st.lists(
        st.dictionaries(
            st.integers(1, 6).map(SourceId),
            st.integers(0, 90).map(lambda m: NOON + timedelta(minutes=m)),
        )
    ),
    st.floats(0.7, 1.8),
)
def test_weights_stay_within_their_bounds(stories, start):
    first = {SourceId(n): start for n in range(1, 7)}
    assert all(LEAST <= weight <= MOST for weight in reweighed(first, stories).values())
