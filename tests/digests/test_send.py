import asyncio
import json
from datetime import timedelta

import pytest
from aiohttp import web

from digests.limits import ARRIVES_WITHIN
from digests.send import CannotSendError
from sandbox.client import labels, plain
from storage.deliveries import NewDelivery
from tests.conftest import NOON
from tests.digests.newsroom import MINUTE
from tests.digests.telegram import ANNA, due, ok, telegram

HOUR = timedelta(hours=1)


async def test_a_digest_reaches_the_person_with_its_buttons(newsroom, sender, anna):
    await due(newsroom)
    counts = await sender.run_once(NOON)
    assert (counts.sent, counts.failed, counts.put_off) == (1, 0, 0)
    (message,) = await anna.from_bot()
    assert "Смоленск и область · 14:00–15:00" in plain(message)
    assert "Мост <открыли> & точка" in plain(message)
    assert labels(message) == ["1", "2", "Расписание", "Добавить новость"]
    assert "rich_message" in message
    assert await newsroom.deliveries.count() == {"sent": 1}
    assert (await sender.run_once(NOON)).sent == 0


async def test_a_server_without_rich_messages_gets_classic_ones_and_is_asked_once(
    newsroom, sender, anna, people
):
    await people.settings(rich=False)
    await due(newsroom)
    await sender.run_once(NOON)
    await newsroom.tell("Ещё новость", at=NOON + MINUTE)
    await newsroom.tick(NOON + HOUR)
    await sender.run_once(NOON + HOUR)
    assert len(await people.calls("sendRichMessage")) == 1
    assert len(await anna.from_bot()) == 2
    assert "1. Мост <открыли> & точка" in plain((await anna.from_bot())[0])


async def test_a_reader_may_prefer_classic(newsroom, sender, anna, people):
    await due(newsroom)
    await newsroom.chats.change(ANNA, style="classic")
    await sender.run_once(NOON)
    assert await people.calls("sendRichMessage") == []
    assert len(await anna.from_bot()) == 1


async def test_news_withdrawn_before_sending_are_not_sent(newsroom, sender, anna):
    await due(newsroom)
    await newsroom.tick(NOON)
    kept = await newsroom.send_news("Прорвало трубу", at=NOON + MINUTE, author=ANNA)
    gone = await newsroom.send_news("Передумала", at=NOON + MINUTE, author=ANNA)
    await newsroom.tick(NOON + HOUR)
    await newsroom.withdraw(gone)
    await sender.run_once(NOON + HOUR)
    said = "".join([plain(message) for message in await anna.from_bot()])
    assert "Прорвало трубу" in said
    assert "Передумала" not in said
    assert kept


async def test_a_digest_of_nothing_but_withdrawn_news_is_not_sent(newsroom, sender, anna):
    await newsroom.subscribe(ANNA)
    gone = await newsroom.send_news("Передумала", at=NOON - MINUTE, author=ANNA)
    await newsroom.tick(NOON)
    await newsroom.withdraw(gone)
    assert (await sender.run_once(NOON)).failed == 1
    assert await anna.from_bot() == []


async def test_a_wrong_token_stops_the_run_and_loses_nothing(newsroom, make_sender, sandbox):
    await due(newsroom)
    with pytest.raises(CannotSendError, match="token"):
        await make_sender(sandbox.url, "42:wrong").run_once(NOON)
    assert await newsroom.deliveries.count() == {"waiting": 1}


async def test_one_row_that_cannot_be_laid_out_does_not_stop_the_others(newsroom, sender, anna):
    await due(newsroom)
    bad = NewDelivery(ANNA, "notice", "x", NOON, NOON, {"key": "no-such-text"})
    await newsroom.waiting.notify(bad)
    counts = await sender.run_once(NOON)
    assert (counts.sent, counts.failed) == (1, 1)


async def test_messages_leave_at_the_rate_that_was_set(newsroom, make_sender, elapsed):
    await newsroom.tell("Мост открыли")
    for chat in range(1, 61):
        await newsroom.subscribe(chat)
    await newsroom.tick(NOON)
    async with telegram(ok) as (url, bodies):
        await make_sender(url, rate=20).run_once(NOON)
    assert len(bodies) == 60
    assert 2 <= elapsed.now <= 3 * (1 + ARRIVES_WITHIN)  # each counts until its answer


async def test_the_messages_of_one_chat_arrive_in_order(newsroom, make_sender):
    await newsroom.subscribe(ANNA)
    for n in range(12):
        body = {"key": "digest-heading", "values": {"place": f"№{n}", "window": ""}}
        moment = NOON + timedelta(seconds=n)
        await newsroom.waiting.notify(NewDelivery(ANNA, "notice", "x", moment, moment, body))
    async with telegram(ok) as (url, bodies):
        sender = make_sender(url)
        for minute in range(1, 20):
            await sender.run_once(NOON + minute * MINUTE)
    order = [body["text"].split("№")[1].split("<")[0] for _, body in bodies]
    assert order == [str(n) for n in range(12)]


async def test_no_transaction_is_open_while_telegram_is_spoken_to(newsroom, make_sender):
    await due(newsroom)

    async def writes_meanwhile(bodies):
        async with asyncio.timeout(5):  # SQLite has one writer: this would wait for ever
            await newsroom.chats.change(ANNA, size=5)
        return await ok(bodies)

    async with telegram(writes_meanwhile) as (url, _):
        assert (await make_sender(url).run_once(NOON)).sent == 1


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<html>busy</html>", id="not json"),
        pytest.param(b"[]", id="not an object"),
        pytest.param(json.dumps({"ok": False}).encode(), id="no code"),
    ],
)
async def test_an_answer_that_is_not_of_the_bot_api_is_tried_again(newsroom, make_sender, body):
    await due(newsroom)

    async def strange(_):
        return web.Response(body=body, status=500)

    async with telegram(strange) as (url, _):
        assert (await make_sender(url).run_once(NOON)).put_off == 1
    assert await newsroom.deliveries.count() == {"waiting": 1}
