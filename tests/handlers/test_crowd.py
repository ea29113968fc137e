"""What many send at once: who waits, who is told to come again, and who notices nothing."""

import asyncio
from datetime import timedelta

import pytest
from aiogram.types import Chat, Message, User

from handlers.hurry import A_SECOND, BURST, TOLD_EVERY
from handlers.lane import Lane
from news.cases import Moderator
from news.errors import UserError
from tests.conftest import NOON
from tests.handlers.cast import ANNA, BORIS, GROUP


def message(person):
    return Message(
        message_id=1, date=NOON, chat=Chat(id=person, type="private"), text="…",
        from_user=User(id=person, is_bot=False, first_name="A"),
    )  # fmt: skip


class Work:
    """Handlers that last until they are let go, in a lane."""

    def __init__(self, **lane):
        self.lane = Lane(**lane)
        self.begun, self.told = [], []
        self.doors = {}

    async def come(self, name, person):
        door = self.doors[name] = asyncio.Event()

        async def handler(event, data):
            self.begun.append(name)
            await door.wait()

        try:
            await self.lane(handler, message(person), {})
        except UserError as error:
            self.told.append((name, error.key))

    async def end(self, name):
        self.doors[name].set()
        await settle()


async def settle():
    for _ in range(20):
        await asyncio.sleep(0)


async def used(work, person, times):
    """Let somebody have used the lane lately."""

    async def handler(event, data):
        pass

    for _ in range(times):
        await work.lane(handler, message(person), {})


async def test_in_the_lane_who_used_it_least_goes_first():
    work = Work(at_once=1)
    await used(work, 1, 9)
    await used(work, 2, 6)
    async with asyncio.TaskGroup() as group:
        for name, person in (("a1", 1), ("a2", 1), ("a3", 1), ("b1", 2), ("b2", 2), ("c1", 3)):
            group.create_task(work.come(name, person))
        await settle()
        for name in ("a1", "c1", "b1", "b2", "a2", "a3"):
            assert work.begun[-1] == name
            await work.end(name)
    assert not work.told


async def test_among_those_who_used_it_little_who_came_first_goes_first():
    work = Work(at_once=1)
    await used(work, 2, 3)
    async with asyncio.TaskGroup() as group:
        for name, person in (("a1", 1), ("b1", 2), ("c1", 3), ("d1", 4)):
            group.create_task(work.come(name, person))
        await settle()
        for name in ("a1", "b1", "c1", "d1"):
            assert work.begun[-1] == name
            await work.end(name)


async def test_where_too_many_wait_who_used_it_most_is_told():
    work = Work(at_once=1, wait_most=2)
    await used(work, 1, 6)
    async with asyncio.TaskGroup() as group:
        for name, person in (("a1", 1), ("a2", 1), ("a3", 1), ("b1", 2)):
            group.create_task(work.come(name, person))
            await settle()
        assert work.told == [("a3", "error-crowded")]
        for name in ("a1", "b1", "a2"):
            await work.end(name)
    assert work.begun == ["a1", "b1", "a2"]


async def test_who_gives_up_or_fails_leaves_the_lane_to_others():
    work = Work(at_once=1)
    async with asyncio.TaskGroup() as group:
        first = group.create_task(work.come("a", 1))
        await settle()
        second = group.create_task(work.come("b", 2))
        await settle()
        second.cancel()
        first.cancel()

    async def broken(event, data):
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        await work.lane(broken, message(3), {})
    async with asyncio.TaskGroup() as group:
        group.create_task(work.come("c", 4))
        await settle()
        assert work.begun == ["a", "c"]
        await work.end("c")


async def test_who_sends_more_than_a_person_can_is_told_so_once_a_minute(stage):
    for _ in range(BURST):
        await stage.say("/help")
    answers = len(stage.sent)
    for _ in range(5):
        await stage.say("/help")
    assert len(stage.sent) == answers + 1
    assert "Подождите минуту" in stage.screen
    await stage.say("/help", BORIS)
    assert "Подождите" not in stage.screen
    stage.now += TOLD_EVERY
    await stage.say("/help")
    assert "Подождите" not in stage.screen


async def test_what_a_group_says_is_not_answered_with_that(stage):
    for _ in range(BURST + 5):
        await stage.say("просто разговор", chat=GROUP)
    assert not any("Подождите" in text for text in stage.texts)


def test_thirty_albums_at_once_are_no_hurry():
    assert BURST >= 30 * 10
    assert timedelta(seconds=BURST / A_SECOND) < timedelta(minutes=10)


# ---------------------------------------------------------------- turned away before it is kept

STORY = "Во дворе на Николаева прорвало трубу, вода стоит у подъезда с самого утра, ждём аварийную"


@pytest.fixture
async def muted(stage):
    """A stage on which Anna has a city, and nothing is taken from her until tomorrow."""
    await stage.say("Смоленск")
    await stage.sanctions.lay(
        ANNA.id, "mute", Moderator(0, ""), reason="flood", now=stage.now,
        until=stage.now + timedelta(days=1),
    )  # fmt: skip
    return stage


async def test_of_who_is_muted_nothing_is_kept_and_each_time_they_are_told(muted):
    for send in (
        lambda: muted.say("/add"),
        lambda: muted.say(f"/add {STORY}"),
        lambda: muted.say(STORY),
        lambda: muted.show_photo("Труба"),
        lambda: muted.show_album("f1", "f2", caption="Труба"),
    ):
        await send()
        assert "не принимаются ещё 24 часа" in muted.screen
    assert (await muted.dispatcher["personal"].export(ANNA.id))["drafts"] == []


async def test_who_is_muted_may_read_and_object(muted):
    await muted.say("/readers")
    assert "Новости читателей" in muted.screen
    await muted.say("/appeal")
    assert "не согласиться" in muted.screen


async def test_who_sent_enough_is_told_before_the_next_is_kept(stage):
    await stage.say("Смоленск")
    for street in ("Кирова прорвало трубу", "Попова упал тополь", "Ленина нет света"):
        await stage.say(f"/add На улице {street}")
        await stage.press("Опубликовать")
    await stage.say(STORY)
    assert "За час можно прислать 3" in stage.screen
    assert "раньше она не сохранится" in stage.screen
    assert (await stage.dispatcher["personal"].export(ANNA.id))["drafts"] == []
