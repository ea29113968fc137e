"""Reading whole documents: what a reader of the news would notice."""

import json
import pickle
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.parse import Document, document_json, parse
from tests.shared import shared

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def read(body: bytes | str, **options: str) -> Document:
    return parse(body.encode() if isinstance(body, str) else body, now=NOON, **options)


REAL = {
    "by_onliner_2021_RSS.xml": 30,
    "by_tutby_2019_fetchTextSnapshot.xml": 100,
    "lenta_2016.xml": 7,
    "lenta_2022.xml": 200,
    "ru_mos_2022.xml": 10,
    "ru_nyan_2023.xml": 27,
    "ua_liga_2020.xml": 20,
    "ua_liga_2021.xml": 12,
    "ua_pravda_2020.xml": 20,
    "ua_ukranews_2020.xml": 2,
    "ua_unian_2020.xml": 50,
}
DAMAGED = {
    "lenta20_bare_ampersands.xml": 20,
    "lenta20_cp1251_but_declares_utf8.xml": 20,
    "lenta20_cp1251_declared.xml": 20,
    "lenta20_koi8r_declared.xml": 20,
    "lenta20_no_xml_declaration.xml": 20,
    "lenta20_pubdate_no_tz.xml": 20,
    "lenta20_truncated.xml": 8,
    "lenta20_utf8_bom_leading_newlines.xml": 20,
    "lenta20_utf8_but_declares_cp1251.xml": 20,
}


@pytest.mark.parametrize(("name", "entries"), REAL.items())
def test_real_feed_is_read_whole(name, entries):
    document = read(shared("feeds", "real", name).read_bytes())
    assert len(document.entries) == entries
    assert all(e.title and e.url.startswith("http") and e.published for e in document.entries)


@pytest.mark.parametrize(("name", "entries"), DAMAGED.items())
def test_damaged_feed_reads_as_the_sound_one(name, entries):
    sound = read(shared("feeds", "real", "lenta_2022.xml").read_bytes()).entries
    damaged = read(shared("feeds", "derived", name).read_bytes()).entries
    assert len(damaged) == entries
    whole = entries - 1 if "truncated" in name else entries
    for one, other in zip(damaged[:whole], sound, strict=False):
        assert one.title.replace(" R&D", "") == other.title
        assert (one.id, one.url, one.published) == (other.id, other.url, other.published)


def test_web_page_is_told_from_a_feed():
    document = read(shared("feeds", "derived", "html_instead_of_feed.html").read_bytes())
    assert not document.entries
    assert document.problems == ("This is a web page (HTML), not a feed.",)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document(body):
    document = read(body)
    assert pickle.loads(pickle.dumps(document)) == document
    json.dumps(document_json(document, "x")).encode()
