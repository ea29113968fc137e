"""Processes for work that may take long, fill the memory or crash: parsing what others wrote.

Not `concurrent.futures`: there, one job that must be killed breaks all the others. Here a job
that takes too long costs its own process, which is replaced when the next job comes.
"""

import asyncio
import contextlib
import os
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar, TypeVarTuple

from .worker import HEADER

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

MEMORY = 2_000_000_000  # bytes of address space of one worker
_JOBS = 20_000  # after which a worker is replaced: parsers in C may leak a little
_BUFFER = 1 << 20


class WorkerError(Exception):
    """The job was not done; the message says why, in plain words."""


class Workers:
    """Up to `count` processes; an async context manager. With 0 the work is done in place.

    A process starts with its first job. `seconds` is what one job may take.
    """

    def __init__(self, count: int = 1, *, seconds: float = 20, memory: int = MEMORY) -> None:
        self._count = count
        self._seconds = seconds
        self._memory = memory
        self._idle: asyncio.LifoQueue[_Worker] = asyncio.LifoQueue()

    async def __aenter__(self) -> Self:
        for _ in range(self._count):
            self._idle.put_nowait(_Worker(self._memory))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        while not self._idle.empty():
            await self._idle.get_nowait().stop()

    async def run(self, function: Callable[[*Ts], T], *arguments: *Ts) -> T:
        """Do `function(*arguments)` in a process; it must be a module's own, to be pickled.

        Raises:
            WorkerError: it took too long, too much memory, or raised.
        """
        if not self._count:
            return function(*arguments)
        job = pickle.dumps((function, arguments), protocol=pickle.HIGHEST_PROTOCOL)
        worker = await self._idle.get()
        try:
            done, result = await worker.work(job, self._seconds)
        finally:
            self._idle.put_nowait(worker)
        if not done:
            raise WorkerError(f"it cannot be read ({result})")
        return result  # type: ignore[return-value]  # pickle does not know types


class _Worker:
    """One process, started when there is work."""

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._process: Process | None = None
        self._jobs = 0

    async def work(self, job: bytes, seconds: float) -> tuple[bool, object]:
        try:
            async with asyncio.timeout(seconds):
                process = self._process or await self._start()
                return await self._exchange(process, job)
        except TimeoutError:
            await self._kill()
            return False, f"it takes longer than {seconds:g} s"
        except (OSError, EOFError):
            await self._kill()
            return False, "the process that read it died"
        except asyncio.CancelledError:  # its answer would be taken for the next job's
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

    async def _exchange(self, process: Process, job: bytes) -> tuple[bool, object]:
        assert process.stdin is not None  # noqa: S101  # both are PIPE
        assert process.stdout is not None  # noqa: S101
        process.stdin.write(HEADER.pack(len(job)) + job)
        await process.stdin.drain()
        (size,) = HEADER.unpack(await process.stdout.readexactly(HEADER.size))
        done, result = pickle.loads(await process.stdout.readexactly(size))  # noqa: S301  # ours
        self._jobs += 1
        if self._jobs >= _JOBS:
            await self.stop()
        return done, result

    async def _kill(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
