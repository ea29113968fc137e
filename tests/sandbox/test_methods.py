"""What each method refuses, in Telegram's words, and what it does otherwise."""

from datetime import timedelta

import pytest
from aiogram import methods
from pydantic import TypeAdapter

from sandbox import chats, inline, people
from sandbox.api import METHODS
from sandbox.errors import ApiError
from sandbox.methods.profile import commands_for
from sandbox.methods.registry import Call
from sandbox.params import Params, Upload
from sandbox.pictures import png, sample
from sandbox.seed import CHANNEL, GROUP, bot_card, fresh
from sandbox.world import Topic

ANNA, BORIS = 1001, 1002
RESULTS = {
    name.lower(): getattr(methods, name).__returning__
    for name in methods.__all__
    if hasattr(getattr(methods, name), "__returning__")
}
"""What aiogram expects each method to answer: every answer here is held to it."""

PHOTO = Upload("a.png", "image/png", sample("river"))


@pytest.fixture
def world(clock):
    """Anna wrote to the bot; the group has it as a member, the channel not at all."""
    made = fresh(bot_card("42:secret", name="Вестник", username="vestnik_bot"))
    people.say(made, ANNA, ANNA, people.plain("/start"), now=clock())
    chats.set_member(made, GROUP, 42, "member", by=ANNA, now=clock())
    return made


@pytest.fixture
def call(world, clock):
    """Call a method; `files` are uploads by the name of their field."""

    def do(method, *, files=None, **values):
        given = Params(values, files or {})
        result = METHODS[method.lower()](Call(method.lower(), given, world, clock()))
        TypeAdapter(RESULTS[method.lower()]).validate_python(result)
        return result

    return do


@pytest.mark.parametrize(
    ("method", "values", "refusal"),
    [
        pytest.param("sendMessage", {"text": "a"}, "400 Bad Request: chat_id is empty",
                     id="no chat"),
        pytest.param("sendMessage", {"chat_id": 5, "text": "a"}, "400 Bad Request: chat not found",
                     id="unknown chat"),
        pytest.param("sendMessage", {"chat_id": "@nobody", "text": "a"},
                     "400 Bad Request: chat not found", id="unknown name"),
        pytest.param("sendMessage", {"chat_id": BORIS, "text": "a"},
                     "403 Forbidden: bot can't initiate conversation with a user",
                     id="met in a group, never wrote"),
        pytest.param("sendMessage", {"chat_id": CHANNEL, "text": "a"},
                     "403 Forbidden: bot is not a member of the channel chat",
                     id="not in the channel"),
        pytest.param("sendMessage", {"chat_id": ANNA}, "400 Bad Request: message text is empty",
                     id="no text"),
        pytest.param("sendMessage", {"chat_id": ANNA, "text": " \u200b\n"},
                     "400 Bad Request: text must be non-empty", id="invisible text"),
        pytest.param("sendMessage", {"chat_id": ANNA, "text": "🎉" * 2049},
                     "400 Bad Request: message is too long", id="4098 units"),
        pytest.param("sendMessage", {"chat_id": ANNA, "text": "a", "parse_mode": "BBCode"},
                     "400 Bad Request: unsupported parse_mode", id="parse mode"),
        pytest.param("sendMessage", {"chat_id": ANNA, "text": "a",
                                     "reply_parameters": '{"message_id": 99}'},
                     "400 Bad Request: message to be replied not found", id="reply to nothing"),
        pytest.param("sendMessage", {"chat_id": ANNA, "text": "a", "message_thread_id": 7},
                     "400 Bad Request: message thread not found", id="no topic"),
        pytest.param("sendMessage", {"chat_id": ANNA, "text": "a", "reply_markup": "{"},
                     "400 Bad Request: can't parse reply keyboard markup JSON object",
                     id="broken markup"),
        pytest.param("editMessageText", {"chat_id": ANNA, "message_id": 99, "text": "a"},
                     "400 Bad Request: message to edit not found", id="edit nothing"),
        pytest.param("editMessageText", {"chat_id": ANNA, "message_id": 1, "text": "a"},
                     "400 Bad Request: message can't be edited", id="edit another's"),
        pytest.param("editMessageText", {"chat_id": ANNA, "text": "a"},
                     "400 Bad Request: message identifier is not specified", id="edit no id"),
        pytest.param("deleteMessage", {"chat_id": ANNA, "message_id": 99},
                     "400 Bad Request: message to delete not found", id="delete nothing"),
        pytest.param("sendPhoto", {"chat_id": ANNA},
                     "400 Bad Request: there is no photo in the request", id="no photo"),
        pytest.param("sendPhoto", {"chat_id": ANNA, "photo": "AgAD"},
                     "400 Bad Request: wrong remote file identifier specified: Wrong character in "
                     "the string", id="wrong file id"),
        pytest.param("sendLocation", {"chat_id": ANNA, "latitude": 91, "longitude": 0},
                     "400 Bad Request: wrong latitude or longitude specified", id="off the map"),
        pytest.param("sendMediaGroup", {"chat_id": ANNA, "media": "[{}]"},
                     "400 Bad Request: too few messages to send as an album", id="album of one"),
        pytest.param("sendChatAction", {"chat_id": ANNA, "action": "sleeping"},
                     "400 Bad Request: wrong parameter action in request", id="action"),
        pytest.param("answerCallbackQuery", {"callback_query_id": "1"},
                     "400 Bad Request: query is too old and response timeout expired or query ID "
                     "is invalid", id="unknown press"),
        pytest.param("getFile", {"file_id": "1"},
                     "400 Bad Request: wrong file_id or the file is temporarily unavailable",
                     id="no file"),
        pytest.param("getChatMember", {"chat_id": GROUP, "user_id": 5},
                     "400 Bad Request: user not found", id="no user"),
        pytest.param("getChatAdministrators", {"chat_id": ANNA},
                     "400 Bad Request: there are no administrators in the private chat",
                     id="admins of a person"),
        pytest.param("setMyCommands", {"commands": [{"command": "Сейчас", "description": "a"}]},
                     "400 Bad Request: BOT_COMMAND_INVALID", id="command"),
        pytest.param("setMyCommands", {"commands": [{"command": "now", "description": ""}]},
                     "400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID", id="no description"),
        pytest.param("setWebhook", {"url": "http://example.org"},
                     "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
                     id="webhook without TLS"),
        pytest.param("pinChatMessage", {"chat_id": GROUP, "message_id": 2},
                     "400 Bad Request: not enough rights to manage pinned messages in the chat",
                     id="pin without rights"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_refused_in_telegrams_words(call, method, values, refusal):
    with pytest.raises(ApiError) as error:
        call(method, **values)
    assert f"{error.value.code} {error.value.description}" == refusal


def test_text_of_exactly_4096_units_passes(call):
    assert len(call("sendMessage", chat_id=ANNA, text="a" * 4096)["text"]) == 4096


def test_a_caption_over_1024_units_is_refused(call):
    with pytest.raises(ApiError, match="message caption is too long"):
        call("sendPhoto", chat_id=ANNA, caption="a" * 1025, files={"photo": PHOTO})


def test_an_edit_that_changes_nothing_is_refused(call):
    sent = call("sendMessage", chat_id=ANNA, text="<b>a</b>", parse_mode="HTML")
    ids = {"chat_id": ANNA, "message_id": sent["message_id"]}
    with pytest.raises(ApiError, match="message is not modified"):
        call("editMessageText", **ids, text="<b>a</b>", parse_mode="HTML")
    edited = call("editMessageText", **ids, text="a")
    assert "edit_date" in edited
    assert "entities" not in edited


def test_a_text_becomes_a_rich_message_and_back(call):
    sent = call("sendMessage", chat_id=ANNA, text="a")
    ids = {"chat_id": ANNA, "message_id": sent["message_id"]}
    edited = call("editMessageText", **ids, rich_message='{"html": "<h1>b</h1>"}')
    assert "text" not in edited
    assert edited["rich_message"]["blocks"][0]["text"] == "b"
    assert call("editMessageText", **ids, text="c")["text"] == "c"


def test_an_edit_without_a_keyboard_takes_it_away(call):
    keyboard = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    sent = call("sendMessage", chat_id=ANNA, text="a", reply_markup=keyboard)
    edited = call("editMessageText", chat_id=ANNA, message_id=sent["message_id"], text="b")
    assert "reply_markup" not in edited


def test_a_caption_is_edited_and_a_text_has_none(call):
    photo = call("sendPhoto", chat_id=ANNA, files={"photo": PHOTO})
    edited = call("editMessageCaption", chat_id=ANNA, message_id=photo["message_id"], caption="a")
    assert edited["caption"] == "a"
    text = call("sendMessage", chat_id=ANNA, text="a")
    with pytest.raises(ApiError, match="there is no caption in the message to edit"):
        call("editMessageCaption", chat_id=ANNA, message_id=text["message_id"], caption="a")
    with pytest.raises(ApiError, match="there is no text in the message to edit"):
        call("editMessageText", chat_id=ANNA, message_id=photo["message_id"], text="a")


@pytest.mark.parametrize(
    ("upload", "refusal"),
    [
        pytest.param(b"", "file must be non-empty", id="empty"),
        pytest.param(b"<svg/>", "IMAGE_PROCESS_FAILED", id="no picture"),
        pytest.param(
            b"\x89PNG\r\n\x1a\n" + b"0" * (10 << 20), "is too big for a photo", id="10 MB"
        ),
        pytest.param(
            png(210, 10, lambda x, y: (0, 0, 0)), "PHOTO_INVALID_DIMENSIONS", id="ribbon"
        ),
    ],
)
def test_a_photo_that_is_none_is_refused(call, upload, refusal):
    with pytest.raises(ApiError, match=refusal):
        call("sendPhoto", chat_id=ANNA, files={"photo": Upload("a", "image/png", upload)})


def test_a_photo_is_sent_again_by_its_id_or_by_an_address(call):
    sent = call("sendPhoto", chat_id=ANNA, files={"photo": PHOTO})
    again = call("sendPhoto", chat_id=ANNA, photo=sent["photo"][-1]["file_id"])
    assert again["photo"] == sent["photo"]
    assert call("sendPhoto", chat_id=ANNA, photo="https://example.org/a.jpg")["photo"]


@pytest.mark.parametrize(
    ("topic", "refusal"),
    [
        pytest.param(Topic("a", closed=True), "TOPIC_CLOSED", id="closed"),
        pytest.param(Topic("a", deleted=True), "TOPIC_DELETED", id="deleted"),
    ],
)
def test_a_topic_that_is_not_open_refuses(call, world, topic, refusal):
    forum = chats.add_chat(world, "supergroup", "Форум", creator=ANNA, is_forum=True)
    forum.members[42] = "member"
    forum.topics[7] = topic
    with pytest.raises(ApiError, match=refusal):
        call("sendMessage", chat_id=forum.id, message_thread_id=7, text="a")


def test_a_message_into_a_topic_says_so(call, world, clock):
    forum = chats.add_chat(world, "supergroup", "Форум", creator=ANNA, is_forum=True)
    forum.members[42] = "member"
    thread = chats.add_topic(world, forum.id, "Новости", by=ANNA, now=clock())
    sent = call("sendMessage", chat_id=forum.id, message_thread_id=thread, text="a")
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (thread, True)


def test_a_channel_wants_the_bot_as_an_administrator(call, world):
    world.chats[CHANNEL].members[42] = "member"
    with pytest.raises(ApiError, match="need administrator rights in the channel chat"):
        call("sendMessage", chat_id="@smolensk_today", text="a")
    world.chats[CHANNEL].members[42] = "administrator"
    post = call("sendMessage", chat_id="@smolensk_today", text="a")
    assert post["sender_chat"]["id"] == CHANNEL
    assert call("editMessageText", chat_id=CHANNEL, message_id=post["message_id"], text="b")


def test_a_deactivated_person_is_forbidden(call, world):
    world.deactivated.add(ANNA)
    with pytest.raises(ApiError, match="user is deactivated"):
        call("sendMessage", chat_id=ANNA, text="a")


def test_a_press_gets_too_old(call, world, clock):
    sent = call("sendMessage", chat_id=ANNA, text="a")
    press = people.press(world, ANNA, ANNA, sent["message_id"], "x", now=clock())
    clock.advance(timedelta(minutes=16))
    with pytest.raises(ApiError, match="query is too old"):
        call("answerCallbackQuery", callback_query_id=press.id)


def test_forwards_and_copies_differ(call, world):
    forwarded = call("forwardMessage", chat_id=GROUP, from_chat_id=ANNA, message_id=1)
    assert forwarded["forward_origin"]["sender_user"]["id"] == ANNA
    copied = call("copyMessage", chat_id=GROUP, from_chat_id=ANNA, message_id=1)
    copy = world.chats[GROUP].messages[copied["message_id"]]
    assert (copy["text"], "forward_origin" in copy) == ("/start", False)
    with pytest.raises(ApiError, match="message to forward not found"):
        call("forwardMessage", chat_id=GROUP, from_chat_id=ANNA, message_id=99)
    with pytest.raises(ApiError, match="message to copy not found"):
        call("copyMessage", chat_id=GROUP, from_chat_id=ANNA, message_id=99)


def test_a_bot_deletes_its_own_and_as_admin_all(call, world, clock):
    theirs = people.say(world, ANNA, GROUP, people.plain("a"), now=clock())["message_id"]
    own = call("sendMessage", chat_id=GROUP, text="a")["message_id"]
    with pytest.raises(ApiError, match="message can't be deleted"):
        call("deleteMessage", chat_id=GROUP, message_id=theirs)
    assert call("deleteMessages", chat_id=GROUP, message_ids=[own, theirs, 999])
    assert theirs in world.chats[GROUP].messages
    assert own not in world.chats[GROUP].messages
    world.chats[GROUP].members[42] = "administrator"
    assert call("deleteMessage", chat_id=GROUP, message_id=theirs)


def test_commands_go_from_the_narrowest_scope_in_the_persons_language(call, world):
    def seen(user_id, chat_id):
        return [c["command"] for c in commands_for(world, world.chats[chat_id], user_id)]

    def commands(name, **more):
        call("setMyCommands", commands=[{"command": name, "description": "a"}], **more)

    commands("default")
    commands("private_ru", scope='{"type": "all_private_chats"}', language_code="ru")
    commands("admins", scope={"type": "all_chat_administrators"})
    assert (seen(ANNA, ANNA), seen(1005, 1005)) == (["private_ru"], ["default"])
    assert (seen(ANNA, GROUP), seen(BORIS, GROUP)) == (["admins"], ["default"])
    call("deleteMyCommands", scope={"type": "all_chat_administrators"})
    assert seen(ANNA, GROUP) == ["default"]
    assert call("getMyCommands", language_code="ru") == []


def test_texts_about_the_bot_fall_back_to_every_language(call):
    call("setMyDescription", description="о боте")
    call("setMyDescription", description="about", language_code="en")
    found = [call("getMyDescription", language_code=code) for code in ("en", "uk")]
    assert found == [{"description": "about"}, {"description": "о боте"}]
    with pytest.raises(ApiError, match="bot short description is too long"):
        call("setMyShortDescription", short_description="a" * 121)


def test_members_are_described_by_status(call):
    assert call("getChatMember", chat_id=GROUP, user_id=42)["status"] == "member"
    assert call("getChatMember", chat_id=GROUP, user_id=1004)["status"] == "left"
    assert [m["status"] for m in call("getChatAdministrators", chat_id=GROUP)] == ["creator"]
    assert call("getChatMemberCount", chat_id=GROUP) == 4
    assert call("leaveChat", chat_id=GROUP)
    with pytest.raises(ApiError, match="bot is not a member of the group chat"):
        call("getChatMemberCount", chat_id=GROUP)


def test_a_reply_keyboard_stays_until_it_is_taken_away(call, world, clock):
    keyboard = {"keyboard": [["Смоленск"]], "one_time_keyboard": True}
    call("sendMessage", chat_id=ANNA, text="a", reply_markup=keyboard)
    assert world.chats[ANNA].keyboard["keyboard"] == [[{"text": "Смоленск"}]]
    people.say(world, ANNA, ANNA, people.plain("Смоленск"), now=clock())
    assert world.chats[ANNA].keyboard is None


@pytest.mark.parametrize(
    ("results", "refusal"),
    [
        pytest.param([{"type": "article", "id": "я" * 33, "title": "a"}], "RESULT_ID_INVALID",
                     id="66 bytes of id"),
        pytest.param([{"type": "article", "id": "1", "title": "a",
                       "input_message_content": {"message_text": "a"}}] * 2,
                     "RESULT_ID_DUPLICATE", id="same id"),
        pytest.param([{}] * 51, "RESULTS_TOO_MUCH", id="51 results"),
        pytest.param([{"type": "article", "id": "1", "title": "a",
                       "input_message_content": {"message_text": "<p>", "parse_mode": "HTML"}}],
                     "can't parse entities", id="markup"),
    ],
)  # fmt: skip
def test_wrong_inline_results_are_refused(call, world, clock, results, refusal):
    query = inline.ask_inline(world, ANNA, "смол", now=clock())
    with pytest.raises(ApiError, match=refusal):
        call("answerInlineQuery", inline_query_id=query.id, results=results)


def test_a_chosen_inline_result_is_a_message_that_can_be_edited(call, world, clock):
    query = inline.ask_inline(world, ANNA, "смол", now=clock())
    buttons = [[{"text": "a", "callback_data": "b"}]]
    result = {
        "type": "article",
        "id": "1",
        "title": "Смоленск",
        "input_message_content": {"message_text": "десять новостей"},
        "reply_markup": {"inline_keyboard": buttons},
    }
    call("answerInlineQuery", inline_query_id=query.id, results=[result])
    message = inline.choose_inline(world, query.id, "1", GROUP, now=clock())
    assert (message["text"], message["via_bot"]["id"]) == ("десять новостей", 42)
    inline_id = next(iter(world.inline_messages))
    assert call("editMessageText", inline_message_id=inline_id, text="одиннадцать") is True
    assert world.chats[GROUP].messages[message["message_id"]]["text"] == "одиннадцать"


@pytest.mark.parametrize("status", ["creator", "administrator", "member", "left", "kicked"])
@pytest.mark.parametrize("chat_id", [GROUP, CHANNEL])
def test_every_status_is_one_that_aiogram_reads(call, world, clock, chat_id, status):
    chats.set_member(world, chat_id, 42, "administrator", by=ANNA, now=clock())
    chats.set_member(world, chat_id, 1005, status, by=ANNA, now=clock())
    assert call("getChatMember", chat_id=chat_id, user_id=1005)["status"] == status


@pytest.mark.parametrize("chat_id", [ANNA, GROUP, "@smolensk_today"])
def test_every_kind_of_chat_is_described_in_full(call, chat_id):
    assert call("getChat", chat_id=chat_id)["max_reaction_count"] == 11


def test_pins_and_menu_buttons(call):
    sent = call("sendMessage", chat_id=ANNA, text="a")
    call("pinChatMessage", chat_id=ANNA, message_id=sent["message_id"])
    assert call("getChat", chat_id=ANNA)["pinned_message"]["text"] == "a"
    call("unpinChatMessage", chat_id=ANNA)
    assert "pinned_message" not in call("getChat", chat_id=ANNA)
    call("setChatMenuButton", menu_button={"type": "commands"})
    assert call("getChatMenuButton", chat_id=ANNA) == {"type": "commands"}
