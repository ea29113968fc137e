from datetime import timedelta

import pytest

from news.cases import Moderator, Ruling
from storage.case_cards import WAITING_MOST, Bench
from storage.case_upkeep import CaseUpkeep
from storage.cases import Cases, NewCase
from storage.chats import Chats
from storage.outbox import Dropped, Outbox, Sent
from storage.people import People
from storage.rulings import EFFECTS
from tests.conftest import NOON

CHAT, OPERATOR = -100500, 900
HOUR = timedelta(hours=1)
VERA = Moderator(31, "Вера")


class World:
    def __init__(self, engine, bench):
        self.engine, self.bench = engine, bench
        self.cases, self.upkeep = Cases(engine, EFFECTS, bench), CaseUpkeep(engine, bench)
        self.outbox, self.chats = Outbox(engine), Chats(engine)

    async def open(self, subject=1, **more):
        return await self.cases.open(NewCase("ban", subject, "appeal", **more), now=NOON)

    async def send(self, now=NOON, *, works=True):
        """Send what waits; gives where each card went."""
        rows = await self.outbox.claim(now=now, lease=HOUR, limit=500)
        done = [Sent(r.id, 1000 + r.id) if works else Dropped(r.id, "kicked") for r in rows]
        await self.outbox.settle(done, now=now)
        return [row.chat_id for row in rows]


@pytest.fixture
def world(engine):
    return World(engine, Bench(CHAT, frozenset({OPERATOR})))


async def test_what_everybody_has_is_not_put_up_again(world):
    await world.open()
    assert await world.upkeep.run_once(NOON) == 0
    assert await world.send() == [CHAT]
    assert await world.upkeep.run_once(NOON) == 0


async def test_a_case_of_before_there_was_anybody_gets_its_card(world, engine):
    nobody = World(engine, Bench())
    await nobody.open()
    assert await nobody.send() == []
    assert await nobody.upkeep.run_once(NOON) == 0
    assert await world.upkeep.run_once(NOON) == 1
    assert await world.send() == [CHAT]


async def test_a_moderators_chat_that_is_back_gets_what_it_missed(world):
    await world.open()
    await world.send(works=False)
    await world.chats.leave(CHAT, reason="kicked")
    assert await world.upkeep.run_once(NOON + HOUR) == 0
    await world.chats.meet(
        CHAT, kind="supergroup", title="М", language="ru", time_zone="UTC", now=NOON
    )
    assert await world.upkeep.run_once(NOON + HOUR) == 1
    assert await world.send(NOON + HOUR) == [CHAT]


async def test_too_many_at_once_come_as_others_have_gone(world):
    for subject in range(WAITING_MOST + 5):
        await world.open(subject)
    assert len(await world.send()) == WAITING_MOST
    assert await world.upkeep.run_once(NOON + HOUR) == 5
    assert len(await world.send(NOON + HOUR)) == 5
    assert await world.upkeep.run_once(NOON + HOUR) == 0


async def test_what_is_decided_needs_no_card(world, engine):
    nobody = World(engine, Bench())
    case = await nobody.open()
    await nobody.cases.decide(case.id, Ruling("uphold", VERA), now=NOON)
    assert await world.upkeep.run_once(NOON) == 0


async def test_a_new_moderator_of_the_place_gets_what_is_open_there(world, engine):
    await world.open(place_id="491687")
    await world.send()
    await People(engine).grant(77, "moderator", VERA, now=NOON, place="RU-SMO")
    assert await world.upkeep.run_once(NOON) == 1
    assert await world.send() == [77]
