from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.freshness import (
    ABSENCE,
    DAY,
    Freshness,
    Known,
    are_strangers,
    has_backlog,
    identifies,
    marks,
    news_at,
    published_at,
    sift,
    title_key,
)
from news.model import ArticleId, Entry, FeedId
from news.parcel import parcel_of

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
ONE, TWO = FeedId(1), FeedId(2)
NEW, CHANGED, KNOWN = Freshness.NEW, Freshness.CHANGED, Freshness.KNOWN
moments = st.datetimes(timezones=st.just(UTC))


def an_entry(n=1, **more):
    made = Entry(f"g{n}", f"https://a.example/{n}", f"Новость о городе {n}", "Текст", NOON)
    return made._replace(**more)


def known(entry, id=1, feed=ONE):
    [mark] = marks([entry], now=NOON)
    key = mark.title_key
    return Known(ArticleId(id), feed, entry.id, entry.url, key, entry.title, entry.summary)


def parcels(entries, now=NOON):
    told = zip(entries, marks(entries, now=now), strict=True)
    return [parcel_of(e, mark_url=mark.url, title_key=mark.title_key) for e, mark in told]


def judged(entries, articles=(), feed=ONE):
    [verdicts] = sift([(feed, parcels(entries))], articles)
    return [verdict.freshness for verdict in verdicts]


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        pytest.param({}, KNOWN, id="the same"),
        pytest.param({"published": NOON + HOUR}, KNOWN, id="a new date"),
        pytest.param({"published": None}, KNOWN, id="no date"),
        pytest.param({"summary": "Дополнено"}, CHANGED, id="a new text"),
        pytest.param({"title": "Совсем другой заголовок заметки"}, CHANGED, id="a new title"),
        pytest.param({"id": "other"}, CHANGED, id="a new guid"),
        pytest.param({"url": "https://a.example/moved"}, CHANGED, id="a new address"),
        pytest.param({"id": "x", "url": "https://a.example/x"}, CHANGED, id="the title is left"),
        pytest.param(
            {"id": "x", "title": "Другой совсем заголовок"}, CHANGED, id="the address is"
        ),
        pytest.param(
            {"id": "x", "url": "https://a.example/x", "title": "Другой совсем заголовок"},
            NEW,
            id="nothing is left",
        ),
    ],
)
def test_an_entry_is_recognised_by_whatever_stays_the_same(changes, verdict):
    assert judged([an_entry()._replace(**changes)], [known(an_entry())]) == [verdict]


def test_the_same_title_on_another_day_is_another_article():
    again = an_entry(2, title=an_entry().title, published=NOON + DAY)
    seen = parcels([again], now=NOON + 2 * DAY)
    [[verdict]] = sift([(ONE, seen)], [known(an_entry())])
    assert verdict.freshness is NEW


def test_short_titles_do_not_tell_articles_apart():
    assert title_key("Погода", NOON) == title_key("Фото дня!", NOON) == ""
    assert judged([an_entry(2, title="Фото дня")], [known(an_entry(1, title="Фото дня"))]) == [NEW]


def test_a_title_is_its_words():
    assert title_key("Ёлка — на площади!", NOON) == title_key("елка на ПЛОЩАДИ", NOON) != ""


def test_an_address_all_entries_share_says_nothing():
    page = "https://a.example/news"
    assert judged([an_entry(n, url=page) for n in range(4)]) == [NEW] * 4
    articles = [known(an_entry(n, url=page), n) for n in (1, 2)]
    assert judged([an_entry(9, url=page)], articles) == [NEW]


@pytest.mark.parametrize("url", ["", "https://a.example", "https://a.example/", "http://["])
def test_a_front_page_identifies_no_article(url):
    assert not identifies(url)


def test_the_same_entry_twice_in_a_document_is_one_article():
    assert judged([an_entry(), an_entry(), an_entry(id="other")]) == [NEW, KNOWN, KNOWN]


def test_another_feed_of_the_source_cannot_rewrite_an_article():
    shorter = an_entry(summary="", id="elsewhere")
    assert judged([shorter], [known(an_entry())], feed=TWO) == [KNOWN]
    assert judged([shorter], [known(an_entry(), feed=None)], feed=TWO) == [CHANGED]


def test_feeds_of_a_source_that_arrive_together_tell_an_article_once():
    seen = parcels([an_entry()])
    verdicts = sift([(ONE, seen), (TWO, seen)], [])
    assert [v.freshness for (v,) in verdicts] == [NEW, KNOWN]


entries = st.lists(
    st.builds(
        Entry,
        id=st.sampled_from("abcdef"),
        url=st.sampled_from(
            ["", "https://a.example/", "https://a.example/1", "https://a.example/2"]
        ),
        title=st.sampled_from(
            ["", "Погода", "Мост открыли сегодня утром", "Мост закрыли снова вечером"]
        ),
        summary=st.just(""),
        published=st.none() | moments,
    ),
    max_size=12,
)


@given(entries)
def test_strangers_are_those_that_would_all_be_new(batch):
    assert are_strangers(parcels(batch)) == all(verdict is NEW for verdict in judged(batch))


@given(entries)
def test_what_was_stored_is_never_new_again(batch):
    first = judged(batch)
    stored = [
        known(entry, n)
        for n, (entry, was) in enumerate(zip(batch, first, strict=True))
        if was is NEW
    ]
    kept = [entry for entry, was in zip(batch, first, strict=True) if was is NEW]
    assert NEW not in judged(kept, stored)
    assert len({entry.id for entry in kept}) == len(kept)


@given(st.none() | moments, moments, st.booleans())
def test_no_article_belongs_to_an_hour_that_has_not_come(published, now, backlog):
    try:
        moment = news_at(published, now=now, backlog=backlog)
    except OverflowError:
        return  # the first day of the calendar
    assert moment <= now


@pytest.mark.parametrize(
    ("published", "backlog", "expected"),
    [
        pytest.param(NOON - HOUR, False, NOON, id="seen late: news now"),
        pytest.param(NOON + HOUR, False, NOON, id="from the future: now"),
        pytest.param(
            NOON - 25 * HOUR, False, NOON - 25 * HOUR, id="older than a day: its own hour"
        ),
        pytest.param(NOON - 5 * HOUR, True, NOON - 5 * HOUR, id="a backlog: its own hour"),
        pytest.param(None, False, NOON, id="no date: now"),
        pytest.param(None, True, NOON - DAY, id="no date in a backlog: not news"),
    ],
)
def test_the_hour_of_an_article(published, backlog, expected):
    assert news_at(published, now=NOON, backlog=backlog) == expected


def test_a_feed_not_read_for_long_has_a_backlog():
    assert has_backlog(None, now=NOON)
    assert has_backlog(NOON - ABSENCE - HOUR, now=NOON)
    assert not has_backlog(NOON - ABSENCE, now=NOON)


def test_dates_are_never_in_the_future():
    assert published_at(an_entry(published=NOON + DAY), now=NOON) == NOON
    assert published_at(an_entry(published=None), now=NOON) == NOON
    assert published_at(an_entry(published=NOON - DAY), now=NOON) == NOON - DAY
