from datetime import timedelta

import pytest

from digests.pick import picked_from_json
from tests.conftest import NOON
from tests.digests.builders import VYAZMA
from tests.digests.newsroom import MINUTE, SMOLENSK, Newsroom, stories_of

HOUR = timedelta(hours=1)


@pytest.fixture
def newsroom(engine):
    return Newsroom(engine)


async def test_a_due_subscription_gets_the_stories_of_its_hour_once(newsroom):
    bridge = await newsroom.tell("Мост открыли", "a", "b")
    fair = await newsroom.tell("Ярмарка началась", "c", place=VYAZMA)
    subscription = await newsroom.subscribe()
    made = await newsroom.tick(NOON)
    assert (made.editions, made.deliveries) == (1, 1)
    assert (await newsroom.tick(NOON)).deliveries == 0
    (row,) = await newsroom.outbox()
    assert stories_of(row) == [(bridge, False), (fair, False)]
    after = await newsroom.subscriptions.get(7, subscription.id)
    assert (after.next_at, after.last_at) == (NOON + HOUR, NOON)


async def test_subscribers_of_a_place_share_one_edition(newsroom):
    await newsroom.tell("Мост открыли")
    for chat in range(1, 6):
        await newsroom.subscribe(chat)
    made = await newsroom.tick(NOON)
    assert (made.editions, made.deliveries) == (1, 5)


async def test_what_a_chat_has_seen_does_not_come_back_unless_it_grew(newsroom):
    bridge = await newsroom.tell("Мост открыли", "a")
    await newsroom.subscribe()
    await newsroom.tick(NOON)
    assert await newsroom.sent() == [[(bridge, False)]]
    await newsroom.tell("Мост открыли", "b", at=NOON + 5 * MINUTE, story=bridge)
    await newsroom.tick(NOON + HOUR)
    assert await newsroom.sent() == []
    later = NOON + HOUR + 5 * MINUTE
    await newsroom.tell("Мост открыли", "c", "d", "e", at=later, story=bridge)
    await newsroom.tick(NOON + 2 * HOUR)
    assert await newsroom.sent() == [[(bridge, True)]]


async def test_an_update_that_could_not_be_sent_is_still_one_in_the_next(newsroom):
    bridge = await newsroom.tell("Мост открыли", "a")
    await newsroom.subscribe()
    await newsroom.tick(NOON)
    await newsroom.sent()
    later = NOON + 5 * MINUTE
    await newsroom.tell("Мост открыли", "b", "c", "d", at=later, story=bridge)
    await newsroom.tick(NOON + HOUR)
    await newsroom.tick(NOON + 2 * HOUR)
    assert await newsroom.sent() == [[(bridge, True)]]


async def test_no_news_means_no_message_and_the_schedule_goes_on(newsroom):
    subscription = await newsroom.subscribe()
    assert (await newsroom.tick(NOON)).deliveries == 0
    after = await newsroom.subscriptions.get(7, subscription.id)
    assert (after.next_at, after.last_at) == (NOON + HOUR, NOON)


async def test_after_downtime_comes_one_digest_of_all_the_missed_hours(newsroom):
    await newsroom.subscribe()
    await newsroom.tick(NOON)
    missed = [await newsroom.tell(f"Новость {n}", at=NOON + n * HOUR) for n in (1, 2, 3)]
    await newsroom.tick(NOON + 4 * HOUR + 20 * MINUTE)
    (row,) = await newsroom.outbox()
    assert {id for id, _ in stories_of(row)} == set(missed)
    assert (row.slot, row.body["hours"]) == (NOON + 4 * HOUR, 4)


async def test_downtime_that_ends_at_night_is_made_good_in_the_morning(newsroom):
    night = NOON + 9 * HOUR  # midnight in Moscow
    subscription = await newsroom.subscribe(quiet=(23, 7))
    await newsroom.tell("Новость")
    assert (await newsroom.tick(night)).deliveries == 0
    after = await newsroom.subscriptions.get(7, subscription.id)
    assert (after.next_at, after.last_at) == (NOON + 16 * HOUR, subscription.last_at)


async def test_the_morning_digest_covers_the_night(newsroom):
    await newsroom.subscribe(quiet=(23, 7), next_at=NOON + 7 * HOUR)  # 22:00 in Moscow
    await newsroom.tick(NOON + 7 * HOUR)
    night = await newsroom.tell("Ночью", at=NOON + 12 * HOUR)
    await newsroom.tick(NOON + 16 * HOUR)
    (row,) = await newsroom.outbox()
    assert (stories_of(row), row.body["hours"]) == ([(night, False)], 9)


async def test_two_places_of_one_chat_never_bring_one_story_twice(newsroom):
    both = await newsroom.tell("Ярмарка началась", place=VYAZMA)
    await newsroom.subscribe()
    await newsroom.subscribe(place=VYAZMA)
    assert (await newsroom.tick(NOON)).deliveries == 1
    (row,) = await newsroom.outbox()
    assert stories_of(row) == [(both, False)]


async def test_a_digest_that_could_not_be_sent_becomes_part_of_the_next(newsroom):
    first = await newsroom.tell("Мост открыли")
    await newsroom.subscribe()
    await newsroom.tick(NOON)
    await newsroom.waiting.postpone_chat(7, NOON + 2 * HOUR)
    second = await newsroom.tell("Ярмарка началась", at=NOON + 5 * MINUTE)
    await newsroom.tick(NOON + HOUR)
    (row,) = await newsroom.outbox()
    assert {id for id, _ in stories_of(row)} == {first, second}
    assert row.body["hours"] == 2
    assert await newsroom.deliveries.count() == {"waiting": 1, "dropped": 1}


async def test_a_late_digest_is_not_lost_where_the_next_hour_adds_nothing(newsroom):
    first = await newsroom.tell("Мост открыли")
    await newsroom.subscribe()
    await newsroom.tick(NOON)
    await newsroom.tick(NOON + HOUR)
    assert await newsroom.sent() == [[(first, False)]]


async def test_two_instances_make_everything_once(newsroom):
    await newsroom.tell("Мост открыли")
    for chat in range(1, 21):
        await newsroom.subscribe(chat)
    one, two = newsroom.a_runner("one"), newsroom.a_runner("two")
    made = [await one.run_once(NOON), await two.run_once(NOON)]
    assert sum(m.deliveries for m in made) == 20
    assert len(await newsroom.outbox()) == 20


async def test_a_thin_hour_is_filled_with_earlier_news_that_stands_apart(newsroom):
    new = await newsroom.tell("Мост открыли")
    old = await newsroom.tell("Ярмарка началась", at=NOON - 5 * HOUR)
    await newsroom.subscribe()
    await newsroom.tick(NOON)
    (row,) = await newsroom.outbox()
    assert stories_of(row) == [(new, False), (old, False)]
    digest = await newsroom.digests.open(7, row.id)
    assert [(part.why, part.hours) for part in digest.edition.parts] == [
        ("asked", 1),
        ("earlier", 24),
    ]


async def test_readers_news_come_in_the_next_digest_even_alone(newsroom):
    await newsroom.subscribe()
    pipe = await newsroom.send_news("Прорвало трубу", at=NOON - 5 * MINUTE)
    await newsroom.send_news("Не наш город", at=NOON - 5 * MINUTE, place="524901")
    await newsroom.tick(NOON)
    (row,) = await newsroom.outbox()
    assert picked_from_json(row.body).readers == (pipe,)


async def test_a_chat_that_was_shown_something_has_seen_it(newsroom):
    bridge = await newsroom.tell("Мост открыли", at=NOON - 40 * MINUTE)
    await newsroom.subscribe()
    chat = await newsroom.chats.get(7)
    shown = await newsroom.digests.now(chat, SMOLENSK, now=NOON - 30 * MINUTE)
    assert [item.id for item in shown.digest.items] == [bridge]
    assert (await newsroom.tick(NOON)).deliveries == 0


async def test_a_story_opens_with_everyone_who_tells_it_by_now(newsroom):
    bridge = await newsroom.tell("Мост открыли", "a")
    await newsroom.subscribe()
    chat = await newsroom.chats.get(7)
    shown = await newsroom.digests.now(chat, SMOLENSK, now=NOON)
    await newsroom.tell("Мост открыли", "b", at=NOON + MINUTE, story=bridge)
    opened = await newsroom.digests.story(7, shown.delivery, 0)
    assert [told.name for told in opened.story.sources] == ["a", "b"]
    assert await newsroom.digests.story(7, shown.delivery, 1) is None
    assert await newsroom.digests.story(8, shown.delivery, 0) is None
    await newsroom.withdraw(1)


async def test_a_withdrawn_reader_s_news_is_not_in_a_digest_opened_again(newsroom):
    await newsroom.subscribe()
    pipe = await newsroom.send_news("Прорвало трубу", at=NOON - 5 * MINUTE)
    chat = await newsroom.chats.get(7)
    shown = await newsroom.digests.now(chat, SMOLENSK, now=NOON)
    assert [news.id for news in shown.digest.readers] == [pipe]
    await newsroom.withdraw(pipe)
    assert (await newsroom.digests.open(7, shown.delivery)).readers == ()


async def test_an_instance_that_fails_keeps_nobody_from_the_work(newsroom, monkeypatch):
    await newsroom.tell("Мост открыли")
    await newsroom.subscribe()

    async def broken(*_, **__):
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(newsroom.due, "find", broken)
        with pytest.raises(OSError, match="full"):
            await newsroom.runner.run_once(NOON)
    assert (await newsroom.a_runner("b").run_once(NOON)).deliveries == 1
