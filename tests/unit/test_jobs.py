import asyncio
import itertools
import logging
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import MovableClock, steps
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


@pytest.mark.parametrize(
    ("at", "by", "stops"),
    [
        pytest.param((15, 26), 60, ["15:59:30", "16:26:00"], id="an hour"),
        pytest.param((15, 26), 10, ["15:36:00"], id="within the hour"),
        pytest.param((15, 0), 60, ["15:59:30", "16:00:00"], id="from hour to hour"),
        pytest.param((15, 26), 150, ["15:59:30", "16:59:30", "17:56:00"], id="several hours"),
    ],
)
def test_time_that_passes_at_once_stops_before_each_hour(at, by, stops):
    now = NOON.replace(hour=at[0], minute=at[1])
    moments = itertools.accumulate(steps(now, timedelta(minutes=by)), initial=now)
    assert [f"{moment:%H:%M:%S}" for moment in moments][1:] == stops


@given(st.timedeltas(timedelta(0), timedelta(days=31)), st.integers(0, 3599))
def test_steps_only_go_forward_and_make_up_the_whole(by, second):
    cut = steps(NOON + timedelta(seconds=second), by)
    assert sum(cut, timedelta(0)) == by
    assert all(step >= timedelta(0) for step in cut)
    assert len(cut) <= 7


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
