from datetime import timedelta

import pytest

from feeds.answers import Failed
from feeds.check import check
from feeds.discover import discover, links
from feeds.fetch import Fetcher
from feeds.manage import ListError, add, export, import_built_in, import_file
from feeds.pool import Workers
from news.model import PlaceId
from storage.feeds import Feeds
from tests.conftest import NOON
from tests.feeds.hostile import FEED, answer, never
from tests.feeds.test_fetch import QUICK

SMOLENSK = PlaceId("491687")
PAGE = b"""<!doctype html><html><head><base href="/site/"><title>S</title>
<link rel="Alternate" type="application/rss+xml" href="rss.xml">
<link rel="stylesheet" type="text/css" href="x.css">
<link rel="alternate" hreflang="en" href="/en/"></head>
<body><a href="/news/feed/">RSS</a><a href="/newsfeeding">no</a><a href="mailto:a@a">m</a>"""


@pytest.fixture
async def fetcher():
    async with Fetcher(limits=QUICK, allow_private=True) as made:
        yield made


@pytest.fixture
async def workers():
    async with Workers(0) as made:
        yield made


def summary(found):
    return [(one.url, one.title, one.entries) for one in found]


def test_a_page_names_its_feeds():
    assert links(PAGE, "https://a.example/about") == [
        "https://a.example/site/rss.xml",
        "https://a.example/news/feed/",
    ]


@pytest.mark.parametrize("page", [b"", b"\x00\xff", b"<" * 5_000, b"<a href='http://['>rss</a>"])
def test_any_page_is_looked_through(page):
    assert links(page, "https://a.example/") == []


async def test_a_feed_is_found_from_the_page_that_names_it(server, fetcher, workers):
    server.at("/", answer(body=PAGE))
    feed = server.at("/site/rss.xml", answer())
    found = await discover(server.url + "/", fetcher, workers, now=NOON)
    assert summary(found) == [(feed, "T", 1)]
    assert summary(await discover(feed, fetcher, workers, now=NOON)) == summary(found)


async def test_a_feed_is_found_where_feeds_usually_are(server, fetcher, workers):
    server.at("/about", answer(body=b"<html><body>Hi</body></html>"))
    feed = server.at("/feed", answer())
    found = await discover(server.url + "/about", fetcher, workers, now=NOON)
    assert summary(found) == [(feed, "T", 1)]


async def test_a_page_that_is_gone_does_not_hide_its_site(server, fetcher, workers):
    server.at("/", answer(body=PAGE))
    feed = server.at("/site/rss.xml", answer())
    found = await discover(server.url + "/gone", fetcher, workers, now=NOON)
    assert summary(found) == [(feed, "T", 1)]


async def test_feeds_of_comments_come_last_and_a_page_that_names_itself_is_not_read_again(
    server, fetcher, workers
):
    page = b"""<link rel=alternate type="application/rss+xml" href="/comments/feed">
    <link rel=alternate type="application/rss+xml" href="/about">
    <link rel=alternate type="application/rss+xml" href="/two" title="Two">"""
    server.at("/about", answer(body=page))
    comments = server.at("/comments/feed", answer(body=FEED.replace(b"<title>T<", b"<title>C<")))
    two = server.at("/two", answer())
    found = await discover(server.url + "/about", fetcher, workers, now=NOON)
    assert summary(found) == [(two, "T", 1), (comments, "C", 1)]
    assert [request.path for request in server.asked].count("/about") == 1


async def test_a_search_takes_no_longer_than_it_may(server, fetcher, workers):
    server.at("/", never)
    failed = await discover(server.url + "/", fetcher, workers, now=NOON, seconds=0)
    assert failed == Failed("slower than 0 s")


async def test_a_site_that_cannot_be_read_says_why(server, fetcher, workers):
    assert isinstance(await discover(server.url + "/", fetcher, workers, now=NOON), Failed)


async def test_a_site_is_added_by_its_address_once(sqlite, server, fetcher, workers):
    server.at("/", answer(body=PAGE))
    server.at("/site/rss.xml", answer())
    box = Feeds(sqlite)
    tools = (box, fetcher, workers)
    first = await add(server.url + "/", *tools, place=SMOLENSK, now=NOON)
    assert (first.title, first.reason) == ("T", "")
    kept = await box.get(first.id)
    assert (kept.feed.place_id, kept.source) == (SMOLENSK, "T")
    assert "already" in (await add(server.url + "/", *tools, place=None, now=NOON)).reason
    assert "already" in (await add(server.url + "/gone", *tools, place=None, now=NOON)).reason
    server.at("/", answer(404))
    assert "no such page" in (await add(server.url + "/x", *tools, place=None, now=NOON)).reason
    server.at("/bare", answer(body=b"<html></html>"))
    assert "no feed here" in (await add(server.url + "/bare", *tools, place=None, now=NOON)).reason


async def test_the_list_that_comes_with_the_program_survives_export_and_import(sqlite, tmp_path):
    box = Feeds(sqlite)
    first = await import_built_in(box, now=NOON)
    assert first.known == 0
    before = await box.find()
    path = tmp_path / "feeds.opml"
    path.write_bytes(await export(box))
    again = await import_file(path, box, now=NOON)
    assert (again.added, again.known) == (0, first.added)
    for item in before:
        await box.remove(item.feed.id)
    assert (await import_file(path, box, now=NOON)).added == first.added
    after = {item.feed.url: item.feed for item in await box.find()}
    for item in before:
        same = after[item.feed.url]
        assert (same.place_id, same.section, same.language, same.time_zone) == (
            item.feed.place_id,
            item.feed.section,
            item.feed.language,
            item.feed.time_zone,
        )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"hello", "neither OPML nor a table", id="text"),
        pytest.param(b"<html></html>", "not OPML", id="a page"),
        pytest.param(b"\x00" * 50, "neither", id="zeros"),
        pytest.param(b"", "neither", id="empty"),
    ],
)
async def test_a_file_that_is_no_list_is_refused(sqlite, tmp_path, data, reason):
    path = tmp_path / "list"
    path.write_bytes(data)
    with pytest.raises(ListError, match=reason):
        await import_file(path, Feeds(sqlite), now=NOON)


async def test_a_file_that_is_not_there_is_refused(sqlite, tmp_path):
    with pytest.raises(ListError, match="No such file"):
        await import_file(tmp_path / "none", Feeds(sqlite), now=NOON)


async def test_a_publisher_is_told_what_to_mend(server, fetcher, workers):
    url = server.at("/rss", answer(Content_Type="text/html"))
    told = await check(url, fetcher, workers, now=NOON)
    assert (told.works, told.title, told.entries) == (True, "T", 1)
    advice = " ".join(map(str, told.advice))
    for word in ("ETag", "Content-Type", "no date", "few entries", "https"):
        assert word in advice


async def test_a_sound_feed_gets_no_advice_but_for_its_address(server, fetcher, workers):
    item = b"<item><title>News %d</title><description>Of Smolensk</description>"
    item += b"<link>http://a.example/%d</link><guid>%d</guid>"
    item += b"<pubDate>Fri, 20 Nov 2026 %02d:00:00 GMT</pubDate></item>"
    body = FEED.split(b"<item>")[0] + b"".join(item % (n, n, n, n) for n in range(12))
    body += b"</channel></rss>"
    url = server.at("/rss", answer(body=body, ETag='"1"', Content_Type="application/rss+xml"))
    told = await check(url, fetcher, workers, now=NOON)
    assert (told.entries, [remark.key for remark in told.advice]) == (12, ["check-https"])
    assert [sample.title for sample in told.samples] == [f"News {n}" for n in range(11, 6, -1)]
    assert (told.language, told.newest) == ("en", NOON - timedelta(hours=1))


async def test_a_check_shows_entries_without_a_title_by_their_text(server, fetcher, workers):
    items = b"<item><description>Snow fell</description></item>"
    items += b"<item><link>http://a.example/2</link></item>"
    body = FEED.split(b"<item>")[0] + items + b"</channel></rss>"
    url = server.at("/rss", answer(body=body))
    told = await check(url, fetcher, workers, now=NOON)
    assert (told.entries, [sample.title for sample in told.samples]) == (2, ["Snow fell"])


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        pytest.param(answer(body=b"<html></html>"), "HTML", id="a page"),
        pytest.param(answer(404), "no such page", id="not there"),
        pytest.param(answer(body=FEED.split(b"<item>")[0]), "no entries", id="empty"),
        pytest.param(answer(304, b""), "nothing has changed", id="unchanged at first sight"),
    ],
)
async def test_what_is_no_feed_is_explained(server, fetcher, workers, act, reason):
    told = await check(server.at("/rss", act), fetcher, workers, now=NOON)
    assert not told.works
    assert reason in str(told.summary)
