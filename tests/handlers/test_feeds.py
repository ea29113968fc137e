"""Offering a feed, from the address to the moderators; only the site is played."""

import re
from datetime import timedelta

import pytest
from aiogram.types import Message, MessageEntity

from feeds.catalogue import new_feed
from feeds.check import Checked, Sample
from feeds.remarks import Remark
from feeds.scout import Looked
from tests.conftest import NOON
from tests.handlers.cast import ANNA, BORIS, GROUP, private
from tests.handlers.stage import Stage

SITE, FEED = "https://smolnews.example", "https://smolnews.example/rss"
SMOLENSK = "491687"
DAY = timedelta(days=1)


def a_feed(url=FEED, title="Смоленские новости", **more):
    kept = {
        "entries": 20,
        "newest": NOON - timedelta(minutes=40),
        "language": "ru",
        "samples": (Sample("Мост закроют на сутки", f"{SITE}/1", NOON),),
    }
    return Checked(url, title=title, **(kept | more))


@pytest.fixture
async def desk(sqlite):
    """A stage with one operator, who gets the cards in private, and a site with one feed."""
    made = Stage(sqlite, operators={BORIS.id})
    made.scout.sites[SITE] = made.scout.sites[FEED] = Looked((a_feed(),))
    made.scout.guess = SMOLENSK
    await made.say("/start", BORIS)
    await made.chats.change(BORIS.id, language="ru")
    await made.say("/start")
    yield made
    await made.bot.session.close()


async def offer(desk, address="smolnews.example", user=ANNA):
    await desk.say(f"/feed {address}", user)


async def send_off(desk, user=ANNA, address="smolnews.example"):
    await offer(desk, address, user)
    await desk.press("Дальше", user)
    await desk.press("📍 Смоленск", user)
    await desk.press("Отправить", user)


async def cards(desk):
    """Let the cards be sent; the newest is on the screen."""
    await desk.post()
    return desk.screen


async def test_the_command_asks_and_takes_the_address_that_comes(desk):
    await desk.say("/feed")
    assert "Пришлите адрес" in desk.screen
    await desk.say("smolnews.example")
    assert desk.scout.looks == [SITE]
    assert "Нашли ленту: <b>Смоленские новости</b>" in desk.screen
    assert FEED in desk.screen
    assert "20 записей, последняя 14:20" in desk.screen
    assert f'<a href="{SITE}/1">Мост закроют на сутки</a>' in desk.screen


async def test_what_is_no_address_is_asked_for_again(desk):
    await desk.say("/feed")
    await desk.say("моя любимая газета")
    assert "Адреса здесь не вижу" in desk.screen
    await desk.say("smolnews.example")
    assert "Нашли ленту" in desk.screen


async def test_what_is_wrong_is_said_in_plain_words(desk):
    advice = tuple(Remark("check-caching") if n else Remark("check-https") for n in range(2))
    desk.scout.sites[SITE] = Looked((a_feed(advice=advice),))
    await offer(desk)
    assert "Что стоит поправить издателю" in desk.screen
    assert "– Адрес без https" in desk.screen


async def test_a_site_without_a_feed_says_why_and_what_to_do(desk):
    await offer(desk, "nowhere.example")
    assert "такого сайта нет" in desk.screen
    assert "Другой адрес" in desk.labels
    await desk.press("Другой адрес")
    assert "Пришлите адрес" in desk.screen


async def test_the_whole_way_to_the_moderators_and_the_promise(desk):
    await offer(desk)
    await desk.press("Дальше")
    assert "О каком месте" in desk.screen
    await desk.press("📍 Смоленск")
    assert "📍 Смоленск, Смоленская область" in desk.screen
    assert "Раздел: обо всём" in desk.screen
    await desk.press("Раздел")
    assert "✓ Обо всём" in desk.labels
    await desk.press("Спорт")
    assert "Раздел: Спорт" in desk.screen
    await desk.press("Раздел")
    assert [label for label in desk.labels if "✓" in label] == ["✓ Спорт"]
    await desk.press("‹ Назад")
    await desk.press("Отправить")
    assert "Ответим до завтра, 15:00" in desk.screen
    card = await cards(desk)
    assert desk.sent[-1].chat_id == BORIS.id
    for words in ("Заявка: лента", "Смоленские новости", FEED, "Смоленск", "Спорт",
                  "Мост закроют", "осталось 24 часа", "Первая заявка этого человека"):  # fmt: skip
        assert words in card
    assert "✓ Принять" in desk.labels


async def test_a_press_repeated_sends_once(desk):
    await send_off(desk)
    await desk.press("Отправить")
    assert "Ответим до" in desk.screen
    await desk.post()
    sent_cards = [t for t in desk.texts if "Заявка: лента" in t]
    assert len(sent_cards) == 1


async def test_a_place_is_typed_and_a_doubt_is_asked_about(desk):
    await offer(desk)
    await desk.press("Дальше")
    await desk.say("Мирный")
    assert "Какое из этих мест" in desk.screen
    await desk.say("абвгдж")
    assert "Не знаю такого места" in desk.screen
    await desk.say("Минск")
    assert "📍 Минск" in desk.screen
    assert "Проверьте заявку" in desk.screen


async def test_a_feed_about_everything_has_no_place(desk):
    await offer(desk)
    await desk.press("Дальше")
    await desk.press("Обо всём сразу")
    assert "📍 обо всём сразу" in desk.screen


async def test_other_feeds_of_the_site_can_be_picked(desk):
    other = a_feed(f"{SITE}/sport", "Спорт", entries=1)
    desk.scout.sites[SITE] = Looked((a_feed(), other))
    desk.scout.sites[f"{SITE}/sport"] = Looked((other,))
    await offer(desk)
    assert "1. Спорт — 1 запись" in desk.screen
    await desk.press("1")
    assert "Нашли ленту: <b>Спорт</b>" in desk.screen


async def test_cancelling_sends_nothing(desk):
    await offer(desk)
    await desk.press("Отмена")
    assert "Ничего не отправлено" in desk.screen
    assert await desk.applications.of(ANNA.id) == []


# ---------------------------------------------------------------- links and groups


async def test_a_link_can_be_made_a_feed_or_news(desk):
    url = MessageEntity(type="url", offset=0, length=len(SITE))
    await desk.say(SITE, entities=[url])
    assert {"Отправить новость", "Предложить ленту"} <= set(desk.labels)
    said = Message(message_id=5, date=NOON, chat=private(ANNA), from_user=ANNA, text=SITE)
    data = desk.button("Предложить ленту").callback_data
    await desk.press_data(data, reply_to_message=said)
    assert "Нашли ленту" in desk.screen


async def test_a_link_whose_message_is_gone_is_asked_for_again(desk):
    await desk.press_data("flink")
    assert "Пришлите адрес ещё раз" in desk.screen


async def test_a_group_is_led_to_the_private_chat_and_the_link_opens_the_question(desk):
    await desk.say("/feed", ANNA, GROUP)
    assert desk.button("Открыть бота").url.endswith("?start=feed")
    await desk.say("/start feed")
    assert "Пришлите адрес" in desk.screen


# ---------------------------------------------------------------- what is known already


async def test_a_feed_of_the_catalogue_is_told_kindly(desk):
    await desk.feeds.add([new_feed(FEED, name="Газета", place=SMOLENSK)], now=NOON)
    await offer(desk, "http://www.smolnews.example/rss/")
    assert "уже читаем: <b>Газета</b> · Смоленск" in desk.screen
    assert desk.scout.looks == []  # nobody was asked
    await offer(desk)  # known only after a look at the site
    assert "уже читаем" in desk.screen


async def test_a_feed_that_was_stopped_may_be_offered(desk):
    (id,) = await desk.feeds.add([new_feed(FEED)], now=NOON)
    await desk.feeds.stop([id], reason="removed for good (410)")
    await offer(desk)
    assert "Нашли ленту" in desk.screen


async def test_the_same_from_two_people_waits_once(desk):
    await send_off(desk)
    await offer(desk, FEED)
    assert "Вы её уже предложили" in desk.screen
    await offer(desk, FEED, BORIS)
    assert "Эту ленту уже предложили" in desk.screen


async def test_two_who_send_the_same_at_once_make_one_application(desk):
    for user in (ANNA, BORIS):
        await offer(desk, user=user)
        await desk.press("Дальше", user)
        await desk.press("📍 Смоленск", user)
        if user is ANNA:
            first = desk.button("Отправить").callback_data
    await desk.press_data(first)
    await desk.press("Отправить", BORIS)
    assert "только что предложил кто-то другой" in desk.toast
    assert await desk.case_queue.count_open() == 1


# ---------------------------------------------------------------- limits


async def test_looks_are_limited_by_the_hour(desk):
    for n in range(12):
        await offer(desk, f"site{n}.example")
    await offer(desk)
    assert "за час я смотрю 12 адресов" in desk.screen
    assert len(desk.scout.looks) == 12
    desk.now += timedelta(hours=1)
    await offer(desk)
    assert "Нашли ленту" in desk.screen


async def test_looks_that_find_only_what_is_known_count_too(desk):
    await desk.feeds.add([new_feed(FEED)], now=NOON)
    for _ in range(13):
        await offer(desk)
    assert len(desk.scout.looks) == 12
    assert "за час я смотрю 12 адресов" in desk.screen


@pytest.mark.parametrize("data", ["fask", "flink", "fmy:0", "fa:send:1:", "fone:open:1:0"])
async def test_the_buttons_work_in_private_only(desk, data):
    await offer(desk)
    await desk.press_data(data, ANNA, GROUP)
    assert "Эта кнопка больше не работает" in desk.toast


async def test_a_screen_of_the_longest_of_everything_fits_a_message(desk):
    long = "Ж" * 900
    remarks = tuple(
        Remark("check-moved", {"address": f"https://a.example/{n}{long}"}) for n in range(9)
    )
    samples = tuple(Sample(long, f"{SITE}/{n}/{'x' * 1900}") for n in range(5))
    feeds = tuple(
        a_feed(f"{SITE}/{n}/{'x' * 1900}", long, advice=remarks, samples=samples) for n in range(9)
    )
    desk.scout.sites[SITE] = Looked(feeds)
    await offer(desk)
    visible = re.sub(r"<[^>]*>", "", desk.screen)
    assert len(visible) < 4_096
    await desk.press("Дальше")
    await desk.press("📍 Смоленск")
    await desk.press("Отправить")
    card = re.sub(r"<[^>]*>", "", await cards(desk))
    assert len(card) < 4_096


async def test_applications_are_limited_by_what_waits(desk):
    for n in range(4):
        url = f"https://paper{n}.example/rss"
        desk.scout.sites[f"https://paper{n}.example"] = Looked((a_feed(url, f"Газета {n}"),))
        await send_off(desk, address=f"paper{n}.example")
    assert "У модератора уже 3 ваши заявки" in desk.toast
    assert await desk.case_queue.count_open() == 3


async def test_nobody_sends_anothers_application(desk):
    await offer(desk)
    await desk.press("Дальше")
    await desk.press("📍 Смоленск")
    await desk.press_data(desk.button("Отправить").callback_data, BORIS)
    assert "Этой заявки уже нет" in desk.toast
    await desk.press_data("fa:send:999:", BORIS)
    assert "Этой заявки уже нет" in desk.toast


@pytest.mark.parametrize(
    "data", ["fa:pick:1:99", "fa:pick:1:x", "fa:place:1:ATLANTIS", "fa:sec:1:x"]
)
async def test_forged_values_are_refused(desk, data):
    await offer(desk)
    await desk.press_data(data)
    assert await desk.case_queue.count_open() == 0
    one = await desk.applications.own(ANNA.id, 1)
    assert (one.place_id, one.section) == (None, None)
