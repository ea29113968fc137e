from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.errors import UserError
from news.submission import (
    MOVES,
    TEXT_LENGTH,
    TITLE_LENGTH,
    UNDO,
    Decision,
    Mode,
    Move,
    State,
    after,
    check,
    headline,
    restored,
    submit,
)
from tests.conftest import NOON


@pytest.mark.parametrize(
    ("mode", "decision"),
    [
        pytest.param(Mode.INSTANT, Decision(State.PUBLISHED), id="at once"),
        pytest.param(Mode.MODERATED, Decision(State.HELD, "moderated"), id="looked at first"),
    ],
)
def test_the_operators_mode_decides_what_becomes_of_a_draft(mode, decision):
    assert submit(mode) == decision


def test_closed_says_so():
    with pytest.raises(UserError, match="error-submissions-closed"):
        submit(Mode.CLOSED)


@given(st.sampled_from(State), st.sampled_from(Move))
def test_a_move_leads_where_the_table_says_or_nowhere(state, move):
    if (state, move) in MOVES:
        assert after(state, move) is MOVES[state, move]
    else:
        with pytest.raises(UserError):
            after(state, move)


def test_every_state_can_be_reached_and_rejected_is_for_good():
    assert set(MOVES.values()) | {State.DRAFT} == set(State)
    assert not [move for state, move in MOVES if state in (State.REJECTED, State.EXPIRED)]


@pytest.mark.parametrize(("was_published", "back"), [(True, State.PUBLISHED), (False, State.HELD)])
def test_undoing_leads_back_to_where_it_stood(was_published, back):
    state = restored(
        State.WITHDRAWN, was_published=was_published, changed_at=NOON, now=NOON, mode=Mode.INSTANT
    )
    assert state is back


@pytest.mark.parametrize(
    ("state", "later", "mode", "key"),
    [
        pytest.param(State.WITHDRAWN, UNDO * 2, Mode.INSTANT, "undo-late", id="too late"),
        pytest.param(State.HIDDEN, timedelta(0), Mode.INSTANT, "moved", id="hidden meanwhile"),
        pytest.param(State.WITHDRAWN, timedelta(0), Mode.CLOSED, "closed", id="closed meanwhile"),
    ],
)
def test_undoing_is_refused_with_a_reason(state, later, mode, key):
    with pytest.raises(UserError, match=key):
        restored(state, was_published=True, changed_at=NOON, now=NOON + later, mode=mode)


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


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("", "empty", id="nothing"),
        pytest.param("… !!! 🙃", "empty", id="no words"),
        pytest.param("a" * (TEXT_LENGTH + 1), "long", id="too long"),
        pytest.param("😀" * (TEXT_LENGTH // 2) + "ab", "long", id="counted as Telegram counts"),
    ],
)
def test_what_cannot_be_published_is_refused(text, key):
    with pytest.raises(UserError, match=key):
        check(text)


def test_what_just_fits_is_taken():
    check("a" * TEXT_LENGTH)
