from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from digests.breaking import ALERTS_A_DAY, breaking_in, hearers, places_that_hear
from news.alerts import Listener
from news.model import ChatId, PlaceId, Tag
from tests.unit.news_builders import NOON, a_story, an_article

SMOLENSK, VYAZMA, REGION = PlaceId("491687"), PlaceId("470252"), PlaceId("RU-SMO")
NIGHT = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)  # 01:30 in Moscow


def told(*places, sources=4, ago=5, why="text", title="На складе пожар"):
    tags = tuple(Tag(place, why, certain=True) for place in places)
    articles = (an_article(n, title, ago=ago) for n in range(1, sources + 1))
    return a_story(*(replace(article, places=tags) for article in articles))


def test_four_sources_of_a_place_within_half_an_hour_are_breaking_there():
    assert breaking_in(told(SMOLENSK), now=NOON) == [SMOLENSK]


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(told(SMOLENSK, sources=3), id="too few sources"),
        pytest.param(told(SMOLENSK, ago=45), id="too long ago"),
        pytest.param(told(SMOLENSK, why="home"), id="no text names it"),
        pytest.param(told(PlaceId("RU")), id="a whole country"),
        pytest.param(told(SMOLENSK, title="Гороскоп на завтра"), id="filler"),
    ],
)
def test_anything_less_is_not(story):
    assert breaking_in(story, now=NOON) == []


def test_a_region_is_silent_where_its_town_speaks():
    assert breaking_in(told(SMOLENSK, REGION), now=NOON) == [SMOLENSK]
    assert breaking_in(told(REGION), now=NOON) == [REGION]
    assert list(places_that_hear(SMOLENSK)) == [SMOLENSK, REGION]
    assert list(places_that_hear(REGION)) == [REGION]


def a_listener(chat=7, alerts="day", quiet=None, told_lately=0):
    return Listener(
        ChatId(chat), 0, SMOLENSK, "region", alerts, "Europe/Moscow", quiet, told_lately
    )


@pytest.mark.parametrize(
    ("listener", "now", "hears"),
    [
        pytest.param(a_listener(), NOON, True, id="by day"),
        pytest.param(a_listener(), NIGHT, False, id="at night"),
        pytest.param(a_listener(alerts="always"), NIGHT, True, id="at night, asked for"),
        pytest.param(a_listener(quiet=(10, 20)), NOON, False, id="quiet hours of its own"),
        pytest.param(a_listener(told_lately=ALERTS_A_DAY), NOON, False, id="told enough today"),
    ],
)
def test_who_hears(listener, now, hears):
    assert list(hearers([listener], now=now)) == ([listener] if hears else [])


def test_a_chat_with_two_subscriptions_hears_once():
    assert len(list(hearers([a_listener(), a_listener()], now=NOON))) == 1


def test_an_article_from_the_future_is_not_breaking_yet():
    assert breaking_in(told(SMOLENSK, ago=-60), now=NOON - timedelta(minutes=5)) == []
