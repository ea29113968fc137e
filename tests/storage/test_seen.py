from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import text

from news.model import PlaceId
from news.shown import shown, unpack
from storage.chats import Chats
from storage.migrate import config
from storage.seen import Seen
from storage.subscriptions import Subscriptions
from tests.conftest import NOON
from tests.storage.test_migrations import empty_engine as empty_engine
from tests.storage.test_migrations import step

FORUM = -100
BRIDGE, FIRE = shown({1: (2, 1_800_000_000)}), shown({2: (5, 1_800_000_060)})


async def meet(engine):
    await Chats(engine).meet(
        FORUM, kind="supergroup", title="A", language="ru", time_zone="UTC", now=NOON
    )


async def test_each_topic_has_seen_its_own(engine):
    await meet(engine)
    box = Seen(engine)
    await box.set({(FORUM, 0): BRIDGE, (FORUM, 7): FIRE})
    assert await box.of([(FORUM, 0), (FORUM, 7), (FORUM, 8)]) == {
        (FORUM, 0): BRIDGE,
        (FORUM, 7): FIRE,
    }
    await box.set({(FORUM, 7): BRIDGE})
    assert await box.of([(FORUM, 7)]) == {(FORUM, 7): BRIDGE}
    await Chats(engine).migrate(FORUM, -200)
    assert await box.of([(-200, 7)]) == {(-200, 7): BRIDGE}


def revisions():
    scripts = list(ScriptDirectory.from_config(config()).walk_revisions())
    mine = next(s for s in scripts if (s.doc or "").startswith("What was seen is kept for each"))
    return mine.down_revision, mine.revision


async def test_topics_begin_with_what_their_chat_has_seen(empty_engine):
    before, after = revisions()
    await step(empty_engine, command.upgrade, before)
    await meet(empty_engine)
    for thread in (0, 7, 7):
        await Subscriptions(empty_engine).add(
            FORUM, PlaceId("491687"), thread_id=thread, hours=1, next_at=NOON, now=NOON
        )
    async with empty_engine.begin() as connection:
        await connection.execute(
            text("INSERT INTO seen (chat_id, stories) VALUES (:chat, :stories)"),
            {"chat": FORUM, "stories": BRIDGE.pack()},
        )
    await step(empty_engine, command.upgrade, after)
    found = await Seen(empty_engine).of([(FORUM, 0), (FORUM, 7)])
    assert found == {(FORUM, 0): BRIDGE, (FORUM, 7): BRIDGE}
    await Seen(empty_engine).set({(FORUM, 7): FIRE})
    await step(empty_engine, command.downgrade, before)
    async with empty_engine.connect() as connection:
        rows = (await connection.execute(text("SELECT chat_id, stories FROM seen"))).all()
    assert [(chat, unpack(bytes(stories))) for chat, stories in rows] == [(FORUM, BRIDGE)]
