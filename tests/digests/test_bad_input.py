"""What goes wrong while a batch is on its way, and what comes from people and clocks."""

from collections import defaultdict
from datetime import timedelta

import pytest
from aiohttp import web

from digests.pick import picked_from_json
from handlers.subscribing import MAX_PLACES
from regions.catalogue import catalogue
from sandbox.client import labels, plain
from storage.deliveries import NewDelivery
from tests.conftest import NOON
from tests.digests.newsroom import MINUTE
from tests.digests.telegram import ANNA, due, ok, telegram

HOUR = timedelta(hours=1)
MOSCOW = "524901"


async def notices(newsroom, chat, count, *, thread=0):
    """So many notices wait for a chat, №0 first."""
    for n in range(count):
        body = {"key": "digest-heading", "values": {"place": f"№{n}", "window": ""}}
        at = NOON - HOUR + timedelta(seconds=n)
        row = NewDelivery(chat, "notice", f"n{n}", at, at, body, thread_id=thread)
        await newsroom.waiting.notify(row)


def numbers(messages):
    return [
        plain(message).split("№")[1].split()[0] for message in messages if "№" in plain(message)
    ]


async def test_a_topic_that_is_deleted_mid_send_ends_what_follows_in_it_and_nothing_else(
    newsroom, sender, anna, people
):
    chat = await people.new_chat("supergroup", "Форум", creator=ANNA, is_forum=True)
    await people.set_bot(chat, "member", by=ANNA)
    topic = await people.new_topic(chat, "Город", by=ANNA)
    await newsroom.subscribe(chat, kind="supergroup", thread=topic)
    await notices(newsroom, chat, 3, thread=topic)
    await newsroom.tell("В столице", place=MOSCOW)
    await newsroom.subscribe(chat, MOSCOW, kind="supergroup")
    await newsroom.tick(NOON)
    await people.fault(
        "error", code=400, description="Bad Request: TOPIC_DELETED", skip=1, count=1
    )
    await sender.run_once(NOON)
    await sender.run_once(NOON + MINUTE)
    said = await anna.at(chat).from_bot()
    assert numbers(said) == ["0"]
    assert ["Тема закрыта" in plain(m) for m in said].count(True) == 1
    assert any("В столице" in plain(message) for message in said)
    assert len(await people.calls("sendMessage")) == 3  # №0, №1, and the word about the topic


async def test_a_chat_that_migrates_mid_batch_gets_all_of_it_once_and_in_order(
    newsroom, sender, anna, people
):
    group = await people.new_chat("group", "Соседи", creator=ANNA)
    await people.set_bot(group, "member", by=ANNA)
    await newsroom.subscribe(group, kind="group")
    await notices(newsroom, group, 6)
    new = await people.migrate(group, by=ANNA)
    for minute in range(3):
        await sender.run_once(NOON + minute * MINUTE)
    assert numbers(await anna.at(new).from_bot()) == [str(n) for n in range(6)]
    refused = [c for c in await people.calls("sendMessage") if not c.get("ok")]
    assert len(refused) == 1  # the others went to the new id at once


async def test_a_chat_that_migrated_and_then_floods_is_still_left_alone_under_its_new_id(
    newsroom, sender, anna, people
):
    group = await people.new_chat("group", "Соседи", creator=ANNA)
    await people.set_bot(group, "member", by=ANNA)
    await newsroom.subscribe(group, kind="group")
    await notices(newsroom, group, 3)
    new = await people.migrate(group, by=ANNA)
    await people.fault("error", code=429, retry_after=3_000, chat_id=new, count=1)
    await sender.run_once(NOON)
    assert await anna.at(new).from_bot() == []
    assert (await sender.run_once(NOON + MINUTE)).sent == 0
    assert (await sender.run_once(NOON + HOUR)).sent == 3
    assert numbers(await anna.at(new).from_bot()) == ["0", "1", "2"]


async def test_a_group_where_the_bot_may_not_write_is_paused_and_kept(
    newsroom, sender, anna, people
):
    group = await people.new_chat("supergroup", "Двор", creator=ANNA)
    await people.set_bot(group, "member", by=ANNA)
    await people.act("set_read_only", chat_id=group, read_only=True)
    await due(newsroom, group, kind="supergroup")
    assert (await sender.run_once(NOON)).failed == 1
    assert (await newsroom.chats.get(group)).gone == "no rights"
    (kept,) = await newsroom.subscriptions.of_chat(group)
    assert kept.paused == "gone"
    assert await anna.at(group).from_bot() == []


async def test_a_channel_where_the_bot_may_not_post_is_paused_and_kept(
    newsroom, sender, anna, people
):
    channel = await people.new_chat("channel", "Город", creator=ANNA)
    await people.set_bot(channel, "administrator", by=ANNA, denied=["can_post_messages"])
    await due(newsroom, channel, kind="channel")
    assert (await sender.run_once(NOON)).failed == 1
    assert (await newsroom.chats.get(channel)).gone == "no rights"


@pytest.mark.parametrize("style", ["auto", "classic"])
async def test_names_with_markup_are_only_names(newsroom, sender, anna, style):
    await newsroom.tell("<b>Мост</b> & «<a href='x'>ссылка</a>»", "<i>Газета</i>", "b")
    await newsroom.tell("Один источник", "a<script>&amp;")
    await newsroom.subscribe(ANNA)
    await newsroom.chats.change(ANNA, style=style)
    await newsroom.send_news(
        "<u>Труба</u>", at=NOON - MINUTE, author=ANNA, signature="</b>Анна & Ко"
    )
    await newsroom.tick(NOON)
    body = {"key": "notice-topic-closed", "values": {"place": "<b>Двор</b> & сад"}}
    await newsroom.waiting.notify(NewDelivery(ANNA, "notice", "x", NOON, NOON, body))
    assert (await sender.run_once(NOON)).sent == 2
    said = "\n".join([plain(message) for message in await anna.from_bot()])
    for name in (
        "<b>Мост</b> & «<a href='x'>ссылка</a>»", "a<script>&amp;",
        "<u>Труба</u>", "</b>Анна & Ко", "<b>Двор</b> & сад",
    ):  # fmt: skip
        assert name in said


@pytest.mark.parametrize("style", ["auto", "classic"])
async def test_a_digest_of_nothing_but_endless_stories_fits_and_loses_none(
    newsroom, sender, anna, people, style
):
    names = [f"{'Весьма подробное издание ' * 20}{n}" for n in range(3)]
    for n in range(12):
        await newsroom.tell(f"№{n} " + "🏙 <&> слово " * 700, *names, at=NOON - (n + 1) * MINUTE)
    await newsroom.subscribe(ANNA, size=20)
    await newsroom.chats.change(ANNA, style=style)
    await newsroom.tick(NOON)
    assert (await sender.run_once(NOON)).sent == 1
    assert all(call["ok"] for call in await people.calls("send*"))  # never too long
    (message,) = await anna.from_bot()
    on_it = [label for label in labels(message) if label.isdecimal()]
    assert on_it == [str(n) for n in range(1, len(on_it) + 1)]
    assert len(on_it) >= 5
    assert len(on_it) == 12 or "Ещё" in labels(message)


async def test_a_chat_with_fifty_subscriptions_gets_one_a_second_and_holds_up_nobody(
    newsroom, make_sender, elapsed
):
    of_regions = {city.region or city.id: city for city in catalogue().cities()}
    cities = list(of_regions.values())[:MAX_PLACES]  # no two with the same news
    for n, city in enumerate(cities):
        await newsroom.tell(f"Новость {n}", place=city.id)
        await newsroom.subscribe(ANNA, city.id)
        await newsroom.subscribe(2_000 + n, city.id)
    await newsroom.tick(NOON)
    moments = defaultdict(list)

    async def notes(bodies):
        moments[bodies[-1][1]["chat_id"]].append(elapsed.now)
        return await ok(bodies)

    async with telegram(notes) as (url, bodies):
        counts = await make_sender(url, rate=30.0).run_once(NOON)
    annas = moments.pop(ANNA)
    assert counts.sent == len(bodies) == 2 * MAX_PLACES
    assert all(b - a > 8 for a, b in zip(annas[3:], annas[13:], strict=False))  # after a burst
    assert max(at for (at,) in moments.values()) < 10 < annas[-1]
    told = [str(body) for _, body in bodies if body["chat_id"] == ANNA]
    assert sum(f"Новость {n} " in text for n in range(MAX_PLACES) for text in told) >= MAX_PLACES


async def test_a_clock_that_goes_back_an_hour_repeats_and_loses_nothing(newsroom, sender, anna):
    await newsroom.tell("Мост открыли")
    await newsroom.subscribe(ANNA)
    await newsroom.tick(NOON)
    assert (await sender.run_once(NOON)).sent == 1
    fair = await newsroom.tell("Ярмарка началась", at=NOON - 55 * MINUTE)
    for minute in range(-60, 60, 10):  # the hour comes again
        await newsroom.tick(NOON + minute * MINUTE)
        assert (await sender.run_once(NOON + minute * MINUTE)).sent == 0
    await newsroom.tell("Парад", at=NOON + 30 * MINUTE)
    await newsroom.tick(NOON + HOUR)
    assert (await sender.run_once(NOON + HOUR)).sent == 1
    assert len(await anna.from_bot()) == 2
    assert fair


async def test_what_was_claimed_before_the_clock_went_back_is_sent_when_its_holder_dies(
    newsroom, sender, anna
):
    await newsroom.subscribe(ANNA)
    await notices(newsroom, ANNA, 1)
    claimed = await newsroom.waiting.claim(now=NOON + HOUR, lease=2 * MINUTE, limit=9)
    assert len(claimed) == 1  # and then the process dies, and the clock goes back
    assert (await sender.run_once(NOON)).sent == 1


async def test_rows_nobody_can_read_do_not_keep_the_others_from_going(newsroom, make_sender):
    await due(newsroom)
    for n, body in enumerate(({}, {"key": 5}, {"key": "digest-heading", "values": [1]})):
        await newsroom.waiting.notify(NewDelivery(ANNA, "notice", f"x{n}", NOON, NOON, body))

    async def answer(bodies):
        return web.json_response({"ok": True, "result": {"message_id": len(bodies)}})

    async with telegram(answer) as (url, bodies):
        for minute in range(3):
            await make_sender(url).run_once(NOON + minute * HOUR)
    assert [picked_from_json({}).items, len(bodies)] == [(), 1]
