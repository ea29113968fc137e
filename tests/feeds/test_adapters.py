"""Adapters over HTTP, against servers that stand for Telegram's pages and for an RSSHub."""

import pytest

from feeds.adapters import OFF, AdaptedFetcher, Adapters
from feeds.answers import Failed, Fetched, NotModified, Validators
from feeds.check import check
from feeds.discover import discover
from feeds.manage import add, export, import_file
from feeds.poll import open_poller
from feeds.pool import Workers
from storage.articles import Articles
from storage.feeds import Feeds
from tests.conftest import NOON
from tests.feeds.hostile import FEED, answer, nowhere
from tests.feeds.test_fetch import QUICK
from tests.unit.test_feeds_preview import PAGE

CHANNEL, ROUTE = "https://t.me/s/smolensk_today", "rsshub://telegram/channel/smolensk_today"


def fetcher(server, **more):
    adapters = Adapters(preview=server.url, rsshub=f"{server.url}/hub/")
    return AdaptedFetcher(adapters, limits=QUICK, allow_private=True, **more)


async def test_a_preview_page_comes_as_a_feed_and_unchanged_as_unchanged(server):
    server.at("/s/smolensk_today", answer(body=PAGE))
    async with fetcher(server) as client:
        first = await client.fetch(CHANNEL, now=NOON)
        assert isinstance(first, Fetched)
        assert (first.url, first.content_type) == (CHANNEL, "application/feed+json")
        server.at("/s/smolensk_today", answer(body=PAGE.replace(b"1.2K", b"9K")))
        again = await client.fetch(CHANNEL, Validators(body_hash=first.body_hash), now=NOON)
        assert isinstance(again, NotModified)


async def test_a_channel_that_is_closed_or_none_says_so(server):
    server.at("/s/smolensk_today", answer(body=b"<html><body>Contact</body></html>"))
    async with fetcher(server) as client, Workers(0) as workers:
        found = await check(CHANNEL, client, workers, now=NOON)
        assert found.problem.key == "trouble-no-channel"
        server.at("/s/smolensk_today", answer(500))
        assert (await client.fetch(CHANNEL, now=NOON)).status == 500


async def test_a_route_is_asked_of_the_hub_and_nothing_else_of_it(server):
    server.at("/hub/telegram/channel/smolensk_today", answer())
    async with fetcher(server) as client:
        found = await client.fetch(ROUTE, now=NOON)
        assert isinstance(found, Fetched)
        assert (found.url, found.body) == (ROUTE, FEED)
        assert isinstance(await client.fetch("rsshub://a/../../secret", now=NOON), Failed)
        assert [request.path for request in server.asked] == [
            "/hub/telegram/channel/smolensk_today"
        ]


async def test_a_hub_that_redirects_is_not_followed(server):
    server.at("/hub/x", answer(302, b"", Location=f"{server.url}/secret"))
    async with fetcher(server) as client:
        assert isinstance(await client.fetch("rsshub://x", now=NOON), Failed)
    assert [request.path for request in server.asked] == ["/hub/x"]


async def test_the_hub_may_stand_at_a_private_address_and_feeds_still_may_not(server):
    server.at("/hub/x", answer())
    adapters = Adapters(rsshub=f"{server.url}/hub")
    async with AdaptedFetcher(adapters, limits=QUICK) as client:
        assert isinstance(await client.fetch("rsshub://x", now=NOON), Fetched)
        refused = await client.fetch(f"{server.url}/hub/x", now=NOON)
        assert refused.reason.startswith("refused")


@pytest.mark.parametrize(
    ("url", "key"), [(CHANNEL, "trouble-adapter-off"), (ROUTE, "trouble-no-hub")]
)
async def test_what_is_switched_off_says_so_and_asks_nobody(url, key):
    async with AdaptedFetcher(OFF, limits=QUICK) as client, Workers(0) as workers:
        assert (await check(url, client, workers, now=NOON)).problem.key == key


async def test_a_channel_is_found_added_polled_and_exported(sqlite, server, tmp_path):
    server.at("/s/smolensk_today", answer(body=PAGE))
    feeds, articles = Feeds(sqlite), Articles(sqlite)
    async with fetcher(server) as client, Workers(0) as workers:
        (found,) = await discover(CHANNEL, client, workers, now=NOON)
        assert (found.title, found.entries) == ("Смоленск сегодня & завтра", 3)
        added = await add(CHANNEL, feeds, client, workers, place="491687", now=NOON)
        assert added.reason == ""
        await add(ROUTE, feeds, client, workers, place=None, now=NOON)
    (kept,) = await feeds.find()
    assert kept.source_key == "@smolensk_today"
    async with open_poller(
        feeds, articles, tag=nowhere, limits=QUICK, workers=0, allow_private=True,
        adapters=Adapters(preview=server.url),
    ) as poller:  # fmt: skip
        assert (await poller.run_once(NOON)).articles_new == 3
    path = tmp_path / "feeds.opml"
    await feeds.add([], now=NOON)
    path.write_bytes(await export(feeds))
    assert (await import_file(path, feeds, now=NOON)).known == 1


async def test_a_route_survives_a_list(sqlite, tmp_path):
    path = tmp_path / "feeds.tsv"
    path.write_text(f"url\tplace\n{ROUTE}\t491687\n")
    feeds = Feeds(sqlite)
    assert (await import_file(path, feeds, now=NOON)).added == 1
    path.write_bytes(await export(feeds))
    assert (await import_file(path, feeds, now=NOON)).known == 1
