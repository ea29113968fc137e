import pytest

from feeds.catalogue import built_in, from_table, home_page, one_source_each, same_feed, source_key
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
        ("https://feeds.feedburner.com/amic/news", "feedburner.com/amic/news"),
        ("https://t.me/s/Smolensk_Today?before=1", "@smolensk_today"),
        ("https://vk.com/rss.php?x=1", "vk.com/rss.php?x=1"),
    ],
)
def test_a_source_is_its_host(url, key):
    assert source_key(url) == key


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://www.a.example/rss", "https://a.example/"),
        ("http://user:pass@a.example/x", "http://a.example/"),
        ("https://t.me/s/smolensk", "https://t.me/smolensk"),
        ("https://feeds.feedburner.com/amic/news", None),
    ],
)
def test_the_site_of_a_feed_is_told_by_its_host(url, page):
    assert home_page(url) == page


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://www.A.example/rss/", "https://a.example/rss", True),
        ("https://a.example/rss?", "https://a.example/rss#top", True),
        ("https://a.example/rss", "https://a.example/RSS", False),
        ("https://a.example/rss?a=1", "https://a.example/rss?a=2", False),
    ],
)
def test_two_addresses_of_one_feed_are_known(one, other, same):
    assert same_feed(one, other) is same


def test_a_table_of_names_is_placed_as_folders_are():
    text = "region\tcity\tfeed_url\nСмоленская область\tВязьма\thttps://a.example/\n"
    text += "Смоленская область\t\thttps://b.example/\n(федеральные)\t\thttps://c.example/\n"
    assert [feed.place_id for feed in from_table(text)] == ["470676", "RU-SMO", None]
    named = "url\tplace\nhttps://a.example/\tСмоленск\n"
    assert [feed.place_id for feed in from_table(named)] == ["491687"]


def test_a_network_of_several_cities_is_one_source_that_is_at_home_in_none():
    by_url = {feed.url: feed for feed in built_in()}
    smolensk = next(f for url, f in by_url.items() if "province.ru/smolensk" in url)
    assert (smolensk.source_name, smolensk.source_place) == ("Провинция.ру", None)
    assert smolensk.place_id == "491687"


def test_an_outlet_of_one_place_keeps_its_name_and_home():
    one = from_table("url\tmedia\tplace\nhttps://a.example/1\tАлло Анна\t491687\n")
    (feed,) = one_source_each(list(one))
    assert (feed.source_name, feed.source_place) == ("Алло Анна", "491687")
