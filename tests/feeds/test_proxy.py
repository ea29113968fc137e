"""Requests through a proxy, and what is asked of names before it."""

import socket
from datetime import UTC, datetime

import pytest

from feeds.answers import Fetched, Limits
from feeds.fetch import Fetcher
from tests.feeds.hostile import FEED, answer

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
QUICK = Limits(bytes=1_000_000, connect=1, silence=1, whole=2)
NAMES = {"inner.example": "10.0.0.1", "outer.example": "8.8.8.8"}


def lookup(host, port, _family):
    if host not in NAMES:
        raise socket.gaierror("unknown")
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (NAMES[host], port))]


@pytest.fixture
def proxy(server):
    """A proxy that answers by itself: a request to one names the whole address."""
    return server


@pytest.fixture
async def behind(proxy):
    async with Fetcher(limits=QUICK, lookup=lookup, proxy=proxy.url) as made:
        yield made


@pytest.mark.parametrize("host", ["outer.example", "known-to-the-proxy.example"])
async def test_a_proxy_carries_the_requests(proxy, behind, host):
    proxy.acts[f"http://{host}/rss"] = answer()
    got = await behind.fetch(f"http://{host}/rss", now=NOON)
    assert isinstance(got, Fetched)
    assert got.body == FEED
    assert [asked.path for asked in proxy.asked] == [f"http://{host}/rss"]
    assert proxy.asked[0].headers["host"] == host


@pytest.mark.parametrize(
    "url",
    [
        "http://inner.example/rss",
        "http://127.0.0.1/rss",
        "http://0x7f.1/rss",
        "http://[::ffff:10.0.0.1]/rss",
        "http://outer.example:22/",
    ],
)
async def test_a_proxy_is_not_asked_for_what_is_not_public(proxy, behind, url):
    assert (await behind.fetch(url, now=NOON)).reason.startswith("refused")
    assert proxy.asked == []


@pytest.mark.parametrize("target", ["http://inner.example/", "http://127.0.0.1/", "file:///x"])
async def test_a_redirect_through_a_proxy_is_looked_at_as_well(proxy, behind, target):
    proxy.acts["http://outer.example/rss"] = answer(301, Location=target)
    got = await behind.fetch("http://outer.example/rss", now=NOON)
    assert got.reason.startswith("refused")
    assert len(proxy.asked) == 1


async def test_what_a_name_leads_to_is_remembered_for_a_while(proxy):
    asked = []

    def counted(host, port, _family):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    port = proxy.url.rsplit(":", 1)[1]
    proxy.at("/rss", answer())
    async with Fetcher(limits=QUICK, lookup=counted, allow_private=True) as fetcher:
        for _ in range(3):
            got = await fetcher.fetch(f"http://site.example:{port}/rss", now=NOON, keep=False)
            assert isinstance(got, Fetched)
    assert asked == ["site.example"]
    assert proxy.connections == 3
