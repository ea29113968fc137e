"""Every question has a way back, and every press an answer."""

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import EditMessageText

from locales import LANGUAGES, translator
from news.model import PlaceId
from tests.handlers.cast import ANNA, BOT, CHANNEL, LEFT, admin

SMOLENSK = PlaceId("491687")
SAME = TelegramBadRequest(
    method=EditMessageText(text="x"), message="Bad Request: message is not modified: …"
)


@pytest.fixture
async def channel(stage):
    """Anna has made the bot an administrator of her channel, and is asked what it is for."""
    stage.session.admins.add((CHANNEL.id, ANNA.id))
    await stage.say("/start")
    await stage.member(CHANNEL, LEFT, admin(BOT))
    return stage


async def of_channel(stage):
    return [one.place_id for one in await stage.subscriptions.of_chat(CHANNEL.id)]


async def test_from_the_city_of_a_channel_one_comes_back_to_what_it_is_for(channel):
    question = channel.screen
    await channel.press("Публиковать дайджест")
    assert channel.labels == ["Выбрать из списка", "‹ Назад"]
    await channel.press("‹ Назад")
    assert channel.screen == question
    await channel.say("Смоленск")
    assert await of_channel(channel) == []  # nothing is waited for any more: it is Anna's own
    assert [s.place_id for s in await channel.subscriptions.of_chat(ANNA.id)] == [SMOLENSK]


async def test_from_another_city_of_a_channel_one_comes_back_to_its_subscriptions(channel):
    await channel.press("Публиковать дайджест")
    await channel.say("Минск")
    await channel.say("/mine")
    await channel.press("Группы и каналы")
    await channel.press(CHANNEL.title)
    await channel.press("Добавить")
    assert "Новости какого города публиковать" in channel.screen
    assert channel.labels == ["Выбрать из списка", "‹ Назад"]
    await channel.press("‹ Назад")
    assert "Минск" in channel.screen
    await channel.say("Смоленск")
    assert SMOLENSK not in await of_channel(channel)
    await channel.say("/mine")
    assert "Смоленск" in channel.screen


async def test_the_question_that_one_did_not_leave_still_waits(channel):
    await channel.press("Публиковать дайджест")
    await channel.say("Смоленск")
    assert await of_channel(channel) == [SMOLENSK]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_press_of_what_is_chosen_already_is_answered(stage, language):
    await stage.say("Смоленск")
    await stage.chats.change(ANNA.id, language=language)
    t = translator(language)
    await stage.say("/settings")
    await stage.press(t.plain("button-look"))
    stage.session.once["EditMessageText"] = SAME
    await stage.press("✓")
    assert stage.toast == t.plain("toast-unchanged")
    await stage.press(t.plain("button-style-classic"))
    assert stage.toast is None  # what changed is seen


async def test_a_press_that_says_something_itself_says_that(stage):
    await stage.say("Смоленск")
    await stage.say("/settings")
    await stage.press("Сбросить")
    stage.session.once["EditMessageText"] = SAME
    await stage.press("Да, сбросить")
    assert stage.toast == "Настройки теперь такие, как были в начале."
