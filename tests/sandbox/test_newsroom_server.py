"""The newsroom as its readers meet it: over HTTP, through feedparser."""

import struct
import zlib
from datetime import timedelta
from xml.etree import ElementTree

import aiohttp
import feedparser
import pytest

from sandbox.newsroom.events import items
from sandbox.newsroom.feeds import document
from sandbox.newsroom.library import library
from sandbox.newsroom.model import Dress
from sandbox.newsroom.pictures import HEIGHT, WIDTH, picture
from sandbox.newsroom.server import start
from tests.conftest import NOON

BASE = "http://127.0.0.1:8080"
OUTLETS = library().outlets


def written(name, now=NOON):
    outlet = OUTLETS[name]
    return document(outlet, items(outlet, now), base=BASE, now=now)


def dressed(dress):
    return [name for name, outlet in OUTLETS.items() if outlet.dress is dress]


@pytest.mark.parametrize("name", OUTLETS)
def test_feedparser_reads_every_item_of_every_feed(name):
    made = items(OUTLETS[name], NOON)
    read = feedparser.parse(written(name).body)
    assert len(read.entries) == len(made) > 0
    assert [e.id for e in read.entries] == [f"{BASE}{told.path}" for told in made]
    assert all(told.title in e.title for e, told in zip(read.entries, made, strict=True))


@pytest.mark.parametrize("name", OUTLETS)
def test_only_the_broken_feed_is_ill_formed(name):
    body = written(name).body
    if OUTLETS[name].dress is Dress.BROKEN:
        with pytest.raises(ElementTree.ParseError):
            ElementTree.fromstring(body)
    else:
        ElementTree.fromstring(body)


def test_every_habit_is_worn_by_somebody():
    assert {outlet.dress for outlet in OUTLETS.values()} == set(Dress)


@pytest.mark.parametrize("name", dressed(Dress.YANDEX))
def test_a_windows_1251_feed_is_really_in_windows_1251(name):
    body = written(name).body
    assert body.startswith(b'<?xml version="1.0" encoding="windows-1251"?>')
    assert OUTLETS[name].name in body.decode("windows-1251")
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")


def test_the_document_changes_only_with_its_items():
    outlet = OUTLETS["bereg"]
    newest = items(outlet, NOON)[0].published
    quiet = newest + timedelta(seconds=1)
    assert written("bereg", newest) == written("bereg", quiet)
    assert written("bereg").etag != written("bereg", NOON + timedelta(hours=1)).etag


def test_a_picture_is_a_png_that_a_reader_can_open():
    body = picture("smolensk-1")
    assert body.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", body[16:24]) == (WIDTH, HEIGHT)
    start_at = body.index(b"IDAT") + 4
    (size,) = struct.unpack(">I", body[start_at - 8 : start_at - 4])
    assert len(zlib.decompress(body[start_at : start_at + size])) == HEIGHT * (1 + 3 * WIDTH)
    assert body == picture("smolensk-1") != picture("smolensk-2")


@pytest.fixture
async def newsroom():
    made = await start("127.0.0.1", 0, lambda: NOON)
    yield made
    await made.close()


@pytest.fixture
async def client():
    async with aiohttp.ClientSession() as session:
        yield session


async def test_feeds_name_their_places(newsroom):
    feeds = newsroom.feeds()
    smolensk = [feed for feed in feeds if feed.place_name == "Смоленск"]
    assert len(smolensk) >= 6
    assert {feed.place_id for feed in smolensk} == {"491687"}
    assert {feed.country for feed in feeds} == {"RU", "UA", "BY", "AB"}
    assert len({feed.place_id for feed in feeds if feed.place_id.isdigit()}) >= 8
    assert all(feed.url.startswith(newsroom.url) for feed in feeds)


async def test_an_unchanged_feed_answers_304_to_its_tag_or_its_date(newsroom, client):
    url = newsroom.feeds()[0].url
    async with client.get(url) as first:
        assert first.status == 200
        assert len(feedparser.parse(await first.read()).entries) > 10
        tag, date = first.headers["ETag"], first.headers["Last-Modified"]
    for headers in ({"If-None-Match": tag}, {"If-Modified-Since": date}):
        async with client.get(url, headers=headers) as again:
            assert (again.status, await again.read()) == (304, b"")
            assert again.headers["ETag"] == tag
    async with client.get(url, headers={"If-None-Match": '"old"', "If-Modified-Since": date}) as r:
        assert r.status == 200


async def test_links_lead_to_pages_with_the_story_and_its_picture(newsroom, client):
    told = items(OUTLETS["stena"], NOON)[0]
    async with client.get(newsroom.url + told.path, params={"utm_source": "rss"}) as response:
        page = await response.text()
    assert told.title in page
    assert told.lead in page
    picture_at = page.partition('<img src="')[2].partition('"')[0]
    async with client.get(newsroom.url + picture_at) as response:
        assert response.content_type == "image/png"


@pytest.mark.parametrize("path", ["/", "/bereg/"])
async def test_front_pages_open(newsroom, client, path):
    async with client.get(newsroom.url + path) as response:
        assert response.status == 200
        assert "Днепровский берег" in await response.text()


@pytest.mark.parametrize("path", ["/nobody/feed.xml", "/nobody/", "/bereg/smolensk-1x.html"])
async def test_what_is_not_there_is_404(newsroom, client, path):
    async with client.get(newsroom.url + path) as response:
        assert response.status == 404


async def test_a_taken_port_is_an_error_and_leaves_nothing_behind(newsroom):
    port = int(newsroom.url.rpartition(":")[2])
    with pytest.raises(OSError, match=str(port)):
        await start("127.0.0.1", port, lambda: NOON)
