from dataclasses import replace
from datetime import timedelta

import pytest

from feeds.answers import Failed, Fetched, NotModified
from feeds.locate import places_of
from feeds.reading import Reading
from feeds.schedule import DAY, GIVE_UP, HOUR, MINUTE
from feeds.visits import after_failure, after_reading, after_unchanged
from news.model import PlaceId, Tag
from tests.conftest import NOON
from tests.unit.test_feeds_opml import listed

SMOLENSK, MOSCOW, REGION = PlaceId("491687"), PlaceId("524901"), PlaceId("RU-SMO")
RUSSIA = PlaceId("RU")
OLD = "https://a.example/new"


def a_feed(**more):
    return replace(listed(1).feed, **more)


def a_reading(**more):
    made = Reading((), 40, NOON - 5 * MINUTE, MINUTE, b"")
    return replace(made, **more)


def fetched(**more):
    return replace(Fetched(b"", "https://a.example/", None, "hash", etag='"1"'), **more)


def test_a_document_read_sets_the_pace_and_forgives_failures():
    after = after_reading(a_feed(failures=9, error="x"), fetched(), a_reading(), now=NOON)
    visit = after.visit
    assert (visit.failures, visit.error, visit.etag, visit.body_hash) == (0, None, '"1"', "hash")
    assert (visit.interval_seconds, visit.published_at) == (60, NOON - 5 * MINUTE)
    assert timedelta(seconds=50) < visit.next_at - NOON < timedelta(seconds=70)
    assert (after.move_to, after.stop) == (None, None)


def test_a_feed_without_dates_is_as_new_as_its_newest_entry_to_us():
    seen = a_reading(newest=None, entries=(("entry", "mark"),))
    assert after_reading(a_feed(), fetched(), seen, now=NOON).visit.published_at == NOON
    assert (
        after_reading(a_feed(), fetched(), a_reading(newest=None), now=NOON).visit.published_at
        is None
    )


def test_an_unchanged_feed_keeps_its_hash_and_waits_longer_in_silence():
    feed = a_feed(interval_seconds=60, body_hash="h", published_at=NOON - 10 * HOUR)
    visit = after_unchanged(feed, NotModified(etag='"2"'), now=NOON).visit
    assert (visit.body_hash, visit.etag, visit.succeeded_at) == ("h", '"2"', NOON)
    assert 25 * MINUTE < visit.next_at - NOON < 35 * MINUTE


def test_what_an_answer_says_of_its_life_is_heeded():
    feed = a_feed(interval_seconds=60, published_at=NOON)
    for max_age, least in ((10 * MINUTE, 9 * MINUTE), (DAY, 13 * MINUTE)):
        unchanged = after_unchanged(feed, NotModified(max_age=max_age), now=NOON)
        read = after_reading(feed, fetched(max_age=max_age), a_reading(), now=NOON)
        for after in (unchanged, read):
            assert least < after.visit.next_at - NOON < 17 * MINUTE


def test_hours_to_skip_are_skipped_and_remembered():
    noon_and_one = 1 << 12 | 1 << 13
    feed = a_feed(interval_seconds=60, published_at=NOON)
    read = after_reading(feed, fetched(), a_reading(skips=noon_and_one), now=NOON).visit
    assert (read.skips, read.next_at.hour) == (noon_and_one, 14)
    later = after_unchanged(replace(feed, skips=noon_and_one), NotModified(), now=NOON).visit
    assert (later.skips, later.next_at.hour) == (noon_and_one, 14)
    forgotten = after_reading(replace(feed, skips=noon_and_one), fetched(), a_reading(), now=NOON)
    assert forgotten.visit.next_at - NOON < 2 * MINUTE


def test_a_failure_keeps_all_that_was_learned():
    feed = a_feed(etag='"1"', body_hash="h", succeeded_at=NOON - HOUR)
    visit = after_failure(feed, Failed("no such page (404)", 404), now=NOON).visit
    assert (visit.etag, visit.body_hash, visit.succeeded_at) == ('"1"', "h", NOON - HOUR)
    assert (visit.failures, visit.error, visit.http_status) == (1, "no such page (404)", 404)


@pytest.mark.parametrize(
    ("failed", "feed", "stops"),
    [
        pytest.param(Failed("gone", 410, gone=True), {}, True, id="gone"),
        pytest.param(Failed("x", 404), {"failures": 99}, False, id="failing for a day"),
        pytest.param(
            Failed("x", 404),
            {"failures": 99, "created_at": NOON - 2 * GIVE_UP},
            True,
            id="for weeks",
        ),
        pytest.param(
            Failed("x", 404),
            {"failures": 99, "created_at": NOON - 2 * GIVE_UP, "succeeded_at": NOON - DAY},
            False,
            id="but worked yesterday",
        ),
    ],
)
def test_a_feed_is_given_up_only_when_there_is_no_hope(failed, feed, stops):
    assert bool(after_failure(a_feed(**feed), failed, now=NOON).stop) == stops


def test_a_move_is_believed_the_third_time_in_a_row():
    def seen(feed, target):
        return after_unchanged(feed, NotModified(moved_to=target), now=NOON)

    first = seen(a_feed(), OLD)
    assert (first.visit.moved_to, first.visit.moves, first.move_to) == (OLD, 1, None)
    third = seen(a_feed(moved_to=OLD, moves=2), OLD)
    assert (third.move_to, third.visit.moves) == (OLD, 0)
    assert seen(a_feed(moved_to=OLD, moves=2), "https://other.example/").visit.moves == 1
    assert seen(a_feed(moved_to=OLD, moves=2), None).visit.moved_to is None


def named(place, certain=True):
    return Tag(place, "text" if certain else "weak", certain)


AT_HOME = Tag(SMOLENSK, "home", True)


@pytest.mark.parametrize(
    ("tags", "home", "expected"),
    [
        pytest.param([], SMOLENSK, [AT_HOME], id="nothing named: home"),
        pytest.param([], None, [], id="nothing named, no home: nowhere"),
        pytest.param([named(MOSCOW)], SMOLENSK, [named(MOSCOW)], id="elsewhere: not home"),
        pytest.param([named(REGION)], SMOLENSK, [named(REGION)], id="the region: the region"),
        pytest.param(
            [named(MOSCOW, False)], SMOLENSK, [AT_HOME, named(MOSCOW, False)], id="only hinted at"
        ),
        pytest.param([named(SMOLENSK, False)], SMOLENSK, [AT_HOME], id="home hinted at"),
        pytest.param(
            [named(RUSSIA)], SMOLENSK, [Tag(SMOLENSK, "home", False)], id="a country: hardly home"
        ),
        pytest.param(
            [named(RUSSIA), named(MOSCOW)], None, [named(MOSCOW)], id="no rows of countries"
        ),
    ],
)
def test_the_places_of_an_article(tags, home, expected):
    assert list(places_of(tags, home)) == expected
