import asyncio
import os
import time
import weakref

import pytest

from feeds.pool import WorkerError, Workers


async def test_work_is_done_in_another_process():
    async with Workers(1) as workers:
        theirs = await workers.run(os.getpid)
        assert theirs != os.getpid()
        assert await workers.run(os.getpid) == theirs


async def test_without_processes_it_is_done_here():
    async with Workers(0) as workers:
        assert await workers.run(os.getpid) == os.getpid()


async def test_a_job_that_takes_too_long_is_killed_alone():
    async with Workers(2, seconds=1) as workers:
        slow = workers.run(time.sleep, 600)
        quick = workers.run(sum, [1, 2])
        answers = await asyncio.gather(slow, quick, return_exceptions=True)
        assert isinstance(answers[0], WorkerError)
        assert "longer than 1 s" in str(answers[0])
        assert answers[1] == 3


async def test_a_process_that_dies_is_replaced():
    async with Workers(1) as workers:
        with pytest.raises(WorkerError, match="died"):
            await workers.run(os._exit, 7)
        assert await workers.run(sum, [1, 2]) == 3


async def test_a_job_that_raises_says_what():
    async with Workers(1) as workers:
        with pytest.raises(WorkerError, match="ValueError"):
            await workers.run(int, "x")
        assert await workers.run(int, "5") == 5


async def test_a_job_that_would_fill_the_memory_fails():
    async with Workers(1, memory=600_000_000) as workers:
        with pytest.raises(WorkerError, match="MemoryError"):
            await workers.run(bytearray, 2_000_000_000)
        assert await workers.run(len, b"x" * 3_000_000) == 3_000_000


async def test_output_of_a_job_is_not_taken_for_its_answer():
    async with Workers(1) as workers:
        await workers.run(print, "")
        assert await workers.run(sum, [1]) == 1


async def test_a_cancelled_job_does_not_answer_the_next_one():
    async with Workers(1) as workers:
        await workers.run(sum, [])
        task = asyncio.ensure_future(workers.run(time.sleep, 600))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await workers.run(sum, [2]) == 2


class Paper:
    """Something large; the process gets its text."""

    def __reduce__(self):
        return str, ("text",)


async def test_what_is_on_its_way_to_a_process_is_not_kept_here():
    async with Workers(1) as workers:
        paper = Paper()
        kept = weakref.ref(paper)
        reading = asyncio.ensure_future(workers.run(len, paper))
        del paper
        await asyncio.sleep(0)
        assert not reading.done()
        assert kept() is None
        assert await reading == len("text")


async def test_jobs_that_wait_together_are_each_answered():
    async with Workers(1) as workers:
        jobs = [workers.run(sum, [n, 1]) for n in range(100)]
        assert await asyncio.gather(*jobs) == list(range(1, 101))


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        pytest.param((time.sleep, 600), "longer than 1 s", id="hangs"),
        pytest.param((os._exit, 7), "died", id="crashes"),
        pytest.param((int, "x"), "ValueError", id="raises"),
    ],
)
async def test_a_job_that_comes_to_grief_among_others_fails_alone(bad, words):
    async with Workers(1, seconds=1) as workers:
        await workers.run(sum, [])
        good = [workers.run(sum, [n]) for n in range(9)]
        answers = await asyncio.gather(
            *good[:5], workers.run(*bad), *good[5:], return_exceptions=True
        )
    failed = [answer for answer in answers if isinstance(answer, WorkerError)]
    assert [answer for answer in answers if answer not in failed] == list(range(9))
    assert len(failed) == 1
    assert words in str(failed[0])


async def test_nobody_waits_for_ever_when_the_workers_close():
    async with Workers(1) as workers:
        await workers.run(sum, [])
        waiting = [asyncio.ensure_future(workers.run(time.sleep, 600)) for _ in range(3)]
        await asyncio.sleep(0)
    ended = await asyncio.gather(*waiting, return_exceptions=True)
    assert all(isinstance(end, WorkerError) for end in ended)


async def test_what_goes_wrong_beside_the_work_comes_out_as_it_is():
    with pytest.raises(LookupError, match="elsewhere"):
        async with Workers(1):
            raise LookupError("elsewhere")
