"""What readers choose, over HTTP: words, sections, pictures, several places, living digests."""

from datetime import timedelta

import pytest

from news.model import Entry
from sandbox.client import labels, plain
from storage.arrivals import Arrival
from storage.stories import StoryRow
from tests.end_to_end.conftest import ANNA


async def digests(person):
    return [m for m in await person.from_bot() if "🗞" in plain(m)]


def blocks(value, kind):
    """Every block of a kind in a rich message."""
    if isinstance(value, list):
        return [found for part in value for found in blocks(part, kind)]
    if not isinstance(value, dict):
        return []
    inner = [found for part in value.values() for found in blocks(part, kind)]
    return ([value] if value.get("type") == kind else []) + inner


async def test_a_hidden_word_does_not_come_by_the_hour_nor_when_asked(city):
    await city.anna.send("Смоленск")
    first = await city.anna.wait_for("🗞")
    word = "смоленске"
    assert word in plain(first).lower()
    await city.anna.send("/mine")
    listed = await city.anna.wait_for("Ваши подписки")
    for label in ("Смоленск ›", "Что", "Скрыть слова", "Добавить слова"):
        await city.anna.press_and_wait(listed["message_id"], label)
    await city.anna.send("Смоленск")
    await city.anna.wait_for("Добавлено 1 слово")
    await city.hours_pass(2)
    told = [plain(m).split("\n", 1)[1].lower() for m in (await digests(city.anna))[1:]]
    assert told
    assert not any(word in text for text in told)


async def test_readers_photos_are_shown_in_the_digest(city):
    await city.boris.send("Смоленск")
    await city.boris.wait_for("🗞")
    await city.boris.send("/add")
    await city.boris.wait_for("Прежде чем")
    await city.boris.send_album(["street", "river"], caption="Прорвало трубу на Николаева")
    await city.album_arrives(2)
    preview = await city.boris.wait_for("📷 2")
    await city.boris.press_and_wait(preview, "Опубликовать")
    await city.boris.wait_for("Опубликовано")
    await city.hours_pass(0.05)
    await city.anna.send("Смоленск")
    shown = await city.anna.wait_for("Прорвало трубу")
    (slideshow,) = blocks(shown["rich_message"], "slideshow")
    assert len(blocks(slideshow, "photo")) == 2
    await city.people.fault(
        "error", method="sendRichMessage", code=400,
        description="Bad Request: wrong file identifier/HTTP URL specified", count=1,
    )  # fmt: skip
    await city.anna.send("/now")
    again = await city.anna.wait_for("Прорвало трубу", after=shown["message_id"])
    assert "rich_message" in again
    assert blocks(again["rich_message"], "photo") == []


async def test_several_places_come_in_one_message(city):
    await city.anna.send("Смоленск")
    await city.anna.wait_for("🗞")
    await city.anna.send("Минск")
    await city.anna.wait_for("Минск", where=lambda m: "🗞" in plain(m))
    await city.anna.send("/settings")
    settings = await city.anna.wait_for("Настройки")
    await city.anna.press_and_wait(settings, "Как выглядит")
    await city.anna.press_and_wait(settings, "Все вместе")
    before = len(await digests(city.anna))
    await city.hours_pass(1)
    (combined,) = (await digests(city.anna))[before:]
    text = plain(combined)
    assert text.splitlines()[0].startswith("🗞 Смоленск, Минск")
    assert "📍 Смоленск и область" in text
    assert "📍 Минск" in text
    await city.anna.press_and_wait(combined, "1")
    opened = await city.anna.wait_for("Кто пишет")
    assert "‹ К дайджесту" in labels(opened)
    await city.anna.press_and_wait(opened, "‹ К дайджесту")
    assert plain(await city.anna.wait_for("📍 Минск")) == text
    await city.anna.press_and_wait(combined, "Расписание")
    await city.anna.wait_for("Ваши подписки", after=combined["message_id"])


async def grow(city, story, names, at):
    """Let more outlets tell a story."""
    parts = city.app.parts
    told = (await parts.stories.of_ids([story]))[story]
    feeds = [listed.feed for listed in await parts.feeds.find()]
    fresh = [feed for feed in feeds if feed.source_id not in told.source_ids]
    arrivals = [
        Arrival(
            feed.id, feed.source_id,
            Entry(f"e{n}", f"https://more.example/{n}", told.articles[0].title, "Ещё.", at),
            places=told.articles[0].places,
        )
        for n, feed in enumerate(fresh[:names])
    ]  # fmt: skip
    ids = (await parts.articles.store(arrivals, now=at)).new
    row = StoryRow(story, told.first_at, at, len(told.source_ids) + len(ids))
    await parts.stories.save(dict.fromkeys(ids, story), {}, [row])


@pytest.mark.parametrize("rich", [True, False])
async def test_a_living_digest_of_a_channel_is_edited_and_what_follows_replies(city, rich):
    await city.people.settings(rich=rich)
    await city.anna.send("/start")
    await city.anna.wait_for("Напишите город")
    channel = await city.people.new_chat("channel", "Смоленск сегодня", creator=ANNA)
    await city.people.set_bot(channel, "administrator", by=ANNA)
    await city.anna.wait_for("Канал «Смоленск сегодня»")
    await city.anna.send("Смоленск")
    await city.anna.wait_for("подписывает")
    await city.anna.send("/mine")
    listed = await city.anna.wait_for("Подписок пока нет")
    for label in ("Группы и каналы", "Смоленск сегодня ›", "Смоленск ›", "Живой дайджест"):
        await city.anna.press_and_wait(listed["message_id"], label)
    await city.hours_pass(1)
    here = city.people.person(ANNA, channel)
    posted = await here.wait_for("🗞")
    assert "edit_date" not in posted
    (delivery,) = await city.app.parts.living.sent(city.clock() - timedelta(hours=2), limit=9)
    story = delivery.body["items"][0][0]
    await grow(city, story, 6, city.clock())
    await city.hours_pass(0.3)
    edited = await here.wait_for("обновляется")
    assert edited["message_id"] == posted["message_id"]
    assert edited["edit_date"]
    assert labels(edited) == ["Добавить новость", "Открыть в боте"]
    await city.hours_pass(1)
    following = await here.wait_for("🗞", after=posted["message_id"])
    assert following["reply_to_message"]["message_id"] == posted["message_id"]
