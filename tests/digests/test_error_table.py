"""Every answer that Telegram may give (Bot API), met through the sandbox's faults on order."""

from datetime import timedelta

import pytest

from digests.fate import ATTEMPTS_MOST
from sandbox.client import labels, plain
from tests.conftest import NOON
from tests.digests.newsroom import MINUTE
from tests.digests.telegram import ANNA, due

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


def bad(words):
    return {"code": 400, "description": f"Bad Request: {words}"}


async def forum(people, topic="Город"):
    """A forum of Anna's with a topic, and the bot in it."""
    chat = await people.new_chat("supergroup", "Форум", creator=ANNA, is_forum=True)
    await people.set_bot(chat, "member", by=ANNA)
    return chat, await people.new_topic(chat, topic, by=ANNA)


async def test_429_short_waits_as_long_as_it_says(newsroom, sender, anna, people):
    await due(newsroom)
    await people.fault("error", code=429, retry_after=7, count=1, method="send*")
    counts = await sender.run_once(NOON)
    assert (counts.sent, counts.put_off) == (0, 1)
    assert (await sender.run_once(NOON + 6 * SECOND)).sent == 0
    assert (await sender.run_once(NOON + 8 * SECOND)).sent == 1
    assert len(await anna.from_bot()) == 1


async def test_429_of_many_chats_stops_everyone_and_slows_all_down(
    newsroom, make_sender, sandbox, elapsed, people
):
    await newsroom.tell("Мост открыли")
    for n in range(40):
        person = await people.new_person(f"Читатель {n}")
        await person.send("/start")
        await newsroom.subscribe(person.id)
    await newsroom.tick(NOON)
    await people.fault("error", code=429, retry_after=9, count=3, method="send*")
    sender = make_sender(sandbox.url, rate=20.0)
    counts = await sender.run_once(NOON)
    assert counts.put_off == 3
    assert elapsed.now > 9  # nobody was sent anything before that
    later = await sender.run_once(NOON + MINUTE)
    assert counts.sent + later.sent == 40


async def test_429_of_hours_is_one_chats_alone(newsroom, sender, anna, people):
    boris = await people.new_person("Борис")
    await boris.send("/start")
    await newsroom.tell("Мост открыли")
    await newsroom.subscribe(ANNA)
    await newsroom.subscribe(boris.id)
    await newsroom.tick(NOON)
    await people.fault("error", code=429, retry_after=9_000, chat_id=ANNA, count=1)
    counts = await sender.run_once(NOON)
    assert (counts.sent, counts.put_off) == (1, 1)
    assert len(await boris.from_bot()) == 1
    assert (await sender.run_once(NOON + 2 * HOUR)).sent == 0
    assert (await sender.run_once(NOON + 3 * HOUR)).sent == 1


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        pytest.param(
            {"code": 403, "description": "Forbidden: bot was blocked by the user"},
            "blocked", id="403 blocked",
        ),
        pytest.param(
            {"code": 403, "description": "Forbidden: user is deactivated"},
            "deactivated", id="403 deactivated",
        ),
        pytest.param(
            {"code": 403, "description": "Forbidden: bot was kicked from the group chat"},
            "kicked", id="403 kicked",
        ),
        pytest.param(
            {"code": 403, "description": "Forbidden: bot is not a member of the channel chat"},
            "kicked", id="403 not a member",
        ),
        pytest.param(bad("chat not found"), "not found", id="400 chat not found"),
        pytest.param(
            bad("not enough rights to send text messages to the chat"),
            "no rights", id="400 may not write",
        ),
    ],
)  # fmt: skip
async def test_a_chat_out_of_reach_is_paused_and_goes_on_when_it_is_back(
    newsroom, sender, anna, people, fault, reason
):
    await due(newsroom)
    await newsroom.subscribe(ANNA, "524901")
    await newsroom.tell("В столице", place="524901")
    await newsroom.tick(NOON)
    await people.fault("error", **fault)
    await sender.run_once(NOON)
    assert len(await people.calls("sendRichMessage")) == 1  # the second was not tried
    assert (await newsroom.chats.get(ANNA)).gone == reason
    assert {s.paused for s in await newsroom.subscriptions.of_chat(ANNA)} == {"gone"}
    assert await newsroom.deliveries.count() == {"dropped": 2}
    await people.clear_faults()
    await newsroom.subscribe(ANNA)  # /start
    assert {s.paused for s in await newsroom.subscriptions.of_chat(ANNA)} == {None}
    await newsroom.tell("Новое", at=NOON + MINUTE)
    await newsroom.tick(NOON + HOUR)
    assert (await sender.run_once(NOON + HOUR)).sent == 1


async def test_400_migrated_moves_every_row_and_then_sends(newsroom, sender, anna, people):
    group = await people.new_chat("group", "Соседи", creator=ANNA)
    await people.set_bot(group, "member", by=ANNA)
    await due(newsroom, group, kind="group")
    new = await people.migrate(group, by=ANNA)
    assert (await sender.run_once(NOON)).sent == 1
    assert len(await anna.at(new).from_bot()) == 1
    assert [s.chat_id for s in await newsroom.subscriptions.of_chat(new)] == [new]
    assert await newsroom.chats.get(group) is None


@pytest.mark.parametrize(
    ("state", "words"),
    [
        pytest.param(None, "message thread not found", id="unknown"),
        pytest.param("closed", "TOPIC_CLOSED", id="closed"),
        pytest.param("deleted", "TOPIC_DELETED", id="deleted"),
    ],
)
async def test_400_topic_pauses_that_subscription_and_tells_the_chat_once(
    newsroom, sender, anna, people, state, words
):
    chat, topic = await forum(people)
    if state:
        await people.act(
            "change_topic", chat_id=chat, thread_id=topic, user_id=ANNA, **{state: True}
        )
    else:
        topic = 777
    await newsroom.subscribe(chat, "524901", kind="supergroup")
    await newsroom.tell("В столице", place="524901")
    await due(newsroom, chat, kind="supergroup", thread=topic)
    for minute in range(3):
        await sender.run_once(NOON + minute * MINUTE)
    paused = {s.thread_id: s.paused for s in await newsroom.subscriptions.of_chat(chat)}
    assert paused == {0: None, topic: "topic"}
    said = [plain(message) for message in await anna.at(chat).from_bot()]
    assert [("В столице" in text, "Тема закрыта" in text) for text in sorted(said)] == [
        (False, True), (True, False),
    ]  # fmt: skip
    refused = [c["description"] for c in await people.calls("sendRichMessage") if not c["ok"]]
    assert len(refused) == 1
    assert words in refused[0]


@pytest.mark.parametrize(
    "words",
    [
        "can't parse entities: unsupported start tag",
        "message is too long",
        "BUTTON_DATA_INVALID",
        "BUTTON_URL_INVALID",
        "inline keyboard button text is empty",
    ],
)
async def test_400_our_fault_is_logged_and_goes_as_bare_text(
    newsroom, sender, anna, people, caplog, words
):
    await due(newsroom)
    await people.fault("error", **bad(words), count=2)  # the rich message, and the classic one
    assert (await sender.run_once(NOON)).sent == 1
    (message,) = await anna.from_bot()
    assert "Мост <открыли> & точка" in plain(message)
    assert labels(message) == []
    assert "without markup" in caplog.text


async def test_400_not_modified_is_harmless(newsroom, sender, anna, people):
    await due(newsroom)
    await people.fault("error", **bad("message is not modified"))
    assert (await sender.run_once(NOON)).sent == 1
    assert await newsroom.deliveries.count() == {"sent": 1}


@pytest.mark.parametrize(
    "fault",
    [
        *(pytest.param({"code": code}, id=str(code)) for code in (500, 502, 503, 504)),
        pytest.param({"kind": "reset"}, id="a reset connection"),
        pytest.param({"kind": "hang", "seconds": 600.0}, id="no answer in time"),
    ],
)
async def test_an_unknown_fate_is_tried_again_later(newsroom, sender, anna, people, fault):
    await due(newsroom)
    await people.fault(**{"kind": "error", "count": 1, "method": "send*"} | fault)
    assert (await sender.run_once(NOON)).put_off == 1
    assert (await sender.run_once(NOON + SECOND)).sent == 0
    assert (await sender.run_once(NOON + MINUTE)).sent == 1
    assert len(await anna.from_bot()) == 1


async def test_an_answer_that_was_lost_is_the_one_repeat_there_may_be(
    newsroom, sender, anna, people
):
    await due(newsroom)
    await people.fault("lost", count=1, method="send*")
    assert (await sender.run_once(NOON)).put_off == 1
    assert (await sender.run_once(NOON + MINUTE)).sent == 1
    assert len(await anna.from_bot()) == 2


async def test_a_message_that_never_arrives_is_given_up_after_hours(newsroom, sender, people):
    await due(newsroom)
    await people.fault("error", code=502)
    now = NOON
    for _ in range(20):
        now += HOUR
        await sender.run_once(now)
    assert await newsroom.deliveries.count() == {"dropped": 1}
    assert len(await people.calls("sendRichMessage")) == ATTEMPTS_MOST
