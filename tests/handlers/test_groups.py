"""Chats that come, go and change; and failures, as people meet them."""

from datetime import timedelta

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.methods import (
    SendMessage,
    SetMyCommands,
    SetMyDescription,
    SetMyShortDescription,
)
from aiogram.types import Chat, ChatMemberBanned

from tests.handlers.cast import ANNA, BORIS, BOT, CHANNEL, GROUP, LEFT, MEMBER, admin, private

SMOLENSK = "491687"
BLOCKED = ChatMemberBanned(user=BOT, until_date=0)


async def test_blocking_pauses_and_coming_back_goes_on_without_the_past(stage):
    await stage.say("Смоленск")
    await stage.member(private(ANNA), MEMBER, BLOCKED)
    (mine,) = await stage.subscriptions.of_chat(ANNA.id)
    assert mine.paused == "gone"
    stage.now += timedelta(days=2)
    await stage.member(private(ANNA), BLOCKED, MEMBER)
    assert stage.screen == "С возвращением. Подписки на месте: /mine"
    (mine,) = await stage.subscriptions.of_chat(ANNA.id)
    assert mine.paused is None
    assert mine.next_at > stage.now


async def test_a_stranger_who_opens_the_chat_is_not_greeted_twice(stage):
    await stage.member(private(ANNA), LEFT, MEMBER)
    assert stage.sent == []


async def test_a_group_is_greeted_and_told_how(stage):
    await stage.member(GROUP, LEFT, MEMBER)
    assert "/subscribe" in stage.screen
    await stage.member(GROUP, MEMBER, LEFT)
    assert (await stage.chats.get(GROUP.id)).gone == "kicked"


async def test_what_telegram_says_in_the_name_of_a_left_group_does_not_bring_it_back(stage):
    await stage.member(GROUP, LEFT, MEMBER)
    await stage.member(GROUP, MEMBER, LEFT)
    await stage.send(ANNA, GROUP, left_chat_member=BOT)
    assert (await stage.chats.get(GROUP.id)).gone == "kicked"


async def test_a_topic_is_bound_by_the_command_in_it(stage):
    stage.session.admins.add((GROUP.id, ANNA.id))
    await stage.say(
        "/subscribe Смоленск", ANNA, GROUP, message_thread_id=77, is_topic_message=True
    )
    (bound,) = await stage.subscriptions.of_chat(GROUP.id)
    assert bound.thread_id == 77
    assert {m.message_thread_id for m in stage.sent} == {77}


async def test_an_anonymous_admin_may_configure(stage):
    await stage.say("/subscribe Смоленск", ANNA, GROUP, sender_chat=GROUP)
    assert len(await stage.subscriptions.of_chat(GROUP.id)) == 1


async def test_a_group_that_becomes_a_supergroup_keeps_its_subscriptions(stage):
    small = Chat(id=-55, type="group", title="Двор")
    stage.session.admins.add((small.id, ANNA.id))
    await stage.say("/subscribe Смоленск", ANNA, small)
    await stage.send(ANNA, small, migrate_to_chat_id=GROUP.id)
    await stage.send(ANNA, GROUP, migrate_from_chat_id=small.id)
    assert len(await stage.subscriptions.of_chat(GROUP.id)) == 1
    assert await stage.chats.get(small.id) is None


async def test_a_channels_admin_is_asked_in_private_and_answers_by_name(stage):
    await stage.say("/start")
    stage.session.admins.add((CHANNEL.id, ANNA.id))
    await stage.member(CHANNEL, LEFT, admin(BOT))
    assert stage.sent[-1].chat_id == ANNA.id
    assert "Канал «Смоленск сегодня»" in stage.screen
    sent = len(stage.sent)
    await stage.say("Смоленск")
    (bound,) = await stage.subscriptions.of_chat(CHANNEL.id)
    assert bound.place_id == SMOLENSK
    assert await stage.subscriptions.of_chat(ANNA.id) == []
    assert {m.chat_id for m in stage.sent[sent:]} == {ANNA.id}


async def test_a_question_about_a_channel_does_not_hold_up_what_is_ones_own(stage):
    await stage.say("/start")
    await stage.say("Минск")
    await stage.member(CHANNEL, LEFT, admin(BOT))  # Anna may not configure it any more
    await stage.say("/mine")
    assert "Минск" in stage.screen
    await stage.say("Смоленск")
    assert "только администраторы" in stage.screen
    await stage.say("Смоленск")
    assert len(await stage.subscriptions.of_chat(ANNA.id)) == 2
    assert await stage.subscriptions.of_chat(CHANNEL.id) == []


async def test_a_channel_whose_admin_never_met_us_is_not_a_failure(stage):
    refused = TelegramForbiddenError(
        method=SendMessage(chat_id=1, text="x"),
        message="Forbidden: bot can't initiate conversation with a user",
    )
    stage.session.errors["SendMessage"] = refused
    await stage.member(CHANNEL, LEFT, admin(BOT))
    assert (await stage.chats.get(CHANNEL.id)).kind == "channel"


# ---------------------------------------------------------------- what goes wrong


async def test_an_unexpected_failure_is_an_apology_and_a_log_line(stage, monkeypatch, caplog):
    async def fail(*args, **kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(stage.subscriptions, "of_chat", fail)
    await stage.say("/mine")
    assert stage.screen.startswith("Что-то пошло не так")
    await stage.press_data("mine:0:0")
    assert stage.toast.startswith("Что-то пошло не так")
    assert "secret detail" in caplog.text
    assert not any("secret" in text for text in stage.texts)


async def test_a_database_out_of_reach_is_an_apology_too(stage, monkeypatch, caplog):
    async def fail(*args, **kwargs):
        raise OSError("disk")

    monkeypatch.setattr(stage.chats, "get", fail)
    await stage.say("/mine", BORIS)
    assert stage.screen.startswith("Something went wrong")
    await stage.press_data("mine:0:0", BORIS)
    assert stage.toast.startswith("Something went wrong")
    assert "disk" in caplog.text


async def test_a_screen_that_did_not_change_is_no_failure(stage, caplog):
    await stage.say("Смоленск")
    await stage.say("/mine")
    await stage.press("Смоленск")
    same = TelegramBadRequest(
        method=SendMessage(chat_id=1, text="x"),
        message="Bad Request: message is not modified: …",
    )
    stage.session.errors["EditMessageText"] = same
    sent = len(stage.sent)
    await stage.press("Когда")
    assert [type(m).__name__ for m in stage.sent[sent:]] == ["AnswerCallbackQuery"]
    assert "ERROR" not in caplog.text


async def test_a_message_that_cannot_be_edited_gets_a_new_one(stage):
    await stage.say("Смоленск")
    await stage.say("/mine")
    gone = TelegramBadRequest(
        method=SendMessage(chat_id=1, text="x"), message="Bad Request: message to edit not found"
    )
    stage.session.errors["EditMessageText"] = gone
    await stage.press("Смоленск ›")
    assert type(stage.sent[-2]).__name__ == "SendMessage"
    assert "Приостановить" in stage.labels


# ---------------------------------------------------------------- pages and kind hints


@pytest.mark.parametrize("command", ["/help", "/about", "/settings", "/readers", "/forget"])
@pytest.mark.parametrize("language", ["ru", "uk", "be", "en"])
async def test_every_page_is_there_in_every_language(stage, command, language):
    await stage.say("/start")
    await stage.chats.change(ANNA.id, language=language)
    await stage.say(command)
    assert len(stage.screen) > 40


async def test_help_and_about_lead_to_each_other(stage):
    await stage.say("/help")
    await stage.press("О боте")
    assert "О Вестнике" in stage.screen
    await stage.press("‹ Назад")
    assert "Что умеет" in stage.screen


async def test_forgetting_asks_once_and_leaves_nothing(stage):
    await stage.say("Смоленск")
    await stage.say("/forget")
    await stage.press("Не удалять")
    assert await stage.chats.get(ANNA.id) is not None
    await stage.say("/forget")
    await stage.press("Удалить всё")
    assert await stage.chats.get(ANNA.id) is None
    assert "всё удалено" in stage.screen


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("/nonsense", "Такой команды нет", id="unknown command"),
        pytest.param(None, "Такое я не понимаю", id="dice"),
    ],
)
async def test_nothing_is_met_with_silence(stage, text, says):
    from aiogram.types import Dice

    if text:
        await stage.say(text)
    else:
        await stage.send(dice=Dice(emoji="🎲", value=1))
    assert stage.screen.startswith(says)


async def test_an_update_of_a_known_chat_writes_nothing(stage, monkeypatch):
    await stage.say("/start")

    async def fail(*args, **kwargs):
        raise AssertionError("written again")

    monkeypatch.setattr(stage.chats, "meet", fail)
    await stage.say("/help")
    assert "Что умеет" in stage.screen


async def test_the_menu_is_told_in_every_language(stage):
    from handlers import commands

    await commands.publish(stage.bot, "ru")
    menus = [m for m in stage.sent if isinstance(m, SetMyCommands)]
    assert len(menus) == 15
    for method in menus:
        assert all(len(c.description) <= 256 and c.command.islower() for c in method.commands)


async def test_what_we_are_is_told_in_every_language_and_fits(stage):
    from handlers import commands

    await commands.publish(stage.bot, "ru")
    long = [m.description for m in stage.sent if isinstance(m, SetMyDescription)]
    short = [m.short_description for m in stage.sent if isinstance(m, SetMyShortDescription)]
    assert (len(long), len(short)) == (5, 5)
    assert len(set(long)) == len(set(short)) == 4
    assert all(0 < len(text) <= 512 for text in long)
    assert all(0 < len(text) <= 120 for text in short)


async def test_a_description_that_telegram_refuses_stops_nothing(stage, caplog):
    from handlers import commands

    stage.session.errors["SetMyDescription"] = TelegramRetryAfter(
        method=SetMyDescription(), message="Too Many Requests", retry_after=60
    )
    await commands.publish(stage.bot, "ru")
    assert "were not taken" in caplog.text
