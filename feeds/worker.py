"""The other end of `feeds.pool`: a process that does what it is sent.

A message is a number of jobs, each a pickled (function, arguments) from our own parent, over
standard input; the answers go back the same way, together. The process ends when its parent does.
"""

import fcntl
import gc
import os
import pickle
import resource
import struct
import sys
from contextlib import suppress
from typing import BinaryIO

HEADER = struct.Struct("!Q")
Answer = tuple[bool, object]
"""Done, and the result; or not, and the name of the error."""

_PIPE = 1 << 20  # bytes: what Linux lets everybody have
_GARBAGE = 20_000  # objects: documents make few cycles, and looking for them takes time


def main() -> None:
    """Serve jobs until the parent closes the pipe."""
    jobs = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a stray print must not look like an answer
    for stream in (jobs, answers):
        _widen(stream.fileno())
    _limit_memory(int(sys.argv[1]))
    gc.set_threshold(_GARBAGE)
    while head := jobs.read(HEADER.size):
        (count,) = HEADER.unpack(head)
        reply = pickle.dumps([_do(jobs) for _ in range(count)], protocol=pickle.HIGHEST_PROTOCOL)
        answers.write(HEADER.pack(len(reply)) + reply)
        answers.flush()


def _do(jobs: BinaryIO) -> Answer:
    (size,) = HEADER.unpack(jobs.read(HEADER.size))
    job = jobs.read(size)
    try:
        function, arguments = pickle.loads(job)  # noqa: S301  # our parent's
        return True, function(*arguments)
    except Exception as error:  # noqa: BLE001  # whatever a document did, the answer is a value
        return False, type(error).__name__


def _widen(pipe: int) -> None:
    """Let a message fit into a pipe, so that its ends do not wait for each other all the time."""
    with suppress(OSError):  # no pipe, or more than a user may have: it works all the same
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def _limit_memory(size: int) -> None:
    """Let a document that would fill the machine's memory fail alone."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size, hard))


if __name__ == "__main__":
    with suppress(struct.error, EOFError, BrokenPipeError):  # the parent died in the middle
        main()
