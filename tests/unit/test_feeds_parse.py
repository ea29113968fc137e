"""Reading whole documents: what a reader of the news would notice."""

import json
import pickle
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.parse import Document, document_json, parse
from news.model import Entry, Media
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


DATA = Path(__file__).parents[1] / "data" / "feeds"


def own(name: str, **options: str) -> Document:
    return read((DATA / name).read_bytes(), **options)


def test_regional_feed_in_windows_1251_is_read_as_its_readers_see_it():
    document = own("rss_yandex_1251.xml", url="https://zarechye.example/rss")
    assert (document.parser, document.title, document.language) == (
        "fast",
        "Вести Заречья",
        "ru-ru",
    )
    assert document.ttl_minutes == 15
    first, second, third = document.entries
    assert first == Entry(
        id="101",
        url="https://zarechye.example/news/101/?id=7",
        title="В Заречье открыли «Детский мост»",
        summary="Его раскрасили школьники.",
        published=datetime(2026, 11, 20, 9, 30, tzinfo=UTC),
        media=(
            Media("https://img.zarechye.example/101.jpg", "image"),
            Media("https://img.zarechye.example/102.jpg", "image"),
            Media("https://img.zarechye.example/video.mp4", "video"),
        ),
        tags=("Общество", "Благоустройство"),
    )
    assert second.id == second.url == "https://zarechye.example/news/102/"
    assert second.summary == "С понедельника автобус пойдёт по набережной."
    assert second.published == datetime(2026, 11, 20, 7, 15, tzinfo=UTC)
    assert third.url == "https://zarechye.example/news/103/"
    assert third.summary == "Текст страницы."
    assert third.published == datetime(2026, 11, 20, 6, tzinfo=UTC)


def test_atom_is_read():
    document = own("atom.xml")
    assert (document.parser, document.language) == ("fast", "uk")
    first, second = document.entries
    assert first.title == "Трамвай № 3 повернувся"
    assert first.summary == "Колії відремонтували."
    assert first.published == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert first.media == (Media("https://visnyk.example/1.png", "image"),)
    assert first.tags == ("транспорт",)
    assert second.url == "https://visnyk.example/2"
    assert second.summary == "Парасолі ще знадобляться."
    assert second.media == (Media("https://visnyk.example/rain.jpg", "image"),)


@pytest.mark.parametrize(
    ("name", "parser", "title", "url", "published"),
    [
        ("rdf.xml", "fast", "Кірмаш на плошчы", "https://rdf.example/1", "2026-11-20T06:30+00:00"),
        ("rss_091.xml", "tolerant", "Still here", "http://old.example/1", None),
        (
            "atom_03.xml",
            "fast",
            "Первая запись",
            "http://atom.example/1",
            "2026-11-20T07:00+00:00",
        ),
        (
            "damaged.xml",
            "tolerant",
            "R&D вырос на 5 % — отчёт",
            "https://bad.example/1?a=1&b=2",
            "2026-11-20T08:00+00:00",
        ),
        ("feed.json", "fast", "Снег & лёд", "https://json.example/1", "2026-11-20T07:00+00:00"),
    ],
)
def test_every_dialect_is_read(name, parser, title, url, published):
    document = own(name)
    entry = document.entries[0]
    assert (document.parser, entry.title, entry.url) == (parser, title, url)
    assert entry.published == (published and datetime.fromisoformat(published))


def test_damaged_document_keeps_what_was_whole_and_says_so():
    document = own("damaged.xml")
    assert [entry.url[-3:] for entry in document.entries] == ["b=2", "e/2"]
    assert document.entries[0].summary == "Первый абзац второй"
    assert any("not well-formed" in problem for problem in document.problems)


def test_sizes_within_a_text_do_not_take_a_whole_document():
    item = "<item><title>Снег</title><description>а<height></height>б</description></item>"
    document = parse(f"<rss><channel>{item}</channel></rss>".encode(), now=NOON)
    assert [(entry.title, entry.summary) for entry in document.entries] == [("Снег", "аб")]


@pytest.mark.parametrize("beside", ["", "<height></height>"])
def test_a_type_that_says_nothing_does_not_take_the_text(beside):
    item = f'<item><title type="">Снег</title><description>а{beside}</description></item>'
    document = parse(f"<rss><channel>{item}</channel></rss>".encode(), now=NOON)
    assert document.parser == ("tolerant" if beside else "fast")
    assert document.entries[0].title == "Снег"


def test_a_stray_character_before_the_document_is_left_to_feedparser():
    body = "<rss><channel><item><title>Снег</title></item></channel></rss>".encode()
    for stray, parser in ((b" \r\n\t", "fast"), (b"\x0b", "tolerant")):
        document = parse(stray + body, now=NOON)
        assert (document.parser, document.entries[0].title) == (parser, "Снег")


def test_json_feed_is_read_as_loosely_as_it_is_written():
    first, second = own("feed.json").entries
    assert first.media == (
        Media("https://json.example/1.jpg", "image"),
        Media("https://json.example/1.mp3", "audio"),
    )
    assert (second.id, second.url) == ("2", "https://other.example/2")
    assert second.summary == "Просто текст"


def test_json_of_the_command_is_as_documented():
    shape = document_json(own("rdf.xml"), "rdf.xml")
    assert shape == {
        "file": "rdf.xml",
        "parser": "fast",
        "feed": {
            "title": "Весткі горада",
            "link": "https://rdf.example/",
            "language": "",
            "ttl_minutes": None,
        },
        "entries": [
            {
                "id": "https://rdf.example/1",
                "url": "https://rdf.example/1",
                "title": "Кірмаш на плошчы",
                "summary": "Прадаюць мёд.",
                "published": "2026-11-20T06:30:00+00:00",
                "media": [],
                "tags": ["Горад"],
            }
        ],
        "problems": [],
    }


def rss(*items: str, head: str = "") -> str:
    return f'{head}<rss version="2.0"><channel>{"".join(items)}</channel></rss>'


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "boom" * 10}">' for n in range(10))


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        pytest.param(b"", "The document is empty.", id="nothing"),
        pytest.param(b" \r\n\x00", "The document is empty.", id="blanks"),
        pytest.param(b"<html><body>x</body></html>", "This is a web page (HTML)", id="page"),
        pytest.param(b"\xef\xbb\xbf<!-- x --> <!DOCTYPE html>", "This is a web page", id="mark"),
        pytest.param(b'{"error": 403}', "This is JSON, but not a JSON Feed.", id="JSON"),
        pytest.param(b"[" * 100_000, "This is JSON, but not a JSON Feed.", id="deep JSON"),
        pytest.param(b"Forbidden", "This is not a feed", id="words"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "This is not a feed", id="picture"),
        pytest.param(rss().encode(), "The feed has no entries.", id="a feed that is empty"),
    ],
)
def test_what_is_no_feed_is_told_in_plain_words(body, problem):
    document = read(body)
    assert not document.entries
    assert document.problems[-1].startswith(problem)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        pytest.param(
            rss("<item><title>a&a9;b</title></item>", head=f"<!DOCTYPE r [{BOMB}]>"),
            "ab",
            id="bomb",
        ),
        pytest.param(
            rss(
                "<item><title>a&x;b</title></item>",
                head='<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
            ),
            "ab",
            id="external entity",
        ),
        pytest.param(rss("<item><title>a\0\x07b</title></item>"), "ab", id="NUL"),
        pytest.param(
            rss("<item><title><![CDATA[a<![CDATA[b]]]]><![CDATA[>]]></title></item>"),
            "ab",
            id="nested CDATA",
        ),
        pytest.param(rss("<item><title>" + "<b>" * 5_000 + "ab</title></item>"), "ab", id="depth"),
    ],
)
def test_hostile_document_is_read_and_harmless(body, title):
    document = read(body)
    assert len(document.entries) == 1
    shown = document.entries[0].title
    assert "boom" * 20 not in shown
    assert "root:" not in shown
    assert "".join(letter for letter in shown if letter in "ab")[:1] == title[:1]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-7", "utf-32"])
def test_wide_and_narrow_unicode_is_read(encoding):
    body = rss("<item><title>Снег</title></item>", head='<?xml version="1.0" encoding="utf-7"?>')
    assert [entry.title for entry in read(body.encode(encoding)).entries] == ["Снег"]


def test_title_of_a_megabyte_is_cut():
    document = read(rss(f"<item><title>{'слово ' * 100_000}</title></item>"))
    assert len(document.entries[0].title) <= 500


@pytest.mark.parametrize("head", ["", "<!DOCTYPE rss>"], ids=["fast", "tolerant"])
@pytest.mark.parametrize("newest_first", [True, False])
def test_of_fifty_thousand_items_the_newest_thousand_are_read(head, newest_first):
    dates = [
        f"{NOON.replace(minute=n % 60, hour=n // 60 % 12):%a, %d %b %Y %T} GMT" for n in (700, 9)
    ]
    first, last = dates if newest_first else reversed(dates)
    items = ["<item><title>x</title></item>"] * 50_000
    items[0] = f"<item><title>first</title><pubDate>{first}</pubDate></item>"
    items[-1] = f"<item><title>last</title><pubDate>{last}</pubDate></item>"
    document = read(rss(*items, head=head))
    assert len(document.entries) == 1_000
    ends = document.entries[0].title, document.entries[-1].title
    assert ends == (("first", "x") if newest_first else ("x", "last"))
    assert "The document holds 50000 items; 1000 were read." in document.problems


def test_identity_does_not_depend_on_the_parser():
    item = "<item><guid>5</guid><title>Мост</title><link>/5</link></item>"
    fast, tolerant = read(rss(item)), read(rss(item, head="<!DOCTYPE rss>"))
    assert (fast.parser, tolerant.parser) == ("fast", "tolerant")
    assert fast.entries == tolerant.entries
    assert fast.entries[0].id == "5"


def test_entry_with_nothing_to_name_it_has_an_identity():
    one, other, same = read(
        rss(*(f"<item><title>{t}</title></item>" for t in ("Мост", "Снег", "Мост")))
    ).entries
    assert one.id == same.id != other.id
    assert one.id


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document(body):
    document = read(body)
    assert pickle.loads(pickle.dumps(document)) == document
    json.dumps(document_json(document, "x")).encode()


@pytest.mark.parametrize("title", ["Снег в городе", "Снег &nbsp; в городе"])
def test_spaces_in_the_address_of_a_namespace_lose_nothing(title):
    body = (
        f'<rss xmlns:x="http://e.example/ a\u00a0b"><channel><item><title>{title}</title>'
        "<x:y>1</x:y></item></channel></rss>"
    ).encode()
    assert [entry.title for entry in parse(body, now=NOON).entries] == ["Снег в городе"]


def test_half_a_title_at_the_end_of_a_cut_document_is_no_article():
    whole = "<item><title>Снег в городе</title><guid>1</guid></item>"
    cut = f"<rss><channel>{whole}<item><title>Дождь в обла".encode()
    assert [entry.title for entry in parse(cut, now=NOON).entries] == ["Снег в городе"]
