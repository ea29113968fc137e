from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.schedule import (
    DAY,
    GIVE_UP,
    HINT_AT_MOST,
    HOUR,
    LONGEST,
    MINUTE,
    SECOND,
    SHORTEST,
    UNKNOWN_PACE,
    backoff,
    gives_up,
    interval,
    jittered,
    lifetime,
    max_age,
    next_visit,
    pace,
    retry_after,
)
from news.freshness import ABSENCE

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
moments = st.datetimes(timezones=st.just(UTC))
waits = st.timedeltas(timedelta(0), timedelta(days=400))


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        pytest.param(MINUTE, SHORTEST, id="every minute"),
        pytest.param(5 * MINUTE, MINUTE, id="every five minutes"),
        pytest.param(HOUR, 12 * MINUTE, id="hourly"),
        pytest.param(DAY, LONGEST, id="daily"),
    ],
)
def test_the_pace_follows_what_the_feed_publishes(gap, expected):
    assert pace(NOON - gap * n for n in range(40)) == expected


def test_a_feed_without_dates_has_a_middling_pace():
    assert pace([]) == pace([NOON]) == UNKNOWN_PACE


def test_silence_stretches_the_interval_and_news_ends_that():
    assert interval(MINUTE, newest=NOON - 10 * MINUTE, now=NOON) == MINUTE
    assert interval(MINUTE, newest=NOON - 8 * HOUR, now=NOON) == 24 * MINUTE
    assert interval(MINUTE, newest=NOON - 90 * DAY, now=NOON) == LONGEST
    assert interval(10 * MINUTE, newest=None, now=NOON) == 10 * MINUTE


@given(st.lists(moments, max_size=30), moments, moments)
def test_an_interval_stays_within_its_bounds(published, newest, now):
    assert SHORTEST <= interval(pace(published), newest=newest, now=now) <= LONGEST


def test_a_quiet_feed_is_read_before_it_counts_as_a_backlog():
    assert jittered(LONGEST, "x") < LONGEST * 1.1 < ABSENCE


def test_hints_are_obeyed_up_to_a_quarter_of_an_hour():
    def wait(*hints):
        return next_visit(MINUTE, now=NOON, seed="", hints=hints) - NOON

    assert wait(None) < wait(5 * MINUTE) < wait(HOUR) == wait(DAY) == jittered(HINT_AT_MOST, "")


def test_a_server_that_asks_to_wait_is_obeyed_up_to_a_day():
    assert next_visit(MINUTE, now=NOON, seed="", asked=HOUR) == NOON + HOUR
    assert next_visit(MINUTE, now=NOON, seed="", asked=400 * DAY) == NOON + DAY
    assert backoff(1, seed="", asked=HOUR) == HOUR


@given(st.integers(0, 10_000), st.text(max_size=9), st.none() | waits)
def test_a_failing_feed_waits_longer_each_time_up_to_a_day(failures, seed, asked):
    wait = backoff(failures, seed=seed, asked=asked)
    assert MINUTE * 0.9 <= wait <= DAY * 1.1
    assert backoff(failures, seed=seed) <= backoff(failures + 1, seed=seed)


def test_a_feed_is_given_up_after_weeks_only():
    assert not gives_up(1_000, working_at=NOON - GIVE_UP, now=NOON)
    assert not gives_up(3, working_at=NOON - 2 * GIVE_UP, now=NOON)
    assert gives_up(60, working_at=NOON - GIVE_UP - SECOND, now=NOON)


@given(waits, st.text(max_size=9))
def test_jitter_is_repeatable_and_within_a_tenth(wait, seed):
    moved = jittered(wait, seed)
    assert moved == jittered(wait, seed)
    assert wait * 0.9 - SECOND <= moved <= wait * 1.1 + SECOND


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param("120", 120 * SECOND, id="seconds"),
        pytest.param(" 0 ", 0 * SECOND, id="now"),
        pytest.param("Fri, 20 Nov 2026 13:00:00 GMT", HOUR, id="date"),
        pytest.param("Fri, 20 Nov 2026 13:00:00", HOUR, id="date without a zone"),
        pytest.param("Thu, 19 Nov 2026 13:00:00 GMT", 0 * SECOND, id="past"),
        pytest.param("999999999", 365 * DAY, id="a very long time"),
        pytest.param("99999999999999999999", None, id="beyond numbers"),
        pytest.param("-5", None, id="negative"),
        pytest.param("٣", None, id="digits of another script"),
        pytest.param("soon", None, id="a word"),
        pytest.param("", None, id="empty"),
        pytest.param(None, None, id="absent"),
    ],
)
def test_retry_after_is_read(header, expected):
    assert retry_after(header, now=NOON) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param("max-age=300", 300 * SECOND, id="plain"),
        pytest.param("public, Max-Age=60, must-revalidate", MINUTE, id="among others"),
        pytest.param('max-age="60"', MINUTE, id="quoted"),
        pytest.param("s-maxage=60", None, id="of shared caches"),
        pytest.param("no-cache, max-age=60", None, id="not to be kept"),
        pytest.param("max-age=-1", None, id="negative"),
        pytest.param(None, None, id="absent"),
    ],
)
def test_max_age_is_read(header, expected):
    assert max_age(header) == expected


@given(st.text(max_size=40))
def test_any_header_gives_a_wait_or_nothing(header):
    for wait in (retry_after(header, now=NOON), max_age(header)):
        assert wait is None or timedelta(0) <= wait <= 365 * DAY


SENT = "Fri, 20 Nov 2026 11:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        pytest.param({"Expires": "Fri, 20 Nov 2026 13:00:00 GMT"}, HOUR, id="alone"),
        pytest.param(
            {"Expires": "Fri, 20 Nov 2026 13:00:00 GMT", "Date": SENT}, 2 * HOUR, id="by its clock"
        ),
        pytest.param({"Expires": SENT}, 0 * SECOND, id="past"),
        pytest.param({"Expires": "Fri, 31 Dec 9999 23:59:59 GMT"}, 365 * DAY, id="for ever"),
        pytest.param({"Expires": "0"}, None, id="no date"),
        pytest.param({"Date": SENT}, None, id="absent"),
        pytest.param(
            {"Expires": "Fri, 20 Nov 2026 13:00:00 GMT", "Cache-Control": "max-age=60"},
            MINUTE,
            id="less than Cache-Control",
        ),
        pytest.param(
            {"Expires": "Fri, 20 Nov 2026 13:00:00 GMT", "Cache-Control": "public"},
            HOUR,
            id="beside a Cache-Control that says nothing of it",
        ),
        pytest.param(
            {"Expires": "Fri, 20 Nov 2026 13:00:00 GMT", "Cache-Control": "no-cache"},
            None,
            id="not to be kept",
        ),
    ],
)
def test_the_life_of_an_answer_is_read(headers, expected):
    assert lifetime(headers, now=NOON) == expected
