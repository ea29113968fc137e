from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.errors import UserError
from news.reports import (
    DAY_LIMIT,
    HIDES,
    MODERATOR,
    Reporter,
    check_reporter,
    hides,
    opens,
    weight,
)
from news.trust import Level

DAY = timedelta(days=1)
READER = Reporter(30 * DAY)


def test_an_ordinary_reader_weighs_one():
    assert weight(READER) == 1.0


@pytest.mark.parametrize(
    ("lighter", "heavier"),
    [
        pytest.param(replace(READER, known_for=timedelta(0)), READER, id="came today"),
        pytest.param(replace(READER, known_for=3 * DAY), READER, id="came this week"),
        pytest.param(READER, replace(READER, is_trusted=True), id="trusted"),
        pytest.param(
            replace(READER, is_trusted=True), replace(READER, is_moderator=True), id="mod"
        ),
        pytest.param(replace(READER, dismissed=3), READER, id="was wrong"),
        pytest.param(READER, replace(READER, upheld=3), id="was right"),
    ],
)
def test_trust_and_history_weigh(lighter, heavier):
    assert weight(lighter) < weight(heavier)


def test_who_abuses_reports_weighs_next_to_nothing():
    assert weight(replace(READER, dismissed=20)) <= 0.1


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 400), st.booleans())
def test_a_weight_is_bounded_and_follows_history(upheld, dismissed, days, trusted):
    one = Reporter(days * DAY, upheld, dismissed, is_trusted=trusted)
    assert 0 < weight(one) <= 3
    assert weight(replace(one, upheld=upheld + 1)) >= weight(one)
    assert weight(replace(one, dismissed=dismissed + 1)) <= weight(one)


def test_one_reader_is_a_case_and_three_hide():
    assert opens(weight(READER))
    assert not opens(4 * weight(Reporter(timedelta(0))))
    assert not hides(2.0, 2, author=Level.NEW)
    assert hides(3.0, 3, author=Level.NEW)


def test_one_alone_hides_nothing_but_a_moderator():
    assert not hides(3.0, 1, author=Level.NEW)
    assert hides(MODERATOR, 1, author=Level.TRUSTED)


def test_it_takes_more_to_hide_what_a_trusted_author_wrote():
    assert sorted(HIDES.values()) == [HIDES[level] for level in Level]
    assert HIDES[Level.TRUSTED] > HIDES[Level.NEW]


def test_a_hundred_new_accounts_hide_less_than_it_seems():
    fresh = weight(Reporter(timedelta(0)))
    assert not hides(14 * fresh, 14, author=Level.NEW)


@pytest.mark.parametrize(
    ("reporter", "key"),
    [
        (replace(READER, is_barred=True), "report-barred"),
        (replace(READER, today=DAY_LIMIT), "report-limit"),
    ],
)
def test_who_may_not_report_is_told(reporter, key):
    with pytest.raises(UserError, match=key):
        check_reporter(reporter)


def test_moderators_report_as_much_as_they_find():
    check_reporter(replace(READER, today=99, is_moderator=True))
