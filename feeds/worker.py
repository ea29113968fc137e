"""The other end of `feeds.pool`: a process that does what it is sent, one job at a time.

A job is a pickled (function, arguments) from our own parent, over standard input; the answer
goes back the same way. The process ends when its parent does.
"""

import os
import pickle
import resource
import struct
import sys
from typing import BinaryIO

HEADER = struct.Struct("!Q")


def main() -> None:
    """Serve jobs until the parent closes the pipe."""
    jobs = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a stray print must not look like an answer
    _limit_memory(int(sys.argv[1]))
    while head := jobs.read(HEADER.size):
        reply = pickle.dumps(_do(jobs, *HEADER.unpack(head)), protocol=pickle.HIGHEST_PROTOCOL)
        answers.write(HEADER.pack(len(reply)) + reply)
        answers.flush()


def _do(jobs: BinaryIO, size: int) -> tuple[bool, object]:
    try:
        function, arguments = pickle.loads(jobs.read(size))  # noqa: S301  # our parent's
        return True, function(*arguments)
    except Exception as error:  # noqa: BLE001  # whatever a document did, the answer is a value
        return False, type(error).__name__


def _limit_memory(size: int) -> None:
    """Let a document that would fill the machine's memory fail alone."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size, hard))


if __name__ == "__main__":
    main()
