"""Every kind of chat: who may configure it, what is meant for us there, what we may do."""

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import SendMessage
from aiogram.types import ChatMemberRestricted, ForumTopicReopened, Message, User

from storage.chats import Chats
from tests.handlers.cast import ANNA, BORIS, BOT, CHANNEL, GROUP, LEFT, MEMBER, admin

SMOLENSK = "491687"
TOPIC = {"message_thread_id": 77, "is_topic_message": True}
rights = {
    name: False
    for name, field in ChatMemberRestricted.model_fields.items()
    if field.annotation is bool and field.is_required()
}
RESTRICTED = ChatMemberRestricted(user=BOT, until_date=0, **rights | {"is_member": True})


def a_message(stage, chat=GROUP, user=BOT, id=5):
    return Message(message_id=id, date=stage.now, chat=chat, from_user=user, text="?")


@pytest.fixture
async def group(stage):
    """Anna runs the group and has subscribed it; Boris is a neighbour."""
    stage.session.admins.add((GROUP.id, ANNA.id))
    await stage.member(GROUP, LEFT, MEMBER)
    await stage.say("/subscribe Смоленск", ANNA, GROUP)
    return stage


async def only(stage, chat=GROUP):
    (found,) = await stage.subscriptions.of_chat(chat.id)
    return found


# ---------------------------------------------------------------- groups


async def test_a_question_in_a_group_is_answered_by_a_reply_to_it(stage):
    stage.session.admins |= {(GROUP.id, ANNA.id), (GROUP.id, BORIS.id)}
    await stage.say("/subscribe", ANNA, GROUP)
    question = stage.sent[-1]
    assert question.reply_markup.selective
    assert question.reply_parameters.message_id
    id = stage.session.last_id
    await stage.say("Смоленск", BORIS, GROUP, reply_to_message=a_message(stage, id=id))
    assert (await only(stage)).place_id == SMOLENSK
    assert "Boris подписывает «Двор»: новости Смоленска" in stage.texts[-2]


@pytest.mark.parametrize(
    ("text", "replied"),
    [
        pytest.param("Смоленск", None, id="just said"),
        pytest.param("ну и новости", {"user": BOT}, id="a reply to a digest"),
        pytest.param("Смоленск", {"user": User(id=99, is_bot=True, first_name="Другой")},
                     id="a reply to another bot"),
        pytest.param("/now@other_bot", None, id="a command for another bot"),
        pytest.param("/mine@other_bot", None, id="another one"),
    ],
)  # fmt: skip
async def test_what_people_say_to_each_other_is_not_for_us(group, text, replied):
    reply = a_message(group, **replied) if replied else None
    sent = len(group.sent)
    await group.say(text, ANNA, GROUP, reply_to_message=reply)
    assert len(group.sent) == sent


async def test_a_command_with_our_name_is_for_us(group):
    await group.say("/mine@vestnik_bot", ANNA, GROUP)
    assert "Смоленск и область" in group.screen


async def test_a_location_shared_in_a_group_is_not_for_us(group):
    from aiogram.types import Location

    sent = len(group.sent)
    await group.send(ANNA, GROUP, location=Location(latitude=54.78, longitude=32.04))
    assert len(group.sent) == sent


async def test_a_press_in_a_group_waits_for_nobodys_next_word(group):
    await group.press("Ещё город", ANNA, GROUP)
    sent = len(group.sent)
    await group.say("Минск", ANNA, GROUP)
    assert len(group.sent) == sent


async def test_only_an_admin_answers_a_question_in_a_group(group):
    await group.say("/subscribe", ANNA, GROUP)
    id = group.session.last_id
    await group.say("Минск", BORIS, GROUP, reply_to_message=a_message(group, id=id))
    assert "only" in group.screen.lower() or "только администраторы" in group.screen
    assert len(await group.subscriptions.of_chat(GROUP.id)) == 1


async def test_a_group_is_set_up_in_private_by_a_link_by_those_who_run_it(group):
    link = group.button("Настроить").url
    assert link == f"https://t.me/vestnik_bot?start=c{GROUP.id}"
    await group.say(f"/start c{GROUP.id}", ANNA)
    assert "Что приходит в «Двор»" in group.screen
    await group.press("Смоленск ›")
    await group.press("Когда")
    await group.press("Будни")
    assert (await only(group)).weekdays == 0b11111
    await group.say(f"/start c{GROUP.id}", BORIS)
    assert "Only" in group.screen or "admins" in group.screen


async def test_a_city_added_from_private_is_the_groups_and_is_shown_in_private(group):
    await group.say(f"/start c{GROUP.id}", ANNA)
    await group.press("Добавить город")
    sent = len(group.sent)
    await group.say("Минск", ANNA)
    assert len(await group.subscriptions.of_chat(GROUP.id)) == 2
    assert await group.subscriptions.of_chat(ANNA.id) == []
    assert {m.chat_id for m in group.sent[sent:]} == {ANNA.id}


@pytest.mark.parametrize("payload", ["c-1", "c5", "c-", "c-99999999999999999999", "c-100500x"])
async def test_a_link_to_a_chat_that_is_not_says_so_or_is_an_ordinary_start(stage, payload):
    await stage.say(f"/start {payload}", ANNA)
    assert stage.screen


# ---------------------------------------------------------------- whom we list chats to


async def test_those_who_set_up_chats_find_them_in_their_list(group):
    group.session.admins.add((CHANNEL.id, ANNA.id))
    await group.say("/start", ANNA)
    await group.member(CHANNEL, LEFT, admin(BOT))
    await group.say("Вязьма", ANNA)
    await group.say("/mine", ANNA)
    await group.press("Группы и каналы")
    assert group.labels == ["Двор ›", "Смоленск сегодня ›", "‹ Назад"]
    await group.press("Смоленск сегодня")
    assert "Вязьма" in group.screen
    await group.press("Настройки")
    await group.press("Язык")
    await group.press("Беларуская")
    assert (await group.chats.get(CHANNEL.id)).language == "be"
    assert (await group.chats.get(ANNA.id)).language == "ru"


async def test_who_no_longer_runs_a_chat_does_not_find_it(group):
    await group.say("/start", ANNA)
    assert [c.id for c in await group.managers.of_person(ANNA.id)] == [GROUP.id]
    group.session.admins.clear()
    await group.press_data(f"mine:0:{GROUP.id}", ANNA)
    assert "только администраторы" in group.toast
    assert await group.managers.of_person(ANNA.id) == []


async def test_forgetting_forgets_which_chats_one_set_up(group):
    await group.say("/forget", ANNA)
    await group.press("Удалить всё")
    assert await group.managers.of_person(ANNA.id) == []
    assert len(await group.subscriptions.of_chat(GROUP.id)) == 1


# ---------------------------------------------------------------- topics


async def test_now_in_a_topic_is_about_its_own_city(group):
    await group.say("/subscribe Минск", ANNA, GROUP, **TOPIC)
    sent = len(group.sent)
    await group.say("/now", BORIS, GROUP, **TOPIC)
    assert "Минск" in group.screen
    assert {m.message_thread_id for m in group.sent[sent:]} == {77}
    await group.say("/now", BORIS, GROUP, message_thread_id=78, is_topic_message=True)
    assert group.screen == "Какого города?"


async def test_the_list_leads_to_the_topic_of_a_subscription(group):
    await group.say("/subscribe Минск", ANNA, GROUP, **TOPIC)
    await group.say("/mine", ANNA, GROUP)
    assert '<a href="https://t.me/c/500/77">В теме форума</a>' in group.screen


async def test_a_topic_that_opens_again_goes_on(group):
    await group.say("/subscribe Минск", ANNA, GROUP, **TOPIC)
    await group.subscriptions.pause(GROUP.id, reason="topic", thread_id=77)
    await group.say("/mine", ANNA, GROUP)
    assert "тема форума закрыта" in group.screen
    await group.send(ANNA, GROUP, forum_topic_reopened=ForumTopicReopened(), **TOPIC)
    found = {s.thread_id: s for s in await group.subscriptions.of_chat(GROUP.id)}
    assert found[77].paused is None
    assert found[77].next_at > group.now


# ---------------------------------------------------------------- what we may do


async def test_a_channel_that_lets_us_post_no_more_is_left_alone_and_its_admin_told(stage):
    await stage.say("/start")
    stage.session.admins.add((CHANNEL.id, ANNA.id))
    await stage.member(CHANNEL, LEFT, admin(BOT))
    await stage.say("Смоленск")
    await stage.member(CHANNEL, admin(BOT), admin(BOT, can_post_messages=False))
    assert stage.sent[-1].chat_id == ANNA.id
    assert "публиковать мне там нельзя" in stage.screen
    assert (await only(stage, CHANNEL)).paused == "gone"
    assert [c.id for c in await stage.managers.of_person(ANNA.id)] == [CHANNEL.id]
    await stage.member(CHANNEL, admin(BOT, can_post_messages=False), admin(BOT))
    assert "снова публикую" in stage.screen
    assert (await only(stage, CHANNEL)).paused is None


async def test_a_member_of_a_channel_is_told_that_posting_needs_a_right(stage):
    await stage.say("/start")
    await stage.member(CHANNEL, LEFT, MEMBER)
    assert "публиковать мне там нельзя" in stage.screen


async def test_a_group_that_restricts_us_is_left_alone_until_it_lets_us_write(group):
    await group.say("/start", ANNA)
    await group.member(GROUP, MEMBER, RESTRICTED)
    assert group.sent[-1].chat_id == ANNA.id
    assert "нельзя там писать" in group.screen
    assert (await group.chats.get(GROUP.id)).gone == "no rights"
    await group.member(GROUP, RESTRICTED, admin(BOT))
    assert group.sent[-1].chat_id == GROUP.id
    assert "Подписки на месте" in group.screen
    mine = await only(group)
    assert mine.paused is None
    assert mine.next_at > group.now


async def test_being_promoted_in_a_group_is_met_with_silence(group):
    sent = len(group.sent)
    await group.member(GROUP, MEMBER, admin(BOT))
    await group.member(GROUP, admin(BOT), MEMBER)
    assert len(group.sent) == sent
    assert (await only(group)).paused is None


CLOSED = TelegramBadRequest(
    method=SendMessage(chat_id=1, text="x"),
    message="Bad Request: not enough rights to send text messages to the chat",
)
KICKED = TelegramForbiddenError(
    method=SendMessage(chat_id=1, text="x"),
    message="Forbidden: bot was kicked from the supergroup chat",
)


@pytest.mark.parametrize("refusal", [CLOSED, KICKED])
async def test_a_group_where_we_may_not_write_pauses_and_the_asker_is_told(group, refusal, caplog):
    await group.say("/start", ANNA)
    group.session.refused[GROUP.id] = refusal
    await group.say("/mine", ANNA, GROUP)
    assert group.sent[-1].chat_id == ANNA.id
    assert "нельзя там писать" in group.screen
    assert (await group.chats.get(GROUP.id)).gone in ("no rights", "kicked")
    await group.press_data("mine:0:0", ANNA, GROUP)
    assert "нельзя писать" in group.toast
    assert "ERROR" not in caplog.text
    group.session.refused.clear()
    await group.say("/mine", ANNA, GROUP)
    assert "Смоленск и область" in group.screen
    assert (await only(group)).paused is None


async def test_nobody_to_tell_is_no_failure(group, caplog):
    group.session.refused[GROUP.id] = group.session.refused[ANNA.id] = CLOSED
    await group.say("/mine", ANNA, GROUP)
    assert "ERROR" not in caplog.text


async def test_names_with_markup_are_only_names(stage):
    evil = User(id=66, is_bot=False, first_name="<b>&amp;", language_code="ru")
    where = GROUP.model_copy(update={"title": "</b><a href='x'>Двор&"})
    stage.session.admins.add((where.id, evil.id))
    await stage.say("/subscribe Смоленск", evil, where)
    said = stage.texts[-2]
    assert "&lt;b&gt;&amp;amp; подписывает «&lt;/b&gt;&lt;a href='x'&gt;Двор&amp;»" in said
    await stage.say(f"/start c{where.id}", evil)
    assert "&lt;/b&gt;" in stage.screen
    assert "</b><a" not in stage.screen


async def test_a_manager_moves_with_a_group_that_becomes_a_supergroup(stage):
    small = GROUP.model_copy(update={"id": -55, "type": "group"})
    stage.session.admins |= {(small.id, ANNA.id), (GROUP.id, ANNA.id)}
    await stage.say("/subscribe Смоленск", ANNA, small)
    await stage.send(ANNA, GROUP, migrate_from_chat_id=small.id)
    await Chats.migrate(stage.chats, small.id, GROUP.id)
    assert [c.id for c in await stage.managers.of_person(ANNA.id)] == [GROUP.id]
