import asyncio
import json
from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web

from digests.limits import ARRIVES_WITHIN, Pace
from digests.post import Post
from digests.send import CannotSendError, Sender
from digests.wire import Wire
from sandbox.client import Simulator, labels, plain
from sandbox.server import start
from storage.deliveries import NewDelivery
from tests.conftest import NOON
from tests.digests.newsroom import MINUTE, Newsroom
from tests.elapsed import Elapsed

HOUR = timedelta(hours=1)
ANNA = 1001
FAST = 10_000.0  # messages a second: nothing waits for its turn


@pytest.fixture
async def newsroom(sqlite):
    return Newsroom(sqlite)


@pytest.fixture
async def sandbox():
    running = await start("127.0.0.1", 0, "42:secret", lambda: NOON)
    yield running
    await running.close()


@pytest.fixture
async def people(sandbox):
    async with Simulator(sandbox.url) as simulator:
        yield simulator


@pytest.fixture
async def session(sandbox):  # its connections are closed before the server is
    async with aiohttp.ClientSession() as made:
        yield made


@pytest.fixture
def elapsed():
    return Elapsed()


@pytest.fixture
def make_sender(newsroom, session, elapsed):
    def make(url, token="42:secret", *, rate=FAST, **kw):
        post = Post(
            newsroom.composer, newsroom.readers, newsroom.chats, Wire(session, token, url),
            newsroom.support, newsroom.living, **kw,
        )  # fmt: skip
        return Sender(
            newsroom.waiting, newsroom.chats, newsroom.subscriptions, post,
            pace=Pace(rate), monotonic=elapsed, pause=elapsed.pause,
        )  # fmt: skip

    return make


@pytest.fixture
def sender(make_sender, sandbox):
    return make_sender(sandbox.url)


@pytest.fixture
async def anna(people):
    person = people.person(ANNA)
    await person.send("/start")
    return person


async def due(newsroom, chat=ANNA, **kw):
    """Anna's digest of two stories waits in the outbox."""
    await newsroom.tell("Мост <открыли> & точка", "a", "b")
    await newsroom.tell("Ярмарка началась", "c")
    await newsroom.subscribe(chat, **kw)
    await newsroom.tick(NOON)


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


async def test_who_blocked_the_bot_waits_and_nothing_more_is_tried(newsroom, sender, anna, people):
    await due(newsroom)
    await newsroom.subscribe(ANNA, "524901")
    await newsroom.tell("В столице", place="524901")
    await newsroom.tick(NOON)
    await anna.block()
    await sender.run_once(NOON)
    assert len(await people.calls("sendRichMessage")) == 1
    assert (await newsroom.chats.get(ANNA)).gone == "blocked"
    assert {s.paused for s in await newsroom.subscriptions.of_chat(ANNA)} == {"gone"}
    assert await newsroom.deliveries.count() == {"dropped": 2}


async def test_a_group_that_migrated_gets_its_digest_under_the_new_id(
    newsroom, sender, anna, people
):
    group = await people.new_chat("group", "Соседи", creator=ANNA)
    await people.set_bot(group, "member", by=ANNA)
    await due(newsroom, group, kind="group")
    new = await people.migrate(group, by=ANNA)
    assert (await sender.run_once(NOON)).sent == 1
    messages = await anna.at(new).from_bot()
    assert len(messages) == 1
    assert [s.chat_id for s in await newsroom.subscriptions.of_chat(new)] == [new]


async def test_a_closed_topic_is_paused_and_the_chat_is_told_once(newsroom, sender, anna, people):
    forum = await people.new_chat("supergroup", "Форум", creator=ANNA, is_forum=True)
    await people.set_bot(forum, "member", by=ANNA)
    await due(newsroom, forum, kind="supergroup", thread=777)
    await sender.run_once(NOON)
    await sender.run_once(NOON + MINUTE)
    assert [s.paused for s in await newsroom.subscriptions.of_chat(forum)] == ["topic"]
    said = [plain(message) for message in await anna.at(forum).from_bot()]
    assert len(said) == 1
    assert "Тема закрыта" in said[0]


async def test_a_flood_stops_everyone_for_as_long_as_it_says(newsroom, sender, anna, people):
    await due(newsroom)
    await people.fault("error", code=429, retry_after=7, count=1, method="send*")
    counts = await sender.run_once(NOON)
    assert (counts.sent, counts.put_off) == (0, 1)
    assert (await sender.run_once(NOON + timedelta(seconds=6))).sent == 0
    assert (await sender.run_once(NOON + timedelta(seconds=8))).sent == 1


async def test_a_long_wait_is_one_chats_alone(newsroom, sender, anna, people):
    boris = await people.new_person("Борис")
    await boris.send("/start")
    await newsroom.tell("Мост открыли")
    await newsroom.subscribe(ANNA)
    await newsroom.subscribe(boris.id)
    await newsroom.tick(NOON)
    await people.fault("error", code=429, retry_after=9000, chat_id=ANNA)
    counts = await sender.run_once(NOON)
    assert (counts.sent, counts.put_off) == (1, 1)
    assert len(await boris.from_bot()) == 1


async def test_an_answer_that_was_lost_is_tried_again(newsroom, sender, anna, people):
    await due(newsroom)
    await people.fault("lost", count=1, method="send*")
    assert (await sender.run_once(NOON)).put_off == 1
    assert (await sender.run_once(NOON + HOUR)).sent == 1
    assert len(await anna.from_bot()) == 2  # the one repeat that at-least-once allows


async def test_markup_that_is_refused_goes_as_bare_text(newsroom, sender, anna, people, caplog):
    await due(newsroom)
    await people.fault(
        "error", code=400, description="Bad Request: can't parse entities: x", count=2
    )
    assert (await sender.run_once(NOON)).sent == 1
    (message,) = await anna.from_bot()
    assert "Мост <открыли> & точка" in plain(message)
    assert labels(message) == []
    assert "without markup" in caplog.text


async def test_a_wrong_token_stops_the_run_and_loses_nothing(newsroom, make_sender, sandbox):
    await due(newsroom)
    with pytest.raises(CannotSendError, match="token"):
        await make_sender(sandbox.url, "42:wrong").run_once(NOON)
    assert await newsroom.deliveries.count() == {"waiting": 1}


async def test_a_message_that_never_arrives_is_given_up_after_hours(newsroom, sender, people):
    await due(newsroom)
    await people.fault("error", code=502)
    now = NOON
    for _ in range(20):
        now += HOUR
        await sender.run_once(now)
    assert await newsroom.deliveries.count() == {"dropped": 1}
    assert len(await people.calls("sendRichMessage")) == 8


async def test_one_row_that_cannot_be_laid_out_does_not_stop_the_others(newsroom, sender, anna):
    await due(newsroom)
    bad = NewDelivery(ANNA, "notice", "x", NOON, NOON, {"key": "no-such-text"})
    await newsroom.waiting.notify(bad)
    counts = await sender.run_once(NOON)
    assert (counts.sent, counts.failed) == (1, 1)


@asynccontextmanager
async def telegram(answer):
    """A server that answers every call with what `answer` gives, and keeps the bodies."""
    bodies = []

    async def handle(request):
        bodies.append((request.match_info["method"], await request.json()))
        return await answer(bodies)

    app = web.Application()
    app.add_routes([web.post("/bot{token}/{method}", handle)])
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}", bodies
    await runner.cleanup()


async def ok(bodies):
    return web.json_response({"ok": True, "result": {"message_id": len(bodies)}})


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
