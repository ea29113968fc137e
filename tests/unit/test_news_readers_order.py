from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.kinds import Kind
from news.readers_order import LIKED_FROM, Told, in_order, is_fresh, weight
from tests.conftest import NOON

HOUR = timedelta(hours=1)
told = st.builds(
    Told,
    id=st.integers(1, 9),
    kind=st.sampled_from(Kind),
    published_at=st.integers(-60, 1).map(lambda hours: NOON + hours * HOUR),
    likes=st.integers(0, 50),
)


def news(id=1, *, age=0, likes=0, kind=Kind.NEWS):
    return Told(id, kind, NOON - age * HOUR, likes)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        pytest.param(news(likes=3), news(likes=1), id="more likes"),
        pytest.param(news(age=1), news(age=5), id="fresher"),
        pytest.param(news(age=12, likes=10), news(age=1), id="well liked, half a day old"),
        pytest.param(news(), news(age=30, likes=10), id="liked but of yesterday"),
    ],
)
def test_what_comes_first(better, worse):
    assert weight(better, now=NOON) > weight(worse, now=NOON)


@pytest.mark.parametrize(
    ("one", "fresh"),
    [
        pytest.param(news(age=23), True, id="of the day"),
        pytest.param(news(age=24), False, id="a day old"),
        pytest.param(news(age=30, likes=LIKED_FROM), True, id="liked"),
        pytest.param(news(age=48, likes=99), False, id="two days old"),
        pytest.param(news(age=-1), False, id="from the future"),
        pytest.param(news(kind=Kind.AD), False, id="an ad is no news"),
        pytest.param(news(kind=Kind.PHOTO), False, id="nor is a photo"),
        pytest.param(news(kind=Kind.URGENT), True, id="urgent"),
    ],
)
def test_what_a_digest_may_mention(one, fresh):
    assert is_fresh(one, now=NOON) is fresh


@given(st.lists(told, max_size=8, unique_by=lambda t: t.id), st.integers(0, 8), st.randoms())
def test_the_best_come_first_whatever_order_they_are_found_in(found, most, random):
    chosen = in_order(found, now=NOON, most=most)
    assert chosen == in_order(random.sample(found, len(found)), now=NOON, most=most)
    everything = in_order(found, now=NOON, most=99)
    assert chosen == everything[:most]
    assert set(everything) == {t.id for t in found if is_fresh(t, now=NOON)}
