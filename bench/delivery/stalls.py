"""When and where something stalls: the bot's event loop, its database, or the machine.

A beat on the event loop tells how late it is, and a thread looks meanwhile at what Python is
doing. What waits for the connection that writes, for its thread and for SQLite is timed. A process
that does nothing but sleep tells when the machine itself stood still. All of it is told on the
clock that processes share, so that an answer that took long (`answers.py`) has its reasons.
"""

import asyncio
import gc
import multiprocessing
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from types import FrameType

import aiosqlite
from sqlalchemy.pool import AsyncAdaptedQueuePool

EVERY = 0.005  # seconds between two beats
LATE = 0.04  # seconds after which the loop, the machine or a statement counts as stalled
COLLECTED = 0.02  # seconds of a garbage collection that is noted
NOTED = 0.001  # seconds of a wait that gets into the journal of an answer
LOOKS, DEEP = 3, 14  # looks at one stall, and calls told of each
IDLE = ("wait", "_worker", "_connection_worker_thread", "look")  # where threads wait for work

journal: ContextVar["list[Span] | None"] = ContextVar("journal", default=None)


@dataclass(frozen=True)
class Span:
    """Something that took time: `start` and `end` on the clock that processes share."""

    what: str
    start: float
    end: float
    where: str = ""

    def overlaps(self, start: float, end: float) -> bool:
        """Tell whether it was going on in that time."""
        return self.start < end and self.end > start

    @property
    def took(self) -> float:
        """Seconds that it took."""
        return self.end - self.start

    def told(self, since: float) -> str:
        """Lay it out, as milliseconds from `since`."""
        begun = (self.start - since) * 1000
        return f"{begun:+.0f} ms: {self.what}, {self.took * 1000:.0f} ms{self.where}"


@dataclass
class Stalls:
    """What took longer than `LATE`; collections of garbage longer than `COLLECTED`.

    `machine` is filled at the end.
    """

    loop: list[Span] = field(default_factory=list)
    collections: list[Span] = field(default_factory=list)
    database: list[Span] = field(default_factory=list)
    machine: list[Span] = field(default_factory=list)

    def during(self, start: float, end: float) -> list[Span]:
        """Give all that went on in that time, in order."""
        every = (*self.loop, *self.collections, *self.database, *self.machine)
        return sorted((s for s in every if s.overlaps(start, end)), key=lambda s: s.start)

    def summary(self) -> str:
        """Say in a line how often each stalled, and for how long at the most."""
        kinds = {
            "the event loop": self.loop,
            "the collector": self.collections,
            "writes and commits": [s for s in self.database if "SELECT" not in s.what],
            "reads": [s for s in self.database if "SELECT" in s.what],
            "the machine": self.machine,
        }
        return ", ".join(
            f"{name} {len(spans)} (longest {max(s.took for s in spans) * 1000:.0f} ms)"
            if spans
            else f"{name} 0"
            for name, spans in kinds.items()
        )


@contextmanager
def watching() -> Iterator[Stalls]:
    """Note stalls until the end of the block; in a running event loop."""
    found = Stalls()
    stop = threading.Event()
    with _machine(found.machine), _collector(found.collections), _database(found.database):
        beat = _Beat(found.loop)
        thread = threading.Thread(target=beat.look, args=(stop,), daemon=True)
        beat.go(asyncio.get_running_loop())
        thread.start()
        try:
            yield found
        finally:
            stop.set()
            beat.stopped = True
            thread.join()


class _Beat:
    """Comes every few milliseconds on the event loop; a thread looks when it is late, why."""

    def __init__(self, found: list[Span]) -> None:
        self.found = found
        self.at = time.monotonic()
        self.stopped = False
        self.seen: list[str] = []  # what threads did while it was late

    def go(self, loop: asyncio.AbstractEventLoop) -> None:
        now = time.monotonic()
        if now - self.at > LATE:
            self.found.append(Span("the event loop was late", self.at, now, "".join(self.seen)))
        self.seen = []
        self.at = now
        if not self.stopped:
            loop.call_later(EVERY, self.go, loop)

    def look(self, stop: threading.Event) -> None:
        main = threading.main_thread().ident
        while not stop.wait(EVERY):
            if time.monotonic() - self.at > LATE and len(self.seen) < LOOKS:
                self.seen.append(_stacks(sys._current_frames(), main))


def _stacks(frames: dict[int, FrameType], main: int | None) -> str:
    names = {thread.ident: thread.name for thread in threading.enumerate()}
    told = []
    for ident, frame in frames.items():
        calls = traceback.extract_stack(frame)
        last = calls[-1]
        if ident == main:
            told.append("loop: " + " < ".join(_call(c) for c in reversed(calls[-DEEP:])))
        elif last.name not in IDLE:
            told.append(f"{names.get(ident)}: {_call(last)}")
    return "".join(f"\n      {line}" for line in told)


def _call(call: traceback.FrameSummary) -> str:
    return f"{'/'.join(call.filename.split('/')[-2:])}:{call.lineno} {call.name}"


@contextmanager
def _collector(found: list[Span]) -> Iterator[None]:
    started = 0.0

    def note(phase: str, about: dict[str, int]) -> None:
        nonlocal started
        now = time.monotonic()
        if phase == "start":
            started = now
        elif now - started > COLLECTED:
            found.append(Span(f"a collection of generation {about['generation']}", started, now))

    gc.callbacks.append(note)
    try:
        yield
    finally:
        gc.callbacks.remove(note)


@contextmanager
def _database(found: list[Span]) -> Iterator[None]:
    """Note what waits for the one connection that writes, for a thread, and for SQLite."""
    execute, checkout = aiosqlite.Connection._execute, AsyncAdaptedQueuePool._do_get

    async def timed(self, work: Callable, *args: object, **more: object) -> object:
        asked = time.monotonic()
        ran = [asked, asked]

        def run() -> object:
            ran[0] = time.monotonic()
            try:
                return work(*args, **more)
            finally:
                ran[1] = time.monotonic()

        try:
            return await execute(self, run)
        finally:
            back = time.monotonic()
            label = _label(work)
            _note(found, Span(f"queue: {label}", asked, ran[0]))
            _note(found, Span(f"SQLite: {label}", ran[0], ran[1]))
            _note(found, Span(f"back from: {label}", ran[1], back))

    def waited(pool: AsyncAdaptedQueuePool) -> object:
        asked = time.monotonic()
        try:
            return checkout(pool)
        finally:
            _note(found, Span("waiting for a connection", asked, time.monotonic()))

    aiosqlite.Connection._execute, AsyncAdaptedQueuePool._do_get = timed, waited
    try:
        yield
    finally:
        aiosqlite.Connection._execute, AsyncAdaptedQueuePool._do_get = execute, checkout


def _note(found: list[Span], span: Span) -> None:
    mine = journal.get()
    took = span.took
    if mine is not None and took > NOTED:
        mine.append(span)
    if took > LATE:
        found.append(span)


def _label(work: Callable) -> str:
    """Name a statement: the SQL is what the innermost function closes over."""
    for _ in range(4):
        closed = getattr(work, "__closure__", None) or ()
        values = [cell.cell_contents for cell in closed]
        for value in values:
            if isinstance(value, str) and len(value) > 20:
                return " ".join(value.split())[:90]
        inner = [value for value in values if callable(value)]
        if not inner:
            break
        work = inner[0]
    return getattr(work, "__name__", repr(work))


@contextmanager
def _machine(found: list[Span]) -> Iterator[None]:
    pipe, other = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_sleeper, args=(other,), daemon=True
    )
    process.start()
    pipe.recv()
    try:
        yield
    finally:
        pipe.send("stop")
        found += pipe.recv()
        process.join()


def _sleeper(pipe: Connection) -> None:
    """Sleep, and note each sleep that took too long."""
    found = []
    pipe.send("ready")
    before = time.monotonic()
    while not pipe.poll():
        time.sleep(EVERY)
        now = time.monotonic()
        if now - before > LATE:
            found.append(Span("the machine stood still", before, now))
        before = now
    pipe.send(found)
