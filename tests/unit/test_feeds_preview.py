import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.parse import parse
from feeds.preview import as_json_feed, channel_of
from feeds.routes import channel_of_route, feed_address, is_route, page_of
from tests.conftest import NOON

PAGE = (Path(__file__).parents[1] / "data/telegram/preview.html").read_bytes()
NAME = "smolensk_today"


def entries(page=PAGE):
    return parse(as_json_feed(page, NAME), url=page_of(NAME), now=NOON)


def test_posts_of_a_page_are_entries_newest_first_and_only_those_that_are_news():
    document = entries()
    assert document.title == "Смоленск сегодня & завтра"
    assert [(e.url, e.title) for e in document.entries] == [
        ("https://t.me/smolensk_today/15", "Движение на Киевском шоссе открыли"),
        ("https://t.me/smolensk_today/13", "Салют над Днепром"),
        ("https://t.me/smolensk_today/12", "На Киевском шоссе столкнулись автобус и грузовик"),
    ]


def test_a_post_keeps_its_words_its_picture_and_its_moment():
    _, salute, crash = entries().entries
    assert crash.summary == "Движение затруднено: 2 < 3 полос."
    assert crash.published == NOON.replace(hour=11, minute=40)
    assert [media.url for media in salute.media] == ["https://cdn4.telesco.example/file/one.jpg"]


def test_views_that_grow_change_nothing():
    assert as_json_feed(PAGE, NAME) == as_json_feed(PAGE.replace(b"1.2K", b"1.3K"), NAME)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            b"<html><body><div class=tgme_page>Contact @x</div></body></html>", id="none"
        ),
        pytest.param(b"", id="empty"),
        pytest.param(b"\x00\xff" * 100, id="binary"),
    ],
)
def test_a_page_that_shows_no_channel_is_none(page):
    assert as_json_feed(page, NAME) is None


def test_a_channel_without_posts_is_a_feed_without_entries():
    page = PAGE.split(b"<main")[0] + b"</body></html>"
    assert json.loads(as_json_feed(page, NAME))["items"] == []


def test_a_page_nested_deep_is_read_without_recursion():
    deep = b"<div>" * 5_000 + "слова о городе".encode() + b"</div>" * 5_000
    body = (
        b'<div class="tgme_widget_message" data-post="a/1"><div class="tgme_widget_message_text">'
    )
    as_json_feed(b"<html><body>" + body + deep + b"</div></div></body></html>", NAME)


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace")))
def test_any_page_is_a_feed_or_none(noise):
    at = PAGE.find(b"Kievskom") % len(PAGE)
    for page in (noise, PAGE[:at] + noise + PAGE[at:]):
        made = as_json_feed(page, NAME)
        assert made is None or "items" in json.loads(made)


@pytest.mark.parametrize(
    ("url", "channel"),
    [
        ("https://t.me/s/Smolensk_Today", "smolensk_today"),
        ("https://telegram.me/s/smolensk/", "smolensk"),
        ("https://t.me/smolensk", None),
        ("https://t.me/s/", None),
        ("https://nott.me/s/smolensk", None),
        ("https://t.me.evil.example/s/smolensk", None),
        ("https://t.me/s/smolensk/12", None),
    ],
)
def test_a_preview_page_is_known_by_its_address(url, channel):
    assert channel_of(url) == channel


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("rsshub://telegram/channel/smolensk", True),
        ("rsshub://vk/user/1?limit=5", True),
        ("rsshub://", False),
        ("rsshub://a/../../admin", False),
        ("rsshub://a b", False),
        ("rsshub://a#b", False),
        ("rsshub:///etc/passwd", False),
        ("rsshub://" + "a" * 600, False),
        ("https://a.example/rss", False),
    ],
)
def test_a_route_is_known_and_cannot_lead_out(address, good):
    assert is_route(address) is good
    assert feed_address(address) == (address if good or address.startswith("https") else "")


def test_a_route_of_a_channel_names_it():
    assert channel_of_route("rsshub://telegram/channel/Smolensk?x=1") == "smolensk"
    assert channel_of_route("rsshub://vk/user/1") is None
