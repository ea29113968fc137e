"""Pictures or none, headlines alone or not, and what is given up first when Telegram refuses."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests import rich
from digests.buttons import OpenStory
from digests.letter import Letter, call_of, digest_letter
from digests.plain import length
from digests.render import LONGEST, ReaderNews, classic
from news.model import ChatId, DeliveryId, SubmissionId
from tests.conftest import NOON
from tests.digests.builders import MOSCOW, a_digest, a_story, an_edition

IMAGE = "https://s0.example/a.jpg?x=1&y=2"


def a_reader(id=1, *photos):
    return ReaderNews(SubmissionId(id), "Прорвало трубу", "Анна", NOON, len(photos), photos)


def a_page(*, pictures="auto", compact=False, readers=()):
    stories = [a_story(1, sources=3), replace(a_story(2), image=IMAGE)]
    digest = a_digest(an_edition(*stories), readers=tuple(readers))
    look = replace(MOSCOW, pictures=pictures, compact=compact)
    return rich.page(digest, look), classic(digest, look)


def test_headlines_alone_have_no_second_line_in_either_form():
    modern, simple = a_page(compact=True)
    assert "14:30" not in modern.html + simple.html
    assert "<details>" not in modern.html
    assert "1. <a" in simple.html
    assert length(simple.html) < length(a_page()[1].html)


def test_readers_photos_are_a_slideshow_and_one_is_a_picture():
    modern, _ = a_page(readers=[a_reader(1, "f1", "f2"), a_reader(2, "f2", "f3")])
    assert modern.photos == ("f1", "f2", "f3")
    assert modern.html.count("tg://photo?id=p") == 3
    assert "<tg-slideshow>" in modern.html
    alone, _ = a_page(readers=[a_reader(1, "f1")])
    assert '<img src="tg://photo?id=p0"/>' in alone.html
    assert "<tg-slideshow>" not in alone.html


@pytest.mark.parametrize(
    ("pictures", "lead", "photos", "preview"),
    [
        pytest.param("auto", False, 1, "", id="by itself: readers' photos"),
        pytest.param("on", True, 1, "https://s0.example/1", id="all of them"),
        pytest.param("off", False, 0, "", id="none"),
    ],
)
def test_pictures_are_as_chosen(pictures, lead, photos, preview):
    modern, simple = a_page(pictures=pictures, readers=[a_reader(1, "f1")])
    assert ("https://s0.example/a.jpg?x=1&amp;y=2" in modern.html) is lead
    assert len(modern.photos) == photos
    assert simple.preview == preview


def test_a_letter_says_which_pictures_it_shows():
    modern, simple = a_page(pictures="on", readers=[a_reader(1, "f1", "f2")])
    letter = Letter(modern.html, rich=True, photos=modern.photos)
    method, values = call_of(letter, ChatId(7), 0)
    assert method == "sendRichMessage"
    assert values["rich_message"]["media"] == [
        {"id": "p0", "media": {"type": "photo", "media": "f1"}},
        {"id": "p1", "media": {"type": "photo", "media": "f2"}},
    ]
    _, values = call_of(Letter(simple.html, preview=simple.preview), ChatId(7), 0)
    assert values["link_preview_options"]["url"] == "https://s0.example/1"
    _, values = call_of(Letter(simple.html), ChatId(7), 0)
    assert values["link_preview_options"] == {"is_disabled": True}


def test_a_rich_letter_takes_the_place_of_a_message_too():
    method, values = call_of(Letter("<p>a</p>", rich=True, edit=5), ChatId(7), 0)
    assert (method, values["message_id"]) == ("editMessageText", 5)
    assert values["rich_message"]["html"] == "<p>a</p>"


def test_pictures_are_what_is_given_up_first():
    modern, _ = a_page(pictures="on", readers=[a_reader(1, "f1", "f2")])
    letter = Letter(modern.html, rich=True, photos=modern.photos)
    simpler = letter.without_pictures()
    assert "<img" not in simpler.html
    assert "slideshow" not in simpler.html
    assert simpler.photos == ()
    assert simpler.without_pictures() is None
    assert simpler.html == a_page(pictures="off", readers=[a_reader(1, "f1", "f2")])[0].html
    assert Letter("<b>a</b>").without_pictures() is None


def test_a_picture_behind_no_address_of_the_web_is_left_out():
    story = replace(a_story(1), image='javascript:"<b>')
    page = rich.page(a_digest(an_edition(story)), replace(MOSCOW, pictures="on"))
    assert "<img" not in page.html


@given(st.integers(3_000, 30_000), st.integers(1, 4))
def test_a_story_that_fits_on_no_page_is_told_by_its_beginning(size, count):
    digest = a_digest(an_edition(*(a_story(n + 1) for n in range(count))))

    def huge(story, item, edition, look):
        return f"{'ы' * size} <b>&amp;</b>"

    start = 0
    for _ in range(count):
        page = classic(digest, MOSCOW, start, story=huge)
        assert length(page.html) <= LONGEST
        assert page.end > start
        assert f"\n{start + 1}. ы" in page.html
        assert page.html.count("<b>") == page.html.count("</b>")
        start = page.end
    assert start == count


def test_a_digest_of_the_command_line_and_of_a_press_look_the_same():
    digest = a_digest(an_edition(a_story(1)))
    letter = digest_letter(DeliveryId(1), digest, MOSCOW)
    assert letter.html == classic(digest, MOSCOW).html
    assert letter.keyboard[0][0].press == OpenStory(DeliveryId(1), 0, 0)
