"""Hours and days at which a publisher does not want to be visited."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.skips import LONGEST, awake, is_skipped, skips_in

FRIDAY = datetime(2026, 11, 20, 22, 15, tzinfo=UTC)
HOUR = timedelta(hours=1)
NIGHT = "<skipHours><hour>22</hour> <hour>23</hour>\n<hour>0</hour><hour>01</hour></skipHours>"
WEEKEND = "<skipDays><day>Saturday</day><day>Sunday</day></skipDays>"


@pytest.mark.parametrize(
    ("said", "until"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param(NIGHT, 4, id="hours, over midnight"),
        pytest.param(WEEKEND, 0, id="days to come"),
        pytest.param(NIGHT + WEEKEND, 52, id="hours, then days"),
        pytest.param("<skiphours><hour>22</hour></skiphours>", 1, id="small letters"),
        pytest.param("<skipHours><hour>24</hour></skipHours>", 0, id="hour 24 is hour 0"),
        pytest.param("<skipHours><hour>99</hour><hour>x</hour></skipHours>", 0, id="nonsense"),
        pytest.param("<skipDays><day>Пятница</day></skipDays>", 0, id="not in English"),
        pytest.param(
            "".join(f"<skipHours><hour>{n}</hour></skipHours>" for n in range(24)), 0, id="always"
        ),
    ],
)
def test_a_visit_waits_for_the_first_hour_that_is_not_skipped(said, until):
    text = f"<rss><channel><title>T</title>{said}<item/></channel></rss>"
    assert awake(FRIDAY, skips_in(text)) == FRIDAY + until * HOUR


@given(
    st.datetimes(timezones=st.just(UTC)).filter(lambda at: at.year < 9000),
    st.integers(0, 2**31 - 1),
)
def test_a_visit_is_moved_later_only_and_never_for_long(at, skips):
    later = awake(at, skips)
    assert at <= later <= at + LONGEST
    assert later == at or not is_skipped(later, skips)


@given(
    st.text()
    | st.lists(
        st.sampled_from(["<skipHours>", "<hour>", "5", "</hour>", "</skipHours>", " "])
    ).map("".join)
)
def test_any_text_can_be_asked(text):
    assert 0 <= skips_in(text) < 2**31
