from collections import defaultdict
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from digests.lanes import Lanes

NAMES = ("notice", "alert", "digest")


@dataclass(frozen=True)
class Row:
    chat: int
    number: int


rows = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(1, 4)), max_size=40)
acts = st.lists(st.sampled_from(("next", "done", "rest", "tick")), max_size=120)


def filled(added):
    lanes = Lanes(NAMES)
    for number, (lane, chat) in enumerate(added):
        lanes.add(lane, Row(chat, number))
    return lanes


@given(rows, acts, st.randoms())
def test_each_chat_gets_everything_one_after_the_other_and_in_order(added, todo, random):
    lanes, now = filled(added), 0.0
    away, gone = {}, []
    for act in [*todo, *("next", "done", "tick") * (3 * len(added))]:
        if act == "tick":
            now += 1
        elif act == "next":
            row = lanes.next(now)
            if row:
                assert row.chat not in away
                away[row.chat] = row
        elif away:
            row = away.pop(random.choice(sorted(away)))
            if act == "rest":
                lanes.rest(row, now + 2)
            else:
                gone.append(row)
                lanes.done(row.chat)
    assert sorted(row.number for row in gone) == list(range(len(added)))
    assert lanes.is_idle
    by_lane = defaultdict(list)
    for row in gone:
        by_lane[row.chat, added[row.number][0]].append(row.number)
    assert all(numbers == sorted(numbers) for numbers in by_lane.values())


@given(rows)
def test_lanes_go_one_before_the_other(added):
    lanes = filled((lane, n) for n, (lane, _) in enumerate(added))
    order = []
    while row := lanes.next(0.0):
        order.append(added[row.number][0])
    assert order == sorted(order, key=NAMES.index)


@given(rows, st.integers(0, 20), st.integers(0, 5))
def test_what_is_given_back_is_all_that_has_not_gone(added, going, resting):
    lanes = filled(added)
    away = [row for _ in range(going) if (row := lanes.next(0.0))]
    rested = away[:resting]
    for row in rested:
        lanes.rest(row, 5.0)
    away = away[resting:]
    left = lanes.clear()
    assert sorted(r.number for r in left + away) == list(range(len(added)))
    assert lanes.next(99.0) is None
    for row in away:
        assert not lanes.is_idle
        lanes.done(row.chat)
    assert lanes.is_idle


def test_a_chat_that_rests_keeps_nobody_else_waiting():
    lanes = filled([("digest", 1), ("digest", 1), ("digest", 2)])
    first = lanes.next(0.0)
    lanes.rest(first, 3.0)
    assert lanes.wakes_in(1.0) == 2.0
    assert lanes.next(1.0).chat == 2
    assert lanes.next(1.0) is None
    assert lanes.next(3.0) == first
    assert lanes.wakes_in(3.0) is None
