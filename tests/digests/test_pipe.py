import asyncio

from digests.pipe import Pipe


async def put_all(pipe, items, log):
    for item in items:
        if not await pipe.put(item):
            log.append(("refused", item))
            return
        log.append(("put", item))
    await pipe.aclose()


async def test_what_is_put_is_taken_in_order_and_one_thing_waits_at_the_most():
    pipe, log = Pipe[int](), []

    taken = aiter(pipe)
    putting = asyncio.ensure_future(put_all(pipe, range(5), log))
    for number in range(5):
        assert await anext(taken) == number
        assert len(log) <= number + 2  # one waits, one was just taken
    await putting
    assert await anext(taken, None) is None


async def test_who_takes_no_more_stops_who_puts():
    pipe, log = Pipe[int](), []

    async def take_one():
        async for _ in pipe:
            await pipe.aclose()
            return

    await asyncio.gather(put_all(pipe, range(5), log), take_one())
    assert log[-1][0] == "refused"
    assert not await pipe.has_room()


async def test_what_is_in_it_can_be_taken_after_it_was_closed():
    pipe = Pipe[int]()
    assert await pipe.has_room()
    assert await pipe.put(1)
    await pipe.aclose()
    assert not await pipe.put(2)
    assert [item async for item in pipe] == [1]


async def test_room_comes_when_something_is_taken():
    pipe = Pipe[int]()
    await pipe.put(1)
    waiting = asyncio.ensure_future(pipe.has_room())
    await asyncio.sleep(0)
    assert not waiting.done()
    assert await anext(aiter(pipe)) == 1
    assert await waiting
