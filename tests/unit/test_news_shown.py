import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.shown import NOTHING, SOURCES_MOST, shown, unpack

marks = st.dictionaries(
    st.integers(0, 2**53),
    st.tuples(st.integers(0, SOURCES_MOST), st.integers(0, 2**40)),
    max_size=40,
)
ids = st.frozensets(st.integers(0, 60), max_size=30)
small = st.dictionaries(
    st.integers(0, 60), st.tuples(st.integers(0, 9), st.integers(0, 99)), max_size=40
)


@given(marks)
def test_what_is_stored_is_read_back(given_marks):
    what = shown(given_marks)
    assert dict(what) == given_marks
    assert unpack(what.pack()) == what
    assert len(what) == len(given_marks)


@given(small, ids)
def test_stories_are_found_among_others(given_marks, stories):
    found = shown(given_marks).among(stories)
    assert dict(found) == {id: m[0] for id, m in given_marks.items() if id in stories}
    assert len(found) == len(dict(found))


@given(small, ids)
def test_what_is_taken_out_is_gone_and_nothing_else(given_marks, stories):
    kept = dict(shown(given_marks).without(stories))
    assert kept == {id: m for id, m in given_marks.items() if id not in stories}


@given(small, st.integers(0, 99), st.integers(1, 50))
def test_the_oldest_go_first(given_marks, moment, most):
    what = shown(given_marks)
    assert dict(what.since(moment)) == {id: m for id, m in given_marks.items() if m[1] > moment}
    kept, gone = dict(what.newest(most)), dict(what)
    for id in kept:
        gone.pop(id)
    assert len(kept) == min(most, len(what))
    assert not gone or max(at for _, at in gone.values()) <= min(at for _, at in kept.values())


@given(small, small)
def test_a_clock_that_goes_back_leaves_the_order_as_it_was(first, second):
    second = {id + 100: mark for id, mark in second.items()}
    before, later = shown(first), shown(second)
    both = before.then(later)
    times = [at for _, (_, at) in both]
    assert times == sorted(times)
    assert [id for id, _ in both] == [id for id, _ in before] + [id for id, _ in later]
    assert {id: m[0] for id, m in both} == {id: m[0] for id, m in (first | second).items()}


def test_a_story_with_more_sources_than_fit_has_as_many_as_fit():
    assert dict(shown({1: (10**9, 5)})) == {1: (SOURCES_MOST, 5)}


def test_nothing_is_the_shortest_and_what_is_damaged_is_loud():
    assert unpack(b"") == NOTHING
    with pytest.raises(ValueError, match="not what"):
        unpack(b"12345678")
