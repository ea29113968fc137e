"""What sites ask of robots is asked, and kept."""

from datetime import timedelta

import pytest

from feeds.fetch import Fetcher
from feeds.manners import EVERY, REFUSED, ask_sites
from feeds.poll import Poller, PollSettings
from feeds.pool import Workers
from storage.articles import Articles
from storage.feeds import Feeds, NewFeed
from storage.robots import Robots
from tests.conftest import NOON
from tests.feeds.hostile import answer, never, nowhere
from tests.feeds.test_poll import QUICK

OURS = b"User-agent: *\nCrawl-delay: 4\n\nUser-agent: Vestnik\nDisallow: /secret\nCrawl-delay: 9\n"


async def ask(engine, server, now=NOON):
    box = Feeds(engine)
    await box.add(
        [NewFeed(server.url + path, "a", "А") for path in ("/rss", "/secret/rss")], now=NOON
    )
    async with Fetcher(limits=QUICK, allow_private=True) as fetcher:
        asked = await ask_sites(box, Robots(engine), fetcher, now=now)
    return asked, {row.feed.url.removeprefix(server.url): row.feed for row in await box.find()}


async def test_a_feed_that_a_site_forbids_us_is_stopped_and_its_delay_is_kept(engine, server):
    server.at("/robots.txt", answer(body=OURS))
    asked, feeds = await ask(engine, server)
    assert (asked.sites, asked.refused, len(server.asked)) == (1, 1, 1)
    assert (feeds["/rss"].status, feeds["/rss"].delay_seconds) == ("active", 9)
    assert (feeds["/secret/rss"].status, feeds["/secret/rss"].error) == ("stopped", REFUSED)


@pytest.mark.parametrize(
    "act", [answer(404, b"x"), answer(500, b"x"), never, answer(body=b"\0" * 99)]
)
async def test_a_site_without_rules_is_free_and_not_asked_again_soon(sqlite, server, act):
    server.at("/robots.txt", act)
    _, feeds = await ask(sqlite, server)
    assert {(feed.status, feed.delay_seconds) for feed in feeds.values()} == {("active", 0)}
    again, _ = await ask(sqlite, server, NOON + EVERY / 2)
    assert again.sites == 0
    later, _ = await ask(sqlite, server, NOON + EVERY + timedelta(hours=1))
    assert later.sites == 1


async def test_the_delay_a_site_asks_for_lies_between_two_visits(engine, server):
    server.at("/robots.txt", answer(body=b"User-agent: *\nCrawl-delay: 60\n"))
    paths = ["/rss", "/secret/rss"]
    for path in paths:
        server.at(path, answer())
    await ask(engine, server)
    async with Fetcher(limits=QUICK, allow_private=True) as fetcher, Workers(0) as workers:
        boxes = Feeds(engine), Articles(engine)
        poller = Poller(*boxes, fetcher, workers, tag=nowhere, settings=PollSettings())
        assert (await poller.run_once(NOON)).feeds == 1
    visited = [asked.path for asked in server.asked if asked.path in paths]
    assert len(visited) == 1
    other = {row.feed.url: row.feed for row in await boxes[0].find()}[
        server.url + ({*paths} - {*visited}).pop()
    ]
    assert (other.checked_at, other.failures) == (None, 0)
    assert timedelta(seconds=50) < other.next_at - NOON < timedelta(seconds=70)
