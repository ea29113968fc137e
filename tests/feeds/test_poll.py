import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from email.utils import format_datetime
from html import escape

import pytest

from feeds.answers import Limits
from feeds.fetch import Fetcher
from feeds.poll import PollSettings, open_poller
from news.model import PlaceId, Tag
from storage.articles import Articles
from storage.feeds import Feeds, NewFeed
from tests.conftest import NOON
from tests.feeds.hostile import answer, never, raw, running

SMOLENSK, MOSCOW = PlaceId("491687"), PlaceId("524901")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
QUICK = Limits(bytes=2_000_000, connect=1, silence=0.5, whole=1)
PATIENT = Limits(bytes=2_000_000, connect=30, silence=30, whole=60)
EAGER = PollSettings(concurrency=20)


def tag(text, *, home=None):
    return (Tag(MOSCOW, "text", True),) if "Москв" in text else ()


def rss(*items):
    """A feed of (title, moment) pairs, each with a guid of its own."""
    written = "".join(
        f"<item><title>{escape(title)}</title><link>http://a.example/{escape(title)}</link>"
        f"<guid>{escape(title)}</guid><pubDate>{format_datetime(at)}</pubDate></item>"
        for title, at in items
    )
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Лента</title>'
    return f"{head}<link>http://a.example/</link>{written}</channel></rss>".encode()


class Newsroom:
    """A server of feeds, a database that knows them, and a poller."""

    def __init__(self, server, engine, poller):
        self.server, self.feeds, self.articles = server, Feeds(engine), Articles(engine)
        self.poller = poller

    async def add(self, path, act, place=SMOLENSK):
        url = self.server.at(path, act)
        [id] = await self.feeds.add([NewFeed(url, path, "А", place)], now=NOON)
        return id

    async def feed(self, id):
        return (await self.feeds.get(id)).feed

    async def titles(self, place=SMOLENSK, since=NOON - DAY, until=NOON + DAY):
        return [a.title for a in await self.articles.window([place], since, until)]


@asynccontextmanager
async def newsroom(engine, settings=EAGER, workers=0, limits=QUICK):
    boxes = Feeds(engine), Articles(engine)
    opened = open_poller(
        *boxes, tag=tag, settings=settings, limits=limits, workers=workers, allow_private=True
    )
    async with running() as server, opened as poller:
        yield Newsroom(server, engine, poller)


@pytest.fixture
async def room(engine):
    async with newsroom(engine) as made:
        yield made


async def test_an_article_goes_from_the_feed_to_the_places_it_is_about(room):
    body = rss(("Дождь будет весь день", NOON - HOUR), ("Москва ждёт гостей", NOON - HOUR))
    await room.add("/rss", answer(body=body))
    result = await room.poller.run_once(NOON)
    assert (result.feeds, result.articles_new, result.failed) == (1, 2, 0)
    assert await room.titles(SMOLENSK) == ["Дождь будет весь день"]
    assert await room.titles(MOSCOW) == ["Москва ждёт гостей"]


async def test_what_is_unchanged_costs_nothing_and_what_is_new_comes_in_its_hour(room):
    items = [(f"Новость о городе {n}", NOON - n * HOUR) for n in range(1, 9)]
    id = await room.add("/rss", answer(body=rss(*items), ETag='"1"'))
    await room.poller.run_once(NOON)
    room.server.at("/rss", answer(304, b""))
    then = (await room.feed(id)).next_at
    again = await room.poller.run_once(then)
    assert (again.feeds, again.not_modified, again.articles_new) == (1, 1, 0)
    assert room.server.asked[-1].headers["if-none-match"] == '"1"'
    later = (await room.feed(id)).next_at
    room.server.at("/rss", answer(body=rss(("Совсем свежая новость", later - HOUR), *items)))
    assert (await room.poller.run_once(later)).articles_new == 1
    assert await room.titles(since=later, until=later + HOUR) == ["Совсем свежая новость"]


async def test_nothing_is_visited_before_its_time(room):
    await room.add("/rss", answer())
    await room.poller.run_once(NOON)
    assert (await room.poller.run_once(NOON + MINUTE / 2)).feeds == 0


BAD = {
    "silence": (never, "silent|slower"),
    "nonsense": (raw(b"\x00\x01"), "not HTTP"),
    "html": (answer(body=b"<!doctype html><html><body>Hi</body></html>"), "HTML"),
    "binary": (answer(body=bytes(range(256)) * 50), "not a feed"),
    "missing": (answer(404), "no such page"),
    "huge": (answer(body=b"x" * 2_000_001), "larger than"),
    "gopher": (answer(302, Location="gopher://a.example/"), "refused"),
}


async def test_a_bad_feed_is_a_row_with_its_reason_and_the_run_goes_on(room):
    ids = {name: await room.add(f"/{name}", act) for name, (act, _) in BAD.items()}
    await room.add("/good", answer(body=rss(("Хорошая новость о городе", NOON))))
    result = await room.poller.run_once(NOON)
    assert (result.feeds, result.failed, result.articles_new) == (len(BAD) + 1, len(BAD), 1)
    for name, (_, reason) in BAD.items():
        feed = await room.feed(ids[name])
        assert any(part in feed.error for part in reason.split("|")), (name, feed.error)
        assert (feed.failures, feed.status) == (1, "active")
        assert NOON < feed.next_at < NOON + 5 * MINUTE


async def test_failures_wait_longer_each_time_and_one_success_forgives_all(room):
    id = await room.add("/rss", answer(500))
    waits = []
    now = NOON
    for _ in range(5):
        await room.poller.run_once(now)
        waits.append((await room.feed(id)).next_at - now)
        now += waits[-1]
    assert waits == sorted(waits)
    assert waits[-1] > 20 * MINUTE
    room.server.at("/rss", answer())
    await room.poller.run_once(now)
    feed = await room.feed(id)
    assert (feed.failures, feed.error) == (0, None)


async def test_a_feed_that_is_gone_is_visited_no_more(room):
    id = await room.add("/rss", answer(410))
    await room.poller.run_once(NOON)
    assert (await room.feed(id)).status == "stopped"
    assert (await room.poller.run_once(NOON + DAY)).feeds == 0


async def test_an_empty_feed_is_a_feed(room):
    id = await room.add("/rss", answer(body=rss()))
    assert (await room.poller.run_once(NOON)).failed == 0
    assert (await room.feed(id)).error is None


async def visit(room, id, times=1):
    for _ in range(times):
        await room.poller.run_once((await room.feed(id)).next_at)
    return await room.feed(id)


async def test_a_permanent_redirect_is_believed_when_it_repeats(room):
    room.server.at("/new", answer())
    id = await room.add("/old", answer(301, Location="/new"))
    assert (await visit(room, id, 2)).url.endswith("/old")
    moved = await visit(room, id)
    assert (moved.url, moved.moved_to) == (room.server.url + "/new", None)


async def test_a_feed_that_moves_to_one_we_have_is_merged_into_it(room):
    await room.add("/new", answer())
    id = await room.add("/old", answer(308, Location="/new"))
    merged = await visit(room, id, 3)
    assert merged.status == "stopped"
    assert "moved to the address of feed" in merged.error


async def test_a_host_that_asks_for_rest_gets_it_for_all_its_feeds(engine):
    one_by_one = PollSettings(concurrency=1)
    async with newsroom(engine, one_by_one) as room:
        ids = [await room.add(f"/{n}", answer(429, Retry_After="1800")) for n in range(3)]
        result = await room.poller.run_once(NOON)
        assert (result.feeds, len(room.server.asked)) == (1, 1)
        for id in ids:
            assert (await room.feed(id)).next_at >= NOON + 30 * MINUTE
        assert sorted([(await room.feed(id)).failures for id in ids]) == [0, 0, 1]


async def test_a_host_that_asks_for_rest_gets_it_from_feeds_that_were_not_due_too(room):
    quiet = await room.add("/quiet", answer())
    await room.poller.run_once(NOON)
    await room.add("/busy", answer(503, Retry_After="7200"))
    assert (await room.poller.run_once(NOON + MINUTE / 2)).feeds == 1
    assert (await room.feed(quiet)).next_at >= NOON + 2 * HOUR


async def test_a_poller_that_dies_loses_nothing_and_doubles_nothing(engine):
    bodies = {f"/{n}": rss((f"Новость номер {n} о городе", NOON)) for n in range(40)}
    async with newsroom(engine, limits=PATIENT) as room:  # no feed is late on a busy machine
        for path, body in bodies.items():
            await room.add(path, answer(body=body))
        for stop_after in (3, 11, 25):
            await dies(room, stop_after)
        later = NOON + timedelta(hours=1)  # the leases have ended, however slow the machine
        assert (await room.poller.run_once(later)).failed == 0
        titles = await room.titles()
    assert sorted(titles) == sorted(f"Новость номер {n} о городе" for n in range(40))


async def dies(room, stop_after):
    """Begin a poll and stop it once the server was asked so often."""
    asked = len(room.server.asked)
    run = asyncio.ensure_future(room.poller.run_once(NOON))
    reached = asyncio.ensure_future(room.server.reached(asked + stop_after))
    await asyncio.wait({run, reached}, return_when=asyncio.FIRST_COMPLETED)
    for task in (run, reached):
        task.cancel()
    await asyncio.gather(run, reached, return_exceptions=True)


async def test_one_feed_can_be_polled_before_its_time(room):
    id = await room.add("/rss", answer())
    await room.add("/other", answer())
    await room.poller.run_once(NOON)
    assert (await room.poller.poll(id, NOON + MINUTE / 2)).feeds == 1
    assert (await room.poller.poll(999, NOON)).feeds == 0


async def test_articles_the_database_refuses_are_one_feeds_failure(room, monkeypatch):
    store = Articles.store

    async def picky(self, arrivals, *, now):
        if any("Яд" in entry.title for batch in arrivals for entry in batch.entries):
            raise ValueError("unstorable")
        return await store(self, arrivals, now=now)

    monkeypatch.setattr(Articles, "store", picky)
    bad = await room.add("/bad", answer(body=rss(("Яд в заголовке новости", NOON))))
    await room.add("/good", answer(body=rss(("Хорошая новость о городе", NOON))))
    result = await room.poller.run_once(NOON)
    assert (result.articles_new, result.failed) == (1, 1)
    assert "cannot be stored" in (await room.feed(bad)).error


async def test_a_fault_of_ours_is_one_feeds_failure(room, monkeypatch):
    bad = await room.add("/bad", answer())
    await room.add("/good", answer(body=rss(("Хорошая новость о городе", NOON))))
    fetch = Fetcher.fetch

    async def faulty(self, url, validators, **how):
        if url.endswith("/bad"):
            raise RuntimeError("a fault")
        return await fetch(self, url, validators, **how)

    monkeypatch.setattr(Fetcher, "fetch", faulty)
    result = await room.poller.run_once(NOON)
    assert (result.articles_new, result.failed) == (1, 1)
    assert "RuntimeError" in (await room.feed(bad)).error


async def test_what_a_server_says_can_be_stored(room):
    nonsense = b"HTTP/1.1 200 OK\r\nContent-Encoding: \xff\xd0x\r\nContent-Length: 1\r\n\r\nx"
    id = await room.add("/rss", raw(nonsense))
    assert (await room.poller.run_once(NOON)).failed == 1
    assert "did not ask" in (await room.feed(id)).error


async def test_documents_are_read_in_another_process(engine):
    async with newsroom(engine, workers=1) as room:
        items = [(f"Москва, новость номер {n}", NOON - n * MINUTE) for n in range(50)]
        await room.add("/rss", answer(body=rss(*items)))
        assert (await room.poller.run_once(NOON)).articles_new == 50
        assert len(await room.titles(MOSCOW)) == 50


async def test_an_article_without_date_in_a_backlog_is_not_news(room):
    body = rss(("Когда это было неизвестно", NOON))
    undated = body.replace(b"<pubDate>", b"<x>").replace(b"</pubDate>", b"</x>")
    await room.add("/rss", answer(body=undated))
    assert (await room.poller.run_once(NOON)).articles_new == 1
    assert await room.titles(since=NOON - HOUR, until=NOON + HOUR) == []


async def test_what_is_older_than_we_keep_is_not_stored(room):
    await room.add("/rss", answer(body=rss(("Давно забытая новость города", NOON - 400 * DAY))))
    assert (await room.poller.run_once(NOON)).articles_new == 0
    assert await room.articles.count() == 0
