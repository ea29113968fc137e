from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.errors import UserError
from news.kinds import Kind
from news.submission import (
    MOVES,
    TEXT_LENGTH,
    TITLE_LENGTH,
    UNDO,
    Act,
    Decision,
    Move,
    State,
    after,
    check_act,
    check_length,
    ends_at,
    headline,
    landed,
    may_renew,
    restored,
)
from tests.conftest import NOON


@given(st.sampled_from(State), st.sampled_from(Act), st.sampled_from(["published", "held"]))
def test_what_an_author_may_do_leads_somewhere(state, act, to):
    try:
        check_act(state, act)
    except UserError:
        return
    if act is not Act.RESTORE:
        assert landed(state, Decision(State(to))) is State(to)


def test_only_ads_end():
    assert {kind for kind in Kind if ends_at(kind, now=NOON)} == {Kind.AD}
    assert ends_at(Kind.AD, now=NOON) == NOON + timedelta(days=30)


@given(st.sampled_from(State), st.sampled_from(Move))
def test_a_move_leads_where_the_table_says_or_nowhere(state, move):
    if (state, move) in MOVES:
        assert after(state, move) is MOVES[state, move]
    else:
        with pytest.raises(UserError):
            after(state, move)


def test_every_state_can_be_reached_and_only_an_appeal_brings_back_what_was_rejected():
    assert set(MOVES.values()) | {State.DRAFT} == set(State)
    assert [move for state, move in MOVES if state is State.REJECTED] == [Move.GRANT]


@pytest.mark.parametrize(
    ("gone", "was_published", "back"),
    [
        (State.WITHDRAWN, True, State.PUBLISHED),
        (State.WITHDRAWN, False, State.HELD),
        (State.SOLD, True, State.PUBLISHED),
    ],
)
def test_undoing_leads_back_to_where_it_stood(gone, was_published, back):
    assert restored(gone, was_published=was_published, changed_at=NOON, now=NOON) is back


@pytest.mark.parametrize(
    ("state", "later", "key"),
    [
        pytest.param(State.WITHDRAWN, UNDO * 2, "undo-late", id="too late"),
        pytest.param(State.HIDDEN, timedelta(0), "moved", id="hidden meanwhile"),
    ],
)
def test_undoing_is_refused_with_a_reason(state, later, key):
    with pytest.raises(UserError, match=key):
        restored(state, was_published=True, changed_at=NOON, now=NOON + later)


@given(st.text())
def test_a_headline_is_one_short_line_of_the_text(text):
    title = headline(text)
    assert len(title) <= TITLE_LENGTH
    assert title.splitlines() in ([], [title])
    assert bool(title) == bool(text.split())


def test_a_headline_is_the_first_line_that_says_something():
    assert headline("\n  \n Прорвало   трубу \nна Николаева") == "Прорвало трубу"


def test_a_long_first_line_is_cut_between_words():
    title = headline("слово " * 100)
    assert title.endswith("слово…")


@pytest.mark.parametrize("text", ["a" * (TEXT_LENGTH + 1), "😀" * (TEXT_LENGTH // 2) + "a"])
def test_what_no_message_could_hold_is_refused(text):
    with pytest.raises(UserError, match="long"):
        check_length(text)


def test_what_just_fits_is_taken():
    check_length("a" * TEXT_LENGTH)


@pytest.mark.parametrize(
    ("state", "left", "may"),
    [
        pytest.param(State.PUBLISHED, 20, False, id="too early"),
        pytest.param(State.PUBLISHED, 3, True, id="near its end"),
        pytest.param(State.EXPIRED, -2, True, id="after its end"),
        pytest.param(State.WITHDRAWN, 1, False, id="withdrawn"),
    ],
)
def test_when_an_ad_can_be_renewed(state, left, may):
    ends = NOON + timedelta(days=left)
    assert may_renew(state, Kind.AD, ends, now=NOON) is may
    assert not may_renew(state, Kind.NEWS, ends, now=NOON)
