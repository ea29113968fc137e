from datetime import timedelta

import pytest

from digests.schedule import ALL_HOURS
from tests.conftest import NOON
from tests.handlers.cast import ANNA


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
        "<b>Настройки</b>\n\nЯзык: Русский\nЧасовой пояс: Москва, UTC+3\n"
        "Тихие часы: 0:00–7:00, ничего не приходит\nЗвук: есть\n"
        "Дайджест: 10 новостей, вид выбирается сам"
    )


async def test_language(settled):
    await settled.press("Язык")
    await settled.press("Українська")
    assert settled.screen.startswith("<b>Налаштування</b>")
    await settled.say("/mine")
    assert "щогодини" in settled.screen


@pytest.mark.parametrize("size", ["3", "20"])
async def test_size(settled, size):
    await settled.press("Как выглядит")
    await settled.press("Новостей: 10")
    await settled.press(size)
    assert (await anna(settled)).size == int(size)


async def test_view(settled):
    await settled.press("Как выглядит")
    edit = next(m for m in reversed(settled.sent) if getattr(m, "reply_markup", None))
    shown = [[button.text for button in row] for row in edit.reply_markup.inline_keyboard]
    assert ["Современный", "Простой"] in shown
    assert max(map(len, shown)) == 2  # three of these words in a row are cut on a phone
    await settled.press("Простой")
    assert (await anna(settled)).style == "classic"
    assert "✓ Простой" in settled.labels
    await settled.press("‹ Назад")
    assert "простой вид" in settled.screen


@pytest.mark.parametrize(
    ("label", "setting", "words"),
    [
        ("С картинками", {"pictures": "on"}, "с картинками"),
        ("Без картинок", {"pictures": "off"}, "без картинок"),
        ("Только заголовки", {"compact": True}, "только заголовки"),
    ],
)
async def test_pictures_and_headlines_alone(settled, label, setting, words):
    await settled.press("Как выглядит")
    await settled.press(label)
    assert f"✓ {label}" in settled.labels
    found = await anna(settled)
    assert {name: getattr(found, name) for name in setting} == setting
    await settled.press("‹ Назад")
    assert words in settled.screen


async def test_a_digest_of_headlines_has_nothing_else(settled):
    await settled.newsroom.tell("Мост открыли", "a", "b")
    await settled.press("Как выглядит")
    await settled.press("Только заголовки")
    settled.now += timedelta(minutes=1)
    await settled.say("/now")
    assert "Мост открыли" in settled.screen
    assert "источника" not in settled.screen
    await settled.press("1")
    assert "Кто пишет" in settled.screen


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
    assert "Без звука" not in settled.labels
    await settled.press("‹ Назад")
    assert "Тихие часы: нет" in settled.screen


async def test_quiet_hours_without_a_sound_hold_nothing_back(settled):
    settled.now = NOON.replace(hour=22)  # 1 at night in Moscow
    (mine,) = await settled.subscriptions.of_chat(ANNA.id)
    every = {"hours": ALL_HOURS, "next_at": mine.next_at}
    await settled.subscriptions.change(ANNA.id, mine.id, **every)
    await settled.press("Тихие часы")
    await settled.press("Без звука")
    assert (await anna(settled)).held is None
    (mine,) = await settled.subscriptions.of_chat(ANNA.id)
    assert mine.next_at.hour == 23
    await settled.press("Не присылать")
    (mine,) = await settled.subscriptions.of_chat(ANNA.id)
    assert mine.next_at.hour == 4  # 7 in Moscow
    await settled.press("‹ Назад")
    assert "0:00–7:00, ничего не приходит" in settled.screen


async def test_sound_is_switched_off_and_on(settled):
    await settled.press("Выключить звук")
    assert (await anna(settled)).silent
    assert "Звук: нет" in settled.screen
    await settled.press("Включить звук")
    assert not (await anna(settled)).silent


async def test_settings_go_back_to_what_they_were_but_not_the_language(settled):
    await settled.chats.change(
        ANNA.id, size=3, style="classic", silent=True, quiet_from=None, language="uk"
    )
    await settled.say("/settings")
    await settled.press("Скинути")
    await settled.press("Так, скинути")
    now = await anna(settled)
    assert (now.size, now.style, now.silent, now.quiet) == (10, "auto", False, (0, 7))
    assert now.language == "uk"
    assert "на початку" in settled.toast


async def test_a_zone_abroad_for_those_who_left(settled):
    await settled.press("Часовой пояс")
    await settled.press("Другие страны")
    await settled.press("Берлин, UTC+1")
    assert (await anna(settled)).time_zone == "Europe/Berlin"
    assert "Берлин, UTC+1" in settled.screen


async def test_a_time_zone_moves_the_next_digest(settled):
    await settled.press("Часовой пояс")
    await settled.press("›")  # from west to east
    await settled.press("›")
    await settled.press("Хабаровск")
    assert (await anna(settled)).time_zone == "Asia/Vladivostok"
    assert "Хабаровск, UTC+10" in settled.screen
    (mine,) = await settled.subscriptions.of_chat(ANNA.id)
    assert mine.next_at.hour == 13  # 23:00 there, where it is 22:00 now
