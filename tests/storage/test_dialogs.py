from datetime import timedelta

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import StorageKey

from bot.fsm import DialogStorage
from storage.dialogs import Dialog, Dialogs
from storage.personal import Personal
from tests.conftest import NOON

KEY = StorageKey(bot_id=42, chat_id=7, user_id=7)
OTHER = StorageKey(bot_id=42, chat_id=71, user_id=71)


def storage(engine):
    return DialogStorage(Dialogs(engine), lambda: NOON)


async def test_a_step_and_a_draft_survive_a_restart(engine):
    await storage(engine).set_state(KEY, State("text", "Writing"))
    await storage(engine).set_data(KEY, {"draft": {"text": "Ё", "media": []}})
    assert await storage(engine).get_state(KEY) == "Writing:text"
    assert await storage(engine).get_data(KEY) == {"draft": {"text": "Ё", "media": []}}


async def test_an_unknown_dialog_is_empty(engine):
    assert await storage(engine).get_state(KEY) is None
    assert await storage(engine).get_data(KEY) == {}


async def test_nothing_is_kept_of_a_dialog_that_is_over(engine):
    kept = storage(engine)
    await kept.set_state(KEY, "Writing:text")
    await kept.set_data(KEY, {"a": 1})
    await kept.set_state(KEY, None)
    await kept.set_data(KEY, {})
    assert await Dialogs(engine).forget_before(NOON + timedelta(days=1)) == 0


async def test_changing_what_was_given_changes_nothing_kept(engine):
    kept = storage(engine)
    await kept.set_data(KEY, {"a": 1})
    (await kept.get_data(KEY))["a"] = 2
    assert await kept.get_data(KEY) == {"a": 1}


async def test_old_dialogs_go(engine):
    kept = storage(engine)
    await kept.set_data(KEY, {"a": 1})
    assert await Dialogs(engine).forget_before(NOON) == 0
    assert await Dialogs(engine).forget_before(NOON + timedelta(seconds=1)) == 1
    assert await kept.get_data(KEY) == {}


async def test_forgetting_a_person_takes_their_dialogs_and_nobody_elses(engine):
    kept = storage(engine)
    for key in (KEY, OTHER):
        await kept.set_data(key, {"a": 1})
    await Personal(engine).forget(7, now=NOON)
    assert await kept.get_data(KEY) == {}
    assert await kept.get_data(OTHER) == {"a": 1}


async def test_step_and_words_are_read_and_written_at_once(engine):
    dialogs = Dialogs(engine)
    await dialogs.put("k", "step", {"draft": "a"}, now=NOON)
    await dialogs.put("k", "next", {"draft": "b"}, now=NOON)
    assert await dialogs.get("k") == Dialog("next", {"draft": "b"})
    await dialogs.end("k", "draft", "a")
    assert (await dialogs.get("k")).state == "next"
    await dialogs.end("k", "draft", "b")
    assert await dialogs.get("k") == Dialog(None, {})
    await dialogs.put("k", "step", {}, now=NOON)
    await dialogs.put("k", None, {}, now=NOON)
    assert await dialogs.get("k") == Dialog(None, {})
