from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feeds.parse import parse
from feeds.reading import NO_ENTRIES, read
from feeds.schedule import MINUTE
from feeds.slices import cut
from news.parcel import CONTENT
from tests.conftest import NOON
from tests.feeds.hostile import FEED
from tests.shared import shared

HEAD = b'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>T</title>'
TAIL = b"</channel></rss>"


def item(n, more=""):
    made = f"<item><title>Title of item {n}</title><link>http://a.example/{n}</link>"
    made += f"<guid>{n}</guid><pubDate>Fri, 20 Nov 2026 0{n % 9}:00:00 GMT</pubDate>"
    return f"{made}<description>{more}</description></item>".encode()


def rss(*items, head=HEAD):
    return head + b"".join(items) + TAIL


def look(body, known=b""):
    return read(body, None, "https://a.example/rss", "Europe/Moscow", known, NOON)


def test_entries_that_are_known_are_left_out():
    first = look(FEED)
    assert (len(first.entries), first.total) == (1, 1)
    again = look(FEED, first.prints)
    assert (again.entries, again.total, again.prints) == ((), 1, first.prints)


def test_an_entry_gets_the_title_and_address_it_lacks():
    body = FEED.replace(b"<title>One</title>", b"<description>Some text</description>")
    body = body.replace(b"<link>http://a.example/1</link>", b"").replace(b"<guid>1</guid>", b"")
    [entry] = look(body).entries
    assert (entry.title, entry.url, entry.mark_url) == ("Some text", "http://a.example/", "")


def test_a_feed_that_lists_itself_leads_to_its_site_instead():
    body = FEED.replace(b"<link>http://a.example/1<", b"<link>https://a.example/rss<")
    [entry] = look(body).entries
    assert (entry.title, entry.url, entry.mark_url) == ("One", "http://a.example/", "")


@pytest.mark.parametrize(("ttl", "minutes"), [(b"", 2), (b"10", 10), (b"600", 15), (b"x", 2)])
def test_a_feed_says_how_long_it_stays_the_same_and_is_heeded_for_a_while(ttl, minutes):
    dated = [item(9).replace(b":00:00 GMT", b":%d:00 GMT" % minute) for minute in (10, 20, 30)]
    head = HEAD + b"<ttl>%s</ttl>" % ttl
    assert look(rss(*dated, head=head)).pace == minutes * MINUTE


def test_an_empty_feed_is_a_feed_and_a_page_is_not():
    empty = FEED.split(b"<item>")[0] + b"</channel></rss>"
    assert NO_ENTRIES in parse(empty, now=NOON).problems
    assert look(empty).failure is None
    assert "HTML" in look(b"<html><body>Hi</body></html>").failure


def test_what_is_new_in_a_document_is_all_that_is_given():
    items = [item(n) for n in range(9)]
    first = look(rss(*items[:7]))
    second = look(rss(*reversed(items)), first.prints)
    assert [entry.guid for entry in second.entries] == ["8", "7"]
    assert (second.total, second.newest) == (9, look(rss(*items)).newest)
    assert second.pace == look(rss(*items)).pace


def test_what_an_article_says_of_skipped_hours_is_no_wish_of_its_publisher():
    wish = "<skipHours><hour>3</hour></skipHours>"
    assert look(rss(item(1, f"<![CDATA[{wish}]]>"))).skips == 0
    assert look(rss(item(1), head=HEAD + wish.encode())).skips == 1 << 3
    assert look(rss(item(1), head=HEAD + wish.encode() + b"<body/>")).skips == 1 << 3  # feedparser


def test_an_item_that_changed_is_given_again():
    first = look(rss(item(1), item(2)))
    second = look(rss(item(1), item(2, "Added")), first.prints)
    assert [(entry.guid, entry.summary) for entry in second.entries] == [("2", "Added")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(rss(item(1, "<![CDATA[ <item> ]]>"), item(2)), id="an item in CDATA"),
        pytest.param(rss(item(1), b"<!-- ", item(2), b" -->", item(3)), id="a comment around one"),
        pytest.param(rss(item(1, "<![CDATA["), item(2, "]]>")), id="CDATA over two"),
        pytest.param(rss(item(1), b"<link>x</link>", item(2)), id="something between"),
        pytest.param(rss(item(1), item(1)), id="the same twice"),
        pytest.param(rss(item(1)).replace(b"<channel>", b"<channel xml:base='/x'>"), id="a base"),
        pytest.param(b"<!DOCTYPE rss []>" + rss(item(1)), id="a document type"),
        pytest.param(rss(item(1)).decode().encode("utf-16"), id="UTF-16"),
        pytest.param(rss(item(1), b"<item><title>x"), id="cut off"),
        pytest.param(rss(), id="no items"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_what_cannot_be_cut_for_certain_is_parsed_whole(body):
    assert cut(body, "") is None
    assert look(body, look(body).prints).entries == ()


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(HEAD + b"<items><x/></items>", id="items, as RDF lists them"),
        pytest.param(HEAD + b"<itemised>1</itemised>", id="another name"),
        pytest.param(HEAD + b"<description>No entry</description>", id="the other word"),
    ],
)
def test_a_name_that_only_begins_like_an_item_is_none(head):
    body = rss(item(1), item(2), head=head)
    slices = cut(body, "")
    assert slices is not None
    assert [body[start:end] for start, end in slices.spans] == [item(1), item(2)]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(rss(item(1), b"</item>", item(2)), id="an end too many"),
        pytest.param(rss(item(1), item(2), b"<entry>x</entry>"), id="an entry after them"),
        pytest.param(rss(item(1), item(2, "<item>x</item>")), id="an item in an item"),
        pytest.param(rss(item(1)).replace(b"</item>", b"</item x='1'>"), id="an odd end"),
        pytest.param(rss(item(1), head=HEAD + b"</item>"), id="an end before the first"),
        pytest.param(rss(item(1), head=b"<!-- " + HEAD) + b" -->", id="a comment around all"),
    ],
)
def test_items_that_are_not_one_after_the_other_are_not_cut(body):
    assert cut(body, "") is None


def test_the_same_bytes_mean_something_else_in_another_document():
    known = look(rss(item(1))).prints
    other = rss(item(1), head=HEAD.replace(b"utf-8", b"windows-1251"))
    assert len(look(other, known).entries) == 1


def test_an_address_shared_with_known_items_says_nothing():
    same = [item(n).replace(b"a.example/%d" % n, b"a.example/news") for n in range(4)]
    first = look(rss(*same[:3]))
    assert {entry.mark_url for entry in first.entries} == {""}
    [entry] = look(rss(*same), first.prints).entries
    assert entry.mark_url == ""


pieces = st.lists(
    st.sampled_from(
        [item(1), item(2), item(3, "&lt;b&gt;"), item(4, "<![CDATA[<item>x</item>]]>"), b"<item>",
         b"</item>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"text", b"<ttl>5</ttl>", b"\x00"]
    ),
    max_size=8,
)  # fmt: skip


@given(pieces, pieces)
@example([item(1)], [b"]]>", b"<![CDATA[", item(1)])
def test_reading_in_two_steps_finds_what_reading_once_does(before, after):
    first, whole = look(rss(*before)), look(rss(*after))
    second = look(rss(*after), first.prints)
    had, once, then = ([e[:CONTENT] for e in some.entries] for some in (first, whole, second))
    assert [e for e in once if e not in had] == [e for e in then if e not in had]
    assert second.total == whole.total


def test_real_documents_read_in_two_steps_give_the_same_entries():
    documents = sorted(shared("feeds", "real").iterdir())
    later = NOON + timedelta(days=1)
    for path in documents:
        body = path.read_bytes()
        whole = read(body, None, "https://a.example/", "Europe/Moscow", b"", later)
        slices = cut(body, "https://a.example/ None Europe/Moscow")
        if slices is None:
            continue
        some = slices.without(set(slices.hashes[::3]))
        first = read(some, None, "https://a.example/", "Europe/Moscow", b"", later)
        second = read(body, None, "https://a.example/", "Europe/Moscow", first.prints, later)
        found = {entry.guid: entry for entry in (*first.entries, *second.entries)}
        assert found == {entry.guid: entry for entry in whole.entries}, path.name
        assert (second.newest, second.pace) == (whole.newest, whole.pace)
