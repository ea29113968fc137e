import pytest

from digests.buttons import Button, keyboard_json
from digests.letter import Letter, call_of

PHOTO = {"kind": "photo", "file_id": "f1"}
VIDEO = {"kind": "video", "file_id": "f2"}


def test_a_letter_that_takes_anothers_place_is_an_edit():
    method, values = call_of(Letter("<b>так</b>", edit=77, silent=True), 7, 5, paid=True)
    assert method == "editMessageText"
    assert (values["chat_id"], values["message_id"], values["text"]) == (7, 77, "<b>так</b>")
    new = {"message_thread_id", "allow_paid_broadcast", "disable_notification"}
    assert not new & values.keys()


@pytest.mark.parametrize(
    ("media", "method", "named"),
    [
        pytest.param((PHOTO,), "sendPhoto", ("photo", "f1"), id="one photo"),
        pytest.param((VIDEO,), "sendVideo", ("video", "f2"), id="one video"),
        pytest.param(
            ({"kind": "video_note", "file_id": "f3"},),
            "sendVideoNote",
            ("video_note", "f3"),
            id="a round video",
        ),
    ],
)
def test_one_picture_goes_by_itself(media, method, named):
    called, values = call_of(Letter("", media=media), 7, 0)
    assert called == method
    assert values == {"chat_id": 7, named[0]: named[1]}


def test_several_pictures_go_as_an_album():
    method, values = call_of(Letter("", media=(PHOTO, VIDEO)), 7, 3)
    assert (method, values["message_thread_id"]) == ("sendMediaGroup", 3)
    assert values["media"] == [
        {"type": "photo", "media": "f1"},
        {"type": "video", "media": "f2"},
    ]


def test_a_button_may_carry_data_packed_elsewhere():
    keyboard = ((Button("Да", data="rule:1:publish:"),),)
    assert keyboard_json(keyboard)["inline_keyboard"] == [
        [{"text": "Да", "callback_data": "rule:1:publish:"}]
    ]
