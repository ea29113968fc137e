import pytest

from feeds.catalogue import built_in, from_table, source_key
from news.model import Section
from regions.catalogue import catalogue

LANGUAGES = {"ru", "uk", "be", "en"}


def test_every_built_in_feed_is_of_a_place_we_know():
    feeds = built_in()
    assert len(feeds) > 500
    for feed in feeds:
        assert feed.url.startswith(("http://", "https://"))
        assert feed.place_id is None or feed.place_id in catalogue()
        assert feed.section is None or feed.section in set(Section)
        assert feed.language in LANGUAGES
        assert feed.source_name
    assert len({feed.url for feed in feeds}) == len(feeds)


def test_built_in_feeds_reach_all_countries_and_most_regions():
    places = [catalogue()[feed.place_id] for feed in built_in() if feed.place_id]
    assert {place.country for place in places} >= {"RU", "UA", "BY", "AB", "CR"}
    assert len({place.region for place in places if place.region}) > 80


def test_federal_feeds_have_no_place():
    named = {feed.source_name: feed.place_id for feed in built_in()}
    assert named["Lenta.ru"] is None


def test_a_table_of_others_is_read_by_the_names_of_its_columns():
    text = (
        "feed_url\tmedia\tplace\twhatever\nhttps://a.example/rss\tА\t491687\tx\nnonsense\t\t\t\n"
    )
    text += "https://b.example/rss\t\t\t\nhttps://c.example/rss\t\tATLANTIS\t\n"
    one, two = from_table(text)
    assert (one.url, one.source_name, one.place_id) == ("https://a.example/rss", "А", "491687")
    assert (two.source_name, two.place_id, two.time_zone) == ("b.example", None, "Europe/Moscow")


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.a.example/rss", "a.example"),
        ("https://rss.unian.net/site", "unian.net"),
        ("https://smolensk.a.example/rss", "smolensk.a.example"),
        ("http://m.ru/rss", "m.ru"),
        ("http://user:pass@WWW.A.example:8080/x", "a.example:8080"),
    ],
)
def test_a_source_is_its_host(url, key):
    assert source_key(url) == key
