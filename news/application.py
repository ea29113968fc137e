"""The life of an application with a feed or a channel, as a table. Pure.

    draft ──apply──▶ waiting ──approve──▶ approved ──withdraw──▶ withdrawn
                        │ │                   ▲                      │
                        │ └──reject──▶ rejected └───────restore──────┤
                        └──withdraw──▶ withdrawn ──restore──▶ waiting

A draft is an address that was looked at; nobody but its applicant sees it.
`storage.applications` writes the moves down; docs/decisions/0018-sources.md.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .errors import UserError

ANSWER = timedelta(hours=24)  # what the applicant is promised
REMIND = timedelta(hours=18)  # after which moderators are reminded, while there is still time
UNDO = timedelta(hours=24)  # how long a withdrawal can be taken back
WAITING_MOST = 3  # applications of one person at a time
DAILY_MOST = 5  # applications of one person in a day
LOOKS_HOURLY, LOOKS_DAILY = 12, 40  # addresses that we look at for one person: each is fetched
AGAIN = timedelta(days=7)  # after a rejection, the same address may be offered again
DRAFTS_KEPT = timedelta(days=7)


class State(StrEnum):
    """Where an application is in its life."""

    DRAFT = "draft"
    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Kind(StrEnum):
    """What is applied with."""

    FEED = "feed"
    CHANNEL = "channel"


class Move(StrEnum):
    """What may happen to it: by its applicant or a moderator."""

    APPLY = "apply"
    APPROVE = "approve"
    REJECT = "reject"
    WITHDRAW = "withdraw"


MOVES: dict[tuple[State, Move], State] = {
    (State.DRAFT, Move.APPLY): State.WAITING,
    (State.WAITING, Move.APPROVE): State.APPROVED,
    (State.WAITING, Move.REJECT): State.REJECTED,
    (State.WAITING, Move.WITHDRAW): State.WITHDRAWN,
    (State.APPROVED, Move.WITHDRAW): State.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class History:
    """What one person did: looks in the last hour and day, applications in a day, waiting now."""

    looks_hour: int = 0
    looks_day: int = 0
    applied_day: int = 0
    waiting: int = 0


def after(state: State, move: Move) -> State:
    """Tell where `move` leads from `state`.

    Raises:
        UserError: nothing leads there: somebody was faster.
    """
    if (state, move) not in MOVES:
        raise UserError("error-application-moved")
    return MOVES[state, move]


def restored(state: State, before: str | None, *, changed_at: datetime, now: datetime) -> State:
    """Tell where undoing a withdrawal leads: to where it stood (`before`), if it was not long ago.

    Raises:
        UserError: it is not withdrawn, or was more than `UNDO` ago.
    """
    if state is not State.WITHDRAWN or before not in (State.WAITING, State.APPROVED):
        raise UserError("error-application-moved")
    if now - changed_at > UNDO:
        raise UserError("error-application-undo-late")
    return State(before)


def check_look(history: History) -> None:
    """Refuse to look at one more address for a person.

    Raises:
        UserError: they asked for too many in the last hour or day.
    """
    if history.looks_day >= LOOKS_DAILY:
        raise UserError("error-feed-looks-day")
    if history.looks_hour >= LOOKS_HOURLY:
        raise UserError("error-feed-looks-hour")


def check_apply(history: History) -> None:
    """Refuse one more application of a person.

    Raises:
        UserError: they have too many waiting, or had too many today.
    """
    if history.waiting >= WAITING_MOST:
        raise UserError("error-feed-waiting", limit=WAITING_MOST)
    if history.applied_day >= DAILY_MOST:
        raise UserError("error-feed-daily", limit=DAILY_MOST)


def due(applied_at: datetime) -> datetime:
    """Tell until when an answer is promised."""
    return applied_at + ANSWER


def hours_left(due_at: datetime, *, now: datetime) -> int:
    """Count the whole hours left, the current one too; 0: the time is over."""
    left = (due_at - now).total_seconds()
    return max(0, -(-int(left) // 3600))
