from datetime import timedelta

from storage.feeds import Feeds
from storage.robots import Robots
from tests.conftest import NOON
from tests.storage.test_feeds import a_feed, claim

DAY = timedelta(days=1)


async def test_a_site_is_asked_again_after_a_while_and_its_delay_is_kept(engine):
    feeds, robots = Feeds(engine), Robots(engine)
    one, two = await feeds.add([a_feed(1), a_feed(2)], now=NOON)
    assert await robots.unasked(before=NOON, limit=9) == {
        "https://site1.example/1.xml": one,
        "https://site2.example/2.xml": two,
    }
    await robots.asked([one], delay=timedelta(seconds=30), now=NOON)
    assert list((await robots.unasked(before=NOON, limit=9)).values()) == [two]
    assert {feed.id: feed.delay_seconds for feed in await claim(engine)} == {one: 30, two: 0}
    await robots.asked([one], delay=None, now=NOON + DAY)  # its server failed: as before
    assert (await feeds.get(one)).feed.delay_seconds == 30
    assert len(await robots.unasked(before=NOON + 2 * DAY, limit=9)) == 2


async def test_a_stopped_feed_asks_nobody(engine):
    feeds = Feeds(engine)
    await feeds.stop(await feeds.add([a_feed()], now=NOON), reason="x")
    assert await Robots(engine).unasked(before=NOON, limit=9) == {}
