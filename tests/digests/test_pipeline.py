"""Claiming, sending and writing down at once: what overtakes, what stops, what is lost."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError

from storage.deliveries import NewDelivery
from storage.engine import DatabaseError
from tests.conftest import NOON
from tests.digests.newsroom import MINUTE
from tests.digests.telegram import ok, telegram

HOUR = timedelta(hours=1)


async def broadcast(newsroom, people):
    """A digest for each of so many people waits."""
    await newsroom.tell("Мост открыли", "a", "b")
    for chat in range(1, people + 1):
        await newsroom.subscribe(chat)
    await newsroom.tick(NOON)


def a_notice(chat, number=0):
    body = {"key": "digest-heading", "values": {"place": f"Срочно {number}", "window": ""}}
    return NewDelivery(chat, "notice", f"n{number}", NOON, NOON, body)


async def test_a_stop_lets_what_is_on_its_way_arrive_and_gives_the_rest_back(
    newsroom, make_sender
):
    await broadcast(newsroom, 60)

    async def stops(bodies):
        if len(bodies) == 7:
            sender.stop()
        return await ok(bodies)

    async with telegram(stops) as (url, bodies):
        sender = make_sender(url, concurrency=4)
        counts = await sender.run_once(NOON)
        assert 7 <= counts.sent == len(bodies) <= 7 + 4
        assert await newsroom.deliveries.count() == {
            "sent": len(bodies),
            "waiting": 60 - len(bodies),
        }
        rest = await newsroom.waiting.claim(now=NOON, lease=MINUTE, limit=100)
        assert {row.attempts for row in rest} == {1}  # as if they had never been claimed
        assert len(rest) == 60 - counts.sent
        await make_sender(url).run_once(NOON + HOUR)
    assert Counter(body["chat_id"] for _, body in bodies) == dict.fromkeys(range(1, 61), 1)


async def test_notices_and_alerts_overtake_a_broadcast_that_is_on_its_way(newsroom, make_sender):
    await broadcast(newsroom, 300)
    await newsroom.subscribe(1_000, next_at=NOON + HOUR)

    async def hurries(bodies):
        if len(bodies) == 20:
            await newsroom.waiting.notify(a_notice(1_000))
        return await ok(bodies)

    async with telegram(hurries) as (url, bodies):
        await make_sender(url, rate=10.0).run_once(NOON)
    order = [body["chat_id"] for _, body in bodies]
    assert len(order) == 301
    assert 20 <= order.index(1_000) < 250  # each second of the broadcast looks for such


async def test_a_word_to_a_chat_does_not_overtake_what_is_on_its_way_to_it(newsroom, make_sender):
    await broadcast(newsroom, 2)
    for number in range(2):
        await newsroom.waiting.notify(a_notice(1, number))
    on_their_way = Counter()

    async def looks(bodies):
        chat = bodies[-1][1]["chat_id"]
        on_their_way[chat] += 1
        assert on_their_way[chat] == 1
        for _ in range(20):
            await asyncio.sleep(0)  # others may come meanwhile
        on_their_way[chat] -= 1
        return await ok(bodies)

    async with telegram(looks) as (url, bodies):
        await make_sender(url).run_once(NOON)
    assert len(bodies) == 4
    said = [str(body) for _, body in bodies if body["chat_id"] == 1]
    assert ["Срочно 0" in text for text in said] == [True, False, False]
    assert ["Срочно 1" in text for text in said] == [False, True, False]


async def test_a_database_that_is_away_for_a_moment_repeats_nothing(
    newsroom, make_sender, monkeypatch
):
    await broadcast(newsroom, 30)
    settle, fails = newsroom.waiting.settle, [2]

    async def away(outcomes, *, now):
        if fails[0]:
            fails[0] -= 1
            raise OperationalError("UPDATE", {}, Exception("locked"))
        await settle(outcomes, now=now)

    monkeypatch.setattr(newsroom.waiting, "settle", away)
    async with telegram(ok) as (url, bodies):
        counts = await make_sender(url, concurrency=8).run_once(NOON)
    assert counts.sent == len(bodies) == 30
    assert await newsroom.deliveries.count() == {"sent": 30}


async def test_a_failure_to_claim_is_loud_and_what_was_sent_is_written_down(
    newsroom, make_sender, monkeypatch
):
    await broadcast(newsroom, 200)
    claim, calls = newsroom.waiting.claim, [0]

    async def fails(**kw):
        calls[0] += 1
        if calls[0] == 2:
            raise OperationalError("UPDATE", {}, Exception("disk"))
        return await claim(**kw)

    monkeypatch.setattr(newsroom.waiting, "claim", fails)
    async with telegram(ok) as (url, bodies):
        with pytest.raises(DatabaseError):
            await make_sender(url, rate=10.0).run_once(NOON)
        assert await newsroom.deliveries.count() == {
            "sent": len(bodies), "waiting": 200 - len(bodies),
        }  # fmt: skip
        await make_sender(url).run_once(NOON)  # the rest was given back at once
    assert len(bodies) == len({body["chat_id"] for _, body in bodies}) == 200


async def test_paid_messages_say_that_they_may_be_paid_for(newsroom, make_sender):
    await broadcast(newsroom, 3)
    async with telegram(ok) as (url, bodies):
        await make_sender(url, paid=True).run_once(NOON)
    assert [body["allow_paid_broadcast"] for _, body in bodies] == [True] * 3


async def test_a_group_gets_twenty_a_minute_while_others_get_theirs(
    newsroom, make_sender, elapsed
):
    await newsroom.subscribe(-100, kind="supergroup", next_at=NOON + HOUR)
    for number in range(45):
        await newsroom.waiting.notify(a_notice(-100, number))
    await broadcast(newsroom, 30)
    moments = []

    async def notes(bodies):
        if bodies[-1][1]["chat_id"] == -100:
            moments.append(elapsed.now)
        return await ok(bodies)

    async with telegram(notes) as (url, bodies):
        sender = make_sender(url)
        while len(moments) < 45:
            began = elapsed.now
            await sender.run_once(NOON + timedelta(seconds=elapsed.now))
            if elapsed.now == began:
                elapsed.now += 1  # the scheduler wakes again
    assert len(bodies) == 75
    assert all(b - a > 60 for a, b in zip(moments, moments[20:], strict=False))


async def test_one_page_is_laid_out_once_for_all_who_read_it(newsroom, make_sender, monkeypatch):
    await broadcast(newsroom, 40)
    laid_out = []
    async with telegram(ok) as (url, bodies):
        sender = make_sender(url)
        lay = sender._post._layout.digest

        def counted(*args, **kw):
            laid_out.append(args)
            return lay(*args, **kw)

        monkeypatch.setattr(sender._post._layout, "digest", counted)
        await sender.run_once(NOON)
    assert len(laid_out) == 1
    texts = {str(body["rich_message"]) for _, body in bodies}
    buttons = {str(body["reply_markup"]) for _, body in bodies}
    assert (len(texts), len(buttons)) == (1, 40)
