"""When digests come, over HTTP: nights, mornings, sound, downtime."""

from sandbox.client import plain
from tests.conftest import NOON
from tests.end_to_end.conftest import ANNA, a_city


async def digests(person):
    """First lines of the digests a person has, oldest first."""
    return [plain(m).splitlines()[0] for m in await person.from_bot() if "🗞" in plain(m)]


async def sent(city, after):
    """The calls of the bot that sent Anna a digest, after a number."""
    calls = [
        call
        for method in ("sendMessage", "sendRichMessage")
        for call in await city.people.calls(method, after=after)
    ]
    mine = [c for c in calls if int(c["params"]["chat_id"]) == ANNA]
    return [c["params"] for c in mine if "🗞" in str(c["params"])]


async def last_call(city):
    return max((call["id"] for call in await city.people.calls()), default=0)


async def test_the_morning_covers_the_night(tmp_path):
    async with a_city(tmp_path, NOON.replace(hour=19, minute=20)) as city:  # 22:20 in Moscow
        await city.anna.send("Смоленск")
        await city.anna.wait_for("🗞")
        await city.hours_pass(1)
        await city.hours_pass(9)
        _, evening, morning = await digests(city.anna)
    assert "22:00–23:00" in evening
    assert "с 23:00 вчера до 08:00" in morning


async def test_who_subscribes_at_night_gets_the_night_in_the_morning(tmp_path):
    async with a_city(tmp_path, NOON.replace(hour=22, minute=20)) as city:  # 1:20 in Moscow
        await city.anna.send("Смоленск")
        await city.anna.wait_for("🗞")
        await city.hours_pass(7)
        _, morning = await digests(city.anna)
    assert "с 01:00 до 08:00" in morning


async def test_quiet_hours_may_be_silent_ones_instead(city):
    await city.anna.send("Смоленск")
    await city.anna.wait_for("🗞")
    await city.anna.send("/settings")
    settings = await city.anna.wait_for("Настройки")
    await city.anna.press_and_wait(settings, "Тихие часы")
    await city.anna.press_and_wait(settings, "Без звука")
    await city.anna.send("/mine")
    listed = await city.anna.wait_for("Ваши подписки")
    await city.anna.press_and_wait(listed, "Смоленск ›")
    await city.anna.press_and_wait(listed, "Когда")
    await city.anna.press_and_wait(listed, "По часам")
    await city.anna.press_and_wait(listed, "3")
    before = await last_call(city)
    await city.hours_pass(12)  # 3:20 at night
    *evening, night = await sent(city, before)
    assert evening
    assert not any(call.get("disable_notification") for call in evening)
    assert night["disable_notification"] is True


async def test_sound_off_is_off_at_noon_too(city):
    await city.anna.send("Смоленск")
    await city.anna.wait_for("🗞")
    await city.anna.send("/settings")
    await city.anna.press_and_wait(await city.anna.wait_for("Настройки"), "Выключить звук")
    before = await last_call(city)
    await city.hours_pass(2)
    calls = await sent(city, before)
    assert calls
    assert all(call["disable_notification"] is True for call in calls)
