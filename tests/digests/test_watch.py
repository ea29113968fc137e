from datetime import timedelta

import pytest

from news.model import Entry, Tag
from storage.arrivals import Arrival
from tests.conftest import NOON
from tests.digests.builders import SMOLENSK
from tests.digests.newsroom import MINUTE, Newsroom

TITLES = (
    "На складе в Смоленске крупный пожар, эвакуированы сто человек",
    "Крупный пожар на складе в Смоленске: эвакуированы сто человек",
    "В Смоленске крупный пожар на складе, эвакуированы сто человек",
    "Эвакуированы сто человек: в Смоленске на складе крупный пожар",
)


@pytest.fixture
async def newsroom(engine):
    made = Newsroom(engine)
    await made.subscribe(7)
    return made


async def break_out(newsroom, at=NOON, since=0, outlets=4):
    """Four outlets tell of one fire, or some of them."""
    ids = []
    for n, title in list(enumerate(TITLES))[since:outlets]:
        source, feed = await newsroom.outlet(f"o{n}")
        url = f"https://o{n}.example/{n}"
        entry = Entry(url, url, title, f"{title}. На месте работают спасатели.", at)
        arrival = Arrival(feed, source, entry, places=(Tag(SMOLENSK, "text", certain=True),))
        ids += (await newsroom.articles.store([arrival], now=at)).new
    await newsroom.grouper.run_once(at)
    return ids


async def ask_for_alerts(newsroom, when="day"):
    (mine,) = await newsroom.subscriptions.of_chat(7)
    await newsroom.subscriptions.change(7, mine.id, alerts=when)


async def waiting(newsroom, now):
    found = await newsroom.waiting.claim(now=now, lease=MINUTE, limit=100)
    return [(row.kind, row.body["tells"]) for row in found if row.body.get("writer") == "story"]


async def test_who_asked_hears_of_what_breaks_once(newsroom):
    await ask_for_alerts(newsroom)
    await break_out(newsroom)
    now = NOON + 5 * MINUTE
    assert (await newsroom.watch.run_once(now)).alerts == 1
    assert (await newsroom.watch.run_once(now + MINUTE)).alerts == 0
    assert await waiting(newsroom, now) == [("alert", "alert")]


async def test_a_story_that_did_not_grow_is_not_read_again_for_a_while(newsroom, monkeypatch):
    await break_out(newsroom)
    read, of_ids = [], newsroom.stories.of_ids

    async def noted(ids):
        read.extend(ids)
        return await of_ids(ids)

    monkeypatch.setattr(newsroom.stories, "of_ids", noted)
    await newsroom.watch.run_once(NOON + MINUTE)
    first, read[:] = list(read), []
    assert len(first) == 1
    await newsroom.watch.run_once(NOON + 2 * MINUTE)
    assert read == []
    await newsroom.watch.run_once(NOON + 6 * MINUTE)
    assert read == first


async def test_a_story_that_breaks_only_when_another_source_joins_is_told_then(newsroom):
    await ask_for_alerts(newsroom)
    ids = await break_out(newsroom, outlets=3)
    assert (await newsroom.watch.run_once(NOON + MINUTE)).alerts == 0
    ids += await break_out(newsroom, at=NOON + MINUTE, since=3)
    assert len(ids) == 4
    assert (await newsroom.watch.run_once(NOON + 2 * MINUTE)).alerts == 1


async def test_who_did_not_ask_hears_nothing(newsroom):
    await break_out(newsroom)
    assert (await newsroom.watch.run_once(NOON + 5 * MINUTE)).alerts == 0
    assert await waiting(newsroom, NOON + 5 * MINUTE) == []


async def test_a_followed_story_is_told_when_sources_join_and_not_twice(newsroom):
    story = await newsroom.tell("Мост закрыт", "a", "b", at=NOON - MINUTE)
    assert await newsroom.follows.toggle(7, story, 1, now=NOON)
    soon, later = NOON + 10 * MINUTE, NOON + 40 * MINUTE
    assert (await newsroom.watch.run_once(soon)).updates == 0  # told a moment ago
    assert (await newsroom.watch.run_once(later)).updates == 1
    assert (await newsroom.watch.run_once(later + 40 * MINUTE)).updates == 0
    assert await waiting(newsroom, later) == [("notice", "update")]


async def test_following_ends_when_a_story_is_quiet_for_a_day(newsroom):
    story = await newsroom.tell("Мост закрыт", "a", at=NOON - MINUTE)
    await newsroom.follows.toggle(7, story, 1, now=NOON)
    await newsroom.watch.run_once(NOON + timedelta(hours=23))
    assert await newsroom.follows.is_followed(7, story)
    await newsroom.watch.run_once(NOON + timedelta(hours=25))
    assert not await newsroom.follows.is_followed(7, story)


async def test_a_follower_goes_along_when_stories_become_one(newsroom):
    first = await newsroom.tell("Мост закрыт", "a", at=NOON - 2 * MINUTE)
    second = await newsroom.tell("Закрыли мост", "b", at=NOON - MINUTE)
    await newsroom.follows.toggle(7, second, 1, now=NOON)
    await newsroom.stories.save({second: first}, {second: first}, [])
    assert await newsroom.follows.is_followed(7, first)


async def test_an_article_that_three_people_find_misplaced_leaves_its_story_for_good(newsroom):
    ids = await break_out(newsroom)
    story = (await newsroom.stories.assigned(NOON - MINUTE))[ids[2]]
    for person in (1, 2, 2):
        await newsroom.misplaced.say(person, ids[2], story, now=NOON)
    await newsroom.grouper.run_once(NOON + MINUTE)
    assert (await newsroom.stories.assigned(NOON - MINUTE))[ids[2]] == story
    await newsroom.misplaced.say(3, ids[2], story, now=NOON)
    await newsroom.grouper.run_once(NOON + 2 * MINUTE)
    found = await newsroom.stories.assigned(NOON - MINUTE)
    assert found[ids[2]] == ids[2] != story
    assert {found[id] for id in ids if id != ids[2]} == {story}
    await newsroom.grouper.run_once(NOON + timedelta(hours=1))  # read again from the database
    assert (await newsroom.stories.assigned(NOON - MINUTE))[ids[2]] == ids[2]
    assert await newsroom.misplaced.partings(NOON - MINUTE) == [(ids[2], story)]
