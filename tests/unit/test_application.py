from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.application import (
    ANSWER,
    DAILY_MOST,
    LOOKS_DAILY,
    LOOKS_HOURLY,
    MOVES,
    UNDO,
    WAITING_MOST,
    History,
    Move,
    State,
    after,
    check_apply,
    check_look,
    due,
    hours_left,
    restored,
)
from news.errors import UserError
from tests.conftest import NOON

HOUR = timedelta(hours=1)
pairs = st.tuples(st.sampled_from(State), st.sampled_from(Move))


@given(pairs)
def test_only_moves_of_the_table_lead_anywhere(pair):
    if pair in MOVES:
        assert after(*pair) is MOVES[pair]
    else:
        with pytest.raises(UserError, match="moved"):
            after(*pair)


def test_nothing_leaves_what_is_rejected_and_nothing_becomes_a_draft():
    assert not any(state is State.REJECTED for state, _ in MOVES)
    assert State.DRAFT not in MOVES.values()


@pytest.mark.parametrize("before", [State.WAITING, State.APPROVED])
def test_a_withdrawal_is_undone_to_where_it_stood_within_a_day(before):
    assert restored(State.WITHDRAWN, before, changed_at=NOON, now=NOON + UNDO) is before
    with pytest.raises(UserError, match="late"):
        restored(State.WITHDRAWN, before, changed_at=NOON, now=NOON + UNDO + HOUR)


@pytest.mark.parametrize(
    ("state", "before"),
    [(State.WAITING, "waiting"), (State.WITHDRAWN, None), (State.WITHDRAWN, "rejected")],
)
def test_what_was_not_withdrawn_is_not_restored(state, before):
    with pytest.raises(UserError, match="moved"):
        restored(state, before, changed_at=NOON, now=NOON)


@pytest.mark.parametrize(
    ("history", "key"),
    [
        (History(looks_hour=LOOKS_HOURLY), "error-feed-looks-hour"),
        (History(looks_hour=LOOKS_HOURLY, looks_day=LOOKS_DAILY), "error-feed-looks-day"),
    ],
)
def test_looks_have_limits(history, key):
    check_look(History(looks_hour=LOOKS_HOURLY - 1, looks_day=LOOKS_DAILY - 1))
    with pytest.raises(UserError, match=key):
        check_look(history)


@pytest.mark.parametrize(
    ("history", "key"),
    [
        (History(waiting=WAITING_MOST), "error-feed-waiting"),
        (History(applied_day=DAILY_MOST), "error-feed-daily"),
    ],
)
def test_applications_have_limits(history, key):
    check_apply(History(waiting=WAITING_MOST - 1, applied_day=DAILY_MOST - 1))
    with pytest.raises(UserError, match=key):
        check_apply(history)


@given(st.timedeltas(min_value=-timedelta(days=9), max_value=timedelta(days=9)))
def test_the_hours_left_never_promise_more_than_there_is(passed):
    left = hours_left(due(NOON), now=NOON + passed)
    assert left >= 0
    if timedelta(0) <= passed < ANSWER:
        assert 1 <= left <= 24
        assert left - 1 < (ANSWER - passed) / HOUR <= left or left == 1
    if passed >= ANSWER:
        assert left == 0
