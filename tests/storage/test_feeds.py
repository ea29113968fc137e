import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from news.model import PlaceId
from storage.feeds import Feeds, NewFeed, Visit
from storage.schema import sources
from tests.conftest import NOON

SMOLENSK = PlaceId("491687")
MINUTE = timedelta(minutes=1)


def a_feed(n=1, host=None, **more):
    host = host or f"site{n}.example"
    return NewFeed(f"https://{host}/{n}.xml", host, host.title(), **more)


def a_visit(feed, **more):
    kept = {name: getattr(feed, name) for name in Visit.__dataclass_fields__}
    return Visit(**(kept | {"checked_at": NOON, "next_at": NOON + 10 * MINUTE} | more))


async def claim(engine, now=NOON, limit=100, per_source=2):
    return await Feeds(engine).claim_due(
        now=now, lease=5 * MINUTE, limit=limit, per_source=per_source
    )


async def test_adding_twice_adds_once_and_keeps_what_is_set(engine):
    box = Feeds(engine)
    [id] = await box.add([a_feed(place_id=SMOLENSK), a_feed(place_id=None)], now=NOON)
    assert await box.add([a_feed(section="sport")], now=NOON) == []
    [kept] = await box.find()
    assert (kept.feed.id, kept.feed.place_id, kept.feed.section) == (id, SMOLENSK, None)


async def test_feeds_of_one_host_share_a_source(engine):
    box = Feeds(engine)
    await box.add([a_feed(1, "a.example"), a_feed(2, "a.example"), a_feed(3)], now=NOON)
    listed = await box.find()
    assert len({item.feed.source_id for item in listed}) == 2
    assert [item.source for item in listed] == ["A.Example", "A.Example", "Site3.Example"]


async def test_a_feed_is_leased_to_one_and_due_again_when_the_lease_ends(engine):
    await Feeds(engine).add([a_feed()], now=NOON)
    assert len(await claim(engine)) == 1
    assert await claim(engine, NOON + 4 * MINUTE) == []
    assert len(await claim(engine, NOON + 5 * MINUTE)) == 1


async def test_many_workers_share_the_feeds_without_overlap(engine):
    await Feeds(engine).add([a_feed(n) for n in range(60)], now=NOON)
    taken = await asyncio.gather(*(claim(engine, limit=7) for _ in range(12)))
    ids = [feed.id for feeds in taken for feed in feeds]
    while more := await claim(engine, limit=7):  # a worker may skip rows that another holds
        ids += [feed.id for feed in more]
    assert len(ids) == len(set(ids)) == 60


async def test_a_source_of_many_feeds_does_not_keep_others_out(engine):
    box = Feeds(engine)
    await box.add([a_feed(n, "big.example") for n in range(30)], now=NOON)
    await box.add([a_feed(100)], now=NOON + MINUTE)
    claimed = await claim(engine, NOON + MINUTE, limit=10)
    assert [feed.url.split("/")[2] for feed in claimed] == ["big.example"] * 2 + [
        "site100.example"
    ]


async def test_the_longest_due_comes_first(engine):
    box = Feeds(engine)
    await box.add([a_feed(1)], now=NOON)
    await box.add([a_feed(2)], now=NOON - MINUTE)
    assert [feed.url[-5] for feed in await claim(engine, limit=1)] == ["2"]


async def test_what_a_visit_learned_is_kept_and_the_lease_ends(engine):
    box = Feeds(engine)
    await box.add([a_feed()], now=NOON)
    [feed] = await claim(engine)
    visit = a_visit(feed, etag='"1"', failures=3, error="no answer", published_at=NOON)
    await box.record([visit])
    kept = (await box.get(feed.id)).feed
    assert a_visit(kept, checked_at=kept.checked_at, next_at=kept.next_at) == visit
    assert await claim(engine, NOON + 9 * MINUTE) == []
    assert await claim(engine, NOON + 10 * MINUTE) == [kept]


async def test_a_feed_stopped_during_its_visit_stays_stopped(engine):
    box = Feeds(engine)
    await box.add([a_feed()], now=NOON)
    [feed] = await claim(engine)
    await box.stop([feed.id], reason="the operator")
    await box.record([a_visit(feed)])
    assert await claim(engine, NOON + timedelta(days=1)) == []
    assert await box.resume(feed.id, now=NOON)
    assert len(await claim(engine)) == 1


async def test_a_move_to_an_address_we_have_stops_the_feed(engine):
    box = Feeds(engine)
    one, two = await box.add([a_feed(1), a_feed(2)], now=NOON)
    assert await box.move(one, "https://new.example/feed")
    assert not await box.move(two, "https://new.example/feed")
    stopped = (await box.get(two)).feed
    assert (stopped.status, stopped.error) == ("stopped", f"moved to the address of feed {one}")
    assert (await box.at("https://new.example/feed")).feed.id == one


async def test_feeds_that_were_put_off_keep_their_record(engine):
    box = Feeds(engine)
    await box.add([a_feed()], now=NOON)
    [feed] = await claim(engine)
    await box.put_off([feed.id], until=NOON + MINUTE)
    assert await claim(engine) == []
    [again] = await claim(engine, NOON + MINUTE)
    assert replace(again, next_at=NOON) == feed


async def test_feeds_are_found_by_place_and_status(engine):
    box = Feeds(engine)
    one, two = await box.add([a_feed(1, place_id=SMOLENSK), a_feed(2)], now=NOON)
    await box.stop([two], reason="x")
    assert [item.feed.id for item in await box.find(places=[SMOLENSK])] == [one]
    assert [item.feed.id for item in await box.find(status="stopped")] == [two]


async def test_only_what_describes_a_feed_can_be_changed(engine):
    box = Feeds(engine)
    [id] = await box.add([a_feed()], now=NOON)
    assert await box.change(id, place_id=SMOLENSK)
    assert (await box.get(id)).feed.place_id == SMOLENSK
    assert not await box.change(id + 1, place_id=SMOLENSK)
    with pytest.raises(ValueError, match="status"):
        await box.change(id, status="x")


async def test_a_removed_feed_is_gone(engine):
    box = Feeds(engine)
    [id] = await box.add([a_feed()], now=NOON)
    assert await box.remove(id)
    assert not await box.remove(id)
    assert await box.get(id) is None


async def test_ten_thousand_feeds_are_added_at_once(engine):
    box = Feeds(engine)
    assert len(await box.add([a_feed(n) for n in range(10_000)], now=NOON)) == 10_000
    assert await box.count_due(now=NOON) == 10_000


async def test_a_known_source_begins_with_its_standing_an_unknown_one_fair(engine):
    wanted = [
        NewFeed(url=f"https://{host}/rss", source_key=host, source_name=host)
        for host in ("ria.ru", "unknown.example")
    ]
    await Feeds(engine).add(wanted, now=NOON)
    async with engine.connect() as connection:
        found = await connection.execute(select(sources.c.key, sources.c.weight))
        weights = {row.key: row.weight for row in found}
    assert weights["ria.ru"] > weights["unknown.example"] == 1


async def test_a_host_that_wants_rest_gets_it_for_all_its_feeds(engine):
    box = Feeds(engine)
    await box.add(
        [a_feed(1, "a.example"), a_feed(2, "a.example"), a_feed(3, "aa.example")], now=NOON
    )
    await box.rest("a.example", until=NOON + 60 * MINUTE)
    assert [feed.url for feed in await claim(engine)] == ["https://aa.example/3.xml"]
    await box.rest("a.example", until=NOON + 5 * MINUTE)  # a shorter one changes nothing
    before = await claim(engine, NOON + 59 * MINUTE, per_source=9)
    assert [feed.url for feed in before] == ["https://aa.example/3.xml"]
    after = await claim(engine, NOON + 60 * MINUTE, per_source=9)
    assert {feed.url for feed in after} == {"https://a.example/1.xml", "https://a.example/2.xml"}


async def test_what_a_feed_holds_is_kept_until_it_holds_something_else(engine):
    await Feeds(engine).add([a_feed()], now=NOON)
    [feed] = await claim(engine)
    assert feed.prints is None
    await Feeds(engine).record([a_visit(feed, prints=b"\x00\xff")])
    [feed] = await claim(engine, NOON + 20 * MINUTE)
    assert feed.prints == b"\x00\xff"
    await Feeds(engine).record([a_visit(feed, prints=None, next_at=NOON)])
    assert [feed.prints for feed in await claim(engine, NOON + 40 * MINUTE)] == [b"\x00\xff"]
