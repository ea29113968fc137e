from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.schedule import (
    ALL_DAYS,
    ALL_HOURS,
    HOURS,
    Frequency,
    Schedule,
    frequency_of,
    mask,
    members,
    next_slot,
    times_a_day,
    within,
)
from regions.zones import own_zones, zone_named, zone_of, zones_abroad

MOSCOW, KYIV = ZoneInfo("Europe/Moscow"), ZoneInfo("Europe/Kyiv")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ZONES = (
    "Europe/Moscow",
    "Europe/Kyiv",
    "Asia/Kamchatka",
    "Asia/Kathmandu",  # +5:45
    "Australia/Lord_Howe",  # a change of half an hour
    "America/Havana",  # midnight is skipped
    "Pacific/Apia",  # skipped a whole day in 2011
)
CHOSEN = sorted({zone.time_zone for zone in (*own_zones(), *zones_abroad())})
YEARS = range(2024, 2032)
schedules = st.builds(
    Schedule,
    st.integers(0, ALL_HOURS),
    st.integers(0, ALL_DAYS),
    st.none() | st.tuples(st.integers(0, 23), st.integers(0, 23)),
)
START = datetime(2011, 1, 1, tzinfo=UTC)
moments = st.integers(0, 19 * 366 * 24 * 60).map(lambda n: START + timedelta(minutes=n))
zones = st.sampled_from(ZONES).map(ZoneInfo)


def promised(schedule, zone, after):
    """Every moment the schedule means, slowly: the first instant at or past each local hour."""
    found = []
    day = after.astimezone(zone).date() - 2 * DAY
    for n in range(19):
        date = day + n * DAY
        for hour in range(24):
            if (
                schedule.hours >> hour & 1
                and schedule.weekdays >> date.weekday() & 1
                and not schedule.is_quiet(hour)
            ):
                local = datetime(date.year, date.month, date.day, hour, tzinfo=zone)
                found.append(local.astimezone(UTC))
    return sorted(found)


@given(schedules, zones, moments)
def test_the_next_slot_is_the_first_that_was_promised_and_none_is_skipped(schedule, zone, after):
    slot = next_slot(schedule, zone, after=after)
    later = [moment for moment in promised(schedule, zone, after) if moment > after]
    assert slot == (later[0] if later else None)


@given(schedules, zones, moments)
def test_a_slot_is_later_and_in_utc_and_none_means_no_hour_at_all(schedule, zone, after):
    slot = next_slot(schedule, zone, after=after)
    wanted = [h for h in members(schedule.hours) if not schedule.is_quiet(h)]
    if slot is None:
        assert not wanted or not schedule.weekdays
    else:
        assert slot > after
        assert slot.utcoffset() == timedelta(0)


@given(schedules, zones, moments)
def test_walking_from_slot_to_slot_never_stands_still(schedule, zone, after):
    slots = []
    for _ in range(6):
        slot = next_slot(schedule, zone, after=slots[-1] if slots else after)
        if slot is None:
            return
        slots.append(slot)
    assert slots == sorted(set(slots))


def test_a_daily_digest_in_an_hour_that_spring_skips_still_comes_that_day():
    daily = Schedule(mask((3,)))  # Kyiv, 2026-03-29: 03:00 becomes 04:00
    before = datetime(2026, 3, 28, 12, tzinfo=KYIV)
    slot = next_slot(daily, KYIV, after=before)
    assert slot.astimezone(KYIV) == datetime(2026, 3, 29, 4, tzinfo=KYIV)


def test_an_hour_that_autumn_repeats_comes_once():
    daily = Schedule(mask((3,)))  # Kyiv, 2026-10-25: 04:00 becomes 03:00
    first = next_slot(daily, KYIV, after=datetime(2026, 10, 24, 12, tzinfo=KYIV))
    assert first == datetime(2026, 10, 25, 0, tzinfo=UTC)
    assert next_slot(daily, KYIV, after=first) == datetime(2026, 10, 26, 1, tzinfo=UTC)


def test_every_hour_of_a_spring_day_comes_once():
    every = Schedule(ALL_HOURS)
    slot, count = datetime(2026, 3, 28, 22, 30, tzinfo=UTC), 0
    while (slot := next_slot(every, KYIV, after=slot)) < datetime(2026, 3, 29, 21, tzinfo=UTC):
        count += 1
    assert count == 22  # 01:00 to 23:00 without the skipped hour


@pytest.mark.parametrize(
    ("quiet", "hour", "expected"),
    [
        pytest.param((23, 7), 23, True, id="first quiet hour"),
        pytest.param((23, 7), 3, True, id="over midnight"),
        pytest.param((23, 7), 7, False, id="first loud hour"),
        pytest.param((1, 5), 0, False, id="before"),
        pytest.param((1, 5), 4, True, id="within"),
        pytest.param((5, 5), 5, False, id="equal ends: never quiet"),
        pytest.param(None, 3, False, id="none at all"),
    ],
)
def test_quiet_hours(quiet, hour, expected):
    assert Schedule(ALL_HOURS, quiet=quiet).is_quiet(hour) is expected


def test_weekdays_alone_come_on_monday():
    friday = datetime(2026, 11, 20, 20, tzinfo=MOSCOW)
    slot = next_slot(Schedule(mask((9,)), mask(range(5))), MOSCOW, after=friday)
    assert slot.astimezone(MOSCOW) == datetime(2026, 11, 23, 9, tzinfo=MOSCOW)


@pytest.mark.parametrize("frequency", Frequency)
def test_a_preset_is_known_by_its_hours(frequency):
    assert frequency_of(HOURS[frequency]) is frequency


def test_hours_of_ones_own_are_no_preset():
    assert frequency_of(mask((3, 4))) is None


@given(st.sets(st.integers(0, 23)))
def test_a_mask_has_its_members(hours):
    assert set(members(mask(hours))) == hours


def changes_of(zone):
    """Every change of a zone's clock in `YEARS`: the moment, and by how much it goes ahead."""
    hour, end = datetime(YEARS[0], 1, 1, tzinfo=UTC), datetime(YEARS[-1] + 1, 1, 1, tzinfo=UTC)
    before = hour.astimezone(zone).utcoffset()
    while hour < end:
        hour += 6 * HOUR
        after = hour.astimezone(zone).utcoffset()
        if after != before:
            moment = hour - 6 * HOUR
            while moment.astimezone(zone).utcoffset() == before:
                moment += timedelta(minutes=15)
            yield moment, after - before
            before = after


CHANGES = [(name, *change) for name in CHOSEN for change in changes_of(ZoneInfo(name))]


@pytest.mark.parametrize("name", CHOSEN)
def test_every_zone_one_can_choose_is_one_that_python_knows(name):
    assert ZoneInfo(name).utcoffset(datetime(2026, 1, 1)) is not None  # noqa: DTZ001
    assert zone_named(name).time_zone == name


def test_a_zone_is_found_by_what_its_button_carries():
    for zone in (*own_zones(), *zones_abroad()):
        assert zone_of(zone.code) == zone
        assert len(zone.code) <= 16
        assert all(zone.name(language) for language in ("ru", "uk", "be", "en"))
    assert zone_of("524901").time_zone == "Europe/Moscow"
    assert zone_of("491687").time_zone == "Europe/Moscow"  # not the biggest of its zone
    assert zone_of("atlantis") is None


@given(st.sampled_from(CHANGES), st.integers(1, ALL_HOURS))
def test_around_a_change_of_clocks_every_wanted_hour_comes_once_a_day(change, hours):
    """For each zone of a place or of a chat's choice, and each of its changes: gaps and folds."""
    name, at, _ = change
    zone = ZoneInfo(name)
    slot, met = at - 2 * DAY, []
    while (slot := next_slot(Schedule(hours), zone, after=slot)) < at + 2 * DAY:
        met.append(slot)
    days = {}
    for local in (slot.astimezone(zone) for slot in met):
        days.setdefault(local.date(), []).append(local)
    for local in sorted(days)[1:-1]:
        wanted = {
            datetime(local.year, local.month, local.day, hour, tzinfo=zone).astimezone(UTC)
            for hour in members(hours)
        }
        assert {slot.astimezone(UTC) for slot in days[local]} == wanted
        assert len(days[local]) == len(wanted)  # a skipped hour may meet the one after it


@pytest.mark.parametrize(("name", "at", "by"), CHANGES[:: len(CHANGES) // 60])
def test_a_change_of_clocks_never_holds_back_more_than_it_moves(name, at, by):
    """Hour after hour through a change: no two slots are further apart than the clock says."""
    zone = ZoneInfo(name)
    slot = next_slot(Schedule(ALL_HOURS), zone, after=at - 5 * HOUR)
    while slot < at + 5 * HOUR:
        following = next_slot(Schedule(ALL_HOURS), zone, after=slot)
        assert timedelta(0) < following - slot <= HOUR + max(-by, timedelta(0))
        slot = following


@given(zones, zones, moments, schedules)
def test_moving_to_another_zone_leaves_no_slot_in_the_past(old, new, now, schedule):
    slot = next_slot(schedule, old, after=now)
    moved = next_slot(schedule, new, after=now)
    assert (slot is None) == (moved is None)
    if moved is not None:
        assert moved > now
        there = moved.astimezone(new)
        assert schedule.weekdays >> there.weekday() & 1


@given(st.integers(1, 12), st.none() | st.tuples(st.integers(0, 23), st.integers(0, 23)))
def test_so_many_times_a_day_is_so_many_hours_and_awake_where_there_are_enough(count, quiet):
    chosen = members(times_a_day(count, quiet))
    awake = [hour for hour in range(24) if not within(quiet, hour)]
    assert len(chosen) == count
    if len(awake) >= count:
        assert set(chosen) <= set(awake)


def test_times_a_day_are_spread_evenly_from_morning_to_evening():
    assert members(times_a_day(1)) == [9]
    assert members(times_a_day(2)) == [8, 20]
    assert members(times_a_day(3)) == [8, 14, 20]
    assert members(times_a_day(4)) == [8, 12, 16, 20]
    assert members(times_a_day(3, (22, 12))) == [12, 16, 20]
