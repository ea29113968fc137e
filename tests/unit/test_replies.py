import pytest
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import EditMessageText, SendChatAction, SendMessage

from bot.replies import CountReplies
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


async def test_an_answer_that_is_refused_for_a_moment_comes_after_it(clock):
    answers = iter([TelegramRetryAfter(method=None, message="flood", retry_after=3), None])

    async def make_request(bot, method):
        if error := next(answers):
            raise error
        return "sent"

    async def sleep(seconds):
        clock.now += seconds

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
