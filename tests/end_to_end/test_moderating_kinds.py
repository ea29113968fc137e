"""The whole life of each kind: told, looked at, seen, reported, decided, by people over HTTP."""

import pytest

from news.submission import Alert, State
from sandbox.client import labels, plain
from sandbox.seed import MODERATORS, OPERATOR
from tests.end_to_end.conftest import a_city
from tests.end_to_end.test_moderation import (
    BRIDGE,
    PIPE,
    card,
    gleb,
    press,
    state,
    subscribe,
    tell,
    vera,
)


@pytest.fixture
async def held_city(tmp_path):
    """A city where everything readers send is looked at first, with two who live there."""
    async with a_city(tmp_path, submissions="moderated") as made:
        await subscribe(made.anna)
        await subscribe(made.boris)
        yield made


async def publish(person):
    """Press «Опубликовать» under the preview; gives what the bot says then."""
    preview = await person.wait_for("", where=lambda m: "Опубликовать" in labels(m))
    await person.press_and_wait(preview, "Опубликовать")
    return await person.wait_for("", where=lambda m: "Опубликовать" not in labels(m))


async def offer(person, command, text):
    """Open a list and press the button that begins something for it."""
    await person.send(command)
    listed = await person.wait_for("", where=lambda m: text in labels(m))
    await press(person, listed, text)


async def choose_kind(person, kind):
    preview = await person.wait_for("", where=lambda m: "Вид" in labels(m))
    await press(person, preview, "Вид", kind)


# ---------------------------------------------------------------- photos


async def test_an_album_comes_before_its_card_and_is_in_the_gallery_once_passed(held_city):
    city = held_city
    await offer(city.anna, "/photos", "Прислать фото")
    await city.anna.wait_for("Пришлите фото")
    await city.anna.send_album(["street", "river", "night"], caption="Закат над Днепром")
    await city.album_arrives(3)
    said = await publish(city.anna)
    assert "у модератора" in plain(said)

    shown = await card(city, "Фото города ждёт проверки")
    assert "Закат над Днепром" in plain(shown)
    seen = [m for m in await vera(city).messages() if m.get("photo")]
    assert len(seen) == 3
    assert all(m["message_id"] < shown["message_id"] for m in seen)

    await city.boris.send("/photos")
    listed = await city.boris.wait_for("", where=lambda m: "Прислать фото" in labels(m))
    assert "Закат" not in plain(listed)
    await press(gleb(city), shown, "✓ Опубликовать")
    await city.anna.wait_for("это опубликовано")
    await city.boris.send("/photos")
    await city.boris.wait_for("Закат над Днепром")


# ---------------------------------------------------------------- ads


async def test_an_ad_is_shown_with_its_price_moved_refused_and_told_why(held_city):
    city = held_city
    await offer(city.anna, "/ads", "Подать объявление")
    await city.anna.send("Продаю велосипед «Кама»\nПочти новый, зимовал дома")
    asked = await city.anna.wait_for("", where=lambda m: "Вещи" in labels(m))
    await press(city.anna, asked, "Вещи")
    await city.anna.wait_for("Сколько стоит?")
    await city.anna.send("5 000")
    await city.anna.wait_for("Как с вами связаться?")
    await city.anna.send("+7 4812 11-22-33")
    assert "у модератора" in plain(await publish(city.anna))

    shown = await card(city, "Объявление ждёт проверки")
    assert "5 000" in plain(shown).replace("\u00a0", " ").replace("\u202f", " ")
    assert "+7 4812 11-22-33" in plain(shown)
    await press(gleb(city), shown, "✕ Отклонить ›", "Повтор")
    refused = await city.anna.wait_for("Модератор отклонил")
    assert "такая новость уже есть" in plain(refused)
    await press(vera(city), shown, "↩ Отменить", "✓ Опубликовать")
    await city.boris.send("/ads")
    await city.boris.wait_for("Кама")


# ---------------------------------------------------------------- urgent


async def test_urgent_news_of_a_stranger_are_out_and_the_alert_waits_for_a_nod(city):
    await subscribe(city.anna)
    await city.anna.send("/add")
    await city.anna.send("На Кирова утечка газа\nВыходите из домов 3 и 5, службы уже едут.")
    await choose_kind(city.anna, "🔔 Срочное")
    assert "Опубликовано" in plain(await publish(city.anna))
    shown = await card(city, "Срочная новость: оповестить город?")
    assert "Срочно" in plain(shown)
    await press(vera(city), shown, "🔔 С оповещением")
    assert (await city.app.parts.submissions.get(1)).alert in (Alert.ALLOWED, Alert.SENT)
    assert "Опубликовано, город оповещён · Вера" in plain(await card(city, "город оповещён"))


# ---------------------------------------------------------------- complaints about each kind


async def test_a_complaint_about_a_photo_is_a_card_that_says_so_with_the_photo(city):
    for person in (city.anna, city.boris):
        await subscribe(person)
    await offer(city.anna, "/photos", "Прислать фото")
    await city.anna.wait_for("Пришлите фото")
    await city.anna.send_photo("river", caption="Набережная утром")
    await publish(city.anna)
    await city.hours_pass(24 * 8)
    await city.boris.send("/photos")
    seen = await city.boris.wait_for("Набережная", where=lambda m: labels(m))
    await press(city.boris, seen, next(text for text in labels(seen) if "Пожаловаться" in text))
    asked = await city.boris.wait_for("Что не так")
    await press(city.boris, asked, "Чужие данные")
    shown = await card(city, "Жалоба на фото")
    assert "1 жалоба: чужие данные 1" in plain(shown)
    await press(vera(city), shown, "✕ Убрать ›", "Чужие данные")
    assert await state(city) is State.REJECTED
    await city.anna.wait_for("Модератор убрал")


# ---------------------------------------------------------------- who decides


async def test_a_moderator_of_a_place_gets_cards_in_private_until_the_role_is_taken(held_city):
    city, operator = held_city, held_city.people.person(OPERATOR)
    await operator.send("/moderators")
    desk = await operator.wait_for("Модераторы и доверенные авторы")
    await press(operator, desk, "Добавить", "Модератор города")
    await operator.wait_for("Модератор какого города")
    await operator.send("Смоленск")
    link = plain(await operator.wait_for("Перешлите эту ссылку"))
    await city.boris.send(f"/start {link.rsplit('start=', 1)[1].split()[0]}")
    await city.boris.wait_for("Теперь вы модератор: Смоленск")

    await tell(city.anna, PIPE)
    shown = await city.boris.wait_for("прорвало трубу", where=lambda m: "Автор ›" in labels(m))
    await press(city.boris, shown, "✓ Опубликовать")
    assert await state(city) is State.PUBLISHED
    await city.boris.wait_for("Опубликовано · Борис")

    await tell(city.anna, BRIDGE)
    shown = await city.boris.wait_for("Мост через Днепр", where=lambda m: "Автор ›" in labels(m))
    await operator.send("/moderators")
    desk = await operator.wait_for("Борис", where=lambda m: any("Борис" in b for b in labels(m)))
    await press(operator, desk, next(b for b in labels(desk) if "Борис" in b), "Снять роль")
    answer = await city.boris.press_and_wait(shown, "✓ Опубликовать")
    assert answer["text"].startswith("Это решают модераторы")
    assert await state(city, 2) is State.HELD


async def test_a_forbidden_word_is_added_in_chat_and_named_to_the_author(city):
    operator = city.people.person(OPERATOR)
    await subscribe(city.anna)
    await operator.send("/moderators")
    desk = await operator.wait_for("Модераторы и доверенные авторы")
    await press(operator, desk, "Слова", "Добавить слова")
    await operator.wait_for("по одному в строке")
    await operator.send("казино")
    await operator.wait_for("казино", where=lambda m: m["by_bot"])
    await city.anna.send("/add")
    await city.anna.send("На Ленина открыли подпольное кaзинo, люди идут и идут")
    preview = await city.anna.wait_for("", where=lambda m: "Опубликовать" in labels(m))
    answer = await city.anna.press_and_wait(preview, "Опубликовать")
    assert answer["text"].startswith("Такое слово здесь не публикуют: «кaзинo»")


# ---------------------------------------------------------------- what is no answer


async def test_a_picture_where_words_are_asked_for_is_met_with_a_word(held_city):
    city = held_city
    await tell(city.anna, PIPE)
    shown = await card(city, "прорвало трубу")
    await press(vera(city), shown, "✕ Отклонить ›", "Своими словами")
    asked = await card(city, "напишите причину ответом")
    await city.people.act(
        "send", user_id=OPERATOR, chat_id=MODERATORS, sticker={"sample": "street"},
        reply_to=asked["message_id"],
    )  # fmt: skip
    await card(city, "Здесь нужен ответ словами", after=asked["message_id"])
    assert await state(city) is State.HELD
    await vera(city).send("Нет ни улицы, ни дома", reply_to=asked["message_id"])
    refused = await city.anna.wait_for("Модератор отклонил")
    assert "Причина: Нет ни улицы, ни дома." in plain(refused)
