"""One spelling per article."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds import addresses as addresses_module
from feeds.addresses import canonical, canonical_all, resolve

FEED = "https://news.example.org/rss/all.xml"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("https://e.org/a/1", "https://e.org/a/1", id="sound already"),
        pytest.param(" https://e.org/a/1\n", "https://e.org/a/1", id="spaces around"),
        pytest.param("/a/1", "https://news.example.org/a/1", id="relative"),
        pytest.param("//e.org/a", "https://e.org/a", id="no scheme"),
        pytest.param("HTTPS://E.org:443/A", "https://e.org/A", id="case and port"),
        pytest.param("https://e.org:8443/a", "https://e.org:8443/a", id="a port that counts"),
        pytest.param("https://user:pass@e.org/a", "https://e.org/a", id="user name"),
        pytest.param("https://e.org/?utm_source=x&id=5", "https://e.org/?id=5", id="utm"),
        pytest.param("https://e.org/?id=5&amp;utm_a=x", "https://e.org/?id=5", id="escaped"),
        pytest.param("https://e.org/a?from=rss", "https://e.org/a", id="from=rss"),
        pytest.param("https://e.org/a?from=5", "https://e.org/a?from=5", id="from that counts"),
        pytest.param("https://e.org/a?yclid=1&fbclid=2", "https://e.org/a", id="clicks"),
        pytest.param("https://e.org/a#utm_source=rss", "https://e.org/a", id="in the fragment"),
        pytest.param("https://e.org/a#b", "https://e.org/a#b", id="fragment"),
        pytest.param("https://e.org/news/1/amp/", "https://e.org/news/1/", id="AMP folder"),
        pytest.param("https://e.org/amp/news/1", "https://e.org/news/1", id="AMP first"),
        pytest.param("https://e.org/news.amp.html", "https://e.org/news.html", id="AMP suffix"),
        pytest.param("https://e.org/a?amp=1", "https://e.org/a", id="AMP parameter"),
        pytest.param("https://amp.e.org/a", "https://e.org/a", id="AMP host"),
        pytest.param("https://www.google.com/amp/s/e.org/a", "https://e.org/a", id="AMP viewer"),
        pytest.param(
            "https://e-org.cdn.ampproject.org/c/s/e.org/a", "https://e.org/a", id="cache"
        ),
        pytest.param("https://m.e.org/a", "https://e.org/a", id="mobile host"),
        pytest.param("https://mobile.e.org/a", "https://e.org/a", id="another mobile host"),
        pytest.param("https://m.ru/a", "https://m.ru/a", id="a host called m"),
        pytest.param("https://e.org/camp/amps", "https://e.org/camp/amps", id="not AMP"),
        pytest.param("https://e.org/новость 1", "https://e.org/новость%201", id="Cyrillic"),
        pytest.param("https://пример.рф/a", "https://пример.рф/a", id="Cyrillic host"),
        pytest.param("javascript:alert(1)", "", id="script"),
        pytest.param("file:///etc/passwd", "", id="file"),
        pytest.param("tag:e.org,2026:1", "", id="tag"),
        pytest.param("data:text/html,x", "", id="data"),
        pytest.param("https://[::1", "", id="broken brackets"),
        pytest.param("https://e.org:99999/", "", id="broken port"),
        pytest.param("http://", "", id="no host"),
        pytest.param("", "", id="nothing"),
        pytest.param("https://e.org/" + "a" * 3000, "", id="endless"),
    ],
)
def test_address_of_an_article(address, expected):
    assert canonical(address, FEED) == expected


def test_relative_address_without_a_base_is_none():
    assert canonical("/a/1") == ""


addresses = st.text(max_size=80) | st.from_regex(
    r"(https?:)?//(m\.|amp\.|www\.|u@)?[a-z]{1,5}\.[a-z]{2}(:\d{1,5})?(/amp)?/[a-z./%]*(\?\S*)?(#\S*)?",
    fullmatch=True,
)


@given(addresses)
def test_canonical_is_idempotent_and_http_only(address):
    once = canonical(address, FEED)
    assert canonical(once) == canonical(once, FEED) == once
    assert not once or once.startswith(("http://", "https://"))


@given(addresses)
def test_quick_glance_gives_what_the_long_look_gives(address):
    glance = addresses_module._sound(address)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(addresses_module, "_sound", lambda _: None)
        patch.setattr(addresses_module, "_SOUND", re.compile("(?!)"))
        assert glance in (None, canonical(address, FEED))


sound = st.sampled_from(
    ("https://e.org/a/1", "http://e.org/camper", "https://m.e.org/", "", "a\nb")
)
of_one_site = st.sampled_from(
    (
        *("a/1", "camper", "amp/1", "a/1?utm_source=rss", "a/2?utm_source=rss&id=5", "a/3?"),
        *("a/4?q=ж", "a/5?id=1#b", "a/6?id=1\n", "a 7", "a/8?a=b&amp;utm_c=d", "A" * 3000),
    )
).map("https://e.org/{}".format)


@given(st.lists(of_one_site) | st.lists(sound | of_one_site | addresses, max_size=4))
def test_many_addresses_are_read_as_each_is(many):
    assert canonical_all(many, FEED) == [canonical(address, FEED) for address in many]


def test_an_address_of_two_lines_is_not_two():
    both = "https://e.org/a/1\nhttps://e.org/a/2"
    assert canonical_all([both], FEED) == [canonical(both, FEED)]


@given(addresses)
def test_resolved_address_stays_as_it_is(address):
    once = resolve(address, FEED)
    assert resolve(once) == once
