"""Several places in one message, for a chat that wants it so."""

from datetime import timedelta

import pytest

from digests.pick import picked_from_json
from news.model import PlaceId
from storage.deliveries import COMBINED
from tests.conftest import NOON
from tests.digests.builders import SMOLENSK
from tests.digests.newsroom import MINUTE, Newsroom

ANNA, BORIS = 7, 8
MINSK, VYAZMA = PlaceId("625144"), PlaceId("470676")
HOUR = timedelta(hours=1)


@pytest.fixture
async def newsroom(engine):
    """Anna reads Смоленск and Минск in one message, Boris in two."""
    made = Newsroom(engine)
    for chat in (ANNA, BORIS):
        await made.subscribe(chat, SMOLENSK)
        await made.subscribe(chat, MINSK)
    await made.chats.change(ANNA, combined=True)
    return made


async def rows(newsroom, chat):
    return [row for row in await newsroom.outbox() if row.chat_id == chat]


async def test_what_is_due_together_comes_together_and_a_story_once(newsroom):
    bridge = await newsroom.tell("Мост открыли", "a")
    metro = await newsroom.tell("Метро в Минске", "b", place=MINSK)
    assert (await newsroom.tick(NOON)).deliveries == 3
    found = await newsroom.outbox()
    (mine,) = [row for row in found if row.chat_id == ANNA]
    assert mine.subject == COMBINED
    assert {item.id for item in picked_from_json(mine.body).items} == {bridge, metro}
    assert len(mine.body["more"]) == 1
    assert len([row for row in found if row.chat_id == BORIS]) == 2
    for subscription in await newsroom.subscriptions.of_chat(ANNA):
        assert (subscription.next_at, subscription.last_at) == (NOON + HOUR, NOON)
    assert (await newsroom.tick(NOON)).deliveries == 0


async def test_a_place_without_news_is_not_in_it_and_one_alone_is_itself(newsroom):
    await newsroom.tell("Метро в Минске", "b", place=MINSK)
    await newsroom.tick(NOON)
    (mine,) = await rows(newsroom, ANNA)
    assert mine.subject == MINSK
    assert "more" not in mine.body


async def test_what_was_shown_is_not_shown_again_by_any_of_its_places(newsroom):
    await newsroom.tell("Мост открыли", "a")
    await newsroom.tell("Метро в Минске", "b", place=MINSK)
    await newsroom.tick(NOON)
    await newsroom.sent()
    fresh = await newsroom.tell("Новое в Минске", "c", place=MINSK, at=NOON + MINUTE)
    await newsroom.tick(NOON + HOUR)
    (mine,) = await rows(newsroom, ANNA)
    assert [item.id for item in picked_from_json(mine.body).items] == [fresh]


async def test_a_combined_digest_that_could_not_be_sent_becomes_part_of_the_next(newsroom):
    bridge = await newsroom.tell("Мост открыли", "a")
    metro = await newsroom.tell("Метро в Минске", "b", place=MINSK)
    await newsroom.tick(NOON)
    fresh = await newsroom.tell("Новое в Минске", "c", place=MINSK, at=NOON + MINUTE)
    await newsroom.tick(NOON + HOUR)
    (mine,) = await rows(newsroom, ANNA)
    assert {i.id for i in picked_from_json(mine.body).items} == {bridge, metro, fresh}
    assert mine.body["hours"] == 2


async def test_places_with_other_hours_come_when_they_are_due(newsroom):
    await newsroom.subscribe(ANNA, VYAZMA, hours=1 << 20, next_at=NOON + 5 * HOUR)
    await newsroom.tell("Мост открыли", "a")
    await newsroom.tell("Метро в Минске", "b", place=MINSK)
    await newsroom.tick(NOON)
    (mine,) = await rows(newsroom, ANNA)
    assert len(mine.body["more"]) == 1
    later = {s.place_id: s.next_at for s in await newsroom.subscriptions.of_chat(ANNA)}
    assert later[VYAZMA] == NOON + 5 * HOUR


async def test_a_combined_digest_is_opened_and_read_like_any_other(newsroom):
    await newsroom.tell("Мост открыли", "a")
    await newsroom.tell("Метро в Минске", "b", place=MINSK)
    await newsroom.tick(NOON)
    (mine,) = await rows(newsroom, ANNA)
    digest = await newsroom.digests.open(ANNA, mine.id)
    assert [e.place for e in digest.edition.combines] == sorted([SMOLENSK, MINSK])
    titles = [(await newsroom.digests.story(ANNA, mine.id, n)).story.title for n in range(2)]
    assert {title.split(" — ")[0] for title in titles} == {"Мост открыли", "Метро в Минске"}


async def test_fifty_places_are_one_message(newsroom):
    from regions.catalogue import catalogue

    by_region = {city.region: city.id for city in catalogue().cities()}
    places = sorted(by_region.values())[:50]
    await newsroom.chats.meet(
        9, kind="private", title="В", language="ru", time_zone="Europe/Moscow", now=NOON
    )
    await newsroom.chats.change(9, combined=True)
    for number, place in enumerate(places):
        await newsroom.subscriptions.add(9, place, hours=1 << 15, next_at=NOON, now=NOON)
        await newsroom.tell(f"Новость номер {number}", f"s{number}", place=place)
    await newsroom.tick(NOON)
    (only,) = await rows(newsroom, 9)
    digest = await newsroom.digests.open(9, only.id)
    assert len(digest.picked.shown) == 20
    assert len(digest.items) == 50
