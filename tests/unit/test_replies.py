import pytest
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import EditMessageText, SendChatAction, SendMessage

from bot.replies import MOMENT, CountReplies
from digests.limits import Pace


class Elapsed:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Elapsed()


def sent(clock, seconds=0.1, error=None):
    async def make_request(bot, method):
        clock.now += seconds
        if error:
            raise error
        return True

    return make_request


async def test_an_answer_leaves_a_broadcast_so_much_less_room(clock):
    pace = Pace(2.0)
    count = CountReplies(pace, clock)
    for _ in range(2):
        await count(sent(clock), None, SendMessage(chat_id=7, text="x"))
    assert pace.wait(clock.now) == pytest.approx(0.9)


@pytest.mark.parametrize(
    "method",
    [
        pytest.param(EditMessageText(chat_id=7, message_id=1, text="x"), id="an edit"),
        pytest.param(SendChatAction(chat_id=7, action="typing"), id="an action"),
    ],
)
async def test_what_is_no_message_does_not_count(clock, method):
    pace = Pace(1.0)
    await CountReplies(pace, clock)(sent(clock), None, method)
    assert pace.wait(clock.now) == 0.0


@pytest.fixture
def sleep(clock):
    async def sleep(seconds):
        clock.now += seconds

    return sleep


def full(pace, clock):
    """As many messages have just arrived as the rate has room for."""
    while pace.wait(clock.now) == 0 or pace.answer_waits(clock.now) == 0:
        clock.now += pace.wait(clock.now)
        pace.arrived(pace.take(clock.now), clock.now)


async def test_an_answer_waits_for_room_for_a_moment_and_goes_before_a_broadcast(clock, sleep):
    pace, waited = Pace(30.0), []
    full(pace, clock)
    room = clock.now + pace.answer_waits(clock.now)

    async def make_request(bot, method):
        waited.append(clock.now)
        return True

    with pace.answering(clock.now):
        assert clock.now + pace.wait(clock.now) > room  # the next room is not a broadcast's
    await CountReplies(pace, clock, sleep)(make_request, None, SendMessage(chat_id=7, text="x"))
    assert waited == [pytest.approx(room)]


async def test_an_answer_does_not_wait_longer_than_a_moment(clock, sleep):
    pace = Pace(1.0)
    pace.arrived(pace.take(0.0), 0.0)
    await CountReplies(pace, clock, sleep)(sent(clock, 0), None, SendMessage(chat_id=7, text="x"))
    assert clock.now == pytest.approx(MOMENT)


async def test_answers_have_the_room_that_broadcasts_leave(clock, sleep):
    pace = Pace(20.0, beyond=1.5)
    for _ in range(20):
        pace.arrived(pace.take(0.0), 0.0)
    assert pace.wait(0.0) > 0
    count = CountReplies(pace, clock, sleep)
    for _ in range(10):
        await count(sent(clock, 0), None, SendMessage(chat_id=7, text="x"))
    assert clock.now == 0.0
    await count(sent(clock, 0), None, SendMessage(chat_id=7, text="x"))
    assert clock.now > 0


async def test_while_people_talk_the_next_answer_waits_for_nothing(clock, sleep):
    pace, left = Pace(30.0), []

    async def make_request(bot, method):
        left.append(clock.now)
        return True

    count = CountReplies(pace, clock, sleep)
    await count(make_request, None, SendMessage(chat_id=7, text="x"))
    for _ in range(100):  # a broadcast takes all the room there is
        clock.now += pace.wait(clock.now)
        pace.arrived(pace.take(clock.now), clock.now)
    asked = clock.now
    await count(make_request, None, SendMessage(chat_id=7, text="x"))
    assert left[-1] == asked


async def test_an_answer_that_is_refused_for_a_moment_comes_after_it(clock, sleep):
    answers = iter([TelegramRetryAfter(method=None, message="flood", retry_after=3), None])

    async def make_request(bot, method):
        if error := next(answers):
            raise error
        return "sent"

    count = CountReplies(Pace(20.0), clock, sleep)
    assert await count(make_request, None, SendMessage(chat_id=7, text="x")) == "sent"
    assert clock.now == 3


async def test_answers_that_are_refused_stop_a_broadcast(clock):
    pace = Pace(20.0)
    count = CountReplies(pace, clock)
    for chat in (7, 8):
        method = SendMessage(chat_id=chat, text="x")
        error = TelegramRetryAfter(method=method, message="flood", retry_after=50)
        with pytest.raises(TelegramRetryAfter):
            await count(sent(clock, error=error), None, method)
    assert pace.wait(clock.now) == pytest.approx(50.0)
    assert pace.share < 1
