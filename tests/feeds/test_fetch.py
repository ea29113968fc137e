import asyncio
import gzip
import socket
import ssl
import subprocess
from datetime import UTC, datetime, timedelta

import brotli
import pytest
import zstandard

from feeds.answers import Failed, Fetched, Limits, NotModified, Validators
from feeds.fetch import Fetcher, fetch_once, user_agent
from tests.feeds.hostile import FEED, answer, never, raw, running

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
QUICK = Limits(bytes=1_000_000, connect=1, silence=0.3, whole=0.6)


@pytest.fixture
async def fetcher():
    async with Fetcher(limits=QUICK, allow_private=True) as made:
        yield made


async def get(fetcher, url, **validators):
    return await fetcher.fetch(url, Validators(**validators), now=NOON)


async def test_a_feed_is_fetched_with_all_that_its_headers_say(server, fetcher):
    said = answer(
        ETag='"1"',
        Last_Modified="Fri, 20 Nov 2026 11:00:00 GMT",
        Cache_Control="max-age=60",
        Content_Type="text/xml",
    )
    url = server.at("/rss", said)
    got = await get(fetcher, url)
    assert isinstance(got, Fetched)
    assert (got.body, got.url, got.content_type) == (FEED, url, "text/xml")
    assert (got.etag, got.max_age) == ('"1"', timedelta(minutes=1))
    assert got.last_modified == "Fri, 20 Nov 2026 11:00:00 GMT"
    asked = server.asked[-1].headers
    assert asked["user-agent"].startswith("Vestnik/")
    assert "br" in asked["accept-encoding"]


async def test_cookies_are_not_kept(server):
    def lookup(_host, port, _family):  # of a name: for bare addresses nobody keeps any
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    url = server.at("/rss", answer(Set_Cookie="a=b")).replace("127.0.0.1", "site.example")
    async with Fetcher(limits=QUICK, allow_private=True, lookup=lookup) as fetcher:
        for _ in range(2):
            assert isinstance(await get(fetcher, url), Fetched)
    assert "cookie" not in server.asked[-1].headers


@pytest.mark.parametrize(
    ("tag", "kept"),
    [
        pytest.param('W/"1-я"', True, id="with a letter"),
        pytest.param('"' + "x" * 498 + '"', True, id="long"),
        pytest.param('"' + "x" * 7_000 + '"', False, id="endless"),
        pytest.param('"a\tb"', False, id="not printable"),
    ],
)
async def test_a_tag_that_cannot_be_sent_back_is_not_remembered(server, fetcher, tag, kept):
    url = server.at("/rss", answer(ETag=tag, Last_Modified=tag))
    got = await get(fetcher, url)
    assert (got.etag, got.last_modified) == ((tag, tag) if kept else (None, None))


@pytest.mark.parametrize(("keep", "connections"), [(True, 1), (False, 3)])
async def test_a_connection_is_kept_where_there_are_more_feeds_at_the_host(
    server, fetcher, keep, connections
):
    url = server.at("/rss", answer())
    for _ in range(3):
        assert isinstance(await fetcher.fetch(url, now=NOON, keep=keep), Fetched)
    assert server.connections == connections
    assert server.asked[-1].headers.get("connection") == (None if keep else "close")


def test_the_agent_names_a_contact():
    assert "+https://vestnik.example" in user_agent("https://vestnik.example")


async def test_one_address_can_be_fetched_without_ceremony(server):
    url = server.at("/rss", answer())
    allowed = await fetch_once(url, max_bytes=10_000, timeout_seconds=5, allow_private=True)
    assert allowed.body == FEED
    refused = await fetch_once(url, max_bytes=10_000, timeout_seconds=5)
    assert refused.reason.startswith("refused")


async def test_what_is_unchanged_is_not_sent_again(server, fetcher):
    url = server.at("/rss", answer(304, b"", ETag='"2"'))
    got = await get(fetcher, url, etag='"1"', last_modified="yesterday")
    assert got == NotModified(304, '"2"', "yesterday")
    asked = server.asked[-1].headers
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"1"', "yesterday")


async def test_what_is_unchanged_though_nobody_asked_is_no_answer(server, fetcher):
    """Else a feed behind a cache that is out of order would look well and bring nothing."""
    url = server.at("/rss", answer(304, b""))
    assert "was not asked" in (await get(fetcher, url)).reason
    assert isinstance(await get(fetcher, url, last_modified="yesterday"), NotModified)


async def test_a_body_that_comes_again_counts_as_unchanged(server, fetcher):
    url = server.at("/rss", answer())
    first = await get(fetcher, url)
    assert await get(fetcher, url, body_hash=first.body_hash) == NotModified(200)


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(FEED)),
        ("br", brotli.compress(FEED)),
        ("zstd", zstandard.ZstdCompressor().compress(FEED)),
    ],
)
async def test_compressed_bodies_are_read(server, fetcher, encoding, packed):
    url = server.at("/rss", answer(body=packed, Content_Encoding=encoding))
    assert (await get(fetcher, url)).body == FEED


async def test_a_chain_of_permanent_redirects_is_remembered_up_to_its_last_permanent_step(
    server, fetcher
):
    server.at("/1", answer(301, Location="/2"))
    server.at("/2", answer(308, Location=server.url + "/3#top"))
    server.at("/3", answer(302, Location="4?x=1"))
    server.at("/4?x=1", answer())
    got = await get(fetcher, server.url + "/1")
    assert isinstance(got, Fetched)
    assert (got.url, got.moved_to) == (server.url + "/4?x=1", server.url + "/3")
    assert (await get(fetcher, server.url + "/3")).moved_to is None


BOMB = gzip.compress(b"\0" * 5_000_000)
HEAD = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        pytest.param(answer(body=b"x" * 1_000_001), "larger than 1 MB", id="too large"),
        pytest.param(
            raw(HEAD + b"\r\n" + b"x" * 1_500_000), "larger than 1 MB", id="too large, no length"
        ),
        pytest.param(answer(body=BOMB, Content_Encoding="gzip"), "larger", id="gzip bomb"),
        pytest.param(
            answer(body=FEED, Content_Encoding="gzip"), "broken compression", id="no gzip"
        ),
        pytest.param(answer(body=b""), "empty", id="empty"),
        pytest.param(never, "silent|slower", id="says nothing"),
        pytest.param(raw(HEAD, close=False), "silent|slower", id="half a head"),
        pytest.param(
            raw(HEAD + b"Content-Length: 900\r\n\r\n<rss>"), "broke off", id="length too long"
        ),
        pytest.param(
            raw(HEAD + b"Content-Length: 5\r\n\r\n<rss>and more"),
            "not HTTP|broke off",
            id="length too short",
        ),
        pytest.param(
            raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n"),
            "broke off|not HTTP",
            id="chunked nonsense",
        ),
        pytest.param(
            raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabc"),
            "broke off",
            id="half a chunk",
        ),
        pytest.param(raw(b"SSH-2.0-OpenSSH_9\r\n\r\n"), "not HTTP", id="another protocol"),
        pytest.param(raw(b"\0" * 100_000), "not HTTP", id="zeros"),
        pytest.param(raw(b""), "without an answer", id="closes at once"),
        pytest.param(
            raw(HEAD + b"X: " + b"x" * 50_000 + b"\r\n\r\n"), "not HTTP", id="endless header"
        ),
        pytest.param(raw(HEAD + b"X: 1\r\n" * 5_000 + b"\r\n"), "not HTTP", id="too many headers"),
        pytest.param(raw(HEAD + b"Content-Length: -5\r\n\r\nx"), "not HTTP", id="negative length"),
        pytest.param(answer(301, Location="/here"), "circle", id="redirect to itself"),
        pytest.param(
            answer(302, Location="file:///etc/passwd"), "refused: not http", id="to a file"
        ),
        pytest.param(answer(302, Location="http://["), "not an address", id="to nonsense"),
        pytest.param(answer(302, Location="http://"), "circle", id="to no host"),
        pytest.param(answer(302), "redirects to nowhere", id="to nowhere"),
        pytest.param(answer(204, b""), "without a feed", id="no content"),
        pytest.param(answer(403), "does not let us in", id="forbidden"),
        pytest.param(answer(404), "no such page", id="not found"),
        pytest.param(answer(500), "broken on its side", id="server error"),
    ],
)
async def test_whatever_a_server_does_the_answer_is_a_reason(server, fetcher, act, reason):
    got = await get(fetcher, server.at("/here", act))
    assert isinstance(got, Failed)
    assert any(part in got.reason for part in reason.split("|")), got.reason


async def test_a_slow_drip_is_cut_off(server, fetcher):
    async def drip(_request, writer):
        writer.write(HEAD + b"Content-Length: 1000\r\n\r\n")
        while True:
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.05)

    assert "slower than" in (await get(fetcher, server.at("/rss", drip))).reason


async def test_slow_redirects_take_no_longer_together_than_one_answer_may(server, fetcher):
    def slowly(n):
        async def act(request, writer):
            await asyncio.sleep(0.2)
            await answer(302, b"", Location=f"/{n + 1}")(request, writer)

        return act

    for n in range(5):
        server.at(f"/{n}", slowly(n))
    server.at("/5", answer())
    assert "slower than 0.6 s" in (await get(fetcher, server.url + "/0")).reason


async def test_redirects_in_circles_and_without_end_stop(server, fetcher):
    server.at("/a", answer(302, Location="/b"))
    server.at("/b", answer(302, Location="/a"))
    assert "circle" in (await get(fetcher, server.url + "/a")).reason
    for n in range(9):
        server.at(f"/{n}", answer(302, Location=f"/{n + 1}"))
    assert "more than 5" in (await get(fetcher, server.url + "/0")).reason


async def test_a_feed_that_is_gone_and_a_host_that_is_busy_say_so(server, fetcher):
    gone = await get(fetcher, server.at("/gone", answer(410)))
    assert (gone.gone, gone.busy) == (True, False)
    for status in (429, 503):
        busy = await get(fetcher, server.at("/busy", answer(status, Retry_After="90")))
        assert (busy.busy, busy.retry_after) == (True, timedelta(seconds=90))


async def test_nobody_at_the_port(fetcher):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        got = await get(fetcher, f"http://127.0.0.1:{taken.getsockname()[1]}/")
    assert "no connection" in got.reason


async def test_a_certificate_of_another_is_refused(tmp_path, fetcher):
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    made = [
        "-nodes",
        "-days",
        "9",
        "-subj",
        "/CN=other.example",
        "-keyout",
        key,
        "-out",
        certificate,
    ]
    try:
        command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", *made]
        subprocess.run(command, check=True, capture_output=True)  # noqa: ASYNC221
    except FileNotFoundError:
        pytest.skip("the openssl command is not here to make a certificate")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)
    async with running(tls) as server:
        got = await get(fetcher, server.at("/rss", answer()))
    assert "certificate" in got.reason


# ---------------------------------------------------------------- the guard, end to end


@pytest.fixture
def names():
    """What names lead to; a list is answered once each, the last for ever."""
    return {}


@pytest.fixture
async def guarded(names):
    def lookup(host, port, _family):
        found = names.get(host) or []
        if not found:
            raise socket.gaierror("unknown")
        address = found.pop(0) if len(found) > 1 else found[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    async with Fetcher(limits=QUICK, lookup=lookup) as made:
        yield made


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0x7f.1",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "inner.example",
    ],
)
async def test_no_request_reaches_a_private_address(server, guarded, names, host):
    names["inner.example"] = ["127.0.0.1"]
    server.at("/", answer())
    got = await get(guarded, f"http://{host}:8000/")
    assert "not a public address" in got.reason
    assert server.asked == []


async def test_a_name_nobody_knows(guarded):
    assert "name is not known" in (await get(guarded, "http://nobody.example/")).reason


async def test_an_address_that_changes_after_the_check_is_caught_at_the_connection(
    server, monkeypatch
):
    """DNS rebinding: the resolver is made to let everything through, as after a changed answer."""
    port = int(server.url.rsplit(":", 1)[1])
    monkeypatch.setattr("feeds.guard.PORTS", {port})
    monkeypatch.setattr("feeds.guard._is_public_text", lambda text: text == "8.8.8.8")
    server.at("/", answer())

    def lookup(_host, _port, _family):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    async with Fetcher(limits=QUICK, lookup=lookup) as fetcher:
        monkeypatch.setattr(fetcher._resolver, "_allow_private", True)
        got = await get(fetcher, f"http://rebinding.example:{port}/")
    assert "127.0.0.1 is not a public address" in got.reason
    assert server.asked == []


async def test_a_redirect_to_a_private_address_is_refused(server, names, monkeypatch):
    """The first hop is let through by hand: everything here is on the loopback."""
    port = int(server.url.rsplit(":", 1)[1])
    monkeypatch.setattr("feeds.guard.PORTS", {port})
    monkeypatch.setattr("feeds.guard._is_public_text", lambda text: text == "127.0.0.1")
    server.at("/", answer(302, Location="http://169.254.169.254/latest/meta-data/"))

    def lookup(_host, _port, _family):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    async with Fetcher(limits=QUICK, lookup=lookup) as fetcher:
        got = await get(fetcher, f"http://outside.example:{port}/")
    assert got.reason.startswith("refused: ")
    assert len(server.asked) == 1
