"""Living digests: what was sent is edited as its stories grow, and what follows replies to it."""

import json
from datetime import timedelta

import pytest

from digests.living import EDITS_MOST, GAP, LIVES
from storage.outbox import Sent
from storage.schema import subscriptions
from storage.stories import StoryRow
from tests.conftest import NOON
from tests.digests.newsroom import MINUTE, Newsroom

CHANNEL, ANNA = -100, 7
HOUR = timedelta(hours=1)


@pytest.fixture
async def newsroom(engine):
    """A channel that lives, and a reader whose digests do not."""
    made = Newsroom(engine)
    channel = await made.subscribe(CHANNEL, kind="channel")
    await made.subscriptions.change(CHANNEL, channel.id, living=True)
    await made.subscribe(ANNA)
    await made.tell("Пожар на складе", "a", story=None)
    await made.tell("Мост открыли", "b")
    await made.tick(NOON)
    await send(made, NOON)
    return made


async def send(newsroom, now):
    """Send all that waits; message ids count up from the delivery's."""
    rows = await newsroom.outbox(now)
    await newsroom.waiting.settle([Sent(row.id, 1000 + row.id) for row in rows], now=now)
    return rows


async def grow(newsroom, *names, title="Пожар на складе", at=NOON + 5 * MINUTE, story=1):
    """Let more sources tell a story, and count them as the newsroom does."""
    await newsroom.tell(title, *names, at=at, story=story)
    whole = (await newsroom.stories.of_ids([story]))[story]
    row = StoryRow(story, whole.first_at, whole.latest_at, len(whole.source_ids))
    await newsroom.stories.save({}, {}, [row])


async def revise(newsroom, at):
    """Let what has grown be edited; gives the edits that were sent."""
    await newsroom.reviser.run_once(at)
    return [row for row in await send(newsroom, at) if row.kind == "revision"]


async def test_a_message_is_edited_when_a_story_in_it_grows(newsroom):
    await grow(newsroom, "c", "d")
    (edit,) = await revise(newsroom, NOON + GAP)
    letter = edit.body["letter"]
    assert edit.chat_id == CHANNEL
    assert letter["edit"] == 1000 + int(edit.subject)
    assert "3 источника" in letter["html"]
    assert "↻ обновляется" in letter["html"]
    assert letter["html"].index("Мост") > 0
    assert [b["text"] for row in letter["keyboard"] for b in row] == [
        "Добавить новость", "Открыть в боте",
    ]  # fmt: skip


async def test_who_did_not_ask_for_it_is_not_edited(newsroom):
    await newsroom.subscriptions.change(CHANNEL, 1, living=False)
    await grow(newsroom, "c", "d")
    assert await revise(newsroom, NOON + GAP) == []


async def test_growing_a_little_or_not_at_all_is_no_reason(newsroom):
    assert await revise(newsroom, NOON + GAP) == []
    await grow(newsroom, "b", title="Мост открыли снова", at=NOON + MINUTE, story=2)
    assert await revise(newsroom, NOON + 2 * GAP) == []


async def test_edits_keep_their_distance_and_each_growth_is_told_once(newsroom):
    await grow(newsroom, "c", "d")
    assert await revise(newsroom, NOON + GAP - MINUTE) == []
    assert len(await revise(newsroom, NOON + GAP)) == 1
    assert await revise(newsroom, NOON + 3 * GAP) == []
    await grow(newsroom, "e", "f", at=NOON + 2 * GAP)
    assert len(await revise(newsroom, NOON + 4 * GAP)) == 1


async def test_one_message_is_edited_so_often_and_so_long_and_no_more(newsroom):
    at, made = NOON, 0
    for n in range(EDITS_MOST + 3):
        at += GAP
        await grow(newsroom, f"x{n}", f"y{n}", f"z{n}", at=at - MINUTE)
        made += len(await revise(newsroom, at))
    assert made == EDITS_MOST
    await grow(newsroom, "p", "q", "r", title="Мост открыли", at=NOON + LIVES, story=2)
    assert await revise(newsroom, NOON + LIVES) == []


async def test_a_paused_or_unreachable_chat_is_left_alone(newsroom):
    await grow(newsroom, "c", "d")
    await newsroom.subscriptions.change(CHANNEL, 1, paused="person")
    assert await revise(newsroom, NOON + GAP) == []
    await newsroom.subscriptions.change(CHANNEL, 1, paused=None)
    await newsroom.chats.leave(CHANNEL, reason="kicked")
    assert await revise(newsroom, NOON + 2 * GAP) == []


async def test_nobody_living_costs_one_look(newsroom, monkeypatch):
    async with newsroom.engine.begin() as connection:
        await connection.execute(subscriptions.update().values(living=False))

    async def fail(*args, **kwargs):
        raise AssertionError("looked at messages of nobody")

    monkeypatch.setattr(newsroom.living, "sent", fail)
    assert await newsroom.reviser.run_once(NOON + GAP) == 0


async def test_a_digest_that_tells_more_replies_to_the_message_that_told_first(newsroom):
    await grow(newsroom, "c", "d", "e", at=NOON + MINUTE)
    await newsroom.tell("Новое", "f", at=NOON + MINUTE)
    await newsroom.tick(NOON + HOUR)
    rows = {row.chat_id: row for row in await newsroom.outbox(NOON + HOUR) if row.kind == "digest"}
    assert rows[CHANNEL].body["follows"] == 1
    assert "follows" not in rows[ANNA].body
    found = await newsroom.living.message_with(CHANNEL, 0, 1, NOON - HOUR)
    assert found == 1000 + min(row.id for row in rows.values()) - 2 or found > 1000
    assert await newsroom.living.message_with(CHANNEL, 0, 999, NOON - HOUR) is None
    assert await newsroom.living.message_with(CHANNEL, 5, 1, NOON - HOUR) is None


async def test_a_combined_digest_lives_as_well(newsroom):
    await newsroom.chats.change(CHANNEL, combined=True)
    await newsroom.subscribe(CHANNEL, "625144", kind="channel", next_at=NOON + HOUR)
    await newsroom.tell("Новое в Смоленске", "g", at=NOON + MINUTE)
    metro = await newsroom.tell("Метро", "h", place="625144", at=NOON + MINUTE)
    await newsroom.tick(NOON + HOUR)
    await send(newsroom, NOON + HOUR)
    await newsroom.tell("Метро", "i", "j", place="625144", at=NOON + HOUR + MINUTE, story=metro)
    edits = await revise(newsroom, NOON + HOUR + GAP)
    assert len(edits) == 1
    html = json.dumps(edits[0].body["letter"]["html"], ensure_ascii=False)
    assert "Минск" in html
    assert "3 источника" in html
