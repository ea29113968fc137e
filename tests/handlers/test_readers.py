"""What readers sent, as others see it: lists by place, filters, likes, ads, photos."""

from datetime import timedelta

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import EditMessageMedia, SendPhoto
from aiogram.types import PhotoSize

from news.submission import State
from tests.handlers.cast import ANNA, BORIS, GROUP

READER = BORIS.model_copy(update={"language_code": "ru"})
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


async def tell(stage, text, user=ANNA, place=None):
    await stage.say("/add", user)
    await stage.say(text, user)
    if place:
        await stage.press("Место", user)
        await stage.say(place, user)
    await stage.press("Опубликовать", user)


@pytest.fixture
async def city(stage):
    """A stage with two readers of Smolensk."""
    for user in (ANNA, READER):
        await stage.say("Смоленск", user)
    return stage


def listed(stage):
    return [line for line in stage.screen.splitlines() if line[:1].isdigit()]


# ---------------------------------------------------------------- news


async def test_likes_are_one_a_person_and_not_for_oneself(city):
    await tell(city, "Прорвало трубу")
    await city.press("Посмотреть")
    await city.press("👍")
    assert "За своё голосовать нельзя" in city.toast
    await city.say("/readers", READER)
    await city.press("1", READER)
    await city.press("👍", READER)
    assert "✓ 👍 1" in city.labels
    await city.press("👍", READER)
    assert "👍" in city.labels
    assert (await city.submissions.get(1)).likes == 0


async def test_the_best_come_first_when_that_is_asked_for(city):
    await tell(city, "Раз")
    await tell(city, "Два")
    await city.press_data("rnews:readers:0:::1:l:0", READER)
    await city.say("/readers", READER)
    assert listed(city)[0].startswith("1. Два")
    await city.press("Лучшие", READER)
    assert listed(city)[0].startswith("1. Раз")
    assert "👍 1" in listed(city)[0]
    await city.press("Лучшие", READER)
    assert listed(city)[0].startswith("1. Два")


async def test_what_is_older_than_a_week_is_in_the_archive(city):
    await tell(city, "Прорвало трубу")
    city.now += 8 * DAY
    await city.say("/readers", READER)
    assert "ничего не рассказали" in city.screen
    await city.press("Архив", READER)
    assert listed(city) != []
    assert "архив" in city.screen


async def test_a_place_can_be_named_or_turned_to(city):
    await city.say("Минск", READER)
    await tell(city, "Прорвало трубу")
    await city.say("/readers Минск", READER)
    assert "👤 <b>Новости читателей</b> · Минск" in city.screen
    assert listed(city) == []
    await city.press("📍 Все места", READER)
    assert len(listed(city)) == 1
    await city.say("/readers ъъъъъъ", READER)
    assert "Не знаю такого места" in city.screen


async def test_news_of_the_region_is_news_of_its_city(city):
    await tell(city, "Прорвало трубу", place="Вязьма")
    await city.say("/readers", READER)
    assert len(listed(city)) == 1


async def test_in_a_group_lists_are_of_its_places_and_sending_leads_to_private(city):
    city.session.admins.add((GROUP.id, ANNA.id))
    await city.say("/subscribe Смоленск", ANNA, GROUP)
    await tell(city, "Прорвало трубу")
    await city.say("/readers", READER, GROUP)
    assert len(listed(city)) == 1
    await city.press("1", READER, GROUP)
    await city.press("👍", READER, GROUP)
    assert (await city.submissions.get(1)).likes == 1
    await city.say("/readers", READER, GROUP)
    await city.press("Рассказать", READER, GROUP)
    assert city.sent[-1].url == "https://t.me/vestnik_bot?start=add"


@pytest.mark.parametrize(
    "data",
    [
        "rnews:readers:0:::999:o:0", "rnews:photos:0:::999:l:0", "rnews:ads:0:::999:f:0",
        "rnews:nowhere:0:::1:o:0", "rdrs:ads:99999:::", "rdrs:readers:0:ZZ-ZZ:bogus",
        "rdby:ads:0:ZZ:", "own:open:999:0:0", "dkind:ad:0123456789abcdef",
        "rnews:readers:0:::1:x:0", "dreach:galaxy:0123456789abcdef", "begin:ad:ZZ-ZZ",
        "draft:pub:0123456789abcdef:0",
    ],
)  # fmt: skip
async def test_forged_presses_are_answered(city, data):
    before = len(city.sent)
    await city.press_data(data, READER)
    assert len(city.sent) > before
    assert "Что-то пошло не так" not in (city.toast or "")


# ---------------------------------------------------------------- urgent


async def test_urgent_news_says_so_and_waits_for_a_nod_of_those_we_do_not_know(city):
    await city.say("/add")
    await city.press("🔔 Срочное")
    assert "прямо сейчас" in city.screen
    await city.say("Пожар на складе")
    assert "🔔 <b>Срочно</b>" in city.screen
    assert "оповестим тех, кто об этом просил (Смоленск)" in city.screen
    await city.press("Опубликовать")
    assert "когда посмотрит модератор" in city.screen
    await city.say("/readers", READER)
    assert listed(city)[0].startswith("1. 🔔 Пожар на складе")


# ---------------------------------------------------------------- ads


async def post_ad(
    stage, text="Велосипед", *, category="Вещи", price="5 000 ₽", contact="+7 900 1"
):
    await stage.say("/add")
    await stage.press("🏷 Объявление")
    await stage.say(text)
    await stage.press(category)
    await stage.say(price)
    await stage.say(contact)


async def test_an_ad_is_asked_for_what_it_needs_and_shows_it(city):
    await post_ad(city)
    assert city.screen == (
        "Так увидят читатели:\n\n<b>Велосипед</b>\n\n🏷 5\u00a0000 ₽ · Вещи\n☎ +7 900 1\n"
        "👤 Анна · 15:00 · 📍 Смоленск"
    )
    await city.press("Опубликовать")
    assert "30 дней" in city.screen
    await city.say("/ads", READER)
    assert listed(city) == ["1. Велосипед — 5\u00a0000 ₽ · Смоленск"]
    await city.press("1", READER)
    assert "☎ +7 900 1" in city.screen
    assert not any("👍" in label for label in city.labels)


async def test_what_is_no_price_or_contact_is_asked_again(city):
    await city.say("/add")
    await city.press("🏷 Объявление")
    await city.say("Велосипед")
    await city.press("Вещи")
    await city.say("недорого")
    assert "Не похоже на цену" in city.screen
    await city.press("Даром")
    await city.press("Моё имя в Telegram")
    assert "нет имени в Telegram" in city.toast
    await city.say("!!!")
    assert "Напишите телефон" in city.screen
    await city.say("@anna")
    assert "🏷 даром · Вещи\n☎ @anna" in city.screen


async def test_every_part_of_an_ad_can_be_changed(city):
    await post_ad(city)
    await city.press("Рубрика")
    await city.press("Животные")
    await city.press("Цена")
    await city.press("Договорная")
    await city.press("Контакт")
    await city.say("@boris")
    await city.press("Область")
    assert "🏷 цена договорная · Животные · по области\n☎ @boris" in city.screen
    await city.press("Опубликовать")
    made = await city.submissions.get(1)
    assert (made.place_id, made.area_id, made.category) == ("491687", "RU-SMO", "animals")


async def test_a_loss_has_no_price(city):
    await city.say("/add")
    await city.press("🏷 Объявление")
    await city.say("Пропал кот")
    await city.press("Находки, пропажи")
    assert "Как с вами связаться" in city.screen


@pytest.mark.parametrize(
    ("reach", "there"),
    [("Город", [False, False]), ("Область", [True, False]), ("Страна", [True, True])],
)
async def test_how_far_an_ad_is_shown(city, reach, there):
    await post_ad(city)
    await city.press(reach)
    await city.press("Опубликовать")
    await city.say("/ads Смоленск", READER)
    assert len(listed(city)) == 1
    for place, is_there in zip(("Вязьма", "Москва"), there, strict=True):
        await city.say(f"/ads {place}", READER)
        assert bool(listed(city)) is is_there
    await city.say("/ads Смоленская область", READER)
    assert len(listed(city)) == 1


async def test_ads_are_narrowed_by_category(city):
    await post_ad(city)
    await city.press("Опубликовать")
    await post_ad(city, "Щенки", category="Животные")
    await city.press("Опубликовать")
    await city.say("/ads", READER)
    await city.press("Рубрики", READER)
    assert "Вещи · 1" in city.labels
    await city.press("Животные · 1", READER)
    assert "Животные" in city.screen
    assert len(listed(city)) == 1
    await city.press("1", READER)
    await city.press("‹ Назад", READER)
    assert "Животные" in city.screen


async def test_an_ad_is_marked_as_sold_and_that_can_be_undone(city):
    await post_ad(city)
    await city.press("Опубликовать")
    await city.press("Продано")
    assert "Объявление снято" in city.screen
    await city.say("/ads", READER)
    assert listed(city) == []
    await city.press("Вернуть")
    await city.say("/ads", READER)
    assert len(listed(city)) == 1


async def test_an_ad_is_over_after_thirty_days_and_can_be_renewed_near_its_end(city):
    await post_ad(city)
    await city.press("Опубликовать")
    await city.press_data("own:renew:1:0:0")
    assert "за три дня" in city.toast
    city.now += 28 * DAY
    await city.say("/mynews")
    await city.press("1")
    await city.press("Продлить")
    assert "Опубликовано" in city.screen
    city.now += 29 * DAY
    await city.say("/ads", READER)
    assert len(listed(city)) == 1
    city.now += 2 * DAY
    await city.say("/ads", READER)
    assert listed(city) == []


async def test_only_ones_own_contact_card_is_taken(city):
    from aiogram.types import Contact

    await city.say("/add")
    await city.press("🏷 Объявление")
    await city.say("Велосипед")
    await city.press("Вещи")
    await city.press("Даром")
    await city.send(contact=Contact(phone_number="+7911", first_name="Б", user_id=BORIS.id))
    assert "другого человека" in city.screen
    await city.send(contact=Contact(phone_number="+7922", first_name="А", user_id=ANNA.id))
    assert "☎ +7922" in city.screen


# ---------------------------------------------------------------- photos


async def send_photo(stage, caption=None, file="f1", user=ANNA):
    await stage.say("/add", user)
    await stage.press("📷 Фото города", user)
    await stage.show_photo(caption, user, file=file)
    await stage.press("Опубликовать", user)


async def turn(stage, text, user=READER):
    """Press a button under a photo."""
    size = PhotoSize(file_id="x", file_unique_id="x", width=1, height=1)
    return await stage.press_data(stage.button(text).callback_data, user, photo=[size])


async def test_photos_are_shown_one_after_the_other_in_one_message(city):
    await send_photo(city, "Закат", "f1")
    await send_photo(city, None, "f2")
    await city.say("/photos", READER)
    shown = city.sent[-1]
    assert isinstance(shown, SendPhoto)
    assert (shown.photo, shown.caption) == ("f2", "👤 Анна · 15:00 · 📍 Смоленск · 📷 1")
    assert "1/2" in city.labels
    await turn(city, "›")
    turned = city.sent[-2]
    assert isinstance(turned, EditMessageMedia)
    assert turned.media.media == "f1"
    assert turned.media.caption.startswith("<b>Закат</b>")


async def test_a_photo_needs_a_photo_and_no_words(city):
    await city.say("/add")
    await city.press("📷 Фото города")
    await city.say("Закат над Днепром")
    assert "хотя бы одна фотография" in city.screen
    await city.show_photo(file="f1")
    assert "<b>Закат над Днепром</b>" in city.screen
    await city.press("Опубликовать")
    assert "/photos" in city.screen
    await city.say("/readers", READER)
    assert listed(city) == []


async def test_the_photo_of_the_day_is_the_one_that_was_liked_most(city):
    for file in ("f1", "f2", "f3"):
        await send_photo(city, file, file)
    await city.press_data("rnews:photos:0:::2:l:0", READER)
    await city.say("/photos", READER)
    await turn(city, "Фото дня")
    best = city.sent[-2]
    assert best.media.media == "f2"
    assert best.media.caption.startswith("📷 <b>Фото дня</b>")
    city.now += 2 * DAY
    await city.say("/photos", READER)
    await turn(city, "Фото дня")
    assert "пока ничего нет" in city.screen


async def test_an_album_of_photos_is_one_and_the_rest_is_sent_on_asking(city):
    await city.say("/add")
    await city.press("📷 Фото города")
    await city.show_album("f1", "f2", "f3")
    await city.press("Опубликовать")
    await city.say("/photos", READER)
    await turn(city, "Ещё 2 📷")
    assert [item.media for item in city.sent[-2].media] == ["f1", "f2", "f3"]


async def test_no_photos_yet_says_what_to_do(city):
    await city.say("/photos", READER)
    assert "Первую можете прислать вы" in city.screen
    await city.press("Прислать фото", READER)
    assert "Пришлите фото города" in city.screen


async def test_a_photo_that_telegram_has_no_longer_does_not_block_the_gallery(city):
    await send_photo(city, "Закат", "f1")
    gone = "Bad Request: wrong file identifier/HTTP URL specified"
    city.session.errors["SendPhoto"] = TelegramBadRequest(
        method=SendPhoto(chat_id=1, photo="f1"), message=gone
    )
    await city.say("/photos", READER)
    assert "<b>Закат</b>" in city.screen
    assert "Прислать фото" in city.labels


async def test_files_that_are_gone_are_told_and_the_others_sent(city):
    await city.say("/add")
    await city.show_album("f1", "f2", caption="Прорвало трубу")
    await city.press("Опубликовать")
    gone = "Bad Request: wrong file identifier/HTTP URL specified"
    for name in ("SendMediaGroup", "SendPhoto"):
        city.session.errors[name] = TelegramBadRequest(
            method=SendPhoto(chat_id=1, photo="f1"), message=gone
        )
    await city.press("Посмотреть", READER)
    await city.press("📷 Показать", READER)
    assert "2 вложения Telegram больше не хранит" in city.toast


async def test_a_hidden_photo_is_not_liked_or_opened(city):
    await send_photo(city, "Закат", "f1")
    await city.submissions.move(1, of=State.PUBLISHED, to=State.HIDDEN, now=city.now)
    for do in ("o", "l", "f"):
        await city.press_data(f"rnews:photos:0:::1:{do}:0", READER)
        assert "отозвал автор" in city.toast


# ---------------------------------------------------------------- from digests and stories


async def test_a_digest_leads_to_readers_news_of_its_place_below_it(city):
    await tell(city, "Прорвало трубу")
    city.now += MINUTE  # whoever asks in one minute shares an edition
    await city.say("/now", READER)
    assert "👤 <b>Новости читателей</b>\n• Прорвало трубу — Анна · 15:00" in city.screen
    before = len(city.sent)
    await city.press("👤 Новости читателей", READER)
    assert type(city.sent[before]).__name__ == "SendMessage"
    assert listed(city) == ["1. Прорвало трубу — Анна · 15:00"]


async def test_an_eyewitness_stands_under_the_story_until_its_author_takes_it_out(city):
    title = "На Киевском шоссе столкнулись автобус и грузовик"
    story = await city.newsroom.tell(title, "gazeta", "vesti")
    await tell(city, "Авария на Киевском шоссе, автобус и грузовик")
    await city.newsroom.readers_round.run_once(city.now)
    city.now += MINUTE
    await city.say("/now", READER)
    await city.press("1", READER)
    assert "👤 <b>Очевидцы</b>\n• Авария на Киевском шоссе" in city.screen
    await city.press("👤 Анна", READER)
    assert city.screen.startswith("<b>Авария на Киевском шоссе, автобус и грузовик</b>")
    await city.say("/mynews")
    await city.press("1")
    assert "о том же событии" in city.screen
    await city.press("Это о другом")
    assert await city.newsroom.witnesses.under(story, limit=3) == []


async def test_the_author_of_an_ad_is_reminded_with_what_can_be_done(city):
    await post_ad(city)
    await city.press("Опубликовать")
    city.now += 28 * DAY
    await city.newsroom.readers_round.run_once(city.now)
    await city.post()
    assert "Объявление <b>Велосипед</b> закончится" in city.screen
    await city.press("Продлить")
    assert "Опубликовано" in city.screen
    city.now += 31 * DAY
    await city.newsroom.readers_round.run_once(city.now)
    await city.post()
    assert "Его больше не видно" in city.screen
    assert city.labels == ["Продлить"]
