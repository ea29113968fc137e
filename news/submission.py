"""The life of a submission, as a table. Pure: `storage.submissions` writes the moves down.

    draft ──publish──▶ published ──withdraw──▶ withdrawn
      │                 │  ▲  ▲ ◀───restore─────┘
      └──hold──▶ held ──┘  │  └─approve── hidden
                  │        └──────────────────┘ hide
                  └──reject──▶ rejected ; published ──expire──▶ expired

Reasons: docs/decisions/0012-submissions.md.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .errors import UserError

TITLE_LENGTH = 200  # characters of the first line that a digest shows
TEXT_LENGTH = 3500  # UTF-16 units: the card with its frame still fits in one message of 4096
MEDIA_COUNT = 10  # what one album holds
UNDO = timedelta(hours=24)  # how long a withdrawn submission can be put back


class State(StrEnum):
    """Where a submission is in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    HELD = "held"
    WITHDRAWN = "withdrawn"
    HIDDEN = "hidden"
    REJECTED = "rejected"
    EXPIRED = "expired"


class Move(StrEnum):
    """What may happen to it: by its author, a moderator, or time."""

    PUBLISH = "publish"
    HOLD = "hold"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    HIDE = "hide"
    APPROVE = "approve"
    REJECT = "reject"
    EXPIRE = "expire"


class Mode(StrEnum):
    """How the operator takes news from readers: the setting SUBMISSIONS."""

    INSTANT = "instant"
    MODERATED = "moderated"
    CLOSED = "closed"


MOVES: dict[tuple[State, Move], State] = {
    (State.DRAFT, Move.PUBLISH): State.PUBLISHED,
    (State.DRAFT, Move.HOLD): State.HELD,
    (State.HELD, Move.APPROVE): State.PUBLISHED,
    (State.HELD, Move.REJECT): State.REJECTED,
    (State.HELD, Move.WITHDRAW): State.WITHDRAWN,
    (State.HELD, Move.EXPIRE): State.EXPIRED,
    (State.PUBLISHED, Move.WITHDRAW): State.WITHDRAWN,
    (State.PUBLISHED, Move.HIDE): State.HIDDEN,
    (State.PUBLISHED, Move.EXPIRE): State.EXPIRED,
    (State.HIDDEN, Move.APPROVE): State.PUBLISHED,
    (State.HIDDEN, Move.REJECT): State.REJECTED,
    (State.HIDDEN, Move.WITHDRAW): State.WITHDRAWN,
}
"""Every move but `restore`, which `restored` decides: it leads back to where it came from."""


def after(state: State, move: Move) -> State:
    """Tell where `move` leads from `state`.

    Raises:
        UserError: nothing leads there ("submission-moved": someone or time was faster).
    """
    if (state, move) not in MOVES:
        raise UserError("error-submission-moved")
    return MOVES[state, move]


def restored(
    state: State, *, was_published: bool, changed_at: datetime, now: datetime, mode: Mode
) -> State:
    """Tell where undoing a withdrawal leads: to where it stood, if that was not long ago.

    One that never passed a moderator goes back to the moderator.

    Raises:
        UserError: it is not withdrawn, or was more than `UNDO` ago, or news is not taken now.
    """
    if state is not State.WITHDRAWN:
        raise UserError("error-submission-moved")
    if now - changed_at > UNDO:
        raise UserError("error-undo-late")
    if mode is Mode.CLOSED:
        raise UserError("error-submissions-closed")
    return State.PUBLISHED if was_published else State.HELD


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a draft that its author lets go; `reason` says why it is held."""

    state: State
    reason: str | None = None


def submit(mode: Mode) -> Decision:
    """Decide what becomes of a draft.

    Raises:
        UserError: the operator takes no news from readers.
    """
    if mode is Mode.CLOSED:
        raise UserError("error-submissions-closed")
    if mode is Mode.MODERATED:
        return Decision(after(State.DRAFT, Move.HOLD), reason="moderated")
    return Decision(after(State.DRAFT, Move.PUBLISH))


def headline(text: str) -> str:
    """Take the first line that says something, at most `TITLE_LENGTH` characters.

    A longer one is cut between words, with an ellipsis.
    """
    first = next((line for raw in text.splitlines() if (line := " ".join(raw.split()))), "")
    if len(first) <= TITLE_LENGTH:
        return first
    cut = first[: TITLE_LENGTH - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut}…"


def check(text: str) -> None:
    """Refuse what cannot be published.

    Raises:
        UserError: no words, or more than `TEXT_LENGTH` UTF-16 units.
    """
    if not any(letter.isalnum() for letter in text):
        raise UserError("error-submission-empty")
    if (length := len(text.encode("utf-16-le")) // 2) > TEXT_LENGTH:
        raise UserError("error-submission-long", length=length, limit=TEXT_LENGTH)
