from datetime import timedelta

from storage.leases import Leases
from tests.conftest import NOON

HOUR = timedelta(hours=1)


async def test_one_holder_at_a_time(engine):
    box = Leases(engine)
    assert await box.take("purge", "a", now=NOON, lasts=HOUR)
    assert not await box.take("purge", "b", now=NOON, lasts=HOUR)
    assert await box.take("purge", "a", now=NOON + HOUR / 2, lasts=HOUR)
    assert not await box.take("purge", "b", now=NOON + HOUR, lasts=HOUR)
    assert await box.take("purge", "b", now=NOON + 2 * HOUR, lasts=HOUR)


async def test_a_lease_of_a_clock_that_went_back_ends_too(engine):
    box = Leases(engine)
    await box.take("purge", "a", now=NOON + 3 * HOUR, lasts=HOUR)
    assert not await box.take("purge", "b", now=NOON + 2.5 * HOUR, lasts=HOUR)
    assert await box.take("purge", "b", now=NOON, lasts=HOUR)


async def test_a_lease_given_back_is_free_and_only_its_holder_gives_it_back(engine):
    box = Leases(engine)
    await box.take("purge", "a", now=NOON, lasts=HOUR)
    await box.release("purge", "b")
    assert not await box.take("purge", "b", now=NOON, lasts=HOUR)
    await box.release("purge", "a")
    assert await box.take("purge", "b", now=NOON, lasts=HOUR)
