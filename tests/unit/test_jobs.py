import asyncio
import logging
from datetime import timedelta

from bot.clock import MovableClock
from bot.jobs import Jobs
from tests.conftest import NOON


class Rounds:
    """Writes down what was done and at which moment; `gate` holds a round up."""

    def __init__(self):
        self.done = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.began = asyncio.Event()

    def __getattr__(self, name):
        async def work(now):
            self.done.append((name, now))
            self.began.set()
            await self.gate.wait()

        return work


def jobs(rounds, clock=lambda: NOON):
    names = ("poll", "tick", "send", "upkeep")
    return Jobs(clock, **{name: getattr(rounds, name) for name in names})


async def test_a_round_that_is_still_at_work_is_not_begun_again():
    rounds = Rounds()
    rounds.gate.clear()
    made = jobs(rounds)
    async with asyncio.TaskGroup() as group:
        group.create_task(made.wake("poll"))
        await rounds.began.wait()
        await made.wake("poll")
        rounds.gate.set()
    assert rounds.done == [("poll", NOON)]


async def test_a_failure_is_loud_and_the_next_wake_tries_again(caplog):
    tries = []

    async def broken(now):
        tries.append(now)
        raise RuntimeError("no such luck")

    rounds = Rounds()
    made = Jobs(lambda: NOON, poll=broken, tick=rounds.t, send=rounds.s, upkeep=rounds.u)
    with caplog.at_level(logging.ERROR):
        await made.wake("poll")
        await made.wake("poll")
    assert len(tries) == 2
    assert "no such luck" in caplog.text


async def test_an_hour_that_passes_at_once_is_polled_before_its_digests_are_made():
    rounds = Rounds()
    clock = MovableClock(lambda: NOON)
    await jobs(rounds, clock).catch_up(lambda: clock.advance(timedelta(hours=1)))
    later = NOON + timedelta(hours=1)
    assert rounds.done == [("poll", later), ("tick", later), ("send", later)]


async def test_stopping_waits_for_what_is_at_work():
    rounds = Rounds()
    rounds.gate.clear()
    made = jobs(rounds)
    async with asyncio.TaskGroup() as group:
        working = group.create_task(made.wake("send"))
        await rounds.began.wait()
        stopping = group.create_task(made.stop())
        await asyncio.sleep(0)
        assert not stopping.done()
        rounds.gate.set()
    assert working.done()
