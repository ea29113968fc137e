from datetime import timedelta
from itertools import pairwise

import pytest

from digests.turns import turn
from tests.conftest import NOON

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
PEOPLE = [(str(place), 1_000 * place + reader) for place in range(60) for reader in range(8)]


def ranks(hours):
    """For each reader, how far back in the order they are each hour: 0 first, 1 last."""
    found = {who: [] for who in PEOPLE}
    for n in range(hours):
        order = sorted(PEOPLE, key=lambda who: turn(*who, NOON + n * HOUR))
        for rank, who in enumerate(order):
            found[who].append(rank / (len(order) - 1))
    return found


DAY = ranks(24)


def test_who_was_among_the_last_is_not_so_the_next_hour():
    for of in DAY.values():
        assert not any(a > 0.9 and b > 0.9 for a, b in pairwise(of))


def test_over_a_day_everyone_waits_about_as_long():
    means = [sum(of) / len(of) for of in DAY.values()]
    assert 0.42 < min(means) < max(means) < 0.58


@pytest.mark.parametrize("part", [pytest.param(0.9, id="last"), pytest.param(0.75, id="late")])
def test_over_a_day_nobody_is_late_much_more_often_than_their_share(part):
    often = [sum(rank > part for rank in of) / len(of) for of in DAY.values()]
    assert max(often) < 2.1 * (1 - part)


def test_one_hour_a_day_takes_turns_too():
    for of in ranks(24 * 7).values():
        mornings = of[::24]
        assert min(mornings) < 0.4
        assert max(mornings) > 0.6


def test_the_readers_of_a_place_come_together():
    order = sorted(PEOPLE, key=lambda who: turn(*who, NOON))
    places = [place for place, _ in order]
    changes = sum(a != b for a, b in pairwise(places))
    assert changes < 1.3 * len(set(places))


def test_an_order_takes_no_time():
    assert all(timedelta(0) <= turn(*who, NOON) < SECOND for who in PEOPLE)
