"""Moderation as those concerned see it: authors, readers, moderators in their group."""

import asyncio
from functools import partial

import pytest

from news.submission import State
from sandbox.client import labels, plain
from sandbox.seed import MODERATORS, OPERATOR
from tests.end_to_end.conftest import ANNA, a_city

GLEB = 1007
PIPE = "Во дворе на Николаева прорвало трубу\nВода стоит у подъезда с самого утра."
BRIDGE = "Мост через Днепр закрыли для грузовиков\nОбъезд по Кирова."


@pytest.fixture
async def held_city(tmp_path):
    """A city where everything readers send is looked at first."""
    async with a_city(tmp_path, submissions="moderated") as made:
        yield made


def vera(city):
    return city.people.person(OPERATOR).at(MODERATORS)


def gleb(city):
    return city.people.person(GLEB).at(MODERATORS)


async def subscribe(person):
    await person.send("Смоленск")
    await person.wait_for("🗞")


async def tell(person, text):
    """Send news as a person does; gives the message that says what became of it."""
    await person.send("/add")
    await person.send(text)
    preview = await person.wait_for(
        text.splitlines()[0], where=lambda m: "Опубликовать" in labels(m)
    )
    await person.press_and_wait(preview, "Опубликовать")
    return await person.wait_for("", where=lambda m: "Опубликовать" not in labels(m))


async def card(city, text="", **more):
    return await vera(city).wait_for(text, **more)


async def state(city, id=1):
    return (await city.app.parts.submissions.get(id)).state


async def press(person, message, *path):
    """Press one button after another, each on the message as it is by then."""
    for text in path:
        await person.wait_for(where=partial(_offers, id=message["message_id"], text=text))
        await person.press_and_wait(message, text)


def _offers(message, *, id, text):
    return message["message_id"] == id and text in labels(message)


async def test_held_is_approved_undone_rejected_and_granted_on_appeal(held_city):
    city = held_city
    await subscribe(city.anna)
    said = await tell(city.anna, PIPE)
    assert "у модератора" in plain(said)
    shown = await card(city, "прорвало трубу")
    assert "сейчас проверяется каждая новость" in plain(shown)

    await press(vera(city), shown, "✓ Опубликовать")
    assert await state(city) is State.PUBLISHED
    await city.anna.wait_for("это опубликовано")

    shown = await card(city, "Опубликовано · Вера", after=shown["message_id"] - 1)
    await press(gleb(city), shown, "↩ Отменить")
    assert await state(city) is State.HELD
    await city.anna.wait_for("снова на проверке")

    await press(vera(city), shown, "✕ Отклонить ›", "Неправда")
    assert await state(city) is State.REJECTED
    refused = await city.anna.wait_for("Модератор отклонил")
    assert "это не подтверждается" in plain(refused)

    await city.anna.press_and_wait(refused, "Возразить")
    await city.anna.wait_for("Напишите, почему")
    await city.anna.send("Я живу напротив, вода и сейчас идёт")
    await city.anna.wait_for("Возражение у модератора")
    appeal = await card(city, "Автор возражает", after=shown["message_id"])
    assert "вода и сейчас идёт" in plain(appeal)
    await press(gleb(city), appeal, "✓ Опубликовать")
    await city.anna.wait_for("согласился с вами")
    assert await state(city) is State.PUBLISHED


async def test_complaints_hide_and_a_moderator_lets_it_be_seen_again(city):
    others = [await city.people.new_person(name) for name in ("Игорь", "Нина")]
    readers = [city.boris, *others]
    for person in (city.anna, *readers):
        await subscribe(person)
    await city.hours_pass(24 * 8)
    await tell(city.anna, PIPE)
    for person in readers:
        await person.send("/readers")
        listed = await person.wait_for("Новости читателей", where=lambda m: "1" in labels(m))
        await press(person, listed, "1", "Пожаловаться", "Неправда")
    assert await state(city) is State.HIDDEN
    await city.anna.wait_for("Пока скрыто")
    shown = await card(city, "3 жалобы: неправда 3")
    assert "Сейчас она скрыта." in plain(shown)
    await press(gleb(city), shown, "✓ Оставить")
    assert await state(city) is State.PUBLISHED
    await city.anna.wait_for("снова видно")


async def test_warned_muted_banned_and_each_time_told(held_city):
    city = held_city
    await subscribe(city.anna)
    await tell(city.anna, PIPE)
    shown = await card(city, "прорвало трубу")
    await press(vera(city), shown, "Автор ›", "Предупредить ›", "Реклама")
    await city.anna.wait_for("Модератор предупреждает вас")

    await press(vera(city), shown, "Молчание ›", "на 1 день", "Оскорбления")
    muted = await city.anna.wait_for("не принимаются. Это закончится")
    assert "Причина: в тексте есть оскорбления" in plain(muted)
    await city.anna.send("/add")
    await city.anna.wait_for("не принимаются ещё 24 часа")

    await press(vera(city), shown, "Снять запрет")
    await city.anna.wait_for("снова можете присылать")

    await press(vera(city), shown, "Запретить ›", "навсегда", "И убрать новости", "Реклама")
    banned = await city.anna.wait_for("Вам запрещено присылать новости")
    assert await state(city) is State.REJECTED
    await city.anna.press_and_wait(banned, "Возразить")
    await city.anna.send("Больше не буду")
    appeal = await card(city, "Возражение против запрета", after=shown["message_id"])
    await press(gleb(city), appeal, "✓ Снять запрет")
    await city.anna.wait_for("снова можете присылать", after=banned["message_id"])
    assert (await city.app.parts.sanctions.of(ANNA))[0].lifted_at


async def test_of_two_moderators_at_once_one_decides_and_both_see_it(held_city):
    city = held_city
    await subscribe(city.anna)
    await tell(city.anna, PIPE)
    shown = await card(city, "прорвало трубу")
    answers = await asyncio.gather(
        vera(city).press_and_wait(shown, data="rule:1:publish::0"),
        gleb(city).press_and_wait(shown, data="rule:1:reject:ad:0"),
    )
    late = [a["text"] for a in answers if a.get("text")]
    assert len(late) == 1
    assert late[0].startswith("Уже решено: ")
    decided = await card(city, "", where=lambda m: "↩ Отменить" in labels(m))
    assert late[0].removeprefix("Уже решено: ") in plain(decided)


async def test_a_moderator_who_left_decides_nothing_more(held_city):
    city = held_city
    await subscribe(city.anna)
    await tell(city.anna, PIPE)
    shown = await card(city, "прорвало трубу")
    await city.people.act(
        "set_member", user_id=OPERATOR, chat_id=MODERATORS, member_id=GLEB, status="left"
    )
    private = city.people.person(GLEB)
    await private.send("/start")
    greeting = await private.wait_for("Напишите город")
    answer = await private.press_and_wait(greeting, data="rule:1:publish::0")
    assert answer["text"] == "Это решают модераторы, а вас среди них сейчас нет."
    assert await state(city) is State.HELD
    await press(vera(city), shown, "✓ Опубликовать")
    assert await state(city) is State.PUBLISHED


async def test_another_headline_and_city_by_replies_in_the_group(held_city):
    city = held_city
    await subscribe(city.anna)
    await tell(city.anna, PIPE)
    shown = await card(city, "прорвало трубу")
    await press(vera(city), shown, "Заголовок")
    asked = await card(city, "новый заголовок")
    await vera(city).send("Прорыв на Николаева", reply_to=asked["message_id"])
    again = await card(city, "Прорыв на Николаева", after=asked["message_id"])
    await press(vera(city), again, "Город")
    asked = await card(city, "в какой город")
    await vera(city).send("Вязьма", reply_to=asked["message_id"])
    moved = await card(city, "📍 Вязьма", after=asked["message_id"])
    await press(vera(city), moved, "✓ Опубликовать")
    news = await city.app.parts.submissions.get(1)
    assert (news.title, news.state) == ("Прорыв на Николаева", State.PUBLISHED)
    first = await card(
        city, "Опубликовано · Вера", where=lambda m: m["message_id"] == shown["message_id"]
    )
    assert "Прорыв на Николаева" in plain(first)


async def test_a_new_author_with_a_link_waits_and_others_do_not(city):
    await subscribe(city.anna)
    said = await tell(city.anna, "Подробности про мост на example.com, читайте сами")
    assert "В ней ссылка или имя в сети, а вы с нами недавно." in plain(said)
    await card(city, "Почему здесь: ссылка или имя в сети, автор новый")
    await subscribe(city.boris)
    said = await tell(city.boris, BRIDGE)
    assert "Опубликовано" in plain(said)


async def test_the_same_text_of_another_is_stopped_with_a_word(city):
    await subscribe(city.anna)
    await subscribe(city.boris)
    await tell(city.anna, PIPE)
    await city.boris.send("/add")
    await city.boris.send(
        "Вода стоит у подъезда с самого утра. Во двoре на Николаева прорвало трубу!"
    )
    preview = await city.boris.wait_for("", where=lambda m: "Опубликовать" in labels(m))
    answer = await city.boris.press_and_wait(preview, "Опубликовать")
    assert answer["text"].startswith("Об этом уже рассказали: «Во дворе на Николаева")
    assert answer["show_alert"]


async def test_the_queue_in_the_group_leads_to_each_case(held_city):
    city = held_city
    await subscribe(city.anna)
    await tell(city.anna, PIPE)
    await card(city, "прорвало трубу")
    await gleb(city).send("/queue@vestnik_bot")
    queue = await card(city, "На проверку: 1")
    await press(gleb(city), queue, "1", "✓ Опубликовать", "‹ К очереди")
    done = await card(city, "очередь пуста")
    assert done["message_id"] == queue["message_id"]
