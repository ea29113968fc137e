from datetime import timedelta

import pytest
from sqlalchemy import update

from news.model import Entry, Media, PlaceId, Tag
from storage.arrivals import Arrival
from storage.articles import Articles
from storage.feeds import Feeds, NewFeed
from storage.schema import articles as table
from tests.conftest import NOON

SMOLENSK, REGION, MOSCOW = PlaceId("491687"), PlaceId("RU-SMO"), PlaceId("524901")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
HOME = (Tag(SMOLENSK, "home", True),)


def an_entry(n=1, **more):
    made = Entry(
        id=f"guid-{n}",
        url=f"https://a.example/news/{n}",
        title=f"Новость номер {n} о городе",
        summary="Текст",
        published=NOON - timedelta(minutes=5),
    )
    return made._replace(**more)


@pytest.fixture
async def feeds(engine):
    box = Feeds(engine)
    wanted = [
        NewFeed("https://a.example/1", "a.example", "А", source_place=SMOLENSK),
        NewFeed("https://a.example/2", "a.example", "А"),
        NewFeed("https://b.example/1", "b.example", "Б"),
    ]
    await box.add(wanted, now=NOON)
    return [item.feed for item in await box.find()]


def arrival(feed, entry, places=HOME, **more):
    return Arrival(feed.id, feed.source_id, entry, places=places, **more)


async def test_an_article_is_stored_once_and_read_whole(engine, feeds):
    box = Articles(engine)
    picture = Media("https://a.example/1.jpg", "image", 640, 480)
    entry = an_entry(media=(Media("https://a.example/1.mp4", "video"), picture), tags=("дороги",))
    first = await box.store([arrival(feeds[0], entry, section="society")], now=NOON)
    again = await box.store([arrival(feeds[0], entry)], now=NOON + HOUR)
    assert (len(first.new), again.new, again.known) == (1, (), 1)
    [read] = await box.of_ids(first.new)
    assert (read.title, read.text, read.url) == (entry.title, "Текст", entry.url)
    assert (read.source, read.home, read.weight) == ("А", SMOLENSK, 1.0)
    assert (read.tags, read.image, read.section) == (("дороги",), picture.url, "society")
    assert (read.places, read.published_at) == (HOME, entry.published)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"id": "other"}, id="guid"),
        pytest.param({"title": "Совсем иной заголовок этой заметки"}, id="title"),
        pytest.param({"summary": "Дополнено"}, id="text"),
        pytest.param({"published": NOON + 2 * HOUR}, id="date"),
        pytest.param({"id": "other", "url": "https://a.example/moved/1"}, id="guid and address"),
        pytest.param({"published": None}, id="no date any more"),
    ],
)
async def test_an_article_its_publisher_changes_is_never_news_again(engine, feeds, changes):
    box = Articles(engine)
    [id] = (await box.store([arrival(feeds[0], an_entry())], now=NOON)).new
    later = await box.store([arrival(feeds[0], an_entry(**changes))], now=NOON + 3 * HOUR)
    assert later.new == ()
    assert [a.id for a in await box.window([SMOLENSK], NOON, NOON + HOUR)] == [id]
    assert await box.window([SMOLENSK], NOON + HOUR, NOON + DAY) == []
    [read] = await box.of_ids([id])
    assert read.title == changes.get("title", an_entry().title)
    assert read.text == changes.get("summary", "Текст")


async def test_a_rewritten_article_gets_the_places_of_its_new_text(engine, feeds):
    box = Articles(engine)
    [id] = (await box.store([arrival(feeds[0], an_entry())], now=NOON)).new
    moscow = (Tag(MOSCOW, "text", True),)
    changed = arrival(feeds[0], an_entry(title="Теперь о столице и метро"), moscow)
    assert (await box.store([changed], now=NOON + HOUR)).changed == 1
    assert await box.window([SMOLENSK], NOON, NOON + DAY) == []
    assert [a.id for a in await box.window([MOSCOW], NOON, NOON + HOUR)] == [id]


async def test_two_feeds_of_one_source_tell_an_article_once(engine, feeds):
    entry, shorter = an_entry(), an_entry(id="elsewhere", summary="")
    stored = await Articles(engine).store(
        [arrival(feeds[0], entry), arrival(feeds[1], shorter)], now=NOON
    )
    assert (len(stored.new), stored.known) == (1, 1)
    again = await Articles(engine).store([arrival(feeds[1], shorter)], now=NOON)
    assert (again.new, again.changed) == ((), 0)


async def test_two_sources_are_two_articles(engine, feeds):
    same = an_entry()
    stored = await Articles(engine).store(
        [arrival(feeds[0], same), arrival(feeds[2], same)], now=NOON
    )
    assert len(stored.new) == 2


async def test_what_one_source_has_is_not_taken_for_what_another_has(engine, feeds):
    named = [f"https://{n}.example/" for n in range(20)]
    await Feeds(engine).add([NewFeed(url, url, url) for url in named], now=NOON)
    of_source = {item.feed.source_id: item.feed for item in await Feeds(engine).find()}
    box, same = Articles(engine), an_entry()
    for id in (12, 1, 20, 2):  # their keys of titles begin alike
        both = [arrival(of_source[number], same) for number in sorted({12, id})]
        stored = await box.store(both, now=NOON)
        assert (len(stored.new), stored.known) == (1, len(both) - 1)


async def test_what_is_older_than_a_day_at_first_sight_is_not_in_this_hour(engine, feeds):
    box = Articles(engine)
    entries = [an_entry(1, published=NOON - 25 * HOUR), an_entry(2, published=NOON - 23 * HOUR)]
    await box.store([arrival(feeds[0], entry) for entry in entries], now=NOON)
    assert [a.title for a in await box.window(None, NOON, NOON + HOUR)] == [entries[1].title]


async def test_a_backlog_goes_to_the_hours_of_its_dates(engine, feeds):
    box = Articles(engine)
    entries = [an_entry(n, published=NOON - n * HOUR) for n in range(1, 5)]
    entries.append(an_entry(9, published=None))
    await box.store([arrival(feeds[0], e, backlog=True) for e in entries], now=NOON)
    hour = await box.window([SMOLENSK], NOON - 2 * HOUR, NOON)
    assert [a.title for a in hour] == [entries[1].title, entries[0].title]


async def test_a_window_gives_each_article_once_with_all_its_places(engine, feeds):
    box = Articles(engine)
    places = (Tag(SMOLENSK, "text", True), Tag(MOSCOW, "weak", False), Tag(REGION, "text", True))
    [id] = (await box.store([arrival(feeds[0], an_entry(), places)], now=NOON)).new
    [read] = await box.window([SMOLENSK, REGION], NOON, NOON + HOUR)
    assert read.id == id
    assert set(read.places) == set(places)
    assert await box.window([], NOON, NOON + HOUR) == []


async def test_a_place_tagged_twice_counts_once_and_surely(engine, feeds):
    twice = (Tag(SMOLENSK, "text", True), Tag(SMOLENSK, "weak", False))
    box = Articles(engine)
    stored = await box.store([arrival(feeds[0], an_entry(), twice)], now=NOON)
    assert (await box.of_ids(stored.new))[0].places == (twice[0],)


async def test_articles_wait_for_a_story_and_are_read_by_it(engine, feeds):
    box = Articles(engine)
    stored = await box.store([arrival(feeds[0], an_entry(n)) for n in (1, 2, 3)], now=NOON)
    one, two, three = stored.new
    async with engine.begin() as connection:
        await connection.execute(update(table).where(table.c.id == one).values(story_id=one))
    assert [a.id for a in await box.without_story(1)] == [two]
    assert [a.id for a in await box.without_story(9)] == [two, three]
    assert [a.id for a in await box.of_stories([one, 77])] == [one]
    assert [a.id for a in await box.recent(NOON)] == [one, two, three]


async def test_old_articles_are_purged_a_few_at_a_time(engine, feeds):
    box = Articles(engine)
    old = [arrival(feeds[0], an_entry(n, published=NOON - 400 * DAY)) for n in range(5)]
    await box.store([*old, arrival(feeds[0], an_entry(9))], now=NOON)
    assert await box.purge(NOON - 365 * DAY, limit=3) == 3
    assert await box.purge(NOON - 365 * DAY, limit=3) == 2
    assert await box.count() == 1


async def test_a_thousand_entries_at_once(engine, feeds):
    box = Articles(engine)
    many = [arrival(feeds[0], an_entry(n)) for n in range(1_000)]
    assert len((await box.store(many, now=NOON)).new) == 1_000
    assert (await box.store(many, now=NOON)).known == 1_000
    assert len(await box.window([SMOLENSK], NOON, NOON + HOUR)) == 1_000
