from datetime import timedelta

import pytest

from news.model import PlaceId
from storage.chats import Chats
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
    assert not await box.remove(8, made.id)
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
    await Chats(engine).forget(ANNA)
    assert await Chats(engine).get(ANNA) is None
    assert await Subscriptions(engine).of_chat(ANNA) == []


async def test_only_settings_can_be_changed(engine):
    await meet(engine)
    assert (await Chats(engine).change(ANNA, size=5)).size == 5
    with pytest.raises(ValueError, match="gone"):
        await Chats(engine).change(ANNA, gone="x")
