from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.manage import from_outline, place_of_folders
from feeds.opml import MAX_OUTLINES, OpmlError, read_opml, write_opml
from news.model import FeedId, PlaceId, SourceId
from regions.catalogue import catalogue
from storage.feeds import Feed, Listed
from tests.conftest import NOON

OTHERS = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Мои ленты</title></head><body>
  <outline text="Россия"><outline title="Смоленская область">
    <outline text="Смоленск" ><outline type="rss" text=" Рабочий
      путь " xmlUrl="https://a.example/rss" htmlUrl="https://a.example/"/></outline>
    <outline xmlURL="https://b.example/rss" title="Область"/>
  </outline></outline>
  <outline text="Прочее"><outline text="Без адреса"/>
    <outline xmlUrl="javascript:x" text="x"/></outline>
  <outline xmlUrl="https://c.example/atom"/>
</body></opml>""".encode()


def test_lists_of_other_readers_are_read():
    read = read_opml(OTHERS)
    assert [(o.url, o.name, o.folders) for o in read] == [
        ("https://a.example/rss", "Рабочий путь", ("Россия", "Смоленская область", "Смоленск")),
        ("https://b.example/rss", "Область", ("Россия", "Смоленская область")),
        ("https://c.example/atom", "", ()),
    ]
    places = [from_outline(o).place_id for o in read]
    assert places == ["491687", "RU-SMO", None]


@pytest.mark.parametrize(
    ("folders", "place"),
    [
        pytest.param(["Смоленск"], "491687", id="a large city"),
        pytest.param(["Smolensk"], "491687", id="in another language"),
        pytest.param(["Москва"], "524901", id="a city and its region"),
        pytest.param(["Россия", "Москва", "Москва"], "524901", id="our own folders"),
        pytest.param(["Новости", "Смоленская область"], "RU-SMO", id="inside something else"),
        pytest.param(["Мир"], None, id="a small town or the world"),
        pytest.param(["Гродненская область", "Мир"], "BY-HR", id="a town we lack"),
        pytest.param(["Спорт"], None, id="no place"),
        pytest.param([], None, id="no folder"),
    ],
)
def test_folders_name_a_place_only_for_certain(folders, place):
    found = place_of_folders(folders)
    assert (found and found.id) == place


def listed(n, place=None, name="Газета", section=None):
    feed = Feed(
        FeedId(n), SourceId(1), f"https://a.example/{n}?a=1&b=2", place, section, "uk",
        "Europe/Kyiv", "active", NOON, None, None, None, 60, 0, None, None, None, None, None, None,
        0, NOON,
    )  # fmt: skip
    return Listed(feed, name, "a.example", place)


some_places = st.none() | st.sampled_from(sorted(place.id for place in catalogue()))


@given(
    st.lists(
        st.tuples(some_places, st.text(max_size=20), st.sampled_from([None, "sport"])), max_size=8
    ),
)
def test_what_is_exported_comes_back(rows):
    feeds = [listed(n, place, name, section) for n, (place, name, section) in enumerate(rows)]
    back = {f.url: f for f in map(from_outline, read_opml(write_opml(feeds)))}
    assert len(back) == len(feeds)
    for item in feeds:
        made = back[item.feed.url]
        assert (made.place_id, made.section, made.language) == (
            item.feed.place_id, item.feed.section, "uk",
        )  # fmt: skip


def test_folders_are_the_places_from_country_to_city():
    assert read_opml(write_opml([listed(1, PlaceId("491687"))]))[0].folders == (
        "Россия",
        "Смоленская область",
        "Смоленск",
    )


def wide(count, line=b"<outline/>"):
    return b"<opml><body>" + line * count + b"</body></opml>"


def deep(count):
    return b"<opml><body>" + b"<outline>" * count + b"</outline>" * count + b"</body></opml>"


LAUGHS = b'<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'.encode()
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(wide(MAX_OUTLINES + 1), "longer than", id="too many outlines"),
        pytest.param(deep(1_000), "deep|depth", id="a thousand deep"),
        pytest.param(deep(150), "more than 100 deep", id="too deep"),
        pytest.param(b"x" * 20_000_001, "larger than", id="too large"),
        pytest.param(b"<html><body/></html>", "not OPML", id="a page"),
        pytest.param(b"", "well-formed", id="empty"),
        pytest.param(b"<opml><body>", "well-formed", id="cut off"),
        pytest.param(b"\x00\x01\x02", "well-formed", id="binary"),
    ],
)
def test_what_nobody_made_by_hand_is_refused(data, reason):
    with pytest.raises(OpmlError, match=reason):
        read_opml(data)


def test_a_long_list_is_read():
    assert len(read_opml(wide(10_000, b'<outline xmlUrl="http://a.example/"/>'))) == 10_000


def test_entities_are_inert():
    bomb = LAUGHS + b']><opml><body><outline xmlUrl="http://a.example/" text="&i;"/></body></opml>'
    with suppress(OpmlError):
        assert all(len(o.name) <= 200 for o in read_opml(bomb))
    file = b'<!DOCTYPE opml [<!ENTITY f SYSTEM "file:///etc/passwd">]><opml><outline>&f;</outline></opml>'
    assert read_opml(file) == []


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: f"<opml>{t}</opml>".encode()))
def test_any_bytes_are_a_list_or_refused(data):
    with suppress(OpmlError):
        assert isinstance(read_opml(data), list)
