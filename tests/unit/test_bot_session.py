import json
import logging

import pytest
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramUnauthorizedError
from aiogram.methods import GetMe, GetUpdates

from bot.session import Session

TOKEN = "42:secret"
CHAT = {"id": 7, "type": "private"}


def message(number, **more):
    told = {"message_id": 1, "date": 1_790_000_000, "chat": CHAT} | more
    return {"update_id": number, "message": told}


@pytest.fixture
def bot():
    return Bot(TOKEN, session=Session())


def read(bot, method, answer, status=200):
    return bot.session.check_response(bot, method, status, json.dumps(answer))


def test_an_update_that_cannot_be_read_holds_up_no_other(bot, caplog):
    broken = message(2, text="тайна", poll={"question": "кто"})
    answer = {"ok": True, "result": [message(1, text="раз"), broken, message(3, text="три")]}
    with caplog.at_level(logging.ERROR):
        updates = read(bot, GetUpdates(), answer).result
    assert [update.update_id for update in updates] == [1, 2, 3]
    assert [update.message and update.message.text for update in updates] == ["раз", None, "три"]
    assert "update 2" in caplog.text
    assert "message.poll.options" in caplog.text
    assert "тайна" not in caplog.text


def test_updates_answer_through_their_bot(bot):
    broken = message(2, poll={})
    updates = read(bot, GetUpdates(), {"ok": True, "result": [message(1), broken]}).result
    assert updates[0].message.bot is bot


@pytest.mark.parametrize(
    "answer",
    [[], {"ok": True, "result": "тайна"}, {"ok": True, "result": [{"text": "тайна"}]}, {"ok": 5}],
)
def test_what_is_no_answer_is_an_error_that_shows_nothing_of_it(bot, answer):
    with pytest.raises(ClientDecodeError) as caught:
        read(bot, GetUpdates(), answer)
    assert "тайна" not in str(caught.value)


def test_other_answers_are_read_as_ever(bot):
    me = {"id": 42, "is_bot": True, "first_name": "Вестник"}
    assert read(bot, GetMe(), {"ok": True, "result": me}).result.id == 42
    with pytest.raises(ClientDecodeError):
        read(bot, GetMe(), {"ok": True, "result": {"id": 42}})
    with pytest.raises(TelegramUnauthorizedError):
        read(bot, GetUpdates(), {"ok": False, "description": "Unauthorized"}, status=401)
