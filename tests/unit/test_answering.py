import pytest

from bot.answering import Answering


async def test_somebody_waits_as_long_as_an_answer_is_on_its_way():
    answering = Answering()
    waits = []

    async def handler(event, data):
        waits.append(answering.is_awaited())
        return event

    assert await answering(handler, "update", {}) == "update"
    assert waits == [True]
    assert not answering.is_awaited()


async def test_who_got_an_error_waits_no_longer():
    answering = Answering()

    async def handler(event, data):
        raise ValueError("spoilt")

    with pytest.raises(ValueError, match="spoilt"):
        await answering(handler, "update", {})
    assert not answering.is_awaited()


async def test_two_wait_until_both_are_answered():
    answering = Answering()
    waits = []

    async def inner(event, data):
        return None

    async def outer(event, data):
        await answering(inner, event, data)
        waits.append(answering.is_awaited())

    await answering(outer, "update", {})
    assert waits == [True]
