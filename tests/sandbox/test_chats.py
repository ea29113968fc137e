"""Rights in the sandbox: who may write, what the bot is told, in Telegram's words."""

import pytest

from sandbox.acts import ACTS, Act
from sandbox.chats import add_chat
from sandbox.errors import ApiError
from sandbox.methods.registry import METHODS, Call
from sandbox.params import Params
from sandbox.seed import CHANNEL, bot_card, fresh
from tests.conftest import NOON

ANNA, BORIS = 1001, 1002


@pytest.fixture
def world():
    made = fresh(bot_card("42:TEST", name="Вестник", username="vestnik_bot"))
    made.privacy = False
    return made


@pytest.fixture
def forum(world):
    return add_chat(world, "supergroup", "Двор", creator=ANNA, is_forum=True).id


def act(world, name, /, **given):
    return ACTS[name](Act(Params(given), world, NOON))


def call(world, name, /, **given):
    return METHODS[name.lower()](Call(name.lower(), Params(given), world, NOON))


def last(world, kind):
    return next(u[kind] for _, u in reversed(world.inbox.pending) if kind in u)


def test_a_restricted_bot_is_in_the_group_and_may_not_write(world, forum):
    act(world, "set_member", user_id=ANNA, chat_id=forum, status="member")
    call(world, "sendMessage", chat_id=forum, text="раз")
    act(
        world, "set_member", user_id=ANNA, chat_id=forum, status="restricted",
        denied=["can_send_messages"],
    )  # fmt: skip
    told = last(world, "my_chat_member")
    assert told["old_chat_member"]["status"] == "member"
    assert told["new_chat_member"]["is_member"] is True
    assert told["new_chat_member"]["can_send_messages"] is False
    assert told["new_chat_member"]["can_send_photos"] is True
    with pytest.raises(ApiError, match="not enough rights to send text messages"):
        call(world, "sendMessage", chat_id=forum, text="два")


def test_an_administrator_of_a_channel_posts_only_with_that_right(world):
    act(
        world, "set_member", user_id=BORIS, chat_id=CHANNEL, status="administrator",
        denied=["can_post_messages"],
    )  # fmt: skip
    assert last(world, "my_chat_member")["new_chat_member"]["can_post_messages"] is False
    with pytest.raises(ApiError, match="need administrator rights in the channel chat"):
        call(world, "sendMessage", chat_id=CHANNEL, text="раз")
    act(world, "set_member", user_id=BORIS, chat_id=CHANNEL, status="administrator")
    assert call(world, "sendMessage", chat_id=CHANNEL, text="раз")


def test_a_read_only_group_is_written_in_by_its_administrators(world, forum):
    act(world, "set_member", user_id=ANNA, chat_id=forum, status="member")
    act(world, "set_member", user_id=ANNA, chat_id=forum, member_id=BORIS, status="member")
    act(world, "set_read_only", chat_id=forum, read_only=True)
    with pytest.raises(ApiError, match="not enough rights"):
        call(world, "sendMessage", chat_id=forum, text="раз")
    with pytest.raises(ApiError, match="only administrators write here"):
        act(world, "send", user_id=BORIS, chat_id=forum, text="раз")
    assert act(world, "send", user_id=ANNA, chat_id=forum, text="раз")
    act(world, "set_member", user_id=ANNA, chat_id=forum, status="administrator")
    assert call(world, "sendMessage", chat_id=forum, text="раз")


@pytest.mark.parametrize("chat", [CHANNEL, ANNA])
def test_only_a_supergroup_restricts(world, chat):
    with pytest.raises(ApiError, match="can't be changed"):
        act(world, "set_member", user_id=ANNA, chat_id=chat, status="restricted")


def test_a_topic_that_closes_and_opens_says_so_in_it(world, forum):
    act(world, "set_member", user_id=ANNA, chat_id=forum, status="member")
    thread = act(world, "add_topic", user_id=ANNA, chat_id=forum, name="Новости")["thread_id"]
    where = {"user_id": ANNA, "chat_id": forum, "thread_id": thread}
    act(world, "change_topic", **where, closed=True)
    assert "forum_topic_closed" in last(world, "message")
    with pytest.raises(ApiError, match="TOPIC_CLOSED"):
        call(world, "sendMessage", chat_id=forum, message_thread_id=thread, text="раз")
    act(world, "change_topic", **where, closed=False)
    assert "forum_topic_reopened" in last(world, "message")
    assert last(world, "message")["message_thread_id"] == thread


def test_what_is_said_in_a_topic_replies_to_its_first_message(world, forum):
    act(world, "set_member", user_id=ANNA, chat_id=forum, status="member")
    thread = act(world, "add_topic", user_id=ANNA, chat_id=forum, name="Новости")["thread_id"]
    act(world, "send", user_id=ANNA, chat_id=forum, thread_id=thread, text="/now")
    heard = last(world, "message")
    assert heard["reply_to_message"]["forum_topic_created"]["name"] == "Новости"
