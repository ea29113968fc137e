import asyncio
from datetime import timedelta

import pytest

from news.submission import Decision, State
from storage.chats import Chats
from storage.submissions import Draft, Submissions
from tests.conftest import NOON

ANNA, BORIS = 7, 8
SMOLENSK, MINSK = "491687", "625144"
HOUR = timedelta(hours=1)
PUBLISHED = Decision(State.PUBLISHED)
HELD = Decision(State.HELD, "moderated")


def draft(key="k1", author=ANNA, place=SMOLENSK, **more):
    return Draft(
        **{
            "author_id": author,
            "place_id": place,
            "title": "Прорвало трубу",
            "text": "Прорвало трубу\nна Николаева",
            "entities": [{"type": "bold", "offset": 0, "length": 3}],
            "media": [{"kind": "photo", "file_id": "f"}],
            "signature": "Анна",
            "request_key": key,
            **more,
        }
    )


@pytest.fixture
async def submissions(engine):
    for person in (ANNA, BORIS):
        await Chats(engine).meet(
            person, kind="private", title="A", language="ru", time_zone="UTC", now=NOON
        )
    return Submissions(engine)


async def test_what_is_kept_is_what_was_sent(submissions):
    made, new = await submissions.add(draft(), PUBLISHED, now=NOON)
    assert new
    assert made == await submissions.get(made.id)
    assert (made.state, made.published_at) == (State.PUBLISHED, NOON)
    assert made.media == [{"kind": "photo", "file_id": "f"}]
    assert made.entities == [{"type": "bold", "offset": 0, "length": 3}]


async def test_a_press_repeated_publishes_once(submissions):
    first, _ = await submissions.add(draft(), PUBLISHED, now=NOON)
    again, new = await submissions.add(draft(), PUBLISHED, now=NOON + HOUR)
    assert (again, new) == (first, False)
    assert await submissions.count_by(ANNA) == 1


async def test_presses_at_the_same_moment_publish_once(submissions):
    made = await asyncio.gather(*(submissions.add(draft(), PUBLISHED, now=NOON) for _ in range(5)))
    assert sum(new for _, new in made) == 1
    assert len({one.id for one, _ in made}) == 1


async def test_readers_see_what_is_published_lately_about_their_places(submissions):
    old, _ = await submissions.add(draft("old"), PUBLISHED, now=NOON - 5 * HOUR)
    new, _ = await submissions.add(draft("new"), PUBLISHED, now=NOON)
    await submissions.add(draft("held"), HELD, now=NOON)
    await submissions.add(draft("far", place=MINSK), PUBLISHED, now=NOON)
    seen = await submissions.recent([SMOLENSK], since=NOON - 9 * HOUR, limit=9)
    assert [s.id for s in seen] == [new.id, old.id]
    assert await submissions.count_recent([SMOLENSK], since=NOON - HOUR) == 1
    page = await submissions.recent([SMOLENSK], since=NOON - 9 * HOUR, limit=1, offset=1)
    assert [s.id for s in page] == [old.id]
    until = await submissions.recent([SMOLENSK], since=NOON - 9 * HOUR, until=NOON, limit=9)
    assert [s.id for s in until] == [old.id]


async def test_nobody_owns_anothers_news(submissions):
    made, _ = await submissions.add(draft(), PUBLISHED, now=NOON)
    assert await submissions.own(BORIS, made.id) is None
    assert await submissions.by_request(BORIS, "k1") is None
    assert await submissions.own(ANNA, made.id) == made
    assert await submissions.by_request(ANNA, "k1") == made


async def test_withdrawn_news_is_gone_from_readers_and_comes_back_where_it_was(submissions):
    made, _ = await submissions.add(draft(), PUBLISHED, now=NOON)
    gone = await submissions.move(made.id, of=State.PUBLISHED, to=State.WITHDRAWN, now=NOON + HOUR)
    assert (gone.state, gone.changed_at) == (State.WITHDRAWN, NOON + HOUR)
    assert await submissions.recent([SMOLENSK], since=NOON, limit=9) == []
    back = await submissions.move(
        made.id, of=State.WITHDRAWN, to=State.PUBLISHED, now=NOON + 2 * HOUR
    )
    assert back.published_at == NOON


async def test_a_move_from_a_state_it_left_changes_nothing(submissions):
    made, _ = await submissions.add(draft(), HELD, now=NOON)
    moved = await submissions.move(made.id, of=State.PUBLISHED, to=State.WITHDRAWN, now=NOON)
    assert moved is None
    assert (await submissions.get(made.id)).state is State.HELD


async def test_held_news_is_published_when_it_is_approved(submissions):
    made, _ = await submissions.add(draft(), HELD, now=NOON)
    assert made.published_at is None
    moved = await submissions.move(made.id, of=State.HELD, to=State.PUBLISHED, now=NOON + HOUR)
    assert moved.published_at == NOON + HOUR


async def test_forgetting_a_person_takes_their_news(submissions, engine):
    made, _ = await submissions.add(draft(), PUBLISHED, now=NOON)
    await Chats(engine).forget(ANNA)
    assert await submissions.get(made.id) is None
