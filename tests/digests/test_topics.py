"""Topics of one forum: each is a chat of its own."""

import pytest

from tests.conftest import NOON
from tests.digests.newsroom import Newsroom

FORUM = -100


@pytest.fixture
def newsroom(engine):
    return Newsroom(engine)


async def test_what_one_topic_was_shown_is_still_new_to_another(newsroom):
    for thread in (0, 7, 8):
        await newsroom.subscribe(FORUM, thread=thread, kind="supergroup")
    await newsroom.tell("Мост открыли", "a")
    assert (await newsroom.tick(NOON)).deliveries == 3
    assert {row.thread_id for row in await newsroom.outbox()} == {0, 7, 8}


async def test_combined_places_of_a_forum_are_combined_by_topic(newsroom):
    for thread in (0, 7):
        for place in ("491687", "625144"):
            await newsroom.subscribe(FORUM, place, thread=thread, kind="supergroup")
    await newsroom.chats.change(FORUM, combined=True)
    await newsroom.tell("Мост открыли", "a")
    await newsroom.tell("Метро", "b", place="625144")
    await newsroom.tick(NOON)
    rows = await newsroom.outbox()
    assert sorted((row.thread_id, row.subject) for row in rows) == [(0, "all"), (7, "all")]
