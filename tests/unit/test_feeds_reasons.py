"""Each note is made here by the code that writes it, so that a new wording is not forgotten."""

import gzip
import inspect
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds import failures, guard, inflate, pool
from feeds.answers import Failed, Limits
from feeds.encoding import decode
from feeds.failures import explain
from feeds.fetch import UNASKED
from feeds.guard import ForbiddenAddressError, check_url
from feeds.inflate import InflateError
from feeds.manners import REFUSED
from feeds.parse import parse
from feeds.reasons import remark_on
from feeds.remarks import Remark
from feeds.visits import after_failure
from locales import LANGUAGES, translator
from storage.application_rulings import UNDONE
from storage.applications import WITHDRAWN
from storage.channels import SHOWN_TO_US
from tests.conftest import NOON
from tests.feeds.hostile import FEED
from tests.unit.test_feeds_opml import listed


def known(note):
    remark = remark_on(note)
    assert remark.key != "trouble-other", note
    return remark


def test_what_the_network_does_is_known():
    for _, words in failures._WORDS:
        known(words.format(limits=Limits(), cause="connection refused"))
    known(explain(RuntimeError(), Limits()))
    assert known(UNASKED).key == "trouble-unchanged"


@pytest.mark.parametrize(
    ("status", "key"),
    [
        (401, "trouble-password"),
        (403, "trouble-forbidden"),
        (404, "trouble-missing"),
        (410, "trouble-gone"),
        (429, "trouble-busy"),
        (451, "trouble-status"),
        (418, "trouble-status"),
        (302, "trouble-status"),
        (500, "trouble-server"),
        (503, "trouble-server"),
    ],
)
def test_what_a_server_answers_is_known(status, key):
    assert known(failures.refused(status, {}, None, NOON).reason).key == key


@pytest.mark.parametrize("url", ["ftp://a.example/", "http://127.0.0.1/", "http://a.example:22/"])
def test_what_the_guard_refuses_is_known(url):
    with pytest.raises(ForbiddenAddressError) as refused:
        check_url(url)
    assert known(explain(refused.value, Limits())) == Remark("trouble-refused")


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        pytest.param(b"x", "gzip", id="broken"),
        pytest.param(b"x", "nosuch", id="not asked for"),
        pytest.param(gzip.compress(FEED)[:-9], "gzip", id="cut short"),
        pytest.param(gzip.compress(b"x" * 2_000_000), "gzip", id="a bomb"),
        pytest.param(gzip.compress(b"x"), "gzip, gzip, gzip, gzip", id="many times over"),
    ],
)
def test_what_compression_does_is_known(body, encoding):
    with pytest.raises(InflateError) as broken:
        inflate.inflate(body, encoding, limit=1_000_000)
    known(str(broken.value))


BAD = [
    b"",
    b"<html><body>hi</body></html>",
    b'{"a": 1}',
    b"hello",
    FEED.split(b"<item>")[0] + b"</channel></rss>",
    FEED.replace(b"One", b"One & two"),
    FEED.replace(b"</title>", b"<title>", 1),
    FEED.replace(b"utf-8", b"windows-1251").replace(b"One", "Раз".encode()),
    FEED.replace(b"One", "Один раз".encode("cp1251") * 9).replace(b' encoding="utf-8"', b""),
    FEED.replace(b"One", "Один раз".encode("cp1251") * 9),
    FEED.replace(b"One", "Один раз".encode() * 20 + b"\xd0"),
]


@pytest.mark.parametrize("body", BAD)
def test_what_the_parser_remarks_is_known(body):
    for note in parse(body, now=NOON).problems:
        known(note)


def test_every_sentence_of_the_reading_code_is_known():
    """Notes are sentences that end with a full stop inside a string."""
    import feeds.encoding
    import feeds.parse
    import feeds.parse_tolerant

    notes = set()
    for module in (feeds.encoding, feeds.parse, feeds.parse_tolerant):
        for found in re.findall(r'f?"((?:The|This|Some) [^"\n]*\.)"', inspect.getsource(module)):
            notes.add(re.sub(r"\{(?:declared\[0\]|name)\}", "utf-8", found))
    notes = {re.sub(r"\{said\}", "does not say its encoding", note) for note in notes}
    notes = {re.sub(r"\{where\}", "", note) for note in notes}
    notes = {re.sub(r"\{[^}]*\}", "7", note) for note in notes}
    assert len(notes) >= 9
    for note in notes:
        known(note)


def test_what_workers_and_the_poller_write_is_known():
    source = inspect.getsource(pool)
    assert "it cannot be read (" in source
    known("it cannot be read (it takes longer than 20 s)")
    known("a fault of ours (KeyError)")
    known("its articles cannot be stored (IntegrityError)")
    known("moved to the address of feed 7")
    known("redirects in a circle")
    known("redirects more than 5 times")


def test_a_feed_that_was_given_up_says_why():
    feed = listed(1).feed
    import dataclasses

    old = dataclasses.replace(feed, failures=999, created_at=NOON.replace(year=2025))
    stop = after_failure(old, Failed("there is no such page (404)", 404), now=NOON).stop
    remark = known(stop)
    assert remark.key == "trouble-given-up"
    assert remark.values["why"] == Remark("trouble-missing")
    assert "такой страницы нет" in remark.words(translator("ru"))


def test_a_note_that_is_not_known_is_shown():
    assert "something new" in remark_on("something new").words(translator("ru"))


@given(st.text(max_size=300))
def test_any_note_can_be_said_in_any_language_and_kept(note):
    remark = remark_on(note)
    for language in LANGUAGES:
        assert remark.words(translator(language))
    assert Remark.from_json(remark.as_json()) == remark


def test_modules_under_test_are_those_that_run():
    assert guard.check_url is check_url
    assert decode(b"a")[0] == "a"


@pytest.mark.parametrize("note", [REFUSED, WITHDRAWN, UNDONE, SHOWN_TO_US])
def test_why_a_feed_was_stopped_is_known(note):
    known(note)
