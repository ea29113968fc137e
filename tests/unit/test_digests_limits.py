from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.limits import (
    ARRIVES_WITHIN,
    CHAT_BURST,
    HURRY,
    SLACK,
    TALKING_SECONDS,
    Bucket,
    Chats,
    Group,
    Pace,
)


def sends(bucket, gaps):
    """Moments at which a caller that comes after each of `gaps` really sends."""
    now, moments = 0.0, []
    for gap in gaps:
        now += gap
        moments.append(now + bucket.take(now))
    return moments


@given(
    st.floats(0.01, 10), st.integers(1, 20), st.lists(st.floats(0, 5), min_size=1, max_size=200)
)
def test_no_window_holds_more_than_the_burst_and_the_rate(every, burst, gaps):
    moments = sends(Bucket(every, burst), gaps)
    for n, start in enumerate(moments):
        for more, end in enumerate(moments[n:]):
            assert more + 1 <= burst + (end - start) / every + 1 + 1e-6


@given(st.lists(st.floats(0, 3), min_size=1, max_size=100))
def test_turns_come_in_the_order_they_were_taken(gaps):
    moments = sends(Bucket(0.5, 3), gaps)
    assert moments == sorted(moments)


def test_asking_how_long_takes_no_turn():
    chats = Chats()
    assert [chats.wait(7, 0.0, group=False) for _ in range(10)] == [0.0] * 10


@pytest.mark.parametrize("group", [False, True])
def test_a_chat_takes_a_short_burst_and_then_one_a_second(group):
    chats = Chats()
    waits = [chats.take(7, 0.0, group=group) for _ in range(CHAT_BURST + 2)]
    assert waits == [0.0] * CHAT_BURST + [1.0, 2.0]
    assert chats.take(8, 0.0, group=group) == 0.0


@given(st.lists(st.floats(0, 20), min_size=1, max_size=120))
def test_a_group_gets_twenty_in_any_minute_and_no_more(gaps):
    now, moments, chats = 0.0, [], Chats()
    for gap in gaps:
        now += gap
        while (wait := chats.wait(7, now, group=True)) > 0:
            now += wait
        chats.take(7, now, group=True)
        moments.append(now)
    for first, beyond in zip(moments, moments[20:], strict=False):
        assert beyond - first > 60
    hasty = [0.0] * 20
    assert len([m for m in sends(Group(1.0, 3), hasty) if m < 60]) == 20


def test_a_group_that_was_forgotten_has_no_messages_of_the_last_minute():
    group = Group(1.0, 3)
    group.take(0.0)
    assert not group.is_idle(60.0)
    assert group.is_idle(62.0)


def walk(pace, delays):
    """Moments at which messages arrive that take each of `delays` on their way and back."""
    now, arrivals, answers = 0.0, [], []
    for to, back in delays:
        while (wait := pace.wait(now)) > 0:
            soon = min([at for at, _ in answers if at > now], default=now + wait)
            now = min(now + wait, soon)
            for at, turn in answers:
                if at <= now:
                    pace.arrived(turn, at)
        answers.append((now + to + back, pace.take(now)))
        arrivals.append(now + to)
    return sorted(arrivals)


ways = st.tuples(st.floats(0, ARRIVES_WITHIN), st.floats(0, 2))


@given(st.floats(0.5, 40), st.lists(ways, min_size=1, max_size=120))
def test_no_second_of_telegrams_holds_more_than_the_rate(rate, delays):
    arrivals = walk(Pace(rate), delays)
    most = ceil(rate)
    for first, beyond in zip(arrivals, arrivals[most:], strict=False):
        assert beyond - first >= 1 - 1e-6


@pytest.mark.parametrize("rate", [pytest.param(30.0, id="free"), pytest.param(8.4, id="a share")])
def test_at_least_95_percent_of_the_rate_is_used_where_answers_come_soon(rate):
    arrivals = walk(Pace(rate), [(0.02, 0.02)] * 600)
    assert 600 / arrivals[-1] >= 0.95 * rate


def next_turn(pace, now):
    """Wait for the next turn and take it; tells how long it took."""
    start = now
    while (wait := pace.wait(now)) > 0:
        now += wait
    pace.take(now)
    return now - start


def test_a_refusal_stops_everyone_slows_the_pace_and_quiet_brings_it_back():
    pace = Pace(10.0)
    assert next_turn(pace, 0.0) == 0.0
    pace.refused(1.0, 5.0, 7)
    pace.refused(1.0, 5.0, 8)
    pace.refused(1.0, 5.0, 9)  # the same flood, told to another message
    assert next_turn(pace, 1.0) == pytest.approx(5.0)
    assert pace.share == pytest.approx(0.8)
    assert next_turn(pace, 6.0) == pytest.approx(1 / 8 / HURRY - SLACK)
    now = 10.0
    for _ in range(20):
        now += 11.0
        next_turn(pace, now)
    assert pace.share == 1.0


def test_one_chat_that_is_refused_stops_nobody_else():
    pace = Pace(10.0)
    assert not pace.refused(1.0, 5.0, 7)
    assert not pace.refused(1.5, 5.0, 7)
    assert not pace.refused(4.0, 5.0, 8)  # too long after to be the same flood
    assert next_turn(pace, 4.0) == 0.0
    assert pace.share == 1.0
    assert pace.refused(5.0, 5.0, 9)


def test_a_refusal_while_all_is_stopped_makes_the_stop_longer():
    pace = Pace(10.0)
    pace.refused(0.0, 5.0, 7)
    pace.refused(0.0, 5.0, 8)
    assert pace.refused(3.0, 5.0, 8)
    assert (pace.paused_until, pace.share) == (8.0, pytest.approx(0.8))


def test_room_for_answers_costs_less_than_5_percent_of_the_rate():
    pace = Pace(30.0)
    with pace.answering(0.0):
        pass
    arrivals = walk(pace, [(0.001, 0.001)] * 250)
    assert arrivals[-1] < TALKING_SECONDS
    assert 250 / arrivals[-1] >= 0.95 * 30


def test_a_broadcast_leaves_room_for_an_answer_only_while_people_talk():
    def sent_at_once(pace, now):
        count, until = 0, now + 0.99
        while (now := now + pace.wait(now)) < until:
            pace.arrived(pace.take(now), now)
            count += 1
        return count

    def asked(pace):
        with pace.answering(0.0):
            return pace

    assert sent_at_once(asked(Pace(30.0)), 1.0) == 29
    assert sent_at_once(asked(Pace(30.0)), 1.0 + TALKING_SECONDS) == 30
    assert sent_at_once(Pace(30.0), 1.0) == 30
    assert sent_at_once(asked(Pace(25.0, beyond=1.2)), 1.0) == 25  # answers have room beyond it
    assert sent_at_once(asked(Pace(5.0)), 1.0) == 5  # one of five is too much to keep


@given(st.floats(2, 40), st.lists(st.floats(0, 0.2), min_size=1, max_size=200), st.randoms())
def test_answers_to_people_do_not_wait_and_a_broadcast_has_what_they_leave(rate, gaps, random):
    pace, now, sent = Pace(rate), 0.0, []
    for gap in gaps:
        now += gap
        if random.random() < 0.2 and sum(at > now - 1 for at in sent) < rate - 1:
            pace.arrived(pace.take(now), now)  # an answer: whatever `wait` says
        elif pace.wait(now) == 0.0:
            pace.arrived(pace.take(now), now)
        else:
            continue
        sent.append(now)
        assert sum(at > now - 1 for at in sent) <= ceil(rate)


def test_a_turn_that_was_not_used_counts_no_more():
    pace = Pace(1.0)
    turn = pace.take(0.0)
    pace.undone(turn)
    pace.undone(turn)
    assert next_turn(pace, 1.0) == 0.0


def test_however_often_it_is_refused_the_pace_never_dies():
    pace = Pace(10.0)
    for n in range(100):
        pace.refused(n * 100.0, 1.0, 7)
        pace.refused(n * 100.0, 1.0, 8)
    assert next_turn(pace, 100_000.0) == 0.0
    assert next_turn(pace, 100_000.0) <= 1.1
