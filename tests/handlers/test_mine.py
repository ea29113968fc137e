import asyncio

import pytest

from digests.schedule import ALL_DAYS, HOURS, Frequency
from tests.handlers.cast import ANNA, BORIS, CHANNEL, GROUP

SMOLENSK = "491687"


@pytest.fixture
async def subscribed(stage):
    """Anna reads Смоленск; the noon of Greenwich is three in the afternoon there."""
    await stage.say("Смоленск")
    await stage.say("/mine")
    return stage


async def only(stage, chat_id=ANNA.id):
    (found,) = await stage.subscriptions.of_chat(chat_id)
    return found


async def test_the_list_says_what_comes_and_when(subscribed):
    assert subscribed.screen == (
        "<b>Ваши подписки</b>\n\n📍 <b>Смоленск и область</b>\n"
        "каждый час с 8 до 23 · следующий: 16:00"
    )
    assert subscribed.labels == ["Смоленск ›", "Добавить город", "Приостановить всё"]


async def test_an_empty_list_has_a_next_step(stage):
    await stage.say("/mine")
    assert "Подписок пока нет" in stage.screen
    assert stage.labels == ["Добавить город"]


@pytest.mark.parametrize(
    ("label", "frequency", "words"),
    [
        ("Раз в три часа", Frequency.THREE_HOURS, "раз в три часа с 8 до 23 · следующий: 17:00"),
        ("Утром и вечером", Frequency.TWICE, "утром и вечером · следующий: 20:00"),
        ("Раз в день", Frequency.DAILY, "раз в день в 9:00 · следующий: завтра, 9:00"),
    ],
)
async def test_a_preset_changes_the_hours_and_the_next_digest(subscribed, label, frequency, words):
    await subscribed.press("Смоленск")
    await subscribed.press("Когда")
    await subscribed.press(label)
    assert (await only(subscribed)).hours == HOURS[frequency]
    assert words in subscribed.screen
    assert f"✓ {label}" in subscribed.labels


async def test_hours_are_tapped_on_and_off_and_one_stays(subscribed):
    await subscribed.press("Смоленск")
    await subscribed.press("Когда")
    await subscribed.press("Раз в день")
    await subscribed.press("По часам")
    await subscribed.press("18")
    assert "по часам: 9, 18 · следующий: 18:00" in subscribed.screen
    await subscribed.press("✓ 9")
    await subscribed.press("✓ 18")
    assert "хотя бы один час" in subscribed.toast
    assert (await only(subscribed)).hours == 1 << 18


async def test_only_quiet_hours_are_warned_about(subscribed):
    await subscribed.press("Смоленск")
    await subscribed.press("Когда")
    await subscribed.press("Раз в день")
    await subscribed.press("По часам")
    await subscribed.press("3")
    await subscribed.press("✓ 9")
    assert "тихие" in subscribed.toast
    assert "никогда" in subscribed.screen


async def test_weekdays_are_said_in_words(subscribed):
    await subscribed.press("Смоленск")
    await subscribed.press("Когда")
    await subscribed.press("Выходные")
    assert "по выходным · следующий: завтра, 8:00" in subscribed.screen  # noon is a Friday's


async def test_days_are_tapped_on_and_off_and_one_stays(subscribed):
    await subscribed.press("Смоленск")
    await subscribed.press("Когда")
    await subscribed.press("По дням")
    days = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"]
    assert subscribed.labels[:7] == [f"✓ {day}" for day in days]
    for day in days[:6]:
        await subscribed.press(f"✓ {day}")
    assert "вс · следующий: в воскресенье, 8:00" in subscribed.screen
    await subscribed.press("✓ вс")
    assert "хотя бы один день" in subscribed.toast
    assert (await only(subscribed)).weekdays == 1 << 6


async def test_so_many_times_a_day(subscribed):
    await subscribed.press("Смоленск")
    await subscribed.press("Когда")
    await subscribed.press("Сколько раз")
    await subscribed.press("4")
    assert "4 раза в день: 8, 12, 16, 20 · следующий: 16:00" in subscribed.screen
    assert "✓ 4" in subscribed.labels


async def test_a_schedule_goes_back_to_what_it_was_at_first(subscribed):
    await subscribed.press("Смоленск")
    await subscribed.press("Когда")
    assert "Сбросить" not in subscribed.labels
    await subscribed.press("Будни")
    await subscribed.press("Раз в день")
    await subscribed.press("Сбросить")
    assert "как было в начале" in subscribed.toast
    mine = await only(subscribed)
    assert (mine.hours, mine.weekdays) == (HOURS[Frequency.HOURLY], ALL_DAYS)


async def test_two_who_press_the_same_hour_mean_the_same(subscribed):
    await subscribed.press("Смоленск")
    await subscribed.press("Когда")
    await subscribed.press("По часам")
    off = subscribed.button("✓ 9").callback_data
    await subscribed.press_data(off)
    await subscribed.press_data(off)
    assert not (await only(subscribed)).hours >> 9 & 1


async def test_two_admins_who_press_at_once_lose_nothing(stage):
    stage.session.admins |= {(GROUP.id, ANNA.id), (GROUP.id, BORIS.id)}
    await stage.say("/subscribe Смоленск", ANNA, GROUP)
    mine = await only(stage, GROUP.id)
    read, both_have_read = stage.subscriptions.get, asyncio.Barrier(2)
    first_two = iter([True, True])

    async def get(*which):
        found = await read(*which)
        if next(first_two, False):
            await both_have_read.wait()
        return found

    stage.subscriptions.get = get
    await asyncio.gather(
        stage.press_data(f"chg:{mine.id}:h0:8:0", ANNA, GROUP),
        stage.press_data(f"chg:{mine.id}:h0:9:0", BORIS, GROUP),
    )
    left = await only(stage, GROUP.id)
    assert not left.hours >> 8 & 0b11


async def test_city_only_or_with_its_region(subscribed):
    await subscribed.press("Смоленск")
    await subscribed.press("Только город")
    assert (await only(subscribed)).scope == "city"
    assert "Смоленск, только город" in subscribed.screen
    await subscribed.press("С областью")
    assert (await only(subscribed)).scope == "region"


async def test_a_digest_may_live(subscribed):
    await subscribed.press("Смоленск")
    await subscribed.press("Живой дайджест")
    assert "будет обновляться" in subscribed.toast
    assert (await only(subscribed)).living
    await subscribed.press("✓ Живой дайджест")
    assert not (await only(subscribed)).living


async def test_a_pause_and_going_on(subscribed):
    await subscribed.press("Смоленск")
    await subscribed.press("Приостановить")
    assert (await only(subscribed)).paused == "person"
    assert "приостановлена" in subscribed.screen
    await subscribed.press("Возобновить")
    assert (await only(subscribed)).paused is None


async def test_everything_is_paused_and_resumed_at_once(subscribed):
    await subscribed.say("Минск")
    await subscribed.say("/mine")
    await subscribed.press("Приостановить всё")
    paused = await subscribed.subscriptions.of_chat(ANNA.id)
    assert {s.paused for s in paused} == {"person"}
    await subscribed.press("Возобновить всё")
    resumed = await subscribed.subscriptions.of_chat(ANNA.id)
    assert {s.paused for s in resumed} == {None}


async def test_unsubscribing_can_be_undone_as_it_was(subscribed):
    await subscribed.press("Смоленск")
    await subscribed.press("Только город")
    await subscribed.press("Когда")
    await subscribed.press("Раз в день")
    await subscribed.press("Будни")
    before = await only(subscribed)
    await subscribed.press("‹ Назад")
    await subscribed.press("Удалить")
    assert await subscribed.subscriptions.of_chat(ANNA.id) == []
    await subscribed.press("Вернуть")
    after = await only(subscribed)
    assert (after.place_id, after.hours, after.weekdays, after.scope) == (
        before.place_id,
        before.hours,
        before.weekdays,
        before.scope,
    )
    assert after.next_at == before.next_at


async def test_a_button_of_a_removed_subscription_says_so(subscribed):
    data = subscribed.button("Смоленск").callback_data
    mine = await only(subscribed)
    await subscribed.subscriptions.remove(ANNA.id, mine.id, now=subscribed.now)
    await subscribed.press_data(data)
    assert "подписки уже нет" in subscribed.toast


async def test_many_cities_have_pages_and_a_limit(stage):
    for place in ("RU-SMO", "RU-MOS", "RU-TVE", "RU-KLU", "RU-BRY", "RU-ORL", "RU-TUL", "RU-RYA"):
        await stage.say(f"/start p{place}")
    await stage.say("/mine")
    assert "1/2" not in stage.labels
    await stage.say("Смоленск")
    await stage.say("/mine")
    assert "1/2" in stage.labels
    await stage.press("›")
    assert stage.labels[0] == "Смоленск ›" or "2/2" in stage.labels


async def test_only_admins_configure_a_group(stage):
    await stage.say("/subscribe Смоленск", BORIS, GROUP)
    assert "administrators" in stage.screen or "admins" in stage.screen
    assert await stage.subscriptions.of_chat(GROUP.id) == []
    stage.session.admins.add((GROUP.id, ANNA.id))
    await stage.say("/subscribe@vestnik_bot Смоленск", ANNA, GROUP)
    assert (await only(stage, GROUP.id)).place_id == SMOLENSK
    data = stage.button("Schedule").callback_data
    await stage.press_data(data, BORIS, GROUP)
    assert "admins" in stage.toast


async def test_a_channel_is_configured_from_private_by_its_admin_alone(stage):
    await stage.say("/start")
    await stage.chats.meet(
        CHANNEL.id, kind="channel", title=CHANNEL.title, language="ru",
        time_zone="Europe/Moscow", now=stage.now,
    )  # fmt: skip
    await stage.press_data(f"sub:{SMOLENSK}:{CHANNEL.id}")
    assert "только администраторы" in stage.toast
    stage.session.admins.add((CHANNEL.id, ANNA.id))
    await stage.press_data(f"sub:{SMOLENSK}:{CHANNEL.id}")
    assert (await only(stage, CHANNEL.id)).place_id == SMOLENSK
    await stage.press("Расписание")
    await stage.press("Раз в день")
    assert (await only(stage, CHANNEL.id)).hours == HOURS[Frequency.DAILY]
    await stage.press("‹ Назад")
    await stage.press("Удалить")
    assert await stage.subscriptions.of_chat(CHANNEL.id) == []
    await stage.press("Вернуть")
    assert (await only(stage, CHANNEL.id)).place_id == SMOLENSK
