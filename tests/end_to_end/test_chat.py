"""Screens over HTTP, where Telegram's own rules are held by the sandbox."""

from sandbox.client import labels, plain
from tests.end_to_end.conftest import ANNA


async def test_an_album_becomes_one_piece_of_news_that_others_open(city):
    await city.anna.send("Смоленск")
    await city.anna.wait_for("🗞")
    await city.anna.send("/add")
    await city.anna.wait_for("Прежде чем рассказать")
    await city.anna.send_album(["street"] * 3, caption="Прорвало трубу на Николаева")
    await city.album_arrives(3)
    preview = await city.anna.wait_for("📷 3")
    await city.anna.press_and_wait(preview, "Опубликовать")
    await city.anna.wait_for("Опубликовано")
    await city.boris.send("Смоленск")
    await city.boris.wait_for("🗞")
    await city.boris.send("/readers")
    listed = await city.boris.wait_for("Прорвало трубу", where=lambda m: "1" in labels(m))
    await city.boris.press_and_wait(listed, "1")
    opened = await city.boris.wait_for("📷 3", where=lambda m: "‹ Назад" in labels(m))
    assert opened["message_id"] == listed["message_id"]
    [slides] = [b for b in opened["rich_message"]["blocks"] if b["type"] == "slideshow"]
    assert len(slides["blocks"]) == 3


async def test_an_update_that_makes_no_sense_holds_up_nobody(city):
    broken = {"message_id": 1, "date": 1, "chat": {"id": ANNA, "type": "private"}, "poll": {}}
    city.world.push("message", broken, now=city.clock())
    await city.anna.send("/start")
    assert await city.anna.wait_for("Напишите город")


async def test_a_location_leads_to_a_city(city):
    await city.anna.send("/start")
    await city.anna.wait_for("Напишите город")
    await city.anna.press_reply("📍 Рядом со мной", latitude=54.78, longitude=32.04)
    offered = await city.anna.wait_for("Рядом с вами")
    await city.anna.press_and_wait(offered, "Смоленск · 1 км")
    assert await city.anna.wait_for("🗞")


async def test_every_screen_of_the_settings_is_one_message(city):
    await city.anna.send("/settings")
    settings = await city.anna.wait_for("Настройки")
    for topic in ("Язык", "Тихие часы", "Как выглядит", "Часовой пояс"):
        await city.anna.press_and_wait(settings, topic)
        opened = await city.anna.wait_for("", where=lambda m: "‹ Назад" in labels(m))
        assert opened["message_id"] == settings["message_id"]
        await city.anna.press_and_wait(opened, "‹ Назад")
        await city.anna.wait_for("Дайджест: 10 новостей")


async def test_a_channel_is_asked_about_in_private_and_gets_the_next_hour(city):
    await city.anna.send("/start")
    await city.anna.wait_for("Напишите город")
    channel = await city.people.new_chat("channel", "Смоленск сегодня", creator=ANNA)
    await city.people.set_bot(channel, "administrator", by=ANNA)
    await city.anna.wait_for("Канал «Смоленск сегодня»")
    await city.anna.send("Смоленск")
    await city.anna.wait_for("подписывает «Смоленск сегодня»")
    await city.hours_pass(1)
    posted = await city.people.person(ANNA, channel).wait_for("🗞")
    assert all(not label.isdecimal() for label in labels(posted))


async def test_a_forged_press_is_answered(city):
    await city.anna.send("/help")
    page = await city.anna.wait_for("Что умеет")
    for data in ("s:1:1:1", "one:5:0", "draft:pub:0123456789abcdef", "nonsense"):
        answer = await city.anna.press_and_wait(page, data=data)
        assert answer["text"]


async def test_forgetting_leaves_a_chat_that_can_begin_again(city):
    await city.anna.send("Смоленск")
    await city.anna.wait_for("🗞")
    await city.anna.send("/forget")
    asked = await city.anna.wait_for("Удалить всё")
    await city.anna.press_and_wait(asked, "Удалить всё")
    await city.anna.wait_for("всё удалено")
    await city.hours_pass(2)
    digests = [m for m in await city.anna.from_bot() if plain(m).startswith("🗞")]
    assert len(digests) == 1
    await city.anna.send("/start")
    await city.anna.wait_for("Напишите город")
