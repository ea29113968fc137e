from datetime import timedelta

import pytest

from digests.render import Look
from handlers.admin import screen
from news.model import ChatId
from storage.deliveries import NewDelivery
from storage.outbox import Outbox, Sent
from storage.progress import Lane, Progress
from storage.senders import SenderState
from tests.conftest import NOON
from tests.handlers.cast import ANNA, BORIS, GROUP
from tests.handlers.stage import Stage

MINUTE = timedelta(minutes=1)
MOSCOW = Look("ru", "Europe/Moscow")

OPERATORS_ONLY = "Only operators of the bot can do this: the setting ADMIN_IDS names them."


@pytest.fixture
async def stage(sqlite):
    made = Stage(sqlite, operators=[ANNA.id])
    yield made
    await made.bot.session.close()


async def waiting(stage, sqlite, kind="digest"):
    await stage.say("/start")
    row = NewDelivery(ChatId(ANNA.id), kind, "x", NOON, NOON - 5 * MINUTE, {"items": []})
    await Outbox(sqlite).notify(row)
    return Outbox(sqlite)


async def test_an_operator_sees_what_waits_and_looks_again(stage, sqlite):
    outbox = await waiting(stage, sqlite)
    await stage.say("/admin")
    assert "дайджесты: 1" in stage.screen
    assert "Самое давнее ждёт 5 минут." in stage.screen
    assert stage.labels == ["Обновить"]
    (row,) = await outbox.claim(now=NOON, lease=MINUTE, limit=1)
    await outbox.settle([Sent(row.id, 1)], now=NOON)
    await stage.press("Обновить")
    assert "Ничего не ждёт отправки." in stage.screen
    assert "За час отправлено: 1" in stage.screen
    assert stage.toast == "Обновлено"


async def test_nobody_else_sees_it_whatever_they_press(stage):
    await stage.say("/admin", user=BORIS)
    assert OPERATORS_ONLY in stage.screen
    before = len(stage.texts)
    await stage.press_data("adm:send", user=BORIS)
    assert stage.toast == OPERATORS_ONLY
    assert len(stage.texts) == before


async def test_in_a_group_it_says_nothing(stage):
    await stage.say("/admin", chat=GROUP)
    assert not any("Отправка" in text for text in stage.texts)


def test_the_screen_tells_everything_there_is_to_know():
    lanes = {"notice": Lane(2, 0, NOON), "alert": Lane(), "digest": Lane(1_300, 7, NOON)}
    progress = Progress(
        lanes,
        {"sent": 90_000, "flood": 3, "no answer": 4, "refused": 1},
        {},
        21.7,
        {"blocked": 12, "something new": 1},
        2,
        (SenderState("a", 12.0, 0.8, NOON + 20 * MINUTE), SenderState("b", 15.0)),
    )
    text = screen(progress, MOSCOW, NOON + 3 * MINUTE)
    for line in (
        "<b>Отправка</b> · 15:03:00",
        "• сообщения бота: 2",
        "• дайджесты: 1",
        "Самое давнее ждёт 3 минуты.",
        "Осталось примерно на 1 минуту.",
        "Отложено на потом: 7",
        "За час отправлено: 90",
        "Сейчас в секунду: 22, можно 27",
        "Экземпляров: 2",
        "скорость снижена до 80 %",
        "Telegram просит подождать до 15:20:00.",
        "Просил подождать за час: 3",
        "Без ответа за час, пробуем снова: 4",
        "Не доставлено за час: 1",
        "Недоступных чатов: 13",
        "• заблокировали бота: 12",
        "• по другой причине: 1",
        "Подписок в закрытых темах: 2",
    ):
        assert line in text.replace("\u00a0", " "), line
    assert "оповещения" not in text


def test_a_bot_that_does_not_run_says_so():
    text = screen(Progress(), MOSCOW, NOON)
    assert "Сейчас никто не отправляет" in text
    assert "Недоступных" not in text
