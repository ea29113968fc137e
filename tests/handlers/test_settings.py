import pytest

from tests.handlers.stage import ANNA


@pytest.fixture
async def settled(stage):
    """Anna has a subscription and her settings open."""
    await stage.say("Смоленск")
    await stage.say("/settings")
    return stage


async def anna(stage):
    return await stage.chats.get(ANNA.id)


async def test_everything_that_is_set_is_said(settled):
    assert settled.screen == (
        "<b>Настройки</b>\n\nЯзык: Русский\nТихие часы: 0:00–7:00\nНовостей в дайджесте: 10\n"
        "Вид: выбирается сам\nЧасовой пояс: Москва, UTC+3"
    )


async def test_language(settled):
    await settled.press("Язык")
    await settled.press("Українська")
    assert settled.screen.startswith("<b>Налаштування</b>")
    await settled.say("/mine")
    assert "щогодини" in settled.screen


@pytest.mark.parametrize("size", ["3", "20"])
async def test_size(settled, size):
    await settled.press("Размер")
    await settled.press(size)
    assert (await anna(settled)).size == int(size)


async def test_view(settled):
    await settled.press("Вид")
    await settled.press("Простой")
    assert (await anna(settled)).style == "classic"
    assert "Вид: простой" in settled.screen


async def test_quiet_hours_move_the_next_digest(settled):
    await settled.press("Тихие часы")
    await settled.press("Другие часы")
    await settled.press("15")
    assert settled.screen == "С 15:00. До какого часа?"
    await settled.press("18")
    assert (await anna(settled)).quiet == (15, 18)
    (mine,) = await settled.subscriptions.of_chat(ANNA.id)
    assert mine.next_at.hour == 15  # 18:00 in Moscow


async def test_quiet_hours_can_be_none(settled):
    await settled.press("Тихие часы")
    await settled.press("Без тихих")
    assert (await anna(settled)).quiet is None
    assert "Тихие часы: нет" in settled.screen


async def test_a_time_zone_moves_the_next_digest(settled):
    await settled.press("Часовой пояс")
    await settled.press("›")  # from west to east
    await settled.press("›")
    await settled.press("Хабаровск")
    assert (await anna(settled)).time_zone == "Asia/Vladivostok"
    assert "Хабаровск, UTC+10" in settled.screen
    (mine,) = await settled.subscriptions.of_chat(ANNA.id)
    assert mine.next_at.hour == 13  # 23:00 there, where it is 22:00 now
