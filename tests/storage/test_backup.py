import pytest

from storage.backup import backup, check, restore
from storage.chats import Chats
from storage.engine import open_engine
from storage.migrate import UnusableDatabaseError
from tests.conftest import NOON


async def meet(engine, chat_id):
    await Chats(engine).meet(
        chat_id, kind="private", title="A", language="ru", time_zone="UTC", now=NOON
    )


async def chats_in(path):
    engine = open_engine(f"sqlite+aiosqlite:///{path}")
    count = await Chats(engine).count()
    await engine.dispose()
    return count


async def test_a_backup_of_a_database_in_use_has_what_was_committed(sqlite, tmp_path):
    await meet(sqlite, 1)
    async with sqlite.begin():  # somebody is writing
        backup(tmp_path / "vestnik.db", tmp_path / "copy.db")
    await meet(sqlite, 2)
    assert await chats_in(tmp_path / "copy.db") == 1


async def test_a_restored_backup_takes_the_place_and_keeps_the_old_file(sqlite, tmp_path):
    await meet(sqlite, 1)
    backup(tmp_path / "vestnik.db", tmp_path / "copy.db")
    await meet(sqlite, 2)
    await sqlite.dispose()
    kept = restore(tmp_path / "copy.db", tmp_path / "vestnik.db")
    assert await chats_in(tmp_path / "vestnik.db") == 1
    assert await chats_in(kept) == 2


async def test_nothing_is_overwritten_by_a_backup(sqlite, tmp_path):
    (tmp_path / "copy.db").write_text("precious")
    with pytest.raises(FileExistsError, match=r"copy\.db"):
        backup(tmp_path / "vestnik.db", tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "precious"


def test_what_is_not_ours_is_not_restored(tmp_path):
    (tmp_path / "letter.txt").write_text("hello")
    with pytest.raises(UnusableDatabaseError, match="not a database of Vestnik"):
        restore(tmp_path / "letter.txt", tmp_path / "vestnik.db")
    with pytest.raises(UnusableDatabaseError, match="does not exist"):
        check(tmp_path / "nothing.db")
    assert not (tmp_path / "vestnik.db").exists()
