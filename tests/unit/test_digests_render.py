import re
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests import rich, screens
from digests.buttons import OpenStory, keyboard_json
from digests.compose import Edition, Part, Scope, Why, from_json, to_json
from digests.forms import edition_json, render_edition
from digests.letter import Letter, call_of
from digests.pick import Item, Picked
from digests.plain import clean, cut, length, visible
from digests.render import LONGEST, Digest, Look, ReaderNews, classic, moment, text
from locales import LANGUAGES
from news.model import DeliveryId
from news.spans import units as utf16
from tests.conftest import NOON
from tests.digests.builders import (
    MOSCOW,
    SMOLENSK,
    VYAZMA,
    a_digest,
    a_story,
    an_edition,
)

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
few = settings(deadline=None, max_examples=20)  # each lays out whole digests
NASTY = (
    "<b>жир</b> & <script>",
    "a < b > c &amp; &lt;",
    "👩‍👩‍👧‍👦" * 80,
    "\u202eстрока задом наперёд",
    "شارع الملك فيصل مغلق",
    "\u200b\u200d\ufeff",
    "ё" + "\u0301" * 500,
    "слово " * 1000,
    "я" * 5000,
    "перенос\nстроки\r\n\t\u2028и таб",
    "кавычки \" и ' и `",
    "\x00\x07\ud800",
    "",
)
texts = st.sampled_from(NASTY) | st.text(max_size=300)
urls = st.sampled_from(
    ("https://a.example/1", 'https://a.example/"><b>', "javascript:alert(1)", "", "http://x y")
) | st.text(max_size=60)
some_stories = st.lists(
    st.builds(
        a_story,
        st.integers(1, 10**6),
        texts,
        sources=st.integers(0, 45),
        url=urls,
        lead=texts,
        name=texts,
        place=st.sampled_from((SMOLENSK, VYAZMA, "nowhere")),
    ),
    max_size=14,
    unique_by=lambda story: story.id,
)
some_readers = st.lists(
    st.builds(
        ReaderNews,
        st.integers(1, 99),
        texts,
        texts,
        st.just(NOON),
        st.integers(0, 3),
        st.lists(st.sampled_from("abcdef"), max_size=3).map(tuple),
    ),
    max_size=12,
).map(tuple)
looks = st.builds(
    Look,
    st.sampled_from(LANGUAGES),
    st.just("Asia/Kathmandu"),
    st.sampled_from(("auto", "on", "off")),
    st.booleans(),
)
sizes = st.integers(3, 20)


@st.composite
def digests(draw):
    found = draw(some_stories)
    asked = draw(st.integers(0, 14))
    parts = (
        Part(Why.ASKED, 1, tuple(found[:asked])),
        Part(Why.EARLIER, 24, tuple(found[asked:])),
    )
    edition = Edition(SMOLENSK, Scope.REGION, NOON, 1, parts)
    items = tuple(Item(story.id, draw(st.booleans())) for story in found)
    return Digest(edition, Picked(items, draw(sizes)), draw(some_readers))


class Strict(HTMLParser):
    """Accepts only balanced tags of a list."""

    def __init__(self, tags):
        super().__init__(convert_charrefs=True)
        self.tags, self.open, self.seen = tags, [], []

    def handle_starttag(self, tag, attrs):
        assert tag in self.tags, tag
        if tag == "img":
            assert attrs[0][1].startswith(("http://", "https://", "tg://photo?id=p"))
            return
        assert tag != "a" or attrs[0][1].lower().startswith(("http://", "https://"))
        self.open.append(tag)

    def handle_endtag(self, tag):
        if tag == "img":
            return
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.seen.append(data)


def read(html, tags):
    parser = Strict(tags)
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return "".join(parser.seen)


CLASSIC = {"a", "b", "i"}
RICH = {"h3", "h4", "p", "ol", "ul", "li", "details", "summary", "footer", "a", "b"} | {
    "img", "tg-slideshow",
}  # fmt: skip


@few
@given(digests(), looks)
def test_readers_news_leave_the_stories_their_room(digest, look):
    assert classic(digest, look).end == classic(replace(digest, readers=()), look).end


@few
@given(digests(), looks)
def test_pages_fit_lose_no_story_and_keep_the_order(digest, look):
    start, pages = 0, 0
    while True:
        page = classic(digest, look, start)
        shown = read(page.html, CLASSIC)
        assert utf16(shown) <= LONGEST
        assert shown == visible(page.html)
        assert page.start == start
        assert page.end > start or start >= len(digest.items)
        assert page.end - start <= digest.picked.size
        pages += 1
        start = page.end
        if start >= len(digest.items):
            break
    assert start == len(digest.items)
    assert pages <= 15


@few
@given(digests(), looks)
def test_rich_pages_are_well_formed_and_within_their_limits(digest, look):
    page = rich.page(digest, look)
    assert len(read(page.html, RICH)) <= 32_768
    assert len(re.findall(r"<(?:h\d|p|ol|ul|li|details|footer)\b", page.html)) <= 500
    assert page.end == min(len(digest.items), digest.picked.size)


@few
@given(digests(), looks, st.integers(0, 500), st.integers(0, 500))
def test_a_story_screen_fits_and_its_reason_fits_a_toast(digest, look, up, down):
    for index, story in enumerate(digest.edition.stories[:3]):
        assert utf16(read(screens.story_screen(story, NOON, look), CLASSIC)) <= LONGEST
        read(rich.story(story, digest, look), RICH)
        assert 0 < len(screens.why(story, look, up=up)) <= 200
        press = OpenStory(DeliveryId(2**53), index, 0)
        keyboard = screens.story_keyboard(
            press, look, "https://t.me/b?start=s1", of=12, up=up, down=down, mine=1
        )
        assert all(len(row) <= 3 for row in keyboard)
        keyboard_json(keyboard)


@given(st.integers(1, 40), st.integers(3, 20), st.data())
def test_paging_through_stories_meets_each_once_and_comes_back_to_its_page(of, size, data):
    start = data.draw(st.integers(0, of - 1))
    here = first = OpenStory(DeliveryId(1), start, start - start % size)
    met = []
    for _ in range(of):
        met.append(here.index)
        row = screens.turns(here, of, size)
        if of == 1:
            assert row == ()
            break
        assert [button.text for button in row] == ["‹", f"{here.index + 1}/{of}", "›"]
        assert row[1].press == here
        assert here.start <= here.index < here.start + size
        here = row[2].press
        assert screens.turns(here, of, size)[0].press.index == met[-1]
    assert sorted(met) == list(range(of))
    assert here == first


@few
@given(digests(), looks)
def test_the_keyboard_has_a_number_for_every_story_of_the_page(digest, look):
    page = classic(digest, look)
    keyboard = screens.digest_keyboard(DeliveryId(5), digest, page, look)
    numbers = [b.text for row in keyboard for b in row if isinstance(b.press, OpenStory)]
    assert numbers == [str(n + 1) for n in range(page.start, page.end)]
    assert all(len(row) <= 5 for row in keyboard)
    assert len(keyboard_json(keyboard)["inline_keyboard"]) <= 6


@given(texts)
def test_a_cleaned_title_is_one_short_line_with_nothing_hidden(title):
    shown = clean(title)
    assert len(shown) <= 202
    assert "\n" not in shown
    assert not set(shown) & set("\u200b\u202e\ufeff\x00")
    assert shown.count("\u2068") == shown.count("\u2069")


@given(texts, st.integers(2, 300))
def test_a_cut_text_is_a_beginning_and_never_too_long(title, longest):
    shown = cut(title, longest)
    assert len(shown) <= longest
    assert title.startswith(shown.removesuffix("…").rstrip()) or shown == title


def test_right_to_left_titles_cannot_turn_their_neighbours():
    assert clean("شارع") == "\u2068شارع\u2069"


@few
@given(digests())
def test_an_edition_survives_the_database(digest):
    assert from_json(to_json(digest.edition)) == digest.edition


def test_an_edition_of_another_version_is_refused():
    with pytest.raises(ValueError, match="version 99"):
        from_json(to_json(an_edition()) | {"v": 99})


def test_the_digest_looks_as_sketched():
    stories = (
        a_story(1, "Губернатор подписал соглашение", sources=5, at=NOON - 53 * MINUTE),
        a_story(2, "Авария на шоссе", sources=3, at=NOON - 27 * MINUTE, place=VYAZMA),
    )
    edition = an_edition(*stories)
    anna = ReaderNews(1, "Прорвало трубу", "Анна", NOON - 8 * MINUTE, 1)
    items = (Item(1), Item(2, is_update=True))
    digest = Digest(edition, Picked(items, 10), (anna, ReaderNews(2, "Пробка", "", NOON)))
    assert text(classic(digest, MOSCOW)) == (
        "🗞 Смоленск и область · 14:00–15:00\n"
        "\n"
        "1. Губернатор подписал соглашение\n"
        "   5 источников · 14:07\n"
        "2. Авария на шоссе ↻ обновляется\n"
        "   3 источника · 14:35 · Вязьма\n"
        "\n"
        "👤 Новости читателей\n"
        "• Прорвало трубу — Анна · 14:52 · 📷\n"
        "• Пробка — без имени · 15:00"
    )


def test_a_thin_hour_says_so_and_earlier_news_stand_apart():
    parts = (
        Part(Why.ASKED, 1, ()),
        Part(Why.AROUND, 1, (a_story(1, "Рядом", place=VYAZMA),)),
        Part(Why.EARLIER, 24, (a_story(2, "Раньше", at=NOON - 20 * HOUR),)),
    )
    edition = Edition(SMOLENSK, Scope.CITY, NOON, 1, parts)
    assert text(classic(a_digest(edition), MOSCOW)) == (
        "🗞 Смоленск · 14:00–15:00\n"
        "\n"
        "За этот час новостей не было.\n"
        "\n"
        "В регионе за это время\n"
        "\n"
        "1. Рядом\n"
        "   Газета 0 · 14:30 · Вязьма\n"
        "\n"
        "За последние сутки\n"
        "\n"
        "2. Раньше\n"
        "   Газета 0 · вчера, 19:00"
    )


@pytest.mark.parametrize(
    ("slot", "hours", "expected"),
    [
        pytest.param(NOON, 1, "14:00–15:00", id="one hour"),
        pytest.param(NOON, 4, "с 11:00 до 15:00", id="several"),
        pytest.param(NOON - 8 * HOUR, 10, "с 21:00 вчера до 07:00", id="over midnight"),
    ],
)
def test_the_heading_says_which_hours_it_covers(slot, hours, expected):
    page = classic(a_digest(an_edition(a_story(), slot=slot, hours=hours)), MOSCOW)
    assert expected in page.html.split("\n")[0]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(NOON - HOUR, "14:00", id="today"),
        pytest.param(NOON - 16 * HOUR, "вчера, 23:00", id="yesterday"),
        pytest.param(NOON - 48 * HOUR, "18.11, 15:00", id="before"),
    ],
)
def test_moments_are_the_readers_own(told, expected):
    assert moment(told, NOON, MOSCOW) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_form(language):
    look = Look(language, "Europe/Minsk")
    for count in (1, 2, 5, 11, 21):
        story = a_story(count, sources=count, lead="Коротко о главном.")
        digest = a_digest(an_edition(story))
        assert str(count) in classic(digest, look).html
        assert screens.why(story, look, up=count)
        assert rich.page(digest, look).html
    assert render_edition(an_edition(a_story()), form="text", look=look)
    with pytest.raises(ValueError, match="no such form"):
        render_edition(an_edition(), form="pdf", look=look)


def test_a_story_begun_before_the_window_says_from_when_to_when():
    story = a_story(1, sources=2, at=NOON - 3 * HOUR)
    grown = replace(
        story, sources=(story.sources[0], replace(story.sources[1], published=NOON - 9 * MINUTE))
    )
    page = text(classic(a_digest(an_edition(grown)), MOSCOW))
    assert "   2 источника · 12:00 – 14:51" in page


def test_a_rich_story_of_several_sources_opens_at_its_line():
    page = rich.page(a_digest(an_edition(a_story(1, sources=9), a_story(2))), MOSCOW)
    first, second = page.html.split("</li><li><p><b>")
    assert "<details><summary>9 источников · " in first
    assert "ещё 2 источника</p></details>" in first
    assert "<details>" not in second


def test_a_story_tells_why_it_is_there_in_plain_words():
    story = a_story(1, sources=5)
    assert screens.why(story, MOSCOW, up=12) == (
        "Пишут 5 источников за 4 минуты\nМестная новость\n12 👍"
    )
    assert screens.why(story, MOSCOW, placed=(VYAZMA, False)) == (
        "Пишут 5 источников за 4 минуты\nМесто источника: Вязьма"
    )


def test_the_json_of_a_digest_has_what_scripts_were_promised():
    shown = edition_json(an_edition(a_story(7, sources=2)))
    assert set(shown) == {"place", "from", "to", "stories", "readers"}
    (story,) = shown["stories"]
    promised = {"id", "title", "url", "source", "sources", "published", "score", "why"}
    assert promised | {"places", "section"} <= set(story)
    assert set(story["sources"][0]) == {"name", "url", "published"}


def test_bare_text_has_no_markup_no_buttons_and_fits():
    letter = Letter("<b>" + "я" * 5000 + "</b> &amp;").as_plain()
    method, values = call_of(letter, 7, 3)
    assert method == "sendMessage"
    assert "parse_mode" not in values
    assert length(values["text"]) <= LONGEST
    assert values["message_thread_id"] == 3


def test_a_channel_gets_ways_to_the_bot_and_nothing_personal():
    keyboard = screens.channel_keyboard(a_digest(an_edition(a_story())), "vestnik_bot", MOSCOW)
    urls = [button.url for row in keyboard for button in row]
    assert urls == [
        "https://t.me/vestnik_bot?start=add-491687",
        "https://t.me/vestnik_bot?start=p491687",
    ]
