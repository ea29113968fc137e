"""CPU seconds and peak memory of this process and its children, from /proc."""

import asyncio
import os
import time
from contextlib import suppress
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def _family() -> list[int]:
    children = []
    for task in Path("/proc/self/task").iterdir():
        with suppress(FileNotFoundError):  # a thread that has just ended has none
            children += map(int, (task / "children").read_text().split())
    return [os.getpid(), *children]


def cpu() -> float:
    """CPU seconds so far: ours and our living children's."""
    total = 0
    for pid in _family():
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / _TICK


def peak_mb() -> float:
    """Peak resident memory: ours and our living children's."""
    kilobytes = 0
    for pid in _family():
        status = Path(f"/proc/{pid}/status").read_text()
        kilobytes += int(status.split("VmHWM:")[1].split()[0])
    return kilobytes / 1024


def nowhere(text, *, home=None):
    """Find no places: the geotagger has a benchmark of its own."""
    return ()


class Probe:
    """Measures the longest time the event loop was busy without a pause.

    In CPU time of its thread, so that other work of the machine does not count.
    """

    def __init__(self) -> None:
        self.worst = 0.0

    async def run(self) -> None:
        """Measure until cancelled."""
        while True:
            start, spent = time.perf_counter(), time.thread_time()
            await asyncio.sleep(_PAUSE)
            late = time.perf_counter() - start - _PAUSE
            self.worst = max(self.worst, min(late, time.thread_time() - spent))


_PAUSE = 0.005  # seconds
