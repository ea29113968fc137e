import json

from hypothesis import given
from hypothesis import strategies as st

from digests.buttons import AddNews, Button, OpenDigest, OpenStory
from digests.letter import Letter, call_of
from digests.sheet import STAND_IN, sheet_of

texts = st.text(st.characters(codec="utf-8"), max_size=60) | st.just(f"№ {STAND_IN}")
numbers = st.integers(1, 2**53)
chats = st.integers(-(2**53), 2**53)


def keyboard(delivery):
    return (
        (Button("1", OpenStory(delivery, 0)), Button("2", OpenStory(delivery, 1))),
        (Button("Ещё", OpenDigest(delivery, 10)), Button("Добавить", AddNews("491687"))),
    )


@given(texts, numbers, chats, st.integers(0, 99), st.booleans(), st.booleans(), st.booleans())
def test_a_sheet_filled_in_is_the_call_of_the_letter(
    text, delivery, chat, thread, rich, paid, silent
):
    sheet = sheet_of(Letter(text, keyboard(STAND_IN), rich=rich))
    body = json.loads(sheet.body(delivery, chat, thread, paid=paid, silent=silent))
    letter = Letter(text, keyboard(delivery), rich=rich, silent=silent)
    assert (sheet.method, body) == call_of(letter, chat, thread, paid=paid)


@given(texts, numbers, chats, st.booleans())
def test_a_letter_in_place_of_another_or_with_pictures_is_its_call_too(
    text, delivery, chat, silent
):
    media = ({"kind": "photo", "file_id": "a"}, {"kind": "video", "file_id": "b"})
    for letter in (
        Letter(text, keyboard(delivery), edit=5, silent=silent),
        Letter("", media=media, silent=silent),
        Letter("", media=media[:1], silent=silent),
    ):
        sheet = sheet_of(letter)
        assert (sheet.method, json.loads(sheet.body(1, chat, 3))) == call_of(letter, chat, 3)


@given(texts, chats)
def test_a_letter_without_buttons_has_no_keyboard(text, chat):
    sheet = sheet_of(Letter(text).as_plain())
    assert (sheet.method, json.loads(sheet.body(1, chat))) == call_of(sheet.letter, chat, 0)
