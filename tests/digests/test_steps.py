"""A run in many steps: each is written while the next one is made."""

import gc
from datetime import timedelta

import pytest

from digests import run
from news.model import PlaceId
from storage.deliveries import COMBINED
from tests.conftest import NOON
from tests.digests.builders import SMOLENSK, VYAZMA
from tests.digests.newsroom import MINUTE, Newsroom, stories_of

SECOND = timedelta(seconds=1)
MINSK, MOSCOW = PlaceId("625144"), PlaceId("524901")
PLACES = (SMOLENSK, VYAZMA, MINSK, MOSCOW)


@pytest.fixture
async def newsroom(engine, monkeypatch):
    """Every city is an area, and two subscriptions are a step."""
    monkeypatch.setattr(run, "BATCH", 2)
    monkeypatch.setattr("digests.editions.AREA", 1)
    return Newsroom(engine)


async def test_everybody_gets_one_digest_of_each_place_however_many_steps_it_takes(newsroom):
    for place in PLACES:
        await newsroom.tell(f"Мост открыли {place}", place=place)
        for chat in range(1, 6):
            await newsroom.subscribe(chat, place)
    made = await newsroom.tick(NOON)
    rows = await newsroom.outbox()
    assert made.deliveries == len(rows)
    got = {(row.chat_id, row.subject) for row in rows}
    assert len(got) == len(rows)
    for chat in range(1, 6):  # the news of Vyazma are among those of its region's capital
        assert {place for who, place in got if who == chat} >= {MINSK, MOSCOW}
    assert (await newsroom.tick(NOON)).deliveries == 0


async def test_a_story_comes_once_to_a_chat_whose_places_are_in_steps_that_follow(newsroom):
    fair = await newsroom.tell("Ярмарка началась", place=VYAZMA)
    for chat in range(1, 6):
        for place in (SMOLENSK, VYAZMA):
            await newsroom.subscribe(chat, place)
    await newsroom.tick(NOON)
    rows = await newsroom.outbox()
    assert sorted(row.chat_id for row in rows) == [1, 2, 3, 4, 5]
    assert all(stories_of(row) == [(fair, False)] for row in rows)


async def test_places_of_several_steps_come_in_one_message_where_it_is_wanted_so(newsroom):
    for place in PLACES:
        await newsroom.tell(f"Мост открыли {place}", place=place)
        for chat in (1, 2, 3):
            await newsroom.subscribe(chat, place)
    for chat in (1, 2, 3):
        await newsroom.chats.change(chat, combined=True)
    assert (await newsroom.tick(NOON)).deliveries == 3
    rows = await newsroom.outbox()
    assert [row.subject for row in rows] == [COMBINED] * 3
    assert all(len({id for id, _ in stories_of(row)}) == len(PLACES) for row in rows)


async def test_a_step_that_cannot_be_written_is_due_again_and_so_is_the_next(
    newsroom, monkeypatch
):
    await newsroom.tell("Мост открыли")
    for chat in range(1, 8):
        await newsroom.subscribe(chat)
    write, written = newsroom.due.enqueue, []

    async def full(batch):
        written.append(batch)
        if len(written) == 2:
            raise OSError("the disk is full")
        return await write(batch)

    with monkeypatch.context() as patched:
        patched.setattr(newsroom.due, "enqueue", full)
        with pytest.raises(OSError, match="full"):
            await newsroom.tick(NOON)
    assert gc.isenabled()
    assert len(written) == 2
    assert (await newsroom.tick(NOON + 3 * MINUTE)).deliveries == 5
    rows = await newsroom.outbox()
    assert sorted(row.chat_id for row in rows) == [1, 2, 3, 4, 5, 6, 7]


async def test_a_run_stops_where_another_instance_has_taken_its_work(newsroom):
    await newsroom.tell("Мост открыли")
    for chat in range(1, 8):
        await newsroom.subscribe(chat)
    clock = iter(range(0, 100_000, 1_000))  # between two steps, long enough to lose the lease
    slow = run.Runner(
        newsroom.due,
        newsroom.stories,
        newsroom.composer,
        newsroom.words,
        newsroom.leases,
        "slow",
        monotonic=lambda: float(next(clock)),
    )
    find = newsroom.due.find

    async def overtaken(*args, **kwargs):
        found = await find(*args, **kwargs)
        later = NOON + 1_990 * SECOND
        await newsroom.leases.take(run.NAME, "quick", now=later, lasts=run.LEASE)
        return found

    newsroom.due.find = overtaken
    assert (await slow.run_once(NOON)).deliveries == 2
    newsroom.due.find = find
    quick = newsroom.a_runner("quick")
    assert (await quick.run_once(NOON + 20 * MINUTE)).deliveries == 5
