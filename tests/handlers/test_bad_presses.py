"""Presses that no button of ours would make: forged, foreign, ancient, of messages long gone."""

import string

import pytest
from aiogram.types import CallbackQuery, Chat, InaccessibleMessage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers import callbacks
from tests.handlers.cast import ANNA, BORIS, GROUP, private

PREFIXES = sorted(
    {
        getattr(callbacks, name).__prefix__
        for name in callbacks.__all__
        if hasattr(getattr(callbacks, name), "__prefix__")
    }
    | set("dsvwta")
)


@pytest.fixture
async def read(stage):
    """Anna reads Смоленск and has seen its digest."""
    await stage.newsroom.tell("Мост открыли", "a", "b")
    await stage.say("Смоленск")
    return stage


async def press_gone(stage, data, user=ANNA, chat=None, *, message=True):
    """Press a button of a message that Telegram does not give any more, or of an inline one."""
    gone = InaccessibleMessage(chat=chat or private(user), message_id=5, date=0)
    query = CallbackQuery(
        id=str(next(stage._updates)),
        from_user=user,
        chat_instance="x",
        data=data,
        message=gone if message else None,
        inline_message_id=None if message else "inline1",
    )
    return await stage._feed(callback_query=query)


@pytest.mark.parametrize(
    ("button", "says"),
    [
        pytest.param("1", "Кто пишет", id="a story"),
        pytest.param("За сутки", "Мост", id="another window"),
        pytest.param("Расписание", "Как часто", id="the schedule"),
    ],
)
async def test_a_button_of_a_message_long_gone_answers_in_a_new_one(read, button, says):
    data = read.button(button).callback_data
    await press_gone(read, data)
    assert says in read.screen
    assert type(read.sent[-2]).__name__ in ("SendMessage", "SendRichMessage")


@pytest.mark.parametrize("data", ["mine:0:0", "set:main:0:0:0", "go:help", "list:::0:0", "ask:0"])
async def test_every_kind_of_screen_opens_from_a_message_long_gone(read, data):
    sent = len(read.sent)
    await press_gone(read, data)
    kinds = [type(m).__name__ for m in read.sent[sent:]]
    assert kinds == ["SendMessage", "AnswerCallbackQuery"]


async def test_a_press_under_an_inline_message_is_answered(read):
    sent = len(read.sent)
    await press_gone(read, "mine:0:0", message=False)
    assert [type(m).__name__ for m in read.sent[sent:]][-1] == "AnswerCallbackQuery"


async def test_a_button_of_a_removed_story_says_so(read):
    data = read.button("1").callback_data
    async with read.newsroom.engine.begin() as connection:
        from storage.schema import deliveries

        await connection.execute(deliveries.delete())
    await read.press_data(data)
    assert "уже нет" in read.toast


FIELDS = st.one_of(
    st.integers(-(2**70), 2**70).map(str),
    st.sampled_from(["", "0", "1", "-1", "491687", "RU-SMO", "sport", "m", "w", "pub", "look"]),
    st.text(string.printable, max_size=12),
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(PREFIXES),
    st.lists(FIELDS, max_size=7),
    st.sampled_from([ANNA, BORIS]),
    st.sampled_from([None, GROUP]),
)
async def test_whatever_is_pressed_is_answered_and_never_an_unexpected_failure(
    read, prefix, fields, user, chat
):
    before = await read.subscriptions.of_chat(ANNA.id)
    sent = len(read.sent)
    await read.press_data(":".join([prefix, *fields])[:64], user, chat)
    answers = [m for m in read.sent[sent:] if type(m).__name__ == "AnswerCallbackQuery"]
    assert len(answers) == 1
    assert "Что-то пошло не так" not in (answers[0].text or "")
    assert "Something went wrong" not in (answers[0].text or "")
    if user is BORIS:
        assert await read.subscriptions.of_chat(ANNA.id) == before


async def test_fifty_places_are_listed_by_pages_and_the_next_is_refused(stage):
    from handlers.subscribing import MAX_PLACES
    from regions.catalogue import catalogue

    await stage.say("/start")
    for city in catalogue().cities()[:MAX_PLACES]:
        await stage.subscriptions.add(
            ANNA.id, city.id, hours=1 << 8, next_at=stage.now, now=stage.now
        )
    await stage.say("/mine")
    assert "1/7" in stage.labels
    for page in range(2, 8):
        await stage.press("›")
        assert f"{page}/7" in stage.labels
        assert len(stage.screen) < 4096
    await stage.say("Смоленск")
    assert "не больше чем на 50 мест" in stage.screen
    await stage.say("/now")
    assert len(stage.labels) <= 100
    await stage.say("/mine")
    await stage.press("Приостановить всё")
    assert {s.paused for s in await stage.subscriptions.of_chat(ANNA.id)} == {"person"}


async def test_a_chat_that_telegram_knows_nothing_of_is_not_configured(read):
    stranger = Chat(id=-100999, type="supergroup", title="Чужая")
    await read.press_data(f"mine:0:{stranger.id}", BORIS)
    assert read.toast
