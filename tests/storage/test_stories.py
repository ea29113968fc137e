from datetime import timedelta

import pytest

from news.model import Entry, PlaceId, StoryId, Tag
from news.ranking import Votes
from storage.arrivals import Arrival
from storage.articles import Articles
from storage.chats import Chats
from storage.editions import Editions
from storage.schema import feeds, sources
from storage.stories import Stories, StoryRow
from storage.votes import StoryVotes
from tests.conftest import NOON

SMOLENSK = PlaceId("491687")
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


async def published(engine, *titles, at=NOON - 10 * MINUTE):
    """Store one article a title, each of its own source; gives their ids."""
    ids = []
    for n, title in enumerate(titles, 1):
        async with engine.begin() as connection:
            count = len((await connection.execute(sources.select())).all())
            source = (
                await connection.execute(
                    sources.insert()
                    .values(key=f"s{count}.example", name=f"S{count}", created_at=NOON)
                    .returning(sources.c.id)
                )
            ).scalar_one()
            feed = (
                await connection.execute(
                    feeds.insert()
                    .values(
                        source_id=source,
                        url=f"https://s{count}.example/rss",
                        next_at=NOON,
                        created_at=NOON,
                    )
                    .returning(feeds.c.id)
                )
            ).scalar_one()
        entry = Entry(f"g{count}", f"https://s{count}.example/{n}", title, "Текст", at)
        tag = Tag(SMOLENSK, "text", certain=True)
        stored = await Articles(engine).store(
            [Arrival(feed, source, entry, places=(tag,))], now=at + MINUTE
        )
        ids += stored.new
    return ids


def a_row(id, sources=1):
    return StoryRow(StoryId(id), NOON, NOON, sources)


async def test_articles_come_back_in_their_stories_with_their_places(engine):
    a, b, c = await published(engine, "Мост открыли", "Открыт мост", "Выставка")
    await Stories(engine).save({a: a, b: a, c: c}, {}, [a_row(a, 2), a_row(c)])
    told = await Stories(engine).told(NOON - HOUR, NOON)
    assert {s.id: [x.id for x in s.articles] for s, _ in told} == {a: [a, b], c: [c]}
    assert {t.place for s, _ in told for x in s.articles for t in x.places} == {SMOLENSK}
    assert await Stories(engine).assigned(NOON - HOUR) == {a: a, b: a, c: c}


async def test_articles_outside_the_window_or_without_a_story_are_left_out(engine):
    (old,) = await published(engine, "Старое", at=NOON - 3 * HOUR)
    (new,) = await published(engine, "Новое")
    await published(engine, "Ещё без истории")
    await Stories(engine).save({old: old, new: new}, {}, [a_row(old), a_row(new)])
    assert [s.id for s, _ in await Stories(engine).told(NOON - HOUR, NOON)] == [new]


async def test_pages_give_every_grouped_article_once_with_what_grouping_needs(engine):
    early = await published(engine, "Мост открыли", "Открыт мост", at=NOON - 3 * HOUR)
    late = await published(engine, "Выставка", "Ярмарка", "Концерт")
    await published(engine, "Ещё не в истории")
    stories = Stories(engine)
    ids = [*early, *late]
    await stories.save(dict.fromkeys(ids, early[0]), {}, [a_row(early[0], 5)])
    read, after = [], None
    while (page := await stories.page(NOON - 4 * HOUR, limit=2, beginning=3, after=after)).last:
        assert page.stories == {a.id: early[0] for a in page.articles}
        read += page.articles
        after = page.last
    assert [a.id for a in read] == ids
    assert {(a.title, a.text) for a in read[:1]} == {("Мост открыли", "Тек")}
    assert all(a.places == (Tag(SMOLENSK, "text", certain=True),) for a in read)
    assert not (await stories.page(NOON + HOUR, limit=2, beginning=3)).articles


async def test_a_story_taken_in_is_found_under_both_ids_and_brings_its_votes(engine):
    a, b, c = await published(engine, "Один", "Два", "Три")
    stories, votes = Stories(engine), StoryVotes(engine)
    await stories.save({a: a, b: b, c: c}, {}, [a_row(a), a_row(b), a_row(c)])
    for chat in (1, 2):
        await Chats(engine).meet(
            chat, kind="private", title="", language="ru", time_zone="UTC", now=NOON
        )
    await votes.cast(1, c, 1, now=NOON)
    await votes.cast(2, c, 1, now=NOON)
    await votes.cast(2, a, -1, now=NOON)
    await stories.save({c: b}, {c: b}, [a_row(b, 2)])
    await stories.save({b: a, c: a}, {b: a}, [a_row(a, 3)])
    assert await stories.merged() == {b: a, c: a}
    found = await stories.of_ids([a, c, 999])
    assert set(found) == {a, c}
    assert found[c].id == a
    assert len(found[a].articles) == 3
    assert await votes.count([a]) == {a: Votes(1, 1)}


async def test_a_vote_counts_once_turns_round_and_is_taken_back(engine):
    await Chats(engine).meet(7, kind="private", title="", language="ru", time_zone="UTC", now=NOON)
    votes = StoryVotes(engine)
    assert await votes.cast(7, 5, 1, now=NOON) == 1
    assert await votes.cast(7, 5, -1, now=NOON) == -1
    assert await votes.count([5]) == {5: Votes(0, 1)}
    assert await votes.of_person(7, 5) == -1
    assert await votes.cast(7, 5, -1, now=NOON) == 0
    assert await votes.count([5]) == {}
    with pytest.raises(ValueError, match="7"):
        await votes.cast(7, 5, 7, now=NOON)


async def test_the_first_edition_of_a_slot_stays(engine):
    editions = Editions(engine)
    key, other = (SMOLENSK, "region", NOON, 1, ""), (SMOLENSK, "region", NOON, 1, "sport")
    first = await editions.put([(key, {"n": 1}), (other, {"n": 3})], now=NOON)
    again = await editions.put([(key, {"n": 2})], now=NOON)
    assert again[key] == first[key]
    found = await editions.find([key, other, (SMOLENSK, "city", NOON, 1, "")])
    assert {k: e.body for k, e in found.items()} == {key: {"n": 1}, other: {"n": 3}}
    assert (await editions.of_ids([first[key]]))[first[key]].key == key
    assert await editions.purge(NOON + HOUR) == 2
