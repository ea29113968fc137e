"""Processes for work that may take long, fill the memory or crash: parsing what others wrote.

Not `concurrent.futures`: there, one job that must be killed breaks all the others. Here a job
that takes too long costs its own process, which is replaced when the next job comes. What
waits for a process goes to it together, for a message between processes costs as much as a
small document; if one of those jobs comes to grief, each is done again alone.
"""

import asyncio
import contextlib
import os
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Self, TypeVar, TypeVarTuple

from .worker import HEADER, Answer

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

MEMORY = 2_000_000_000  # bytes of address space of one worker
_LIFE = 20_000  # jobs after which a worker is replaced: parsers in C may leak a little
_BUFFER = 1 << 20
_TOGETHER = 16  # jobs in one message
_HEAVY = 1_000_000  # bytes of jobs that are enough for one message

_CLOSED: Answer = (False, "we are closing")

_Waiting = asyncio.Future[Answer]
_Job = tuple[bytes, _Waiting]


class WorkerError(Exception):
    """The job was not done; the message says why, in plain words."""


class Workers:
    """Up to `count` processes; an async context manager. With 0 the work is done in place.

    A process starts with its first job. `seconds` is what one job may take.
    """

    def __init__(self, count: int = 1, *, seconds: float = 20, memory: int = MEMORY) -> None:
        self._workers = [_Worker(seconds, memory) for _ in range(count)]
        self._jobs: asyncio.Queue[_Job] = asyncio.Queue()
        self._tasks = asyncio.TaskGroup()
        self._serving: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        await self._tasks.__aenter__()
        for worker in self._workers:
            self._serving.append(self._tasks.create_task(self._serve(worker)))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for task in self._serving:
            task.cancel()
        # What the block raised is not the group's: it would come out wrapped in a group.
        await self._tasks.__aexit__(None, None, None)
        for worker in self._workers:
            await worker.stop()
        while not self._jobs.empty():
            _answer(self._jobs.get_nowait(), _CLOSED)

    async def run(self, function: Callable[[*Ts], T], *arguments: *Ts) -> T:
        """Do `function(*arguments)` in a process; it must be a module's own, to be pickled.

        Raises:
            WorkerError: it took too long, too much memory, or raised.
        """
        if not self._workers:
            return function(*arguments)
        job = pickle.dumps((function, arguments), protocol=pickle.HIGHEST_PROTOCOL)
        del arguments  # documents are large, and may wait for long
        waiting: _Waiting = asyncio.get_running_loop().create_future()
        self._jobs.put_nowait((job, waiting))
        done, result = await waiting
        if not done:
            raise WorkerError(f"it cannot be read ({result})")
        return result  # type: ignore[return-value]  # pickle does not know types

    async def _serve(self, worker: "_Worker") -> None:
        """Give one process what waits for one, for ever."""
        while True:
            jobs = await self._next()
            try:
                if not await worker.do(jobs):
                    for job in jobs:
                        await worker.do([job])
            finally:
                for job in jobs:
                    _answer(job, _CLOSED)

    async def _next(self) -> list[_Job]:
        """Take the jobs that wait, as many as go well together."""
        jobs = [await self._jobs.get()]
        size = len(jobs[0][0])
        while len(jobs) < _TOGETHER and size < _HEAVY and not self._jobs.empty():
            jobs.append(self._jobs.get_nowait())
            size += len(jobs[-1][0])
        return jobs


class _Worker:
    """One process, started when there is work."""

    def __init__(self, seconds: float, memory: int) -> None:
        self._seconds = seconds
        self._memory = memory
        self._process: Process | None = None
        self._jobs = 0

    async def do(self, jobs: Sequence[_Job]) -> bool:
        """Do jobs and answer those who wait; false: one of many failed, and none is answered."""
        wanted = [job for job in jobs if not job[1].done()]  # nobody waits for a cancelled one
        if not wanted:
            return True
        answers, problem = await self._attempt(wanted)
        if problem and len(wanted) > 1:
            return False
        for job, answer in zip(wanted, answers or [(False, problem)], strict=True):
            _answer(job, answer)
        return True

    async def _attempt(self, jobs: Sequence[_Job]) -> tuple[Sequence[Answer], str]:
        """Give the answers, or say what went wrong."""
        try:
            async with asyncio.timeout(self._seconds) as limit:
                process = self._process or await self._start()
                with _ending(limit, [waiting for _, waiting in jobs]):
                    return await self._exchange(process, [job for job, _ in jobs]), ""
        except TimeoutError:
            await self._kill()
            return (), f"it takes longer than {self._seconds:g} s"
        except (OSError, EOFError):
            await self._kill()
            return (), "the process that read it died"
        except asyncio.CancelledError:
            await self._kill()
            raise

    async def stop(self) -> None:
        """Let the process end by closing its input."""
        process, self._process = self._process, None
        if process is not None and process.stdin is not None:
            process.stdin.close()
            await process.wait()

    async def _start(self) -> Process:
        path = os.pathsep.join(filter(None, (os.getcwd(), *sys.path)))
        self._jobs = 0
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "feeds.worker",
            str(self._memory),
            stdin=PIPE,
            stdout=PIPE,
            limit=_BUFFER,
            env=os.environ | {"PYTHONPATH": path},
        )
        return self._process

    async def _exchange(self, process: Process, jobs: Sequence[bytes]) -> Sequence[Answer]:
        assert process.stdin is not None  # noqa: S101  # both are PIPE
        assert process.stdout is not None  # noqa: S101
        process.stdin.write(HEADER.pack(len(jobs)))
        for job in jobs:
            process.stdin.writelines((HEADER.pack(len(job)), job))
        await process.stdin.drain()
        (size,) = HEADER.unpack(await process.stdout.readexactly(HEADER.size))
        answers: list[Answer] = pickle.loads(await process.stdout.readexactly(size))  # noqa: S301
        self._jobs += len(jobs)
        if self._jobs >= _LIFE:
            await self.stop()
        return answers

    async def _kill(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


def _answer(job: _Job, answer: Answer) -> None:
    """Answer who waits, unless that was done, or nobody waits any more."""
    if not job[1].done():
        job[1].set_result(answer)


@contextlib.contextmanager
def _ending(limit: asyncio.Timeout, waiting: Sequence[_Waiting]) -> Iterator[None]:
    """Let the time be up at once when nobody waits any more: all were cancelled."""

    def look(_done: _Waiting) -> None:
        if all(one.done() for one in waiting):
            limit.reschedule(asyncio.get_running_loop().time())

    for one in waiting:
        one.add_done_callback(look)
    try:
        yield
    finally:
        for one in waiting:
            one.remove_done_callback(look)
