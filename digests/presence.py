"""Several instances, one rate: each counts those that send, and takes its part.

The parts never sum up to more than the whole, whoever comes and goes. An instance that has not
counted for `STALE` seconds sends nothing. One that is new sends nothing until the others have
counted it or stopped, and what they sent before has arrived. One that dies is counted until its
row ends: its part is lost for that long. The clocks of the machines may differ by a few seconds.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from storage.senders import Senders, SenderState

from .limits import Pace

BEAT = 5.0  # seconds between two counts
STALE = 10.0  # without a count for so long, others may be sending our part
NEWCOMER = STALE + 2.0  # what was sent before counts for two seconds (digests.limits)
LASTS = timedelta(seconds=20)


class Presence:
    """The place of one instance among those that send.

    Args:
        rate: messages a second over all instances.
        holder: names this instance.
        several: whether there may be others at all.
    """

    def __init__(self, senders: Senders, rate: float, holder: str, *, several: bool) -> None:
        self._senders = senders
        self._rate = rate
        self._holder = holder
        self._several = several
        self._beaten_at: float | None = None

    def may_send(self, at: float) -> bool:
        """Tell whether our part is still ours; `at` is in seconds of the sender's clock."""
        if not self._several:
            return True
        return self._beaten_at is not None and at - self._beaten_at < STALE

    async def beat(self, pace: Pace, now: datetime, clock: Callable[[], float]) -> None:
        """Say that we are here, unless we just did, and set the pace to our part."""
        at = clock()
        if self._beaten_at is not None and at - self._beaten_at < BEAT:
            return
        paused = max(pace.paused_until - at, 0.0)
        state = SenderState(
            self._holder,
            pace.allowed,
            pace.share,
            now + timedelta(seconds=paused) if paused else None,
        )
        count = await self._senders.beat(state, now=now, lasts=LASTS)
        if self._several:
            pace.rate = self._rate / max(count, 1)
            if not self.may_send(at):
                pace.held_until = clock() + NEWCOMER
        self._beaten_at = at

    async def leave(self) -> None:
        """Let the others have our part at once."""
        if self._beaten_at is not None:
            self._beaten_at = None
            await self._senders.leave(self._holder)
