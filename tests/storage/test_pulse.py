from datetime import timedelta

from storage.deliveries import NewDelivery
from storage.outbox import Outbox
from storage.pulse import Overdue, overdue
from tests.conftest import NOON
from tests.storage.test_subscriptions import ANNA, meet

MINUTE = timedelta(minutes=1)


async def test_an_empty_outbox_is_never_behind(engine):
    assert await overdue(engine, now=NOON) == Overdue()


async def test_what_is_due_is_counted_by_kind_from_the_oldest(engine):
    await meet(engine)
    box = Outbox(engine)
    for minutes, subject in ((-30, "a"), (-5, "b"), (20, "c")):
        due = NOON + minutes * MINUTE
        await box.notify(
            NewDelivery(
                chat_id=ANNA, kind="notice", subject=subject, slot=due, due_at=due, body={}
            )
        )
    found = await overdue(engine, now=NOON)
    assert found == Overdue({"notice": 2}, NOON - 30 * MINUTE)
