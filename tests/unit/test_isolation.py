import asyncio

import pytest
from aiogram import Dispatcher
from aiogram.fsm.storage.base import StorageKey

from bot.isolation import Isolation


def key(person):
    return StorageKey(bot_id=42, chat_id=person, user_id=person)


async def settle():
    for _ in range(10):
        await asyncio.sleep(0)


async def test_one_person_is_served_in_order_and_others_at_the_same_time():
    isolation, done, gates = Isolation(), [], {n: asyncio.Event() for n in range(3)}

    async def update(person, number):
        async with isolation.lock(key(person)):
            await gates[number].wait()
            done.append(number)

    async with asyncio.TaskGroup() as group:
        for person, number in ((7, 0), (7, 1), (8, 2)):
            group.create_task(update(person, number))
        gates[1].set()
        gates[2].set()
        await settle()
        assert done == [2]
        gates[0].set()
    assert done == [2, 0, 1]


async def test_the_dispatcher_takes_it_for_its_own():
    isolation = Isolation()
    assert Dispatcher(events_isolation=isolation).fsm.events_isolation is isolation


async def test_nothing_is_kept_of_those_who_are_done():
    isolation = Isolation()
    for person in range(100):
        async with isolation.lock(key(person)):
            assert len(isolation.locks) == 1
    with pytest.raises(ValueError, match="broken"):
        async with isolation.lock(key(7)):
            raise ValueError("broken")
    assert len(isolation.locks) == 0
