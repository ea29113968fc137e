"""Instances that come, go and die share one rate: the parts never sum up to more."""

from datetime import timedelta

import pytest

from digests.limits import Pace
from digests.presence import BEAT, LASTS, NEWCOMER, STALE, Presence
from storage.senders import Senders, SenderState
from tests.conftest import NOON

RATE = 30.0


class Instance:
    """One instance with a pace of its own; all have the same clock."""

    def __init__(self, engine, name, *, several=True):
        self.pace = Pace(RATE)
        self.presence = Presence(Senders(engine), RATE, name, several=several)

    async def beat(self, at):
        await self.presence.beat(self.pace, NOON + timedelta(seconds=at), lambda: at)

    def part(self, at):
        """Messages a second it may send at a moment."""
        if not self.presence.may_send(at) or at < self.pace.held_until:
            return 0.0
        return self.pace.allowed


async def test_one_alone_has_all_of_it_once_nobody_else_can_be_there(engine):
    one = Instance(engine, "one")
    await one.beat(0.0)
    assert one.part(0.0) == 0.0
    for at in (BEAT, 2 * BEAT, 3 * BEAT):
        await one.beat(at)
    assert one.part(3 * BEAT) == RATE


async def test_where_there_can_be_no_other_nothing_is_waited_for(engine):
    one = Instance(engine, "one", several=False)
    await one.beat(0.0)
    assert one.part(0.0) == one.part(1000.0) == RATE


async def test_whoever_comes_and_dies_the_parts_never_sum_up_to_more(engine):
    lives = {"a": (0, 200), "b": (31, 90), "c": (33, 140), "d": (100, 200)}
    instances = {name: Instance(engine, name) for name in lives}
    sums = {}
    for at in range(200):
        for n, (name, (born, dead)) in enumerate(lives.items()):
            if born <= at < dead and at % int(BEAT) == n:
                await instances[name].beat(float(at))
        alive = [i for name, i in instances.items() if lives[name][0] <= at < lives[name][1]]
        sums[at] = sum(instance.part(float(at)) for instance in alive)
    assert max(sums.values()) <= RATE
    assert sums[30] == RATE  # a alone
    assert sums[80] == RATE  # a, b and c
    assert sums[199] == RATE  # a and d, and those that died are forgotten
    ends = 90 + LASTS.total_seconds() + BEAT
    assert min(sums[at] for at in range(int(NEWCOMER) + 5, 90)) >= RATE / 3
    assert sums[int(ends) + 1] >= RATE * 2 / 3


async def test_one_that_cannot_count_stops_before_others_take_its_part(engine):
    one = Instance(engine, "one")
    for at in (0.0, BEAT, 2 * BEAT, 3 * BEAT):
        await one.beat(at)
    assert one.part(3 * BEAT + STALE - 1) == RATE
    assert one.part(3 * BEAT + STALE) == 0.0
    assert LASTS.total_seconds() > STALE
    await one.beat(3 * BEAT + STALE + 1)
    assert one.part(3 * BEAT + STALE + 1) == 0.0  # it is new again
    await one.beat(4 * BEAT + STALE + 1)


async def test_one_that_leaves_is_not_counted_any_more(engine):
    one, two = Instance(engine, "one"), Instance(engine, "two")
    for at in (0.0, BEAT, 2 * BEAT, 3 * BEAT):
        await one.beat(at)
        await two.beat(at)
    assert one.part(3 * BEAT) == two.part(3 * BEAT) == RATE / 2
    await two.presence.leave()
    await one.beat(4 * BEAT)
    assert one.part(4 * BEAT) == RATE


async def test_how_each_goes_is_there_for_all_to_see(engine):
    one = Instance(engine, "one")
    one.pace.refused(0.0, 30.0, 7)
    one.pace.refused(0.0, 30.0, 8)
    await one.beat(1.0)
    (state,) = await Senders(engine).all(NOON)
    assert state == SenderState("one", pytest.approx(24.0), 0.8, NOON + timedelta(seconds=30))
    await Senders(engine).purge(NOON + timedelta(days=1))
    assert await Senders(engine).all(NOON) == []
