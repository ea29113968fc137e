from datetime import timedelta

import pytest

from digests.stories import PAUSES, Grouper
from news.model import Entry, Tag
from storage.arrivals import Arrival
from tests.conftest import NOON
from tests.digests.builders import SMOLENSK
from tests.digests.newsroom import MINUTE, Newsroom

CRASH = (
    "На Киевском шоссе в Смоленске столкнулись автобус и грузовик",
    "Автобус и грузовик столкнулись на Киевском шоссе в Смоленске",
)


@pytest.fixture
def newsroom(engine):
    return Newsroom(engine)


async def arrive(newsroom, outlet, title, at=NOON):
    source, feed = await newsroom.outlet(outlet)
    url = f"https://{outlet}.example/{abs(hash(title))}"
    entry = Entry(url, url, title, f"{title}. Пострадали трое.", at)
    tag = Tag(SMOLENSK, "text", certain=True)
    stored = await newsroom.articles.store([Arrival(feed, source, entry, places=(tag,))], now=at)
    return stored.new[0]


async def test_articles_about_one_event_become_one_story(newsroom):
    first = await arrive(newsroom, "a", CRASH[0])
    second = await arrive(newsroom, "b", CRASH[1])
    other = await arrive(newsroom, "c", "Выставка цветов открылась в музее")
    assert (await newsroom.grouper.run_once(NOON)).articles == 3
    found = await newsroom.stories.assigned(NOON - MINUTE)
    assert found == {first: first, second: first, other: other}
    assert (await newsroom.grouper.run_once(NOON)).articles == 0


async def test_a_new_process_goes_on_with_the_stories_there_are(newsroom):
    first = await arrive(newsroom, "a", CRASH[0])
    await newsroom.grouper.run_once(NOON)
    second = await arrive(newsroom, "b", CRASH[1], NOON + 10 * MINUTE)
    after = Grouper(newsroom.articles, newsroom.stories, newsroom.misplaced, newsroom.leases, "b")
    assert (await after.run_once(NOON + MINUTE)).articles == 0  # the first still has the lease
    assert (await after.run_once(NOON + timedelta(hours=1))).articles == 1
    assert (await newsroom.stories.assigned(NOON - MINUTE))[second] == first


async def test_a_new_process_keeps_the_stories_as_stored_and_new_articles_join_them(newsroom):
    """Even those that it would have made otherwise: readers have seen them so."""
    crash = await newsroom.tell(CRASH[0], "a", at=NOON)
    fair = await newsroom.tell("Ярмарка открылась на площади Ленина", "b", at=NOON)
    await newsroom.tell("Музей покажет выставку цветов", "c", at=NOON, story=fair)
    before = await newsroom.stories.assigned(NOON - MINUTE)
    new = await arrive(newsroom, "d", CRASH[1], NOON + MINUTE)
    assert (await newsroom.grouper.run_once(NOON + MINUTE)).articles == 1
    assert await newsroom.stories.assigned(NOON - MINUTE) == before | {new: crash}


@pytest.fixture
async def told(newsroom, monkeypatch):
    """Six articles that fill two pages of a bot that starts again."""
    monkeypatch.setattr("digests.stories.PAGE", 3)
    monkeypatch.setattr("digests.stories.FEW", 1)
    monkeypatch.setattr("digests.stories.MORE", 2)
    titles = ["Ярмарка", "Выставка", "Концерт", "Субботник", CRASH[0], "Лекция"]
    return [
        await newsroom.tell(title, f"o{n}", at=NOON + n // 2 * MINUTE)  # two in the same minute
        for n, title in enumerate(titles)
    ]


def starting(newsroom, pauses, **options):
    async def pause(seconds):
        pauses.append(seconds)

    return Grouper(
        newsroom.articles,
        newsroom.stories,
        newsroom.misplaced,
        newsroom.leases,
        "b",
        pause=pause,
        **options,
    )


async def test_what_is_read_again_page_by_page_is_all_there(newsroom, told):
    pauses = []
    new = await arrive(newsroom, "z", CRASH[1], NOON + 5 * MINUTE)
    assert (await starting(newsroom, pauses).run_once(NOON + 5 * MINUTE)).articles == 1
    assert (await newsroom.stories.assigned(NOON - MINUTE))[new] == told[4]
    assert not pauses


async def test_what_is_read_again_makes_way_for_people(newsroom, told):
    """Each piece waits for those who wait, but not for ever: new articles want their stories."""
    pauses = []
    new = await arrive(newsroom, "z", CRASH[1], NOON + 5 * MINUTE)
    after = starting(newsroom, pauses, is_awaited=lambda: True)
    assert (await after.run_once(NOON + 5 * MINUTE)).articles == 1
    assert (await newsroom.stories.assigned(NOON - MINUTE))[new] == told[4]
    assert len(pauses) == PAUSES * len(told)  # one article a piece


async def test_who_has_an_answer_is_waited_for_no_longer(newsroom, told):
    pauses = []
    after = starting(newsroom, pauses, is_awaited=lambda: not pauses)
    await after.run_once(NOON + 5 * MINUTE)
    assert len(pauses) == 1


async def test_a_process_that_stops_in_order_leaves_the_work_to_the_next_at_once(newsroom):
    await newsroom.grouper.run_once(NOON)
    await newsroom.grouper.close()
    await arrive(newsroom, "a", CRASH[0])
    after = Grouper(newsroom.articles, newsroom.stories, newsroom.misplaced, newsroom.leases, "b")
    assert (await after.run_once(NOON)).articles == 1
