from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.schedule import ALL_DAYS, HOURS, Frequency, Schedule, mask
from handlers.words import days_in_words, hours_in_words, moment_in_words, ranges
from locales import LANGUAGES, translator
from tests.conftest import NOON

RU = translator("ru")


@given(st.sets(st.integers(0, 23)))
def test_ranges_name_every_hour_once(hours):
    named = []
    for part in filter(None, ranges(sorted(hours)).split(", ")):
        first, _, last = part.partition("–")
        named += range(int(first), int(last or first) + 1)
    assert named == sorted(hours)


@pytest.mark.parametrize(
    ("hours", "quiet", "words"),
    [
        pytest.param(HOURS[Frequency.HOURLY], None, "каждый час с 8 до 23", id="hourly"),
        pytest.param(
            HOURS[Frequency.HOURLY], (22, 10), "каждый час с 10 до 21", id="hourly, less quiet"
        ),
        pytest.param(HOURS[Frequency.TWICE], None, "утром и вечером", id="twice"),
        pytest.param(HOURS[Frequency.TWICE], (19, 9), "никогда: все часы тихие", id="all quiet"),
        pytest.param(HOURS[Frequency.TWICE], (19, 7), "по часам: 8", id="half of twice"),
        pytest.param(HOURS[Frequency.DAILY], None, "раз в день в 9:00", id="daily"),
        pytest.param(mask((7, 8, 9, 18)), None, "по часам: 7–9, 18", id="own"),
        pytest.param(mask((8, 12, 16, 20)), None, "4 раза в день: 8, 12, 16, 20", id="four"),
        pytest.param(mask(range(24)), None, "каждый час, круглосуточно", id="always"),
    ],
)
def test_a_schedule_is_said_as_it_will_be(hours, quiet, words):
    assert hours_in_words(Schedule(hours, quiet=quiet), RU) == words


@settings(deadline=None)  # the first of a language reads its files
@given(st.integers(1, ALL_DAYS), st.sampled_from(LANGUAGES))
def test_any_days_have_words_in_any_language(days, language):
    assert bool(days_in_words(days, translator(language))) == (days != ALL_DAYS)


@pytest.mark.parametrize(
    ("later", "words"),
    [
        pytest.param(timedelta(0), "15:00", id="today"),
        pytest.param(timedelta(hours=9), "завтра, 0:00", id="after midnight there"),
        pytest.param(timedelta(hours=-16), "вчера, 23:00", id="before midnight there"),
        pytest.param(timedelta(days=3), "в понедельник, 15:00", id="within a week"),
        pytest.param(timedelta(days=7), "27.11, 15:00", id="in a week"),
        pytest.param(timedelta(days=-3), "17.11, 15:00", id="days ago"),
    ],
)
def test_a_moment_is_said_on_the_readers_clock(later, words):
    assert moment_in_words(NOON + later, "Europe/Moscow", RU, now=NOON) == words
