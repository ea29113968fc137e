from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.advice import advice, marks_of
from feeds.answers import Fetched
from feeds.parse import parse
from locales import LANGUAGES, translator
from tests.conftest import NOON

URL = "https://a.example/rss"
ANSWER = Fetched(b"", URL, "application/rss+xml", "0", etag='"1"')
HOUR = timedelta(hours=1)


def feed(*items, title="T"):
    head = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}'
    return f"{head}</title>{''.join(items)}</channel></rss>".encode()


def item(n, *, title=None, link=None, guid=None, date=None, text="О городе"):
    moment = NOON - n * HOUR
    date = f"{moment:%a, %d %b %Y %H:%M:%S} +0000" if date is None else date
    parts = {
        "title": f"Новость номер {n}" if title is None else title,
        "link": f"https://a.example/{n}" if link is None else link,
        "guid": f"g{n}" if guid is None else guid,
        "pubDate": date,
        "description": text,
    }
    inside = "".join(f"<{name}>{value}</{name}>" for name, value in parts.items() if value)
    return f"<item>{inside}</item>"


def items(count=12, **every):
    return [item(n, **every) for n in range(1, count + 1)]


def said(body, url=URL, answer=ANSWER):
    document = parse(body, content_type=answer.content_type, url=answer.url, now=NOON)
    marks = marks_of(body, answer.content_type)
    answer = replace(answer, body=answer.body or body)
    return {r.key: r for r in advice(url, answer, document, marks, now=NOON)}


def test_a_sound_feed_needs_nothing():
    assert said(feed(*items())) == {}


@pytest.mark.parametrize(
    ("body", "key"),
    [
        pytest.param(feed(*items(date=" ")), "check-dates-missing", id="no dates"),
        pytest.param(
            feed(*items(date="20 Nov 2026 10:00:00")), "check-dates-zone", id="dates of no zone"
        ),
        pytest.param(
            feed(*items(), item(0, date="Fri, 20 Nov 2026 23:00:00 GMT")),
            "check-dates-future",
            id="the future",
        ),
        pytest.param(
            feed(*items(date="Fri, 20 Nov 2026 10:00:00 GMT")), "check-dates-same", id="one date"
        ),
        pytest.param(
            feed(*(item(n + 24 * 60) for n in range(12))), "check-old", id="nothing for long"
        ),
        pytest.param(feed(*items(link="/news")), "check-links-relative", id="no site in links"),
        pytest.param(
            feed(*items(link="https://a.example/")), "check-links-same", id="all to one page"
        ),
        pytest.param(feed(*items(guid="")), "check-guid-missing", id="no guid"),
        pytest.param(feed(*items(guid="1")), "check-guid-same", id="one guid"),
        pytest.param(feed(*items(), item(20, title="")), "check-titles-missing", id="no title"),
        pytest.param(feed(*items(title="ПОЖАР")), "check-titles-capitals", id="capitals"),
        pytest.param(feed(*items(text="")), "check-summaries-missing", id="no words"),
        pytest.param(feed(*items(3)), "check-few", id="few"),
        pytest.param(
            feed(
                *(item(1, guid=f"{m}", link=f"https://a.example/{m}", title=f"Н {m}",
                       date=f"Fri, 20 Nov 2026 11:{m:02}:00 GMT") for m in range(40))
            ),
            "check-window",
            id="half an hour",
        ),
        pytest.param(
            feed(*items()).replace(b"</title>", b" & Co</title>", 1), "check-ampersands", id="&"
        ),
        pytest.param(
            feed(*items()).decode().encode("cp1251"), "check-encoding-wrong", id="encoding"
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_document_is_said(body, key):
    assert key in said(body)


@pytest.mark.parametrize(
    ("url", "answer", "key"),
    [
        pytest.param(URL, {"moved_to": "https://b.example/"}, "check-moved", id="moved for good"),
        pytest.param(URL, {"url": "https://b.example/rss"}, "check-redirect", id="redirected"),
        pytest.param("http://a.example/rss", {"url": "http://a.example/rss"}, "check-https"),
        pytest.param(URL, {"etag": None}, "check-caching"),
        pytest.param(URL, {"max_age": HOUR}, "check-max-age"),
        pytest.param(URL, {"body": b"x" * 1_500_000}, "check-heavy"),
        pytest.param(URL, {"content_type": "text/html"}, "check-content-type"),
        pytest.param(URL, {"content_type": None}, "check-content-type-missing"),
    ],
)
def test_what_is_wrong_with_the_server_is_said(url, answer, key):
    assert key in said(feed(*items()), url, replace(ANSWER, **answer))


def test_a_thing_is_said_once_however_often_it_happens():
    body = feed(*items(count=30, link="/x"))
    remarks = list(said(body).values())
    assert len(remarks) == len({remark.key for remark in remarks})


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda t: feed(t)))
def test_any_document_can_be_advised_upon_in_any_language(body):
    for remark in said(body).values():
        for language in LANGUAGES:
            assert remark.words(translator(language))
