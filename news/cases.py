"""Cases: what moderators decide, and until when it can be undone. Pure.

    open ──decide──▶ decided ──undo──▶ open
      └──close──▶ closed                        its subject was withdrawn, edited or is gone

`storage.cases` writes it down; docs/decisions/0014-moderation.md.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .errors import UserError

UNDO = timedelta(hours=24)  # how long a decision can be taken back
WORDS_LONGEST = 300  # characters of a moderator's own words, and of an appeal's
NAME_LONGEST = 64  # characters of a moderator's name as cards show it


class CaseState(StrEnum):
    """Where a case is in its life."""

    OPEN = "open"
    DECIDED = "decided"
    CLOSED = "closed"


HELD = "held"  # a submission that waits for a moderator's nod
REPORTED = "reported"  # a submission that readers complained of
ALERT = "alert"  # urgent news that may wake its city
APPEAL = "appeal"  # a submission whose author does not agree
BAN = "ban"  # a person who does not agree with a ban or a mute
FEED = "feed"  # a feed somebody applied with
CHANNEL = "channel"  # a channel whose owner applied with it
"""Kinds of cases. What a kind can be decided to is in `storage.rulings`, how it looks in
`handlers.case_kinds`: one entry in each."""


class Act(StrEnum):
    """What the audit log tells of."""

    DECIDE = "decide"
    UNDO = "undo"
    CLOSE = "close"
    HEADLINE = "headline"
    PLACE = "place"
    WARN = "warn"
    MUTE = "mute"
    BAN = "ban"
    LIFT = "lift"
    GRANT = "grant"
    REVOKE = "revoke"
    HIDE = "hide"
    WORD_ADDED = "word-added"
    WORD_REMOVED = "word-removed"


@dataclass(frozen=True, slots=True)
class Moderator:
    """Who acts. `id` is Telegram's; 0: the command line, or the bot by its rules."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a moderator says about a case: a decision of its kind, and why.

    `reason` is a name of the kind's list or the moderator's own words; empty: none needed.
    """

    decision: str
    by: Moderator
    reason: str = ""


def check_undo(state: CaseState, decided_at: datetime | None, *, now: datetime) -> None:
    """Refuse to take back what is not decided, or was too long ago.

    Raises:
        UserError: says which.
    """
    if state is not CaseState.DECIDED or decided_at is None:
        raise UserError("error-case-open")
    if now - decided_at > UNDO:
        raise UserError("error-case-undo-late")
