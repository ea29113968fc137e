import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.grouping import same_json, stories_json

BRIDGE = {"url": "https://a.example/1", "title": "В Смоленске открыли новый мост через Днепр"}
AGAIN = {"url": "https://b.example/2", "title": "Новый мост через Днепр открыт в Смоленске"}
FIRE = {"url": "https://c.example/3", "title": "Пожар на складе в Вязьме потушили"}


def test_articles_of_one_event_are_one_line_and_the_most_told_comes_first():
    found = stories_json([FIRE, BRIDGE, AGAIN | {"published": "2026-11-20T12:00:00+03:00"}])
    assert [story["urls"] for story in found] == [[BRIDGE["url"], AGAIN["url"]], [FIRE["url"]]]
    assert found[0]["headline"] in {BRIDGE["title"], AGAIN["title"]}


def test_two_headlines_get_a_score_and_an_answer():
    assert same_json({"a": BRIDGE, "b": AGAIN})["same"] is True
    assert same_json({"a": BRIDGE, "b": FIRE})["same"] is False


def test_a_pair_without_a_side_is_an_error():
    with pytest.raises(KeyError):
        same_json({"a": BRIDGE})


anything = st.none() | st.integers() | st.floats() | st.text() | st.lists(st.text(), max_size=2)
rows = st.dictionaries(st.sampled_from(("url", "title", "text", "source", "published")), anything)


@given(st.lists(rows, max_size=6))
def test_any_rows_give_each_address_once(found):
    told = [url for story in stories_json(found) for url in story["urls"]]
    assert sorted(told) == sorted(r["url"] if isinstance(r.get("url"), str) else "" for r in found)


@given(rows, rows)
def test_any_pair_gives_a_score_whatever_the_order(a, b):
    answer = same_json({"a": a, "b": b})
    assert 0 <= answer["score"] <= 1
    assert answer == same_json({"a": b, "b": a})
