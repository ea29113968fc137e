"""What people do, and what the bot hears of it; failures and limits on order."""

import pytest

from sandbox.acts import ACTS, Act
from sandbox.errors import ApiError
from sandbox.faults import Faults
from sandbox.limits import Limits
from sandbox.params import Params
from sandbox.seed import CHANNEL, GROUP, bot_card, fresh

ANNA, BORIS, OLENA, BOT = 1001, 1002, 1003, 42


@pytest.fixture
def world():
    return fresh(bot_card("42:secret", name="Вестник", username="vestnik_bot"))


@pytest.fixture
def act(world, clock):
    """Do an act of the simulation API without HTTP."""
    return lambda name, **given: ACTS[name](Act(Params(given), world, clock()))


def kinds(world):
    return [next(iter(update.keys() - {"update_id"})) for _, update in world.inbox.pending]


@pytest.mark.parametrize(
    ("name", "given", "refusal"),
    [
        pytest.param("send", {"user_id": 5, "chat_id": ANNA, "text": "a"}, "user not found",
                     id="nobody"),
        pytest.param("send", {"user_id": ANNA, "chat_id": 5, "text": "a"}, "chat not found",
                     id="nowhere"),
        pytest.param("send", {"user_id": BORIS, "chat_id": ANNA, "text": "a"},
                     "another person's chat", id="another's chat"),
        pytest.param("send", {"user_id": ANNA, "chat_id": CHANNEL, "text": "a"},
                     "only administrators write in a channel", id="reader of a channel"),
        pytest.param("send", {"user_id": ANNA, "chat_id": ANNA, "text": " "},
                     "message text is empty", id="nothing"),
        pytest.param("send", {"user_id": ANNA, "chat_id": ANNA, "text": "a" * 4097},
                     "message is too long", id="too much"),
        pytest.param("send", {"user_id": ANNA, "chat_id": ANNA, "photo": {"sample": "x"}},
                     "sample must be one of", id="no sample"),
        pytest.param("send", {"user_id": ANNA, "chat_id": ANNA, "photo": {"base64": "?"}},
                     "base64 is broken", id="broken upload"),
        pytest.param("send", {"user_id": ANNA, "chat_id": ANNA, "photo": "street"},
                     "photo must be an Object", id="no object"),
        pytest.param("send", {"user_id": ANNA, "text": "a"}, "chat_id is missing", id="no chat"),
        pytest.param("send_album", {"user_id": ANNA, "chat_id": ANNA, "photos": []},
                     "photos must be an Array of 2-10", id="empty album"),
        pytest.param("press", {"user_id": ANNA, "chat_id": ANNA, "message_id": 9, "data": "x"},
                     "message not found", id="press nothing"),
        pytest.param("press_reply", {"user_id": ANNA, "chat_id": ANNA, "text": "x"},
                     "no such button on the keyboard", id="no reply button"),
        pytest.param("edit", {"user_id": ANNA, "chat_id": ANNA, "message_id": 9, "text": "a"},
                     "message can't be edited", id="edit nothing"),
        pytest.param("migrate", {"user_id": ANNA, "chat_id": CHANNEL},
                     "only a group becomes a supergroup", id="migrate a channel"),
        pytest.param("add_topic", {"user_id": ANNA, "chat_id": GROUP},
                     "the chat is not a forum", id="topic of a group"),
        pytest.param("set_member", {"user_id": ANNA, "chat_id": ANNA, "status": "member"},
                     "status can't be changed", id="member of a person"),
        pytest.param("add_chat", {"user_id": ANNA, "type": "private"}, "type must be",
                     id="private chat"),
        pytest.param("choose_inline", {"chat_id": ANNA, "inline_query_id": "1", "result_id": "1"},
                     "inline result not found", id="no result"),
        pytest.param("forward", {"user_id": ANNA, "chat_id": ANNA, "from_chat_id": GROUP,
                                 "message_id": 1}, "message to forward not found",
                     id="forward nothing"),
        pytest.param("add_fault", {"kind": "meteor"}, "kind must be one of", id="fault"),
    ],
)  # fmt: skip
def test_what_a_person_cannot_do_is_refused(act, name, given, refusal):
    with pytest.raises(ApiError) as error:
        act(name, **given)
    assert refusal in error.value.description


def test_an_edit_of_ones_own_text_is_told(act, world):
    sent = act("send", user_id=ANNA, chat_id=ANNA, text="смаленск")
    act("edit", user_id=ANNA, chat_id=ANNA, message_id=sent["message_id"], text="Смоленск")
    assert kinds(world) == ["message", "edited_message"]
    assert world.inbox.pending[-1][1]["edited_message"]["text"] == "Смоленск"


def test_a_changed_client_may_press_any_data(act, world):
    sent = act("send", user_id=ANNA, chat_id=ANNA, text="a")
    act("press", user_id=BORIS, chat_id=ANNA, message_id=sent["message_id"], data="forged:1")
    query = world.inbox.pending[-1][1]["callback_query"]
    assert (query["data"], query["from"]["id"]) == ("forged:1", BORIS)


def test_adding_the_bot_is_told_twice_and_people_once(act, world):
    act("set_member", user_id=ANNA, chat_id=GROUP, status="member")
    assert kinds(world) == ["my_chat_member", "message"]
    act("set_member", user_id=ANNA, chat_id=GROUP, member_id=1005, status="member")
    assert kinds(world) == ["my_chat_member", "message", "message"]


def test_members_are_told_to_an_administrator_who_asked(act, world):
    world.inbox.allow(["chat_member"])
    act("set_member", user_id=ANNA, chat_id=GROUP, status="administrator")
    act("set_member", user_id=ANNA, chat_id=GROUP, member_id=OLENA, status="kicked")
    (update,) = [update for _, update in world.inbox.pending]
    assert update["chat_member"]["new_chat_member"]["status"] == "kicked"


def test_a_removed_bot_learns_that_and_then_nothing(act, world):
    act("set_member", user_id=ANNA, chat_id=GROUP, status="member")
    act("set_member", user_id=ANNA, chat_id=GROUP, status="left")
    before = len(world.inbox.pending)
    act("send", user_id=ANNA, chat_id=GROUP, text="/now")
    assert len(world.inbox.pending) == before


def test_a_person_sees_the_newest_messages_and_the_state(act):
    for number in range(305):
        act("send", user_id=ANNA, chat_id=ANNA, text=str(number))
    seen = act("transcript", chat_id=ANNA, user_id=ANNA)
    assert [seen["messages"][i]["text"] for i in (0, -1)] == ["5", "304"]
    cards = {chat["id"]: chat for chat in act("state")["chats"]}
    assert (cards[ANNA]["started"], cards[BORIS]["started"]) == (True, False)
    assert cards[ANNA]["last"]["text"] == "304"


def test_new_people_and_chats_get_ids_of_their_kind(act):
    person = act("add_user", first_name="Янка", language_code="be")
    group = act("add_chat", user_id=person["id"], type="group", title="а")
    channel = act("add_chat", user_id=person["id"], type="channel", title="б")
    assert person["id"] == 1008
    assert group["id"] == GROUP - 1
    assert channel["id"] == CHANNEL - 1


def test_settings_are_switched_and_shown(act, world):
    assert act("settings") == {"limits": False, "privacy": True, "rich": True}
    assert act("settings", limits=True, privacy=False, per_second=5)["limits"]
    assert world.bot["can_read_all_group_messages"]
    assert world.limits.per_second == 5


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"kind": "meteor"}, id="kind"),
        pytest.param({"colour": "red"}, id="unknown setting"),
        pytest.param({"probability": 2}, id="probability"),
        pytest.param({"kind": "hang", "seconds": 9999}, id="seconds"),
        pytest.param({"code": 200}, id="code"),
    ],
)
def test_a_wrong_fault_is_refused(settings):
    with pytest.raises(ValueError):  # noqa: PT011  # every one has its own words
        Faults().add(**settings)


def test_the_same_seed_makes_the_same_failures():
    def strikes(seed):
        faults = Faults()
        faults.add(probability=0.5, seed=seed)
        return [faults.strike("sendMessage", 1) is not None for _ in range(40)]

    assert strikes(1) == strikes(1) != strikes(2)
    assert 5 < sum(strikes(1)) < 35


def test_a_fault_waits_then_strikes_then_is_spent():
    faults = Faults()
    id = faults.add(skip=1, count=2, method="send*").id
    struck = [faults.strike("sendPhoto", 1) is not None for _ in range(4)]
    assert struck == [False, True, True, False]
    assert faults.shown()[0]["struck"] == 2
    faults.clear(id)
    assert faults.shown() == []


def test_a_group_gets_twenty_messages_a_minute_and_an_album_counts_as_many():
    limits = Limits(enabled=True)
    take = {"group": True, "paid": False, "messages": 10, "now": 100.0}
    assert limits.take(-1, **take) is None
    assert limits.take(-1, **take) is None
    assert limits.take(-1, **take) == 3
    assert limits.take(-2, **take) is None


def test_all_chats_share_thirty_a_second_unless_paid():
    limits = Limits(enabled=True)

    def sent(paid):
        take = {"group": False, "paid": paid, "messages": 1, "now": 100.0}
        return sum(limits.take(chat, **take) is None for chat in range(200 * (1 + paid)))

    assert sent(paid=False) == 30
    limits.buckets.clear()
    assert sent(paid=True) == 400


async def test_other_messages_are_sent_by_their_fields(bot, anna):
    await anna.send_other(dice={"emoji": "🎲", "value": 3})
    [*_, update] = await bot.get_updates()
    assert update.message.dice.value == 3


async def test_a_round_video_and_a_voice_come_and_go(bot, anna):
    await anna.send_file("video_note", b"\0" * 100, "a.mp4")
    await anna.send_file("voice", b"\0" * 100, "a.ogg", caption="Слушайте")
    [*_, seen, heard] = [update.message for update in await bot.get_updates()]
    assert heard.caption == "Слушайте"
    await bot.send_video_note(anna.id, seen.video_note.file_id)
    sent = await bot.send_voice(anna.id, heard.voice.file_id)
    assert sent.voice.file_id == heard.voice.file_id


async def test_a_caption_can_be_edited(bot, anna):
    sent = await anna.send_photo(caption="Прорвало турбу")
    await anna.edit(sent["message_id"], "Прорвало трубу")
    [*_, update] = await bot.get_updates()
    assert update.edited_message.caption == "Прорвало трубу"


async def test_who_hides_shows_only_a_name(bot, people, anna):
    sent = await anna.send("Привет")
    await people.person(1002).send("/start")
    await people.person(1002).forward(1001, sent["message_id"], hidden=True)
    [*_, update] = await bot.get_updates()
    assert update.message.forward_origin.sender_user_name
