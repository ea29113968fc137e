import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.pick import offer
from digests.wishes import (
    ALL,
    STEMS_MOST,
    TYPED_MOST,
    Matcher,
    Wish,
    phrases,
    sections_of,
    with_section,
)
from news.model import Section
from news.text import stems
from tests.digests.builders import a_story, an_edition

words = st.sampled_from(
    [
        "мост",
        "дорога",
        "пожар",
        "футбол",
        "матч",
        "курс",
        "доллара",
        "вода",
        "ремонт",
        "и",
        "в",
        "на",
    ]
)
texts = st.lists(words, max_size=12).map(" ".join)


def wish(muted="", wanted="", **more):
    """A wish of what a person typed."""
    return Wish(
        muted=tuple(key for _, key in phrases(muted)),
        wanted=tuple(key for _, key in phrases(wanted)),
        **more,
    )


@pytest.mark.parametrize(
    ("muted", "title", "hidden"),
    [
        pytest.param("футбол", "Итоги футбола и хоккея", True, id="another form"),
        pytest.param("футбол", "Открыли мост", False, id="something else"),
        pytest.param("ФУТБОЛ", "про футбол", True, id="capitals"),
        pytest.param("курс доллара", "Курсы доллара выросли", True, id="a phrase"),
        pytest.param("курс доллара", "Курс повышения; доллар", False, id="words of it apart"),
        pytest.param("война и мир", "Роман «Война и мир» в театре", True, id="small words in it"),
        pytest.param("ё", "Ёж", False, id="one letter is not a beginning"),
        pytest.param("2026", "Планы на 2026 год", True, id="a number"),
        pytest.param("футбол, мост", "Мосту нужен ремонт", True, id="the second of two"),
        pytest.param(".*", "Что угодно", False, id="no patterns"),
        pytest.param("новини", "Новини дня", True, id="Ukrainian"),
    ],
)
def test_what_is_hidden(muted, title, hidden):
    assert wish(muted).takes(a_story(1, title)) is not hidden


def test_the_beginning_of_the_text_counts_as_well():
    story = a_story(1, "Итоги дня", lead="Футболисты вышли на поле. Футбол.")
    assert not wish("футбол").takes(story)
    assert wish(wanted="футбол").takes(story)


def test_with_words_to_have_only_those_come_and_hidden_ones_still_do_not():
    repair = wish(muted="футбол", wanted="ремонт, вода")
    assert repair.takes(a_story(1, "Ремонт моста"))
    assert not repair.takes(a_story(1, "Открыли мост"))
    assert not repair.takes(a_story(1, "Ремонт поля для футбола"))


def test_a_section_that_is_off_does_not_come():
    assert not Wish(muted_sections="society,sport").takes(a_story(1))
    assert Wish(muted_sections="sport").takes(a_story(1))


def test_nothing_wished_is_nothing_left_out():
    assert not ALL
    assert Wish(muted_sections="sport")
    assert Wish(readers=False)
    assert ALL.takes(a_story(1))


@given(texts, texts)
def test_a_muted_word_and_a_wanted_one_are_opposites(typed, title):
    if not (found := phrases(typed)):
        return
    story = a_story(1, title)
    assert wish(typed).takes(story) is not wish(wanted=typed).takes(story)
    present = " ".join(stems(title))
    alone = any(f" {key} " in f" {present} " for _, key in found)
    assert wish(wanted=typed).takes(story) is alone


@given(st.lists(texts, max_size=30), texts)
def test_a_matcher_finds_what_any_of_its_phrases_finds(typed, title):
    keys = tuple(key for text in typed for _, key in phrases(text))
    text = tuple(stems(title))
    assert Matcher(keys).finds(text) is any(Matcher((key,)).finds(text) for key in keys)


@given(st.text(max_size=2_000))
def test_anything_typed_is_read_as_few_short_phrases(text):
    found = phrases(text)
    assert len(found) <= TYPED_MOST
    assert len({key for _, key in found}) == len(found)
    for shown, key in found:
        assert 0 < len(shown) <= 62
        assert 1 <= len(key.split()) <= STEMS_MOST
        assert "\n" not in shown


def test_five_hundred_words_are_read_from_one_message_and_no_more():
    many = "\n".join(f"слово{n}" for n in range(900))
    assert len(phrases(many)) == TYPED_MOST


@given(st.lists(st.sampled_from(list(Section)), max_size=8), st.sampled_from(list(Section)))
def test_sections_are_switched_one_at_a_time_and_twice_is_once(muted, section):
    start = ""
    for one in muted:
        start = with_section(start, one, on=False)
    off = with_section(start, section, on=False)
    assert with_section(off, section, on=False) == off
    assert section in sections_of(off)
    on = with_section(off, section, on=True)
    assert set(sections_of(on)) == set(muted) - {section}


@given(st.lists(texts, min_size=1, max_size=12), texts, st.integers(3, 20))
def test_a_wish_only_leaves_out_and_keeps_the_order(titles, typed, size):
    edition = an_edition(*(a_story(n + 1, title) for n, title in enumerate(titles)))
    chosen = wish(typed)
    every = [item.id for item in offer(edition, size).whole.items]
    some = [item.id for item in offer(edition, size, wish=chosen.takes).whole.items]
    taken = {story.id for story in edition.stories if chosen.takes(story)}
    assert some == [id for id in every if id in taken]
