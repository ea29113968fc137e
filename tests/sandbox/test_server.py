"""aiogram talks to the sandbox as to Telegram: updates, presses, files, failures."""

import asyncio

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetMe
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
)

from sandbox.pictures import sample

BUTTONS = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Смоленск", callback_data="p:1")]]
)


class GetMeaning(GetMe):
    __api_method__ = "getMeaning"


async def test_a_text_arrives_with_its_entities(bot, people):
    await people.person(1001).send("🎉 /now@vestnik_bot")
    (update,) = await bot.get_updates()
    assert update.message.from_user.first_name == "Анна"
    assert update.message.text == "🎉 /now@vestnik_bot"
    (command,) = update.message.entities
    assert (command.type, command.offset, command.length) == ("bot_command", 3, 16)


async def test_updates_wait_until_they_are_confirmed(bot, anna):
    await anna.send("один")
    first, second = await bot.get_updates()
    assert second.update_id == first.update_id + 1
    assert await bot.get_updates() == [first, second]
    assert await bot.get_updates(offset=second.update_id) == [second]
    assert await bot.get_updates(offset=second.update_id + 1) == []


async def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(bot, anna):
    await anna.send("один")
    await anna.send("два")
    (last,) = await bot.get_updates(offset=-1)
    assert last.message.text == "два"
    assert await bot.get_updates() == [last]


async def test_updates_are_forgotten_after_a_day(bot, anna, people):
    await people.advance(24 * 3600)
    assert await bot.get_updates() == []


async def test_allowed_updates_are_remembered(bot, anna):
    await bot.get_updates(offset=-1, allowed_updates=["callback_query"])
    await anna.send("не слышно")
    sent = await bot.send_message(1001, "?", reply_markup=BUTTONS)
    await anna.press(sent.message_id, "Смоленск")
    updates = await bot.get_updates()
    assert [update.event_type for update in updates] == ["message", "callback_query"]


async def test_a_long_poll_answers_as_soon_as_something_arrives(bot, people, polling):
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(bot.get_updates(timeout=30, request_timeout=40))
        await polling.wait()
        await people.person(1001).send("привет")
    assert [update.message.text for update in poll.result()] == ["привет"]


async def test_a_second_poller_ends_the_first(make_bot, people, polling):
    first, second = make_bot(), make_bot()
    async with asyncio.TaskGroup() as group:
        lost = group.create_task(_conflict(first))
        await polling.wait()
        kept = group.create_task(second.get_updates(timeout=30, request_timeout=40))
        await lost
        await people.person(1001).send("кому?")
    assert len(kept.result()) == 1


async def _conflict(bot):
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates"):
        await bot.get_updates(timeout=30, request_timeout=40)


async def test_a_wrong_token_is_unauthorized(make_bot):
    with pytest.raises(TelegramUnauthorizedError):
        await make_bot("42:wrong").get_me()


async def test_an_unknown_method_is_not_found(bot):
    with pytest.raises(TelegramNotFound):
        await bot(GetMeaning())


async def test_a_press_is_answered_once(bot, anna):
    sent = await bot.send_message(1001, "?", reply_markup=BUTTONS)
    await anna.press(sent.message_id, "Смоленск")
    query = (await bot.get_updates())[-1].callback_query
    assert (query.data, query.message.message_id) == ("p:1", sent.message_id)
    await bot.answer_callback_query(query.id, text="Готово")
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(query.id)


async def test_a_press_and_its_toast_seen_by_the_person(bot, anna):
    sent = await bot.send_message(1001, "?", reply_markup=BUTTONS)
    async with asyncio.TaskGroup() as group:
        toast = group.create_task(anna.press_and_wait(sent.message_id, "Смоленск"))
        updates = await bot.get_updates(offset=-1, allowed_updates=[], timeout=30)
        while not updates[-1].callback_query:
            updates = await bot.get_updates(offset=updates[-1].update_id + 1, timeout=30)
        await bot.answer_callback_query(updates[-1].callback_query.id, "Ок", show_alert=True)
    assert toast.result() == {"text": "Ок", "show_alert": True}


async def test_an_album_arrives_as_messages_of_one_group(bot, anna):
    await anna.send_album(["street", "river"], caption="Потоп")
    one, two = (update.message for update in (await bot.get_updates())[1:])
    assert one.media_group_id == two.media_group_id
    assert (one.caption, two.caption) == ("Потоп", None)


async def test_a_photo_sent_can_be_downloaded(bot, anna):
    await anna.send_photo("river")
    photo = (await bot.get_updates())[-1].message.photo[-1]
    file = await bot.get_file(photo.file_id)
    assert (await bot.download_file(file.file_path)).read() == sample("river")


async def test_an_album_of_the_bot(bot, anna):
    files = [
        InputMediaPhoto(media=BufferedInputFile(sample(n), "a.png")) for n in ("street", "river")
    ]
    sent = await bot.send_media_group(1001, files)
    assert len({message.media_group_id for message in sent}) == 1
    assert len([m for m in await anna.from_bot() if "photo" in m]) == 2


async def test_a_person_who_never_wrote_is_not_found(bot):
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(1002, "?")


async def test_a_block_is_told_and_felt(bot, anna):
    await anna.block()
    assert (await bot.get_updates())[-1].my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(1001, "?")
    await anna.unblock()
    assert await bot.send_message(1001, "!")


async def test_a_migrated_group_answers_with_its_new_id(bot, people):
    group = await people.new_chat("group", "Соседи", creator=1001)
    await people.set_bot(group, "member", by=1001)
    new = await people.migrate(group, by=1001)
    with pytest.raises(TelegramMigrateToChat) as refusal:
        await bot.send_message(group, "?")
    assert refusal.value.migrate_to_chat_id == new
    assert (await bot.send_message(new, "!")).chat.type == "supergroup"
    services = [u.message for u in await bot.get_updates() if u.message]
    assert [m.migrate_to_chat_id for m in services if m.migrate_to_chat_id] == [new]


async def test_a_bot_removed_from_a_group_is_forbidden(bot, people):
    group = await people.new_chat("group", "Соседи", creator=1001)
    await people.set_bot(group, "member", by=1001)
    await people.set_bot(group, "kicked", by=1001)
    with pytest.raises(TelegramForbiddenError, match="bot was kicked from the group chat"):
        await bot.send_message(group, "?")


@pytest.mark.parametrize(
    ("settings", "error"),
    [
        pytest.param({"code": 400}, TelegramBadRequest, id="400"),
        pytest.param({"code": 403}, TelegramForbiddenError, id="403"),
        pytest.param({"code": 429, "retry_after": 7}, TelegramRetryAfter, id="429"),
        pytest.param({"code": 502}, TelegramServerError, id="502"),
        pytest.param({"kind": "reset"}, TelegramNetworkError, id="a reset connection"),
        pytest.param({"kind": "hang", "seconds": 0}, TelegramNetworkError, id="a hang"),
        pytest.param({"kind": "lost"}, TelegramNetworkError, id="a lost answer"),
    ],
)
async def test_a_fault_strikes_as_often_as_ordered(bot, anna, people, settings, error):
    await people.fault(method="sendMessage", count=1, **settings)
    with pytest.raises(error):
        await bot.send_message(1001, "раз")
    await bot.send_message(1001, "два")
    texts = [message["text"] for message in await anna.from_bot()]
    assert texts == (["раз", "два"] if settings.get("kind") == "lost" else ["два"])


async def test_a_fault_of_another_chat_or_method_passes_by(bot, anna, people):
    await people.fault(method="send*", chat_id=1002)
    await people.fault(method="editMessageText")
    assert await bot.send_message(1001, "!")


async def test_rate_limits_once_switched_on(bot, anna, people):
    await people.settings(limits=True, chat_burst=2)
    await bot.send_message(1001, "1")
    await bot.send_message(1001, "2")
    with pytest.raises(TelegramRetryAfter) as refusal:
        await bot.send_message(1001, "3")
    assert refusal.value.retry_after == 1


async def test_every_call_is_listed(bot, anna, people):
    await bot.send_message(1001, "видно", reply_markup=BUTTONS)
    (call,) = await people.calls("sendMessage")
    assert call["ok"]
    assert call["params"]["text"] == "видно"
    assert call["params"]["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "p:1"
