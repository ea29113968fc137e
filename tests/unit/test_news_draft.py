import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.ads import Price, Reach, Terms
from news.draft import (
    SAID_MOST,
    Draft,
    Said,
    as_json,
    content_of,
    draft_of,
    from_json,
    joins,
    missing,
    placed,
    told,
)
from news.kinds import Kind, Need

EMPTY = Draft("0123456789abcdef")
PLACED = placed(EMPTY, "491687", is_chosen=True)
PHOTO = {"kind": "photo", "file_id": "p"}
CHANNEL = {"kind": "channel", "name": "Смоленск сегодня", "link": "https://t.me/smol/5"}

said = st.builds(
    Said,
    id=st.integers(1, 9),
    at=st.integers(0, 99),
    text=st.sampled_from(["", "Прорвало", "трубу"]),
    media=st.sampled_from([(), (PHOTO,)]),
    origin=st.sampled_from([(), (CHANNEL,)]),
    point=st.sampled_from([None, (54.7, 32.0)]),
    album=st.sampled_from(["", "a"]),
)


def told_all(messages, draft=EMPTY):
    for message in messages:
        draft = told(draft, message)
    return draft


@given(st.lists(said, max_size=8, unique_by=lambda s: s.id), st.randoms())
def test_the_order_in_which_messages_arrive_does_not_matter(messages, random):
    shuffled = random.sample(messages, len(messages))
    assert told_all(shuffled) == told_all(messages)


@given(st.lists(said, max_size=8))
def test_hearing_a_message_twice_changes_nothing(messages):
    draft = told_all(messages)
    assert told_all(messages[-1:], draft) == draft


@given(st.lists(said, max_size=8))
def test_what_is_stored_is_what_was_said(messages):
    draft = replace(told_all(messages), kind=Kind.AD, reach=Reach.REGION, place="491687")
    assert from_json(json.loads(json.dumps(as_json(draft)))) == draft


@pytest.mark.parametrize(
    ("messages", "text"),
    [
        pytest.param([Said(1, 0, "раз"), Said(2, 9, "два")], "два", id="new words replace"),
        pytest.param(
            [Said(1, 0, "вот:"), Said(2, 0, "переслано", origin=(CHANNEL,))],
            "вот:\n\nпереслано",
            id="a forwarded message with a comment",
        ),
        pytest.param(
            [Said(1, 0, "раз", album="a"), Said(2, 0, "два", album="a")],
            "раз\n\nдва",
            id="two captions of an album",
        ),
        pytest.param(
            [Said(1, 5, "а" * 4096), Said(2, 6, "б")],
            "а" * 4096 + "\n\nб",
            id="a text that the app broke in two",
        ),
        pytest.param([Said(1, 5, "а" * 4096), Said(2, 60, "б")], "б", id="a new text much later"),
        pytest.param([Said(1, 0, "раз"), Said(2, 0, media=(PHOTO,))], "раз", id="a photo follows"),
    ],
)
def test_which_words_count(messages, text):
    assert told_all(messages).words[0] == text


def test_an_edited_message_says_what_it_says_now():
    draft = told_all([Said(1, 0, "Прорвало турбу"), Said(2, 0, media=(PHOTO,))])
    assert told(draft, Said(1, 0, "Прорвало трубу")).words[0] == "Прорвало трубу"


def test_formatting_moves_with_its_words():
    bold = {"type": "bold", "offset": 0, "length": 3}
    draft = told_all([Said(1, 0, "😀"), Said(2, 0, "два", (bold,), origin=(CHANNEL,))])
    assert draft.words == ("😀\n\nдва", ({**bold, "offset": 4},))


def test_attachments_add_up_in_order_and_are_ten_at_most():
    parts = [Said(n, 0, media=({**PHOTO, "file_id": str(n)},), album="a") for n in (3, 1, 2)]
    draft = told_all([Said(9, 0, "Слова"), *parts])
    content = content_of(draft, area="491687", signature="")
    assert [item["file_id"] for item in content.media] == ["1", "2", "3"]
    many = told_all([Said(n, 0, media=(PHOTO,)) for n in range(1, 15)])
    assert many.left_over == 4
    assert len(content_of(many, area="", signature="").media) == 10


def test_attachments_can_be_taken_off_and_others_attached():
    draft = replace(told(EMPTY, Said(1, 0, media=(PHOTO,))), media_from=1)
    assert draft.media == ()
    assert len(told(draft, Said(2, 0, media=(PHOTO,))).media) == 1


def test_where_it_was_forwarded_from_is_said_as_long_as_it_counts():
    draft = told_all(
        [Said(1, 0, "чужое", origin=(CHANNEL,)), Said(2, 0, "чужое", origin=(CHANNEL,))]
    )
    assert draft.origin == (CHANNEL,)
    assert told(draft, Said(3, 0, "своими словами")).origin == ()
    kept = told_all([Said(1, 0, "чужое", media=(PHOTO,), origin=(CHANNEL,)), Said(2, 0, "своё")])
    assert kept.origin == (CHANNEL,)


@pytest.mark.parametrize(
    ("draft", "need"),
    [
        pytest.param(EMPTY, Need.WORDS, id="nothing yet"),
        pytest.param(told(EMPTY, Said(1, 0, "…!")), Need.WORDS, id="no letters"),
        pytest.param(told(EMPTY, Said(1, 0, "Да")), Need.PLACE, id="where"),
        pytest.param(told(PLACED, Said(1, 0, "Да")), None, id="all there"),
        pytest.param(replace(EMPTY, kind=Kind.PHOTO, place="1"), Need.PICTURE, id="a photo"),
        pytest.param(
            told(replace(EMPTY, kind=Kind.PHOTO), Said(1, 0, media=({"kind": "video"},))),
            Need.PICTURE,
            id="a film is no photo",
        ),
        pytest.param(
            told(replace(PLACED, kind=Kind.PHOTO), Said(1, 0, media=(PHOTO,))),
            None,
            id="a photo needs no words",
        ),
    ],
)
def test_what_is_asked_for_next(draft, need):
    assert missing(draft) is need


def test_an_ad_is_asked_for_what_it_needs_in_turn():
    draft = told(replace(EMPTY, kind=Kind.AD), Said(1, 0, "Велосипед"))
    answers = [
        (Need.CATEGORY, {"category": "things"}),
        (Need.PRICE, {"price": Price(Terms.FREE).as_json()}),
        (Need.CONTACT, {"contact": "@anna"}),
        (Need.PLACE, {"place": "491687"}),
    ]
    for need, answer in answers:
        assert missing(draft) is need
        draft = replace(draft, **answer)
    assert missing(draft) is None
    assert content_of(draft, area="RU-SMO", signature="Анна").details == {
        "contact": "@anna", "price": Price(Terms.FREE).as_json(), "reach": "city",
    }  # fmt: skip


def test_what_is_lost_has_no_price():
    draft = told(replace(EMPTY, kind=Kind.AD, category="lost"), Said(1, 0, "Кот"))
    assert missing(draft) is Need.CONTACT


WHOLE = Said(5, 0, "Пожар", media=(PHOTO,))
HAS_WORDS = told(EMPTY, Said(1, 0, "Прорвало трубу"))


@pytest.mark.parametrize(
    ("draft", "parts", "belongs"),
    [
        pytest.param(HAS_WORDS, [Said(5, 0, "Трубу починили")], True, id="other words"),
        pytest.param(HAS_WORDS, [Said(5, 0, media=(PHOTO,))], True, id="a photo to it"),
        pytest.param(HAS_WORDS, [WHOLE], False, id="another, whole by itself"),
        pytest.param(HAS_WORDS, [Said(5, 0, "чужое", origin=(CHANNEL,))], False, id="forwarded"),
        pytest.param(told(EMPTY, Said(1, 0, media=(PHOTO,))), [WHOLE], True, id="words at last"),
        pytest.param(replace(HAS_WORDS, edits=3), [WHOLE], True, id="an edit stays one"),
    ],
)
def test_what_belongs_to_a_draft_that_is_shown(draft, parts, belongs):
    assert joins(draft, parts, is_asked=False) is belongs
    assert joins(draft, parts, is_asked=True)


def test_a_place_that_was_guessed_is_guessed_anew_and_a_chosen_one_stays():
    words = Said(1, 0, "В Вязьме прорвало трубу")
    assert told(placed(EMPTY, "491687"), words).place == ""
    assert told(PLACED, words).place == "491687"


def test_a_draft_is_bounded():
    assert len(told_all(Said(n, 0, "x") for n in range(1, 99)).said) == SAID_MOST


@given(st.lists(said, min_size=1, max_size=5), st.sampled_from(Kind))
def test_other_words_begin_with_the_old_ones(messages, kind):
    whole = replace(
        told_all(messages), kind=kind, place="491687", category="things", contact="@a",
        price=Price(Terms.TALK).as_json(),
    )  # fmt: skip
    content = content_of(whole, area="491687", signature="Анна")
    again = content_of(
        draft_of("f" * 16, content, id=5, version=2), area="491687", signature="Анна"
    )
    assert replace(again, messages=content.messages) == content
