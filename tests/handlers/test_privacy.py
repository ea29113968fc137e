import json
import logging
from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.handlers.cast import ANNA, BORIS, GROUP

DAY = timedelta(days=1)
READER = BORIS.model_copy(update={"language_code": "ru"})


@pytest.fixture
async def author(stage):
    await stage.say("Смоленск")
    await stage.say("/add")
    await stage.say("Прорвало трубу")
    await stage.press("Опубликовать")
    return stage


async def test_export_is_a_file_with_everything(author):
    await author.say("/export")
    sent = author.sent[-1]
    assert sent.document.filename == "vestnik.json"
    given = json.loads(sent.document.data)
    assert given["submissions"][0]["text"] == "Прорвало трубу"
    assert given["subscriptions"][0]["place_id"] == "491687"
    assert "/forget" in sent.caption


async def test_export_is_not_for_a_group(author):
    await author.say("/export", ANNA, GROUP)
    assert "в личном чате" in author.screen


async def test_forgetting_takes_the_news_along(author):
    author.now += DAY
    await author.say("/forget")
    assert "без имени" in author.screen
    await author.press("Удалить всё")
    assert "всё удалено" in author.screen
    assert await author.submissions.get(1) is None


async def test_or_leaves_them_without_a_name(author):
    author.now += DAY
    await author.say("/forget")
    await author.press("Новости без имени")
    await author.say("Смоленск", READER)
    await author.say("/readers", READER)
    assert "1. Прорвало трубу — без имени" in author.screen
    await author.press("1", READER)
    await author.press("👍", READER)
    assert (await author.submissions.get(1)).likes == 1


async def test_who_has_no_news_is_asked_plainly(stage):
    await stage.say("Смоленск")
    await stage.say("/forget")
    assert stage.labels == ["Удалить всё", "Не удалять"]
    await stage.press("Не удалять")
    assert "Всё осталось как было" in stage.screen


async def test_what_goes_wrong_leaves_nothing_of_a_person_in_the_log(author, sqlite, caplog):
    await author.say("/add")
    await author.say("Тайные слова на Николаева")
    publish = author.button("Опубликовать").callback_data
    async with sqlite.begin() as connection:
        await connection.execute(text("DROP TABLE submissions"))
    with caplog.at_level(logging.DEBUG):
        await author.press_data(publish)
    assert "Что-то пошло не так" in author.toast
    assert "a handler failed" in caplog.text
    for secret in ("Тайные", "Николаева", "Анна"):
        assert secret not in caplog.text
