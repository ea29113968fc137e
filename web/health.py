"""Whether this instance does its work, judged from a few moments. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

POLL_STALE = timedelta(minutes=10)  # rounds come every few seconds; a round takes a few minutes
OUTBOX_STALE = timedelta(minutes=15)  # an hour's digests of a large bot go out within it


@dataclass(frozen=True, slots=True)
class Pulse:
    """What the instance knows of itself; moments are aware.

    `polled_at` ends the last round of polling, null before the first. `waiting_since` is when
    the oldest waiting delivery became due, null where none waits.
    """

    version: str
    started_at: datetime
    database: bool
    polled_at: datetime | None = None
    waiting_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """A pulse judged. `problems` is empty where all is well, else says what to look at."""

    pulse: Pulse
    poll_age: timedelta
    outbox_lag: timedelta
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether an orchestrator should leave this instance alone."""
        return not self.problems

    def as_json(self) -> dict[str, Any]:
        """Give plain JSON values; seconds are rounded to tenths."""
        return {
            "ok": self.ok,
            "version": self.pulse.version,
            "database": self.pulse.database,
            "polled_at": self.pulse.polled_at.isoformat() if self.pulse.polled_at else None,
            "poll_age_seconds": round(self.poll_age.total_seconds(), 1),
            "outbox_lag_seconds": round(self.outbox_lag.total_seconds(), 1),
            "problems": list(self.problems),
        }


def judge(pulse: Pulse, *, now: datetime) -> Health:
    """Judge `pulse` at `now`. A young instance has as long for its first round as for any.

    A moment after `now` counts as now: clocks of two machines never agree. Where the database
    does not answer, that is the only problem named: the others would be guesses.
    """
    poll_age = _age(pulse.polled_at or pulse.started_at, now)
    lag = _age(pulse.waiting_since, now) if pulse.waiting_since else timedelta(0)
    if not pulse.database:
        return Health(pulse, poll_age, lag, ("the database does not answer",))
    found = (
        (poll_age > POLL_STALE, f"no round of polling for {_minutes(poll_age)}"),
        (lag > OUTBOX_STALE, f"deliveries wait for {_minutes(lag)}"),
    )
    return Health(pulse, poll_age, lag, tuple(says for bad, says in found if bad))


def _age(moment: datetime, now: datetime) -> timedelta:
    return max(now - moment, timedelta(0))


def _minutes(age: timedelta) -> str:
    return f"{age // timedelta(minutes=1)} minutes"
