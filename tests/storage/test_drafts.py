import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from news.draft import Draft, Said, told
from storage.chats import Chats
from storage.drafts import KEPT_OF_ONE, Drafts
from tests.conftest import NOON

ANNA, BORIS = 7, 8
KEY = "0123456789abcdef"
SECOND = timedelta(seconds=1)


def part(id, text="", album="a"):
    return Said(id, 0, text, media=({"kind": "photo", "file_id": f"f{id}"},), album=album)


@pytest.fixture
async def drafts(engine):
    for person in (ANNA, BORIS):
        await Chats(engine).meet(
            person, kind="private", title="A", language="ru", time_zone="UTC", now=NOON
        )
    return Drafts(engine)


@pytest.fixture
def collect(drafts):
    async def collected(*parts, person=ANNA, now=NOON):
        for said in parts:
            await drafts.collect(person, said, now=now, settles=SECOND)

    return collected


@pytest.fixture
def ripe(drafts):
    async def found(after=SECOND):
        return await drafts.ripe(now=NOON + after, lease=10 * SECOND, limit=100)

    return found


async def test_a_draft_is_its_authors_alone(drafts):
    await drafts.add(ANNA, Draft(KEY), now=NOON)
    assert (await drafts.get(ANNA, KEY)).draft == Draft(KEY)
    assert await drafts.get(BORIS, KEY) is None
    assert await drafts.change(BORIS, KEY, lambda d: replace(d, place="1"), now=NOON) is None
    assert not await drafts.remove(BORIS, KEY)
    assert await drafts.remove(ANNA, KEY)
    assert await drafts.get(ANNA, KEY) is None


async def test_messages_that_are_told_at_once_are_all_kept(drafts):
    await drafts.add(ANNA, Draft(KEY), now=NOON)

    def tell(id):
        return drafts.change(ANNA, KEY, lambda draft: told(draft, Said(id, 0, f"{id}")), now=NOON)

    await asyncio.gather(*(tell(id) for id in range(1, 9)))
    kept = await drafts.get(ANNA, KEY)
    assert [said.id for said in kept.draft.said] == list(range(1, 9))


async def test_the_message_that_shows_a_draft_is_remembered(drafts):
    await drafts.add(ANNA, Draft(KEY), now=NOON)
    await drafts.show_at(KEY, 55)
    assert (await drafts.get(ANNA, KEY)).preview_id == 55


async def test_what_nobody_touches_goes_in_the_end(drafts):
    await drafts.add(ANNA, Draft(KEY), now=NOON)
    assert await drafts.forget_before(NOON) == 0
    assert await drafts.forget_before(NOON + SECOND) == 1


async def test_a_person_cannot_pile_drafts_up(drafts):
    for n in range(KEPT_OF_ONE + 5):
        await drafts.add(ANNA, Draft(f"{n:016}"), now=NOON + n * SECOND)
    assert await drafts.get(ANNA, f"{4:016}") is None
    assert await drafts.get(ANNA, f"{5:016}") is not None


async def test_an_album_is_complete_when_no_part_has_come_for_a_while(collect, ripe):
    await collect(part(2), part(1, "Слова"))
    await collect(part(3), now=NOON + SECOND)
    assert await ripe(SECOND) == []
    [album] = await ripe(2 * SECOND)
    assert (album.person_id, album.album) == (ANNA, "a")
    assert [said.id for said in album.parts] == [1, 2, 3]
    assert album.parts[0].text == "Слова"


async def test_an_album_is_taken_once_however_many_look(drafts, collect, ripe):
    await collect(part(1), part(2))
    taken = await asyncio.gather(*(ripe() for _ in range(4)))
    assert sum(len(found) for found in taken) == 1


async def test_one_who_takes_it_and_dies_gives_it_to_the_next(collect, ripe):
    await collect(part(1))
    assert len(await ripe()) == 1
    assert await ripe(5 * SECOND) == []
    assert len(await ripe(12 * SECOND)) == 1


async def test_what_is_settled_is_gone(drafts, collect, ripe):
    await collect(part(1))
    [album] = await ripe()
    await drafts.settle(album)
    assert await ripe(60 * SECOND) == []


async def test_a_part_that_comes_late_is_not_lost(drafts, collect, ripe):
    await collect(part(1))
    [album] = await ripe()
    await collect(part(2), now=NOON + 2 * SECOND)
    await drafts.settle(album)
    [rest] = await ripe(3 * SECOND)
    assert [said.id for said in rest.parts] == [2]


async def test_the_same_part_twice_is_one_and_an_edited_one_says_what_it_says_now(collect, ripe):
    await collect(part(1, "турба"), part(1, "труба"))
    [album] = await ripe()
    assert [said.text for said in album.parts] == ["труба"]


async def test_albums_of_people_and_two_of_one_person_stay_apart(collect, ripe):
    await collect(part(1, album="a"), part(2, album="b"), part(3, album="a"), part(4, album="b"))
    await collect(part(9, album="a"), person=BORIS)
    found = {(a.person_id, a.album): [s.id for s in a.parts] for a in await ripe()}
    assert found == {(ANNA, "a"): [1, 3], (ANNA, "b"): [2, 4], (BORIS, "a"): [9]}


async def test_thirty_albums_at_once_with_parts_in_any_order(drafts, ripe):
    parts = [(album, id) for id in range(10) for album in range(30)]
    await asyncio.gather(
        *(
            drafts.collect(ANNA, part(album * 100 + id + 1, album=f"{album}"), now=NOON,
                           settles=SECOND)
            for album, id in parts
        )
    )  # fmt: skip
    found = await ripe()
    assert len(found) == 30
    for album in found:
        first = int(album.album) * 100 + 1
        assert [said.id for said in album.parts] == list(range(first, first + 10))
