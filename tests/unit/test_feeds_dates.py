"""Dates as publishers write them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.dates import parse_date, zone_named

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
MOSCOW = ZoneInfo("Europe/Moscow")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param("Wed, 18 Mar 2026 17:03:57 +0300", "2026-03-18T14:03:57", id="RFC 822"),
        pytest.param("Wed, 18 Mar 2026 17:03:57 GMT", "2026-03-18T17:03:57", id="GMT"),
        pytest.param("Wed, 18 Mar 2026 17:03:57 MSK", "2026-03-18T14:03:57", id="MSK"),
        pytest.param("Wed, 18 Mar 2026 17:03:57 EET", "2026-03-18T15:03:57", id="EET"),
        pytest.param("Wed, 18 Mar 2026 17:03:57 EST", "2026-03-18T22:03:57", id="EST"),
        pytest.param("Wed, 18 Mar 2026 17:03:57 ", "2026-03-18T14:03:57", id="no zone"),
        pytest.param("Wed, 18 Mar 2026 17:03:57 GMT+3", "2026-03-18T14:03:57", id="GMT+3"),
        pytest.param("Wed, 18 Mar 2026 17:03 UTC+03:00", "2026-03-18T14:03:00", id="no seconds"),
        pytest.param("Wed, 18 Mar 26 17:03:57 +0300", "2026-03-18T14:03:57", id="two digits"),
        pytest.param("Wed, 18 Mar 97 17:03:57 +0300", "1997-03-18T14:03:57", id="last century"),
        pytest.param("Wed,18 Mar 2026 17:03:57 +03:00", "2026-03-18T14:03:57", id="no space"),
        pytest.param("Mar 18, 2026 5:03 PM", "2026-03-18T14:03:00", id="month first, PM"),
        pytest.param("12 Mar 2026 12:30 AM +0000", "2026-03-12T00:30:00", id="midnight"),
        pytest.param("Wed Mar 18 17:03:57 2026", "2026-03-18T14:03:57", id="asctime"),
        pytest.param("2026-03-18T17:03:57+03:00", "2026-03-18T14:03:57", id="ISO"),
        pytest.param("2026-03-18T17:03:57.123Z", "2026-03-18T17:03:57", id="fractions"),
        pytest.param("2026-03-18 17:03:57", "2026-03-18T14:03:57", id="ISO, no zone"),
        pytest.param("2026-03-18", "2026-03-17T21:00:00", id="a day alone"),
        pytest.param("18.03.2026 19:32", "2026-03-18T16:32:00", id="dotted"),
        pytest.param("18.03.26, 19:32", "2026-03-18T16:32:00", id="dotted, short"),
        pytest.param("19:32, 18.03.2026", "2026-03-18T16:32:00", id="time first"),
        pytest.param("18/03/2026 - 19:32:01", "2026-03-18T16:32:01", id="slashes"),
        pytest.param("18 марта 2026 г., 19:32", "2026-03-18T16:32:00", id="Russian"),
        pytest.param("18 марта 2026 года в 19:32 МСК", "2026-03-18T16:32:00", id="Russian, МСК"),
        pytest.param("среда, 18 мар 2026 19:32:00 +0300", "2026-03-18T16:32:00", id="weekday"),
        pytest.param("Ср, 4 ноября 2026 10:00", "2026-11-04T07:00:00", id="November"),
        pytest.param("18 травня 2026 о 19:32", "2026-05-18T16:32:00", id="Ukrainian"),
        pytest.param("4 листопада 2026 10:00", "2026-11-04T07:00:00", id="Ukrainian November"),
        pytest.param("18 студзеня 2026 10:00", "2026-01-18T07:00:00", id="Belarusian"),
        pytest.param("18 лістапада 2026 10:00", "2026-11-18T07:00:00", id="Belarusian November"),
        pytest.param("1773846237", "2026-03-18T15:03:57", id="seconds"),
        pytest.param("1773846237000", "2026-03-18T15:03:57", id="milliseconds"),
        pytest.param("Fri, 31 Dec 2049 10:00:00 +0000", "2026-11-20T12:00:00", id="the future"),
    ],
)
def test_date_is_understood(raw, expected):
    found = parse_date(raw, zone=MOSCOW, now=NOON)
    assert found == datetime.fromisoformat(expected).replace(tzinfo=UTC)
    assert found.tzinfo is UTC


@pytest.mark.parametrize(
    "raw",
    [
        *("", "вчера", "32.13.2026", "2026-02-30", "Wed, 18 Foo 2026 10:00:00", "0001-01-01"),
        *(
            "Wed, 18 Mar 2026 24:00:00 +0000",
            "Wed, 18 Mar 2026 10:00:61 GMT",
            "2026-03-18T24:00:00Z",
        ),
        *("Wed, 18 Mar 2026 10:00:00 +2400", "Mon, 01 Jan 0001 00:00:00 +0300"),
        *("Wed, 18 Mar 2026 25:00:00 +0300", "1" * 500, "Wed, 18 Mar 2026 10:00 XYZ"),
    ],
)
def test_what_is_no_date_is_none(raw):
    assert parse_date(raw, zone=MOSCOW, now=NOON) is None


def test_summer_time_of_the_source_counts():
    found = parse_date("01.07.2026 12:00", zone=zone_named("Europe/Kyiv"), now=NOON)
    assert found == datetime(2026, 7, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize("name", ["", "Nowhere/City", "../etc/passwd", "Europe", "\0"])
def test_unknown_zone_is_utc(name):
    assert zone_named(name) is UTC


@given(st.text(max_size=60) | st.from_regex(r"\d{1,2}[ .]\w{2,6}[ .]\d{2,4} \d+:\d\d ?\S{0,6}"))
def test_any_text_gives_a_past_instant_or_none(raw):
    found = parse_date(raw, zone=MOSCOW, now=NOON)
    assert found is None or (found <= NOON and found.tzinfo is UTC)
