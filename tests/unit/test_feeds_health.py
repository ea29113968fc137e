from dataclasses import replace
from datetime import timedelta

import pytest

from feeds.health import Condition, find, health
from tests.conftest import NOON
from tests.unit.test_feeds_opml import listed

DAY = timedelta(days=1)


def a_feed(**more):
    item = listed(1)
    well = {"checked_at": NOON, "succeeded_at": NOON, "published_at": NOON}
    return replace(item, feed=replace(item.feed, **(well | more)))


@pytest.mark.parametrize(
    ("more", "condition"),
    [
        ({}, Condition.WELL),
        ({"checked_at": None}, Condition.NEW),
        ({"status": "stopped", "failures": 99}, Condition.STOPPED),
        ({"failures": 7, "error": "no such page (404)"}, Condition.FAILING),
        ({"next_at": NOON - DAY}, Condition.LATE),
        ({"moved_to": "https://b.example/"}, Condition.MOVED),
        ({"published_at": None}, Condition.EMPTY),
        ({"published_at": NOON - 90 * DAY}, Condition.SILENT),
    ],
)
def test_each_condition_is_seen_and_explained(more, condition):
    found = find(a_feed(**more), now=NOON)
    assert found.condition is condition
    assert bool(found.reason) == (condition is not Condition.WELL)


def test_a_report_counts_all_and_lists_those_that_need_a_person():
    feeds = [a_feed(), a_feed(checked_at=None), a_feed(published_at=None), a_feed(failures=9)]
    report = health(feeds, now=NOON)
    assert report.counts == {
        Condition.NEW: 1, Condition.FAILING: 1, Condition.EMPTY: 1, Condition.WELL: 1,
    }  # fmt: skip
    assert [f.condition for f in report.findings] == [Condition.FAILING, Condition.EMPTY]
