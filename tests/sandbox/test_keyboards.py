"""Keyboards: what Telegram takes, and what it says of the rest."""

import pytest

from sandbox.errors import ApiError
from sandbox.keyboards import check_markup


def inline(*buttons, **more):
    return {"inline_keyboard": [list(buttons)], **more}


def button(text="a", **action):
    return {"text": text, **action}


@pytest.mark.parametrize(
    ("markup", "chat_type", "refusal"),
    [
        pytest.param({"inline_keyboard": "x"}, "private",
                     'field "inline_keyboard" must be of type Array', id="not an array"),
        pytest.param({"inline_keyboard": [{}]}, "private",
                     'field "inline_keyboard" must be an Array of Arrays', id="a row is no array"),
        pytest.param(inline(button(callback_data="")), "private", "BUTTON_DATA_INVALID",
                     id="empty data"),
        pytest.param(inline(button(callback_data="я" * 33)), "private", "BUTTON_DATA_INVALID",
                     id="66 bytes of data"),
        pytest.param(inline(button(url="не ссылка")), "private", "BUTTON_URL_INVALID", id="url"),
        pytest.param(inline(button()), "private",
                     "can't parse inline keyboard button: Text buttons are unallowed in the "
                     "inline keyboard", id="no action"),
        pytest.param(inline(button(url="https://a.ru", callback_data="x")), "private",
                     "can't parse inline keyboard button: more than one action specified: "
                     "url, callback_data", id="two actions"),
        pytest.param(inline({"callback_data": "x"}), "private",
                     "can't parse inline keyboard button: Can't find field \"text\"",
                     id="no text"),
        pytest.param(inline(button(web_app={"url": "http://a.ru"})), "private",
                     "inline keyboard button Web App URL 'http://a.ru' is invalid: Only HTTPS "
                     "links are allowed", id="web app without https"),
        pytest.param(inline(button(web_app={"url": "https://a.ru"})), "supergroup",
                     "BUTTON_TYPE_INVALID", id="web app in a group"),
        pytest.param(inline(*[button(callback_data="x")] * 9), "private",
                     "reply markup is too long", id="nine in a row"),
        pytest.param({"inline_keyboard": [[button(callback_data="x")]] * 101}, "private",
                     "reply markup is too long", id="101 buttons"),
        pytest.param({"keyboard": [[button()]]}, "channel", "inline keyboard expected",
                     id="reply keyboard in a channel"),
        pytest.param({"keyboard": [[button(request_location=True)]]}, "group",
                     "location can be requested in private chats only", id="location in a group"),
        pytest.param({"keyboard": [[button(request_location=True, request_contact=True)]]},
                     "private", "can't parse keyboard button: more than one action specified: "
                     "request_contact, request_location", id="two requests"),
        pytest.param([], "private", "object expected as reply markup", id="an array"),
    ],
)  # fmt: skip
def test_a_wrong_keyboard_is_refused(markup, chat_type, refusal):
    with pytest.raises(ApiError) as error:
        check_markup(markup, chat_type=chat_type)
    assert error.value.description == f"Bad Request: {refusal}"


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(inline(button(callback_data="x" * 64)), id="64 bytes of data"),
        pytest.param(inline(button(url="tg://user?id=1")), id="tg link"),
        pytest.param(inline(button(web_app={"url": "http://localhost:8080/"})), id="local app"),
        pytest.param(inline(button(switch_inline_query="")), id="empty inline query"),
        pytest.param(inline(button(copy_text={"text": "a"})), id="copy"),
        pytest.param({"keyboard": [[button(request_location=True)]]}, id="location"),
        pytest.param({"remove_keyboard": True}, id="remove"),
        pytest.param({"force_reply": True}, id="force reply"),
    ],
)
def test_a_right_keyboard_passes(markup):
    assert check_markup(markup, chat_type="private") == markup


def test_plain_strings_are_buttons_of_a_reply_keyboard():
    checked = check_markup({"keyboard": [["a"]]}, chat_type="private")
    assert checked == {"keyboard": [[{"text": "a"}]]}


@pytest.mark.parametrize("markup", [None, {"inline_keyboard": []}, {"inline_keyboard": [[]]}])
def test_no_buttons_mean_no_keyboard(markup):
    assert check_markup(markup, chat_type="private") is None
