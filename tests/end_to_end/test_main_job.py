"""The main job as a stranger sees it: a city in chat, the hourly ten, news from readers."""

import re

from sandbox.client import labels, plain
from tests.end_to_end.conftest import ANNA, BORIS, MIKOLA

SMOLENSK = "Смоленск"


async def subscribe(person, city=SMOLENSK):
    await person.send(city)
    done = await person.wait_for("Готово")
    return await person.wait_for("🗞", after=done["message_id"])


def numbers(message):
    """The number buttons under a digest: one a story."""
    return [label for label in labels(message) if label.isdecimal()]


async def digests(person):
    return [m for m in await person.from_bot() if plain(m).startswith("🗞")]


async def test_a_stranger_types_a_city_and_gets_the_ten_at_once(city):
    await city.anna.send("/start")
    await city.anna.wait_for("Напишите город")
    digest = await subscribe(city.anna)
    assert SMOLENSK in plain(digest).splitlines()[0]
    assert len(numbers(digest)) == 10
    assert re.search(r"\d+ источник", plain(digest))


async def test_the_next_hour_brings_a_new_digest_and_nothing_twice(city):
    first = await subscribe(city.anna)
    await city.hours_pass(1)
    second = await city.anna.wait_for("🗞", after=first["message_id"])
    again = set(headlines(first)) & set(headlines(second))
    assert not again
    assert "15:00–16:00" in plain(second)
    assert len(numbers(second)) >= 5  # forty minutes of news


def headlines(message):
    return [block for block in links(message) if len(block) > 20]


def links(value):
    """Texts of all links of a message, classic or rich."""
    if isinstance(value, list):
        return [text for part in value for text in links(part)]
    if not isinstance(value, dict):
        return []
    if value.get("type") == "url":
        return [plain(value.get("text"))]
    if "entities" in value:
        units = value["text"].encode("utf-16-le")
        spans = [e for e in value["entities"] if e["type"] == "text_link"]
        return [
            units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
            for e in spans
        ]
    return [text for part in value.values() for text in links(part)]


async def test_every_hour_brings_one(city):
    await subscribe(city.anna)
    await city.hours_pass(2)
    assert len(await digests(city.anna)) == 1 + 2


async def test_after_a_night_one_digest_not_a_pile(city):
    await subscribe(city.anna)
    await city.hours_pass(17)  # from 15:20 to 8:20, with nobody at work until the early hours
    assert len(await digests(city.anna)) == 2


async def test_a_number_opens_the_story_with_all_who_tell_it_and_back(city):
    digest = await subscribe(city.anna)
    title = headlines(digest)[0]
    await city.anna.press_and_wait(digest, "1")
    story = await city.anna.wait_for(title, where=lambda m: "‹ К дайджесту" in labels(m))
    assert story["message_id"] == digest["message_id"]
    assert "Кто пишет" in plain(story)
    await city.anna.press_and_wait(story, "‹ К дайджесту")
    back = await city.anna.wait_for("🗞", where=lambda m: len(numbers(m)) == 10)
    assert back["message_id"] == digest["message_id"]


async def tell(person, text):
    """Publish news the way a first-time author does; gives the message that confirms it."""
    await person.send("/add")
    rules = await person.wait_for("Прежде чем рассказать")
    await person.press_and_wait(rules, "Понятно")
    await person.wait_for("Что случилось")
    await person.send(text)
    preview = await person.wait_for("", where=lambda m: "Опубликовать" in labels(m))
    assert text.splitlines()[0] in plain(preview)
    await person.press_and_wait(preview, "Опубликовать")
    return await person.wait_for("Опубликовано")


async def test_news_of_a_reader_reach_the_others_and_can_be_withdrawn(city):
    first = await subscribe(city.anna)
    await subscribe(city.boris)
    published = await tell(city.boris, "Во дворе на Николаева прорвало трубу\nВода у подъезда.")
    await city.hours_pass(1)
    digest = await city.anna.wait_for("🗞", after=first["message_id"])
    assert "прорвало трубу" in plain(digest)

    await city.boris.press_and_wait(published, "Отозвать")
    await city.boris.wait_for("Отозвано")
    mikola = city.people.person(MIKOLA)
    await mikola.send("Смаленск")
    stranger = await mikola.wait_for("🗞")
    assert "прорвало трубу" not in plain(stranger)


async def test_a_blocked_bot_is_quiet_and_takes_up_again_when_it_is_back(city):
    first = await subscribe(city.anna)
    await city.anna.block()
    await city.hours_pass(1)
    assert len(await digests(city.anna)) == 1
    await city.anna.unblock()
    await city.anna.send("/start")
    await city.anna.wait_for("возвращ")
    await city.hours_pass(1)
    assert await city.anna.wait_for("🗞", after=first["message_id"])


async def test_a_group_that_becomes_a_supergroup_keeps_its_digest(city):
    group = await city.people.new_chat("group", "Соседи", creator=ANNA)
    await city.people.set_bot(group, "member", by=ANNA)
    there = city.anna.at(group)
    await there.send("/subscribe@vestnik_bot Смоленск")
    await there.wait_for("🗞")
    supergroup = await city.people.migrate(group, by=ANNA)
    await city.hours_pass(1)
    assert await city.anna.at(supergroup).wait_for("🗞")


async def test_who_leaves_gets_nothing_more(city):
    await subscribe(city.anna)
    await city.anna.send("/mine")
    mine = await city.anna.wait_for("Ваши подписки")
    await city.anna.press_and_wait(mine, next(t for t in labels(mine) if SMOLENSK in t))
    one = await city.anna.wait_for("", where=lambda m: "Удалить" in labels(m))
    await city.anna.press_and_wait(one, "Удалить")
    asked = (await city.anna.from_bot())[-1]
    sure = next((t for t in labels(asked) if t.startswith("Да")), None)
    if sure:
        await city.anna.press_and_wait(asked, sure)
    before = len(await digests(city.anna))
    await city.hours_pass(2)
    assert len(await digests(city.anna)) == before


async def test_everything_about_a_person_can_be_forgotten(city):
    await subscribe(city.anna)
    await city.anna.send("/forget")
    asked = await city.anna.wait_for("", where=lambda m: any("далить" in t for t in labels(m)))
    await city.anna.press_and_wait(asked, next(t for t in labels(asked) if "далить" in t))
    await city.anna.wait_for("", where=lambda m: not labels(m))
    assert await city.app.parts.chats.get(ANNA) is None
    assert await city.app.parts.subscriptions.of_chat(ANNA) == []


async def test_two_people_do_not_disturb_each_other(city):
    await subscribe(city.anna)
    await subscribe(city.boris, "Минск")
    assert [s.place_id for s in await city.app.parts.subscriptions.of_chat(BORIS)] == ["625144"]
    minsk = (await digests(city.boris))[0]
    assert "Минск" in plain(minsk).splitlines()[0]
