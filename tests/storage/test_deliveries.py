import asyncio
from datetime import timedelta

import pytest

from news.model import ChatId, PlaceId, StoryId, SubscriptionId
from news.shown import NOTHING, shown
from storage.chats import Chats
from storage.deliveries import Deliveries, NewDelivery
from storage.due import Batch, DueSubscriptions, Moved
from storage.engine import Json
from storage.outbox import Back, Dropped, Outbox, PutOff, Sent
from storage.personal import Personal
from storage.seen import Seen
from storage.subscriptions import Subscriptions
from tests.conftest import NOON

SMOLENSK = PlaceId("491687")
HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)
LEASE = MINUTE
ANNA = ChatId(7)
BRIDGE = shown({StoryId(1): (2, 1_800_000_000)})


async def meet(engine, chat_id=ANNA, **kw):
    return await Chats(engine).meet(
        chat_id,
        kind="private",
        title="A",
        language="ru",
        time_zone="Europe/Moscow",
        now=NOON,
        **kw,
    )


async def subscribed(engine, chat_id=ANNA, next_at=NOON):
    await meet(engine, chat_id)
    made, _ = await Subscriptions(engine).add(
        chat_id, SMOLENSK, hours=1 << 8, next_at=next_at, now=NOON
    )
    return made


def a_delivery(chat=ANNA, slot=NOON, kind="digest", subject="491687", due_at=None, **kw):
    return NewDelivery(
        ChatId(chat), kind, subject, slot, due_at or slot, {"items": [[1, 0]]}, **kw
    )


async def waiting(engine, *rows):
    box = Outbox(engine)
    for row in rows:
        await meet(engine, row.chat_id)
        await box.notify(row)
    return box


async def claim(box, now=NOON, limit=100):
    return await box.claim(now=now, lease=LEASE, limit=limit)


async def test_a_repeated_step_adds_nothing(engine):
    due = await subscribed(engine)
    batch = Batch(
        new=[a_delivery()],
        moved=[Moved(due.id, ANNA, NOON + HOUR, NOON)],
        seen={(ANNA, 0): BRIDGE},
    )
    box = DueSubscriptions(engine)
    assert [await box.enqueue(batch), await box.enqueue(batch)] == [1, 0]
    assert await Deliveries(engine).count() == {"waiting": 1}
    assert await Seen(engine).of([(ANNA, 0)]) == {(ANNA, 0): BRIDGE}
    moved = await Subscriptions(engine).get(ANNA, due.id)
    assert (moved.next_at, moved.last_at) == (NOON + HOUR, NOON)


async def test_a_large_step_is_written_whole_and_once(engine):
    chats = [ChatId(n) for n in range(1, 621)]
    for chat in chats:
        await meet(engine, chat)
    body = Json('{"items": [[1, 0]]}')
    rows = [a_delivery(chat)._replace(body=body) for chat in chats]
    batch = Batch(rows[:400], seen={(chat, 0): BRIDGE for chat in chats})
    box = DueSubscriptions(engine)
    again = Batch(rows, seen={(chat, 0): BRIDGE for chat in chats})
    moved = [Moved(SubscriptionId(1), chat, NOON + HOUR, NOON) for chat in chats]
    whole = [Batch(b.new, moved, seen=b.seen) for b in (batch, again, again)]
    assert [await box.enqueue(one) for one in whole] == [400, 220, 0]
    found = await claim(Outbox(engine), limit=1_000)
    assert sorted((row.chat_id, row.body["items"]) for row in found) == [
        (chat, [[1, 0]]) for chat in chats
    ]
    seen = await Seen(engine).of((chat, 0) for chat in chats)
    assert seen == {(chat, 0): BRIDGE for chat in chats}


async def test_those_after_one_are_found_place_by_place(engine):
    due = [await subscribed(engine, chat) for chat in (1, 2, 3)]
    box = DueSubscriptions(engine)
    found = await box.find(NOON, limit=2)
    rest = await box.find(NOON, limit=2, after=found[-1])
    assert [one.id for one in (*found, *rest)] == [one.id for one in due]
    assert await box.find(NOON, limit=2, after=rest[-1]) == []


async def test_due_are_only_those_whose_slot_has_come_and_who_can_be_reached(engine):
    first = await subscribed(engine, 1, NOON - HOUR)
    second = await subscribed(engine, 2, NOON)
    await subscribed(engine, 3, NOON + SECOND)
    paused = await subscribed(engine, 4)
    await Subscriptions(engine).change(4, paused.id, paused="person")
    await subscribed(engine, 5)
    await Chats(engine).leave(5, reason="blocked")
    await Seen(engine).set({(2, 0): BRIDGE})
    box = DueSubscriptions(engine)
    due = await box.find(NOON, limit=10)
    assert [(one.id, one.seen) for one in due] == [(first.id, NOTHING), (second.id, BRIDGE)]
    assert [one.id for one in await box.find(NOON, limit=1)] == [first.id]


async def test_due_are_found_by_their_places(engine):
    await subscribed(engine, 1)
    await meet(engine, 2)
    moscow = PlaceId("524901")
    await Subscriptions(engine).add(2, moscow, hours=1, next_at=NOON, now=NOON)
    box = DueSubscriptions(engine)
    assert sorted(await box.places(NOON)) == sorted([SMOLENSK, moscow])
    assert await box.places(NOON - SECOND) == []
    found = await box.find(NOON, limit=9, places=[moscow])
    assert [(one.chat_id, one.place_id) for one in found] == [(2, moscow)]


async def test_a_chat_deleted_meanwhile_does_not_stop_the_others(engine):
    anna, boris = await subscribed(engine, 7), await subscribed(engine, 8)
    await Personal(engine).forget(7, now=NOON)
    batch = Batch(
        new=[a_delivery(7), a_delivery(8)],
        moved=[Moved(anna.id, 7, NOON + HOUR, NOON), Moved(boris.id, 8, NOON + HOUR, NOON)],
        seen={(7, 0): BRIDGE, (8, 0): BRIDGE},
    )
    assert await DueSubscriptions(engine).enqueue(batch) == 1


async def test_a_group_that_migrated_meanwhile_stays_due_under_its_new_id(engine):
    due = await subscribed(engine, -10)
    await Chats(engine).migrate(-10, -100999)
    batch = Batch(new=[a_delivery(-10)], moved=[Moved(due.id, -10, NOON + HOUR, NOON)])
    assert await DueSubscriptions(engine).enqueue(batch) == 0
    assert [d.chat_id for d in await DueSubscriptions(engine).find(NOON, limit=9)] == [-100999]


async def test_no_delivery_is_claimed_twice_however_many_claim(engine):
    box = await waiting(engine, *(a_delivery(n) for n in range(1, 61)))
    batches = await asyncio.gather(*(claim(box, limit=10) for _ in range(8)))
    ids = [row.id for batch in batches for row in batch]
    assert len(ids) == len(set(ids)) == 60


async def test_a_lease_that_ends_gives_the_row_back_and_counts_the_attempt(engine):
    box = await waiting(engine, a_delivery())
    (first,) = await claim(box)
    assert await claim(box, NOON + LEASE - SECOND) == []
    (again,) = await claim(box, NOON + LEASE)
    assert (first.id, first.attempts, again.attempts) == (again.id, 1, 2)


async def test_notices_and_alerts_overtake_digests_and_the_longest_waiting_goes_first(engine):
    box = await waiting(
        engine,
        a_delivery(1, NOON - MINUTE),
        a_delivery(2, NOON - HOUR),
        a_delivery(3, NOON, "alert"),
        a_delivery(4, NOON, "notice"),
    )
    assert [row.chat_id for row in await claim(box)] == [4, 3, 2, 1]


async def test_what_is_put_off_waits_and_what_is_settled_never_comes_back(engine):
    box = await waiting(engine, *(a_delivery(n) for n in (1, 2, 3, 4)))
    one, two, three, four = await claim(box)
    outcomes = [
        Sent(one.id, 55),
        PutOff(two.id, NOON + MINUTE, "flood"),
        Dropped(three.id, "blocked"),
        PutOff(four.id, NOON, "not sent", counts=False),
    ]
    await box.settle(outcomes, now=NOON)
    assert [(row.id, row.attempts) for row in await claim(box)] == [(four.id, 1)]
    later = await claim(box, NOON + MINUTE)
    assert {(row.id, row.attempts) for row in later} == {(two.id, 2), (four.id, 2)}
    kept = await Deliveries(engine).get(1, one.id)
    assert (kept.status, kept.message_id, kept.sent_at) == ("sent", 55, NOON)
    assert (await Deliveries(engine).get(3, three.id)).reason == "blocked"


async def test_a_lane_gives_no_more_than_there_is_room_for(engine):
    rows = [a_delivery(n, NOON + n * SECOND - HOUR) for n in range(1, 5)]
    box = await waiting(engine, *rows, a_delivery(5, kind="notice"))
    some = await box.claim(now=NOON, lease=LEASE, limit={"digest": 3})
    assert [row.chat_id for row in some] == [1, 2, 3]
    assert await box.claim(now=NOON, lease=LEASE, limit={"notice": 0, "alert": 9}) == []
    assert [row.chat_id for row in await claim(box)] == [5, 4]


async def test_what_comes_back_is_as_it_was(engine):
    box = await waiting(engine, a_delivery(1, NOON - HOUR), a_delivery(2))
    before = await claim(box)
    await box.settle([Back(row.id) for row in before], now=NOON)
    assert await claim(box) == before


async def test_a_lease_of_a_clock_that_went_back_ends_too(engine):
    box = await waiting(engine, a_delivery(slot=NOON - 2 * HOUR))
    (row,) = await claim(box, NOON)
    assert await claim(box, NOON - SECOND) == []
    assert [r.id for r in await claim(box, NOON - HOUR)] == [row.id]


async def test_rows_may_share_a_body_that_is_written_already(engine):
    body = Json('{"items":[[4,1]],"size":10}')
    rows = [a_delivery(n)._replace(body=body) for n in (1, 2)]
    found = await claim(await waiting(engine, *rows))
    assert [dict(row.body) for row in found] == [{"items": [[4, 1]], "size": 10}] * 2
    assert found[0].body is found[1].body
    assert (await Deliveries(engine).get(1, found[0].id)).body["items"] == [[4, 1]]


async def test_a_late_answer_changes_nothing_that_is_settled(engine):
    box = await waiting(engine, a_delivery())
    (row,) = await claim(box)
    await box.settle([Sent(row.id, 5)], now=NOON)
    await box.settle([Dropped(row.id, "late"), PutOff(row.id, NOON, "late")], now=NOON)
    assert (await Deliveries(engine).get(ANNA, row.id)).status == "sent"


async def test_a_chat_that_must_wait_keeps_its_order(engine):
    box = await waiting(engine, a_delivery(slot=NOON - HOUR), a_delivery(slot=NOON))
    await box.postpone_chat(ANNA, NOON + HOUR)
    assert await claim(box) == []
    assert [row.slot for row in await claim(box, NOON + HOUR)] == [NOON - HOUR, NOON]


async def test_late_digests_can_be_held_and_replaced_but_not_one_on_its_way(engine):
    box = await waiting(engine, a_delivery(1), a_delivery(2))
    (going,) = await claim(box, limit=1)
    held = await DueSubscriptions(engine).hold_late([1, 2], now=NOON, lease=LEASE)
    assert [row.chat_id for row in held] == [3 - going.chat_id]
    assert await claim(box, NOON) == []
    await DueSubscriptions(engine).enqueue(Batch(late=[row.id for row in held]))
    assert (await Deliveries(engine).get(held[0].chat_id, held[0].id)).reason == "merged"


async def test_dropping_a_topic_leaves_the_rest_of_the_chat(engine):
    rows = a_delivery(), a_delivery()._replace(thread_id=5)
    box = await waiting(engine, *rows)
    assert await box.drop_chat(ANNA, reason="topic", thread_id=5) == 1
    assert [row.thread_id for row in await claim(box)] == [0]


async def test_buttons_find_their_delivery_and_nobody_elses(engine):
    await meet(engine)
    box = Deliveries(engine)
    body = {"items": [[4, 1]], "size": 10, "readers": []}
    shown = await box.record_shown(ANNA, subject=SMOLENSK, edition_id=None, body=body, now=NOON)
    again = await box.record_shown(ANNA, subject=SMOLENSK, edition_id=None, body=body, now=NOON)
    assert shown == again
    found = await box.get(ANNA, shown)
    assert (found.body, found.status, found.kind) == (body, "sent", "now")
    assert await box.get(8, shown) is None
    assert await claim(Outbox(engine)) == []


async def test_cleaning_leaves_what_still_waits(engine):
    box = await waiting(engine, a_delivery(1, NOON - HOUR), a_delivery(2, NOON - HOUR))
    (first, *_) = await claim(box)
    await box.settle([Sent(first.id, 1)], now=NOON)
    assert await Deliveries(engine).purge(NOON) == 1
    assert await Deliveries(engine).count() == {"waiting": 1}


@pytest.mark.parametrize("batch", [pytest.param(Batch(), id="nothing at all")])
async def test_an_empty_step_is_harmless(engine, batch):
    assert await DueSubscriptions(engine).enqueue(batch) == 0
