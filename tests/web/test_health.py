from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import NOON
from web.health import OUTBOX_STALE, POLL_STALE, Pulse, judge

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


def a_pulse(**changes):
    given = {"polled_at": NOON - SECOND, "started_at": NOON - DAY, "database": True}
    return Pulse(version="1.2.3", **{**given, **changes})


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        pytest.param({}, [], id="all is well"),
        pytest.param({"database": False}, ["the database does not answer"], id="no database"),
        pytest.param(
            {"database": False, "polled_at": None},
            ["the database does not answer"],
            id="without a database nothing else is guessed",
        ),
        pytest.param({"polled_at": NOON - POLL_STALE}, [], id="a long round"),
        pytest.param(
            {"polled_at": NOON - POLL_STALE - SECOND},
            ["no round of polling for 10 minutes"],
            id="polling stopped",
        ),
        pytest.param(
            {"polled_at": None, "started_at": NOON - SECOND}, [], id="young, no round yet"
        ),
        pytest.param(
            {"polled_at": None}, ["no round of polling for 1440 minutes"], id="never polled"
        ),
        pytest.param({"waiting_since": NOON - OUTBOX_STALE}, [], id="a busy hour"),
        pytest.param(
            {"waiting_since": NOON - OUTBOX_STALE - SECOND},
            ["deliveries wait for 15 minutes"],
            id="sending stopped",
        ),
        pytest.param(
            {"waiting_since": NOON + DAY, "polled_at": NOON + DAY}, [], id="clocks differ"
        ),
    ],
)
def test_an_instance_is_ill_when(changes, problems):
    health = judge(a_pulse(**changes), now=NOON)
    assert list(health.problems) == problems
    assert health.ok is not bool(problems)


@given(st.timedeltas(-DAY, DAY), st.timedeltas(-DAY, DAY))
def test_ages_are_never_negative(polled, waiting):
    health = judge(a_pulse(polled_at=NOON + polled, waiting_since=NOON + waiting), now=NOON)
    told = health.as_json()
    assert told["poll_age_seconds"] >= 0 <= told["outbox_lag_seconds"]
    assert told["ok"] is health.ok
