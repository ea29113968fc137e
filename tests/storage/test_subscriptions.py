from dataclasses import replace
from datetime import timedelta

import pytest

from news.model import PlaceId
from storage.chats import Chats
from storage.personal import Personal
from storage.subscriptions import Subscriptions
from tests.conftest import NOON

SMOLENSK = PlaceId("491687")
HOUR = timedelta(hours=1)
ANNA, GROUP, SUPERGROUP = 7, -10, -100999


async def meet(engine, chat_id=ANNA, kind="private"):
    return await Chats(engine).meet(
        chat_id, kind=kind, title="A", language="ru", time_zone="Europe/Moscow", now=NOON
    )


async def subscribe(engine, chat_id=ANNA, place=SMOLENSK):
    return await Subscriptions(engine).add(
        chat_id, place, hours=1 << 8, next_at=NOON + HOUR, now=NOON
    )


async def test_subscribing_twice_is_one_subscription(engine):
    await meet(engine)
    first, new = await subscribe(engine)
    again, newer = await subscribe(engine)
    assert (new, newer) == (True, False)
    assert first == again
    assert await Subscriptions(engine).of_chat(ANNA) == [first]


async def test_subscribing_again_ends_a_pause(engine):
    await meet(engine)
    made, _ = await subscribe(engine)
    await Subscriptions(engine).change(ANNA, made.id, paused="person")
    again, _ = await subscribe(engine)
    assert again.paused is None


async def test_nobody_touches_another_chats_subscription(engine):
    await meet(engine)
    await meet(engine, 8)
    made, _ = await subscribe(engine)
    box = Subscriptions(engine)
    assert await box.get(8, made.id) is None
    assert await box.change(8, made.id, hours=0) is None
    assert not await box.remove(8, made.id, now=NOON)
    assert await box.get(ANNA, made.id) == made


async def test_a_blocked_chat_waits_and_goes_on_when_it_is_back(engine):
    await meet(engine)
    made, _ = await subscribe(engine)
    await Chats(engine).leave(ANNA, reason="blocked")
    assert (await Subscriptions(engine).get(ANNA, made.id)).paused == "gone"
    back = await meet(engine)
    assert back.gone is None
    assert (await Subscriptions(engine).get(ANNA, made.id)).paused is None


async def test_a_group_that_becomes_a_supergroup_keeps_everything(engine):
    await meet(engine, GROUP, "group")
    made, _ = await subscribe(engine, GROUP)
    for _ in range(2):  # Telegram may tell it twice
        await Chats(engine).migrate(GROUP, SUPERGROUP)
    assert [s.id for s in await Subscriptions(engine).of_chat(SUPERGROUP)] == [made.id]
    assert await Chats(engine).get(GROUP) is None


async def test_migration_to_a_chat_we_know_merges(engine):
    await meet(engine, GROUP, "group")
    await meet(engine, SUPERGROUP, "supergroup")
    await subscribe(engine, GROUP)
    await subscribe(engine, GROUP, PlaceId("524901"))
    await subscribe(engine, SUPERGROUP)
    await Chats(engine).migrate(GROUP, SUPERGROUP)
    kept = await Subscriptions(engine).of_chat(SUPERGROUP)
    assert {s.place_id for s in kept} == {SMOLENSK, "524901"}


async def test_forgetting_leaves_nothing(engine):
    await meet(engine)
    await subscribe(engine)
    await Personal(engine).forget(ANNA, now=NOON)
    assert await Chats(engine).get(ANNA) is None
    assert await Subscriptions(engine).of_chat(ANNA) == []


async def test_only_settings_can_be_changed(engine):
    await meet(engine)
    assert (await Chats(engine).change(ANNA, size=5)).size == 5
    with pytest.raises(ValueError, match="gone"):
        await Chats(engine).change(ANNA, gone="x")


async def test_what_was_removed_comes_back_as_it_was_within_a_day(engine):
    await meet(engine)
    made, _ = await subscribe(engine)
    box = Subscriptions(engine)
    changed = await box.change(ANNA, made.id, scope="city", muted_sections="sport", living=True)
    assert await box.remove(ANNA, made.id, now=NOON)
    assert not await box.remove(ANNA, made.id, now=NOON)
    assert await box.of_chat(ANNA) == []
    assert await box.get(ANNA, made.id) is None
    assert await box.change(ANNA, made.id, scope="region") is None
    assert await box.restore(8, made.id, now=NOON) is None
    back = await box.restore(ANNA, made.id, now=NOON)
    assert replace(back, next_at=changed.next_at) == changed
    assert await box.restore(ANNA, made.id, now=NOON) is None


async def test_what_was_removed_is_gone_after_a_day(engine):
    await meet(engine)
    made, _ = await subscribe(engine)
    box = Subscriptions(engine)
    await box.remove(ANNA, made.id, now=NOON)
    assert await box.purge(NOON + 23 * HOUR) == 0
    assert await box.purge(NOON + 24 * HOUR) == 1
    assert await box.restore(ANNA, made.id, now=NOON) is None


async def test_subscribing_again_after_removing_begins_anew(engine):
    await meet(engine)
    made, _ = await subscribe(engine)
    box = Subscriptions(engine)
    await box.change(ANNA, made.id, scope="city")
    await box.remove(ANNA, made.id, now=NOON)
    again, new = await subscribe(engine)
    assert new
    assert (again.scope, again.paused) == ("region", None)


async def test_a_removed_subscription_does_not_wake_with_its_chat(engine):
    await meet(engine)
    made, _ = await subscribe(engine)
    await Subscriptions(engine).remove(ANNA, made.id, now=NOON)
    await Chats(engine).leave(ANNA, reason="blocked")
    await meet(engine)
    assert await Subscriptions(engine).of_chat(ANNA) == []


async def test_a_change_that_rests_on_what_is_no_longer_so_is_not_written(engine):
    await meet(engine)
    made, _ = await subscribe(engine)
    box = Subscriptions(engine)
    first = await box.change(ANNA, made.id, was=made, hours=made.hours | 1 << 9)
    assert first.hours == (1 << 8 | 1 << 9)
    assert await box.change(ANNA, made.id, was=made, hours=made.hours | 1 << 10) is None
    assert await box.change(ANNA, made.id, was=first, hours=first.hours | 1 << 10) is not None
