"""What a robots.txt asks of us."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.manners import by_site
from feeds.robots import LONGEST_DELAY, rules_for

RSS, NEWS = "https://a.example/rss.xml", "https://a.example/news/feed?x=1"


def asked(text):
    return rules_for(text.encode(), [RSS, NEWS])


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        pytest.param("", set(), id="empty"),
        pytest.param("User-agent: *\nDisallow: /", set(), id="all robots: feeds are for programs"),
        pytest.param("User-agent: Vestnik\nDisallow: /", {RSS, NEWS}, id="we are named"),
        pytest.param("user-agent: VESTNIK\ndisallow: /news/", {NEWS}, id="in part"),
        pytest.param("User-agent: vestnik\nDisallow: /*.xml$", {RSS}, id="by a pattern"),
        pytest.param("User-agent: Vestnik\nDisallow: /\nAllow: /rss", {NEWS}, id="allowed again"),
        pytest.param("User-agent: Vestniki\nDisallow: /", set(), id="another robot"),
        pytest.param("<html>Not found</html>", set(), id="a page"),
    ],
)
def test_only_a_rule_that_names_us_keeps_us_out(text, refused):
    assert asked(text).refused == refused


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        pytest.param("User-agent: *\nCrawl-delay: 7.5", 7.5, id="for all"),
        pytest.param(
            "User-agent: *\nCrawl-delay: 7\n\nUser-agent: Vestnik\nCrawl-delay: 2", 2, id="ours"
        ),
        pytest.param("User-agent: *\nRequest-rate: 2/30", 15, id="rate"),
        pytest.param("User-agent: *\nCrawl-delay: 86400", 600, id="too long"),
        pytest.param("User-agent: *\nCrawl-delay: soon", 0, id="nonsense"),
        pytest.param("User-agent: Googlebot\nCrawl-delay: 9", 0, id="another's"),
    ],
)
def test_a_delay_is_kept_whomever_it_is_for(text, seconds):
    assert asked(text).delay == timedelta(seconds=seconds)


lines = st.lists(
    st.sampled_from(
        ["User-agent: Vestnik", "User-agent: *", "Disallow: /", "Disallow: /*$", "Crawl-delay: -1",
         "Crawl-delay: 1e400", "Request-rate: 1/0", "Request-rate: 0/5", "Allow:", "\x00",
         "\ufeff"]
    )
).map("\n".join)  # fmt: skip


@given(lines | st.text() | st.binary().map(lambda body: body.decode("latin-1")))
def test_any_text_gives_rules(text):
    rules = asked(text)
    assert timedelta(0) <= rules.delay <= LONGEST_DELAY
    assert rules.refused <= {RSS, NEWS}


def test_a_site_is_asked_once_for_all_its_feeds():
    feeds = {RSS: 1, NEWS: 2, "http://a.example/rss": 3, "https://b.example:8080/": 4}
    assert by_site(feeds) == {
        "https://a.example": {RSS: 1, NEWS: 2},
        "http://a.example": {"http://a.example/rss": 3},
        "https://b.example:8080": {"https://b.example:8080/": 4},
    }
