import xml.etree.ElementTree as ET
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.folders import place_of_folders, section_of_folders
from feeds.manage import from_outline
from feeds.opml import MAX_DEPTH, MAX_OUTLINES, OpmlError, read_opml, write_opml
from news.model import FeedId, PlaceId, SourceId
from regions.catalogue import catalogue
from storage.feeds import Feed, Listed
from tests.conftest import NOON

DATA = Path(__file__).resolve().parents[1] / "data"

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
    found = read_opml(OTHERS)
    read = found.outlines
    assert found.left_out == 1
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
        pytest.param(["Новости Смоленска"], "491687", id="in other words"),
        pytest.param(["🏙 Смоленск"], "491687", id="decorated"),
        pytest.param(["Смоленская обл."], "RU-SMO", id="shortened"),
        pytest.param(["Спорт"], None, id="no place"),
        *(
            pytest.param([name], None, id=name)
            for name in ("Tech", "News", "Read later", "Культура", "Наука и техника", "Друзья")
        ),
        pytest.param([], None, id="no folder"),
    ],
)
def test_folders_name_a_place_only_for_certain(folders, place):
    found = place_of_folders(folders)
    assert (found and found.id) == place


@pytest.mark.parametrize(
    ("folders", "section"),
    [
        (["Россия", "Спорт"], "sport"),
        (["Економіка"], "economy"),
        (["⚽ Sport"], "sport"),
        (["Спорт", "Смоленск"], "sport"),
        (["Смоленск"], None),
        ([], None),
    ],
)
def test_a_folder_may_name_a_section(folders, section):
    assert section_of_folders(folders) == section


# Lists of two invented feeds in the shape of each reader's own export.
READERS = {path.stem: path for path in sorted((DATA / "opml").glob("*.opml"))}


def test_there_is_a_file_of_each_reader():
    assert READERS.keys() == {"feedly", "freshrss", "inoreader", "miniflux", "netnewswire"}


@pytest.mark.parametrize("reader", READERS)
def test_the_file_of_each_reader_is_read(reader):
    read = read_opml(READERS[reader].read_bytes())
    feeds = {f.url: (f.source_name, f.place_id) for f in map(from_outline, read.outlines[::-1])}
    assert feeds["https://a.example/rss"] == ("Газета", "491687")
    assert {o.url for o in read.outlines} == {"https://a.example/rss", "https://b.example/rss"}
    assert read.left_out == (1 if reader == "freshrss" else 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251"])
def test_a_list_is_read_in_any_encoding(encoding):
    text = READERS["netnewswire"].read_text("utf-8")
    text = text.replace("UTF-8", encoding.removesuffix("-sig"))
    first = read_opml(text.encode(encoding)).outlines[0]
    assert (first.name, first.folders) == ("Газета", ("Смоленск",))


def test_what_programs_get_wrong_is_mended():
    text = """<opml><body><outline text="A&nbsp;&laquo;B&raquo; & C &nosuch; &amp;"
      xmlUrl="https://a.example/?a=1&b=2&amp;c=3"/>\x00\x0b</body></opml>"""
    (found,) = read_opml(text.encode()).outlines
    assert found.url == "https://a.example/?a=1&b=2&c=3"
    assert found.name == "A «B» & C &nosuch; &"


def test_entities_that_stand_for_markup_stay_words():
    text = """\n <?xml version="1.0"?><opml><body>
      <outline text="&LT;A&GT; &AMP; &QUOT;B&QUOT;" xmlUrl="https://a.example/"/></body></opml>"""
    (found,) = read_opml(text.encode()).outlines
    assert found.name == '<A> & "B"'


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("feed://a.example/rss", "http://a.example/rss"),
        ("feed:https://a.example/rss", "https://a.example/rss"),
        ("Feed://http://a.example/rss", "http://a.example/rss"),
        ("https://a.example/feed:x", "https://a.example/feed:x"),
        ("feed:a", None),
        ("file:///etc/passwd", None),
    ],
)
def test_an_address_may_say_that_it_is_a_feed(address, url):
    text = f'<opml><body><outline text="x" xmlUrl="{address}"/></body></opml>'
    read = read_opml(text.encode())
    assert [o.url for o in read.outlines] == [url] * (url is not None)
    assert read.left_out == (url is None)


def test_categories_are_folders_where_there_are_none():
    text = """<opml><body><outline xmlUrl="https://a.example/"
      category="/Прочее,/Россия/Смоленск"/></body></opml>"""
    assert from_outline(read_opml(text.encode()).outlines[0]).place_id == "491687"


def test_a_list_that_names_lists_and_itself_is_not_followed():
    text = """<opml><body><outline text="x" type="include" url="https://a.example/own.opml"/>
      <outline text="x" type="link" url="https://a.example/own.opml"/>
      <outline text="f" xmlUrl="https://a.example/rss"><outline text="f"
        xmlUrl="https://a.example/rss"/></outline></body></opml>"""
    read = read_opml(text.encode())
    assert read.left_out == 2
    assert [o.url for o in read.outlines] == ["https://a.example/rss"] * 2
    assert [o.folders for o in read.outlines] == [(), ()]


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
    back = {f.url: f for f in map(from_outline, read_opml(write_opml(feeds)).outlines)}
    assert len(back) == len(feeds)
    for item in feeds:
        made = back[item.feed.url]
        assert (made.place_id, made.section, made.language) == (
            item.feed.place_id, item.feed.section, "uk",
        )  # fmt: skip


def test_folders_are_the_places_from_country_to_city():
    (found,) = read_opml(write_opml([listed(1, PlaceId("491687"))])).outlines
    assert found.folders == ("Россия", "Смоленская область", "Смоленск")


def test_other_readers_find_in_our_file_all_that_any_of_them_needs():
    """Each misses something if it is not there: Feedly `title`, others `text`, `type`."""
    root = ET.fromstring(write_opml([listed(1, PlaceId("491687"), "Газета & «Ко»")]))
    outlines = list(root.iter("outline"))
    assert root.get("version") == "2.0"
    assert all(o.get("text") and o.get("title") == o.get("text") for o in outlines)
    feed = outlines[-1]
    assert (feed.get("type"), feed.get("text")) == ("rss", "Газета & «Ко»")
    assert feed.get("xmlUrl") == "https://a.example/1?a=1&b=2"
    assert feed.get("htmlUrl") == "https://a.example/"
    assert [o.get("xmlUrl") for o in outlines[:-1]] == [None] * 3


def wide(count, line=b"<outline/>"):
    return b"<opml><body>" + line * count + b"</body></opml>"


def deep(count):
    return b"<opml><body>" + b"<outline>" * count + b"</outline>" * count + b"</body></opml>"


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><opml><body>
<outline xmlUrl="http://a.example/" text="&b;"/></body></opml>"""
FILE = (
    b'<!DOCTYPE opml [<!ENTITY f SYSTEM "file:///etc/passwd">]><opml><outline text="&f;"/></opml>'
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(wide(MAX_OUTLINES + 1), "longer than", id="too many outlines"),
        pytest.param(deep(MAX_DEPTH + 1), "more than 1500 folders deep", id="too deep"),
        pytest.param(deep(100_000), "deep|depth", id="a hundred thousand deep"),
        pytest.param(b"x" * 50_000_001, "larger than", id="too large"),
        pytest.param(
            wide(1, b"<outline " + b" ".join(b'a%d = "1"' % n for n in range(100_000)) + b"/>"),
            "more than 500 attributes",
            id="too many attributes",
        ),
        pytest.param(b"<html><body/></html>", "not OPML", id="a page"),
        pytest.param(b"", "well-formed", id="empty"),
        pytest.param(b"<opml><body>", "well-formed", id="cut off"),
        pytest.param(b"\x00\x01\x02", "well-formed", id="binary"),
        pytest.param(ENTITIES, "entities of its own", id="entities"),
        pytest.param(ENTITIES.decode().encode("utf-16"), "entities of its own", id="in utf-16"),
        pytest.param(FILE, "entities of its own", id="an entity that is a file"),
    ],
)
def test_what_nobody_made_by_hand_is_refused(data, reason):
    with pytest.raises(OpmlError, match=reason):
        read_opml(data)


def test_a_list_of_a_hundred_thousand_feeds_is_read():
    feed = b'<outline text="a" title="a" type="rss" xmlUrl="http://a.example/"/>'
    assert len(read_opml(wide(100_000, feed)).outlines) == 100_000


def test_a_feed_that_lies_a_thousand_folders_deep_is_read():
    outer = b'<outline text="' + "Смоленск".encode() + b'"/>'
    data = deep(1_000).replace(b"<outline></outline>", b'<outline xmlUrl="http://a.example/"/>')
    data = data.replace(b"<outline>", outer.replace(b"/>", b">"), 1)
    (found,) = read_opml(data).outlines
    assert (found.url, found.folders) == ("http://a.example/", ("Смоленск",))


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: f"<opml>{t}</opml>".encode()))
def test_any_bytes_are_a_list_or_refused(data):
    with suppress(OpmlError):
        assert read_opml(data).left_out >= 0
