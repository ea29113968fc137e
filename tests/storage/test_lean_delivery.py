"""The migration that packs what was seen keeps all of it, up and down."""

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, column, select, table, text

from news.shown import shown, unpack
from storage.migrate import config
from tests.storage.test_migrations import empty_engine, step

__all__ = ["empty_engine"]
OLD = table("seen", column("chat_id"), column("stories", JSON))
CHATS = (
    "INSERT INTO chats (id, kind, language, time_zone, created_at)"
    " VALUES ({id}, 'private', 'ru', 'Europe/Moscow', '2026-01-01')"
)
SEEN = [
    {"chat_id": 7, "stories": [11, 2, 1_800_000_060, 12, 70_000, 1_800_000_000]},
    {"chat_id": 8, "stories": []},
]


def revisions():
    scripts = list(ScriptDirectory.from_config(config()).walk_revisions())
    packed = next(s for s in scripts if (s.doc or "").startswith("Lean delivery"))
    return packed.down_revision, packed.revision


async def test_what_was_seen_survives(empty_engine):
    before, after = revisions()
    await step(empty_engine, command.upgrade, before)
    async with empty_engine.begin() as connection:
        for row in SEEN:
            await connection.execute(text(CHATS.format(id=row["chat_id"])))
        await connection.execute(OLD.insert(), SEEN)
    await step(empty_engine, command.upgrade, after)
    async with empty_engine.connect() as connection:
        rows = await connection.execute(text("SELECT chat_id, stories FROM seen"))
        packed = {chat: unpack(bytes(stories)) for chat, stories in rows}
    assert packed[7] == shown({12: (65_535, 1_800_000_000), 11: (2, 1_800_000_060)})
    assert len(packed[8]) == 0
    await step(empty_engine, command.downgrade, before)
    async with empty_engine.connect() as connection:
        rows = await connection.execute(select(OLD).order_by(OLD.c.chat_id))
        assert [row.stories for row in rows] == [
            [12, 65_535, 1_800_000_000, 11, 2, 1_800_000_060], [],
        ]  # fmt: skip
