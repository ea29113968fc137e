from datetime import timedelta

import pytest

from news.model import ChatId
from storage.chats import Chats
from storage.deliveries import NewDelivery
from storage.outbox import Back, Dropped, Outbox, PutOff, Sent, what_of
from storage.progress import Lane, Progress, Sending
from storage.senders import Senders, SenderState
from storage.subscriptions import Subscriptions
from tests.conftest import NOON

HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)


@pytest.fixture
async def outbox(engine):
    """Six people, and a way to put rows in front of them."""
    for chat in range(1, 7):
        await Chats(engine).meet(
            chat, kind="private", title="", language="ru", time_zone="Europe/Moscow", now=NOON
        )
    return Outbox(engine)


async def put(outbox, chat, kind="digest", due_at=NOON, subject="491687"):
    await outbox.notify(NewDelivery(ChatId(chat), kind, subject, NOON, due_at, {"items": []}))


async def test_what_waits_is_counted_by_lane_with_the_oldest(engine, outbox):
    await put(outbox, 1, due_at=NOON - 7 * MINUTE)
    await put(outbox, 2, due_at=NOON)
    await put(outbox, 3, due_at=NOON + SECOND)
    await put(outbox, 4, "notice", due_at=NOON - MINUTE)
    found = await Sending(engine).progress(NOON)
    assert found.lanes == {
        "notice": Lane(1, 0, NOON - MINUTE),
        "alert": Lane(),
        "digest": Lane(2, 1, NOON - 7 * MINUTE),
        "revision": Lane(),
    }
    assert (found.waiting, found.since) == (3, NOON - 7 * MINUTE)
    assert found.left is None


async def test_what_became_of_messages_is_counted_minute_by_minute(engine, outbox):
    for chat in range(1, 7):
        await put(outbox, chat)
    a, b, c, d, e, f = await outbox.claim(now=NOON, lease=HOUR, limit=10)
    await outbox.settle([Sent(a.id, 1)], now=NOON - 30 * HOUR)
    await outbox.settle([Sent(b.id, 1)], now=NOON - 5 * HOUR)
    now = NOON + MINUTE
    await outbox.settle([Sent(c.id, 1), PutOff(d.id, NOON, "flood", counts=False)], now=now)
    await outbox.settle([Dropped(e.id, "blocked"), Dropped(f.id, "refused: x y")], now=now)
    await outbox.settle([Sent(a.id, 1)], now=now + 30 * SECOND)
    found = await Sending(engine).progress(now + MINUTE)
    assert found.hour == {"sent": 2, "flood": 1, "gone": 1, "refused": 1}
    assert found.day == {"sent": 3, "flood": 1, "gone": 1, "refused": 1}
    assert found.dropped == 2
    assert found.rate == pytest.approx(2 / 120)
    await Sending(engine).purge(NOON)
    assert (await Sending(engine).progress(now)).day["sent"] == 2


@pytest.mark.parametrize(
    ("outcome", "what"),
    [
        pytest.param(Sent(1, None), "sent", id="sent"),
        pytest.param(PutOff(1, NOON, "flood"), "flood", id="told to wait"),
        pytest.param(PutOff(1, NOON, "no answer"), "no answer", id="nobody knows"),
        pytest.param(PutOff(1, NOON, "in order"), None, id="behind another"),
        pytest.param(Back(1), None, id="not tried"),
        pytest.param(Dropped(1, "kicked"), "gone", id="out of reach"),
        pytest.param(Dropped(1, "topic"), "topic", id="a closed topic"),
        pytest.param(Dropped(1, "exhausted"), "exhausted", id="tried too often"),
        pytest.param(Dropped(1, "refused: Bad Request: new"), "refused", id="anything else"),
    ],
)
def test_what_is_counted_has_a_short_name(outcome, what):
    assert what_of(outcome) == what


async def test_chats_out_of_reach_are_counted_by_reason(engine, outbox):
    for chat, reason in ((1, "blocked"), (2, "blocked"), (3, "kicked")):
        await Chats(engine).leave(chat, reason=reason)
    await Subscriptions(engine).add(4, "491687", thread_id=9, hours=1, next_at=NOON, now=NOON)
    await Subscriptions(engine).pause(4, reason="topic", thread_id=9)
    found = await Sending(engine).progress(NOON)
    assert list(found.gone.items()) == [("blocked", 2), ("kicked", 1)]
    assert found.topics == 1


async def test_the_rates_of_all_instances_are_summed(engine):
    box = Senders(engine)
    await box.beat(SenderState("a", 12.0), now=NOON, lasts=MINUTE)
    await box.beat(SenderState("b", 10.0, 0.8), now=NOON, lasts=MINUTE)
    await box.beat(SenderState("dead", 9.0), now=NOON - HOUR, lasts=MINUTE)
    await box.beat(SenderState("of another time", 9.0), now=NOON + HOUR, lasts=MINUTE)
    found = await Sending(engine).progress(NOON)
    assert found.allowed == 22.0
    assert [sender.holder for sender in found.senders] == ["a", "b"]


def test_what_is_left_takes_as_long_as_the_rate_says():
    assert Progress({"digest": Lane(600)}, rate=10.0).left == MINUTE
