"""The whole life of what readers send, over HTTP, as its author and others see it."""

import json
import re

import pytest

from news.submission import State
from sandbox.client import labels, plain

DAY_HOURS = 24
PIPE = "Во дворе на Николаева прорвало трубу\nВода стоит у подъезда с самого утра."
BRIDGE = "Мост через Днепр закрыли для грузовиков"
LIGHTS = "На площади Победы зажгли ёлку"
FOUR = (
    "На улице 1 прорвало трубу, вода стоит во дворе",
    "На улице 2 зажгли новые фонари",
    "На улице 3 открыли пекарню у остановки",
    "На улице 4 нашли рыжую собаку, ищут хозяина",
)
FIRE = "На складе у вокзала пожар, улицу перекрыли"


async def subscribe(person):
    await person.send("Смоленск")
    return await person.wait_for("🗞")


async def begin(person, kind=""):
    """Say that one wants to tell something, and of which kind."""
    last = await newest(person)
    await person.send("/add")
    asked = await person.wait_for("", after=last, where=lambda m: "🔔 Срочное" in labels(m))
    if kind:
        await person.press_and_wait(asked, kind)
    return asked["message_id"]


async def preview(person, text, after):
    return await person.wait_for(
        text, after=after, where=lambda m: "Опубликовать" in labels(m)
    )  # fmt: skip


async def tell(person, text, kind=""):
    """Send words as a person does; gives the message that says what became of it."""
    after = await begin(person, kind)
    await person.send(text)
    return await publish(person, await preview(person, text.splitlines()[0], after - 1))


async def publish(person, shown):
    await person.press_and_wait(shown, "Опубликовать")
    return await person.wait_for(
        "Опубликовано",
        after=shown["message_id"] - 1,
        where=lambda m: "Посмотреть" in labels(m),
    )


async def newest(person):
    return max((m["message_id"] for m in await person.from_bot()), default=0)


async def ask(person, command, text=""):
    """Send a command; gives the answer."""
    last = await newest(person)
    await person.send(command)
    return await person.wait_for(text, after=last)


async def turn(person, message, button, text):
    """Press a button; gives the message as it is then: the same one."""
    await person.press_and_wait(message, button)
    return await person.wait_for(
        text, where=lambda m: m["message_id"] == message["message_id"]
    )  # fmt: skip


# ---------------------------------------------------------------- news


async def test_news_is_told_read_liked_edited_withdrawn_and_put_back(city):
    await subscribe(city.anna)
    await subscribe(city.boris)
    said = await tell(city.anna, PIPE)

    listed = await ask(city.boris, "/readers", "прорвало трубу")
    opened = await turn(city.boris, listed, "1", "Вода стоит у подъезда")
    assert "👤 Анна" in plain(opened)
    await city.boris.press_and_wait(opened, "👍")
    await city.boris.wait_for("", where=lambda m: "✓ 👍 1" in labels(m))

    mine = await ask(city.anna, "/mynews", "прорвало трубу")
    assert "опубликовано · 👁 1 · 👍 1" in plain(mine)

    await city.anna.press_and_wait(said, "Изменить")
    await city.anna.send(f"{PIPE}\nПриехали ремонтники.")
    changed = await city.anna.wait_for("ремонтники", where=lambda m: "Сохранить" in labels(m))
    await city.anna.press_and_wait(changed, "Сохранить")
    said = await city.anna.wait_for("Опубликовано", after=changed["message_id"] - 1)
    listed = await ask(city.boris, "/readers", "прорвало трубу")
    opened = await turn(city.boris, listed, "1", "Приехали ремонтники")
    assert "изменено" in plain(opened)

    withdrawn = await turn(city.anna, said, "Отозвать", "Отозвано")
    assert (await city.boris.press_and_wait(opened, "✓ 👍 1"))["text"]
    assert "ничего не рассказали" in plain(await ask(city.boris, "/readers"))
    await turn(city.anna, withdrawn, "Вернуть", "Опубликовано")
    await ask(city.boris, "/readers", "прорвало трубу")


async def test_nobody_presses_anothers_buttons(city):
    await subscribe(city.anna)
    await subscribe(city.boris)
    said = await tell(city.anna, PIPE)
    listed = await ask(city.boris, "/readers", "прорвало трубу")
    rows = said["reply_markup"]["inline_keyboard"]
    theirs = [b["callback_data"] for row in rows for b in row if b["text"] == "Отозвать"]
    answer = await city.boris.press_and_wait(listed, data=theirs[0])
    assert answer["text"] == "Этого среди ваших новостей нет."
    assert (await city.app.parts.submissions.get(1)).state is State.PUBLISHED


async def test_a_digest_names_three_at_most_and_not_twice(city):
    first = await subscribe(city.boris)
    for words in FOUR:
        person = await city.people.new_person("Житель")
        await subscribe(person)
        await tell(person, words)
    await city.hours_pass(1)
    digest = await city.boris.wait_for("🗞", after=first["message_id"])
    mentioned = streets(digest)
    assert len(mentioned) == 3
    await city.hours_pass(1)
    later = await city.boris.wait_for("🗞", after=digest["message_id"])
    assert len(streets(later)) == 1
    assert not mentioned & streets(later)


def streets(digest):
    return set(re.findall(r"На улице (\d)", plain(digest)))


async def test_an_eyewitness_comes_under_the_story(city):
    digest = await subscribe(city.boris)
    opened = await turn(city.boris, digest, "1", "Кто пишет")
    headline = plain(opened).splitlines()[0]
    await subscribe(city.anna)
    await tell(city.anna, f"{headline}\nЯ это видела сама.")
    await city.people.advance(60)
    fresh = await ask(city.boris, "/now", "🗞")
    opened = await turn(city.boris, fresh, "1", "Очевидцы")
    await city.boris.press_and_wait(opened, "👤 Анна")
    await city.boris.wait_for("Я это видела сама")


# ---------------------------------------------------------------- urgent


async def test_urgent_news_of_a_known_author_wakes_who_asked(city):
    await subscribe(city.boris)
    await subscribe(city.anna)
    await city.app.parts.subscriptions.change(city.boris.id, 1, alerts="always")
    for words in (PIPE, BRIDGE, LIGHTS):
        await tell(city.anna, words)
        await city.hours_pass(1.5)
    last = await newest(city.boris)
    said = await tell(city.anna, FIRE, "🔔 Срочное")
    assert "Рассылаем тем, кто просил" in plain(said)
    await city.people.advance(40)
    told = await city.boris.wait_for("🔔 Срочно · Смоленск", after=last)
    assert FIRE in plain(told)
    await city.boris.press_and_wait(told, "Открыть новость")
    await city.boris.wait_for(FIRE, where=lambda m: "👍" in labels(m))
    assert "Разослано" in plain(await turn(city.anna, await ask(city.anna, "/mynews"), "1", "🔔"))


# ---------------------------------------------------------------- photos


async def test_a_photo_is_hung_voted_for_and_becomes_the_photo_of_the_day(city):
    await subscribe(city.anna)
    await subscribe(city.boris)
    for caption in ("Утро на набережной", "Вечер на набережной"):
        after = await begin(city.anna, "📷 Фото города")
        await city.anna.send_photo("street", caption=caption)
        await publish(city.anna, await preview(city.anna, caption, after))

    shown = await ask(city.boris, "/photos", "Вечер на набережной")
    assert "photo" in shown
    shown = await turn(city.boris, shown, "›", "Утро на набережной")
    await city.boris.press_and_wait(shown, "👍")
    shown = await city.boris.wait_for("Утро", where=lambda m: "✓ 👍 1" in labels(m))
    best = await turn(city.boris, shown, "Фото дня", "Фото дня")
    assert "Утро на набережной" in plain(best)
    mine = await ask(city.anna, "/mynews", "Утро на набережной")
    assert "👍 1" in plain(mine)


# ---------------------------------------------------------------- ads


async def test_an_ad_is_posted_found_sold_put_back_reminded_of_and_renewed(city):
    await subscribe(city.anna)
    await subscribe(city.boris)
    after = await begin(city.anna, "🏷 Объявление")
    await city.anna.send("Продаю велосипед\nПочти новый.")
    category = await city.anna.wait_for("О чём объявление", after=after - 1)
    await city.anna.press_and_wait(category, "Транспорт")
    await city.anna.wait_for("Сколько стоит", after=after - 1)
    await city.anna.send("12 000")
    await city.anna.wait_for("Как с вами связаться", after=after - 1)
    await city.anna.send("@anna_v")
    shown = await preview(city.anna, "Почти новый", after)
    shown = await turn(city.anna, shown, "Область", "по области")
    said = await publish(city.anna, shown)
    assert "30 дней" in plain(said)

    listed = await ask(city.boris, "/ads", "велосипед")
    categories = await turn(city.boris, listed, "Рубрики", "Какие объявления")
    listed = await turn(city.boris, categories, "Транспорт · 1", "велосипед")
    opened = await turn(city.boris, listed, "1", "@anna_v")
    assert "12\u00a0000" in plain(opened)

    sold = await turn(city.anna, said, "Продано", "Продано")
    assert "Объявлений пока нет" in plain(await ask(city.boris, "/ads"))
    await turn(city.anna, sold, "Вернуть", "Опубликовано")
    await ask(city.boris, "/ads", "велосипед")

    await city.hours_pass(27.5 * DAY_HOURS)
    asked = await city.anna.wait_for("Продлить ещё на 30 дней?")
    await city.anna.press_and_wait(asked, "Продлить")
    await city.anna.wait_for("Опубликовано", after=asked["message_id"] - 1)
    await city.hours_pass(20 * DAY_HOURS)
    await ask(city.boris, "/ads", "велосипед")
    await city.hours_pass(11 * DAY_HOURS)
    await city.anna.wait_for("Его больше не видно")
    assert "Объявлений пока нет" in plain(await ask(city.boris, "/ads"))


# ---------------------------------------------------------------- bad input

STICKER = {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1,
           "is_animated": False, "is_video": False}  # fmt: skip
OTHERS = [
    pytest.param({"sticker": STICKER}, "Стикер", id="sticker"),
    pytest.param({"dice": {"emoji": "🎲", "value": 3}}, "Такое опубликовать нельзя", id="dice"),
    pytest.param(
        {"story": {"chat": {"id": 7, "type": "private"}, "id": 1}}, "Историю", id="story"
    ),
    pytest.param({"paid_media": {"star_count": 1, "paid_media": []}}, "Платные", id="paid"),
    pytest.param({"something_new": {"x": 1}}, "нельзя", id="unheard of"),
]


@pytest.mark.parametrize(("content", "word"), OTHERS)
async def test_what_cannot_be_published_is_met_with_a_word(city, content, word):
    await subscribe(city.anna)
    after = await begin(city.anna)
    await city.anna.send_other(**content)
    await city.anna.wait_for(word, after=after)
    await city.anna.send(PIPE)
    assert await preview(city.anna, "прорвало трубу", after)


NASTY = [
    "<b>Жирный</b> <script>alert(1)</script> & </b>",
    "Robert'); DROP TABLE submissions;-- и ещё ' OR 1=1",
    '<a href="x">ссылка</a> &lt;b&gt; { $title } %s {0}',
    "\u202eнаоборот\u200f \u0301\u0301\u0301 é \ufeff",
]


@pytest.mark.parametrize("words", NASTY)
async def test_words_stay_words_in_every_field_of_an_ad(city, words):
    await subscribe(city.anna)
    await subscribe(city.boris)
    after = await begin(city.anna, "🏷 Объявление")
    await city.anna.send(words)
    category = await city.anna.wait_for("О чём объявление", after=after - 1)
    await city.anna.press_and_wait(category, "Другое")
    asked = await city.anna.wait_for("Сколько стоит", after=after - 1)
    await city.anna.send(words)
    await city.anna.wait_for("Не похоже на цену")
    await city.anna.press_and_wait(asked, "Даром")
    await city.anna.wait_for("Как с вами связаться", after=after - 1)
    await city.anna.send(words)
    await publish(city.anna, await preview(city.anna, "☎", after))
    listed = await ask(city.boris, "/ads", "даром")
    opened = await turn(city.boris, listed, "1", "☎")
    visible = words.translate({ord(c): None for c in "\u202e\u200f\ufeff"})
    seen = plain(opened)
    assert visible.split("\u0301")[0].strip() in seen
    assert seen.count(visible.split()[0].strip("\u0301")) >= 2


async def test_a_link_that_hides_its_host_is_written_out(city):
    await subscribe(city.anna)
    after = await begin(city.anna)
    await city.anna.send("Новость на https://gоogle.com/news")  # the second letter is Cyrillic
    assert "xn--" in plain(await preview(city.anna, "Новость на", after))


async def test_thirty_albums_at_once_are_thirty_previews(city):
    people = [await city.people.new_person(f"Житель {n}") for n in range(30)]
    for number, person in enumerate(people):
        await begin(person)
        await person.send_album(["street"] * 2, caption=f"В Смоленске авария номер {number}")
    await city.album_arrives(60)
    for number, person in enumerate(people):
        shown = await preview(person, f"авария номер {number}", 0)
        assert "📷 2" in plain(shown)


# ---------------------------------------------------------------- privacy


async def test_everything_is_handed_out_and_news_may_stay_without_a_name(city):
    await subscribe(city.anna)
    await subscribe(city.boris)
    await tell(city.anna, PIPE)
    sent = await ask(city.anna, "/export", "Всё, что Вестник знает о вас")
    file = await city.app.bot.download(sent["document"]["file_id"])
    known = json.loads(file.read())
    assert PIPE in json.dumps(known, ensure_ascii=False).replace("\\n", "\n")

    await city.hours_pass(DAY_HOURS)
    asked = await ask(city.anna, "/forget", "можно оставить читателям без имени")
    await city.anna.press_and_wait(asked, "Новости без имени")
    await city.anna.wait_for("удалено")
    listed = await ask(city.boris, "/readers", "прорвало трубу")
    opened = await turn(city.boris, listed, "1", "без имени")
    assert "Анна" not in plain(opened)
