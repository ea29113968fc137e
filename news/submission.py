"""The life of a submission, as a table. Pure: `storage.submissions` writes the moves down.

    draft ──publish──▶ published ──withdraw──▶ withdrawn
      │                 │  ▲  ▲ ◀───restore─────┘
      └──hold──▶ held ──┘  │  └─approve── hidden
                  │        └──────────────────┘ hide
                  └──reject──▶ rejected ──grant (an appeal)──▶ published
    published ──expire──▶ expired ──publish (renewed)──▶ published ──sell──▶ sold

What its author lets go (a draft, an edit, a renewal) is published or held: `news.trust.judge`.
Reasons: docs/decisions/0012-submissions.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from .errors import UserError
from .kinds import KINDS, Kind
from .model import PlaceId
from .spans import units

TITLE_LENGTH = 200  # characters of the first line that a digest shows
TEXT_LENGTH = 4096  # UTF-16 units: what one message of Telegram holds
UNDO = timedelta(hours=24)  # how long a withdrawn submission can be put back
ALERTS_AFTER = 3  # published without an upheld report: such an author may wake a city


class State(StrEnum):
    """Where a submission is in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    HELD = "held"
    WITHDRAWN = "withdrawn"
    HIDDEN = "hidden"
    REJECTED = "rejected"
    EXPIRED = "expired"
    SOLD = "sold"


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
    SELL = "sell"
    GRANT = "grant"  # an appeal


class Alert(StrEnum):
    """Whether an urgent submission wakes its city."""

    WAITING = "waiting"  # for a moderator's nod
    ALLOWED = "allowed"
    SENT = "sent"


class Act(StrEnum):
    """What an author lets go."""

    PUBLISH = "publish"  # a draft
    EDIT = "edit"  # other words for what readers see, or would
    RENEW = "renew"  # the same for another while
    RESTORE = "restore"  # what was withdrawn or marked as sold


class Mode(StrEnum):
    """How the operator takes news from readers: the setting SUBMISSIONS."""

    INSTANT = "instant"
    MODERATED = "moderated"
    CLOSED = "closed"


MOVES: dict[tuple[State, Move], State] = {
    (State.DRAFT, Move.PUBLISH): State.PUBLISHED,
    (State.DRAFT, Move.HOLD): State.HELD,
    (State.HELD, Move.PUBLISH): State.PUBLISHED,
    (State.HELD, Move.HOLD): State.HELD,
    (State.PUBLISHED, Move.PUBLISH): State.PUBLISHED,
    (State.PUBLISHED, Move.HOLD): State.HELD,
    (State.EXPIRED, Move.PUBLISH): State.PUBLISHED,
    (State.EXPIRED, Move.HOLD): State.HELD,
    (State.HELD, Move.APPROVE): State.PUBLISHED,
    (State.HELD, Move.REJECT): State.REJECTED,
    (State.HELD, Move.WITHDRAW): State.WITHDRAWN,
    (State.HELD, Move.EXPIRE): State.EXPIRED,
    (State.PUBLISHED, Move.WITHDRAW): State.WITHDRAWN,
    (State.PUBLISHED, Move.HIDE): State.HIDDEN,
    (State.PUBLISHED, Move.EXPIRE): State.EXPIRED,
    (State.PUBLISHED, Move.SELL): State.SOLD,
    (State.PUBLISHED, Move.REJECT): State.REJECTED,
    (State.HIDDEN, Move.APPROVE): State.PUBLISHED,
    (State.HIDDEN, Move.REJECT): State.REJECTED,
    (State.HIDDEN, Move.WITHDRAW): State.WITHDRAWN,
    (State.REJECTED, Move.GRANT): State.PUBLISHED,
}
"""Every move but `restore`, which `restored` decides: it leads back to where it came from."""

OPEN_TO: Final[Mapping[Act, frozenset[State]]] = {
    Act.PUBLISH: frozenset({State.DRAFT}),
    Act.EDIT: frozenset({State.PUBLISHED, State.HELD}),
    Act.RENEW: frozenset({State.PUBLISHED, State.EXPIRED}),
    Act.RESTORE: frozenset({State.WITHDRAWN, State.SOLD}),
}
"""From which states an author may do what."""


def after(state: State, move: Move) -> State:
    """Tell where `move` leads from `state`.

    Raises:
        UserError: nothing leads there ("submission-moved": someone or time was faster).
    """
    if (state, move) not in MOVES:
        raise UserError("error-submission-moved")
    return MOVES[state, move]


def restored(state: State, *, was_published: bool, changed_at: datetime, now: datetime) -> State:
    """Tell where undoing a withdrawal or a sale leads: to where it stood, if it was not long ago.

    One that never passed a moderator goes back to the moderator.

    Raises:
        UserError: it is neither, or was more than `UNDO` ago.
    """
    check_act(state, Act.RESTORE)
    if now - changed_at > UNDO:
        raise UserError("error-undo-late")
    return State.PUBLISHED if was_published else State.HELD


@dataclass(frozen=True, slots=True)
class Content:
    """What an author wants readers to see.

    `place` is where it is, `area` the place whose readers it is for. `text` is plain and whole;
    `entities` are Telegram's for it, hidden addresses included. `media` is as in
    `news.attachments`, `point` latitude and longitude in degrees, `origin` whom it was forwarded
    from, `details` what its kind has beside (`news.ads`). `signature` is empty for anonymous.
    `messages` are the numbers of its author's messages.
    """

    kind: Kind
    place: PlaceId
    area: PlaceId
    text: str
    entities: tuple[Mapping[str, Any], ...] = ()
    media: tuple[Mapping[str, Any], ...] = ()
    point: tuple[float, float] | None = None
    origin: tuple[Mapping[str, Any], ...] = ()
    category: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    signature: str = ""
    messages: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        """Give its headline; empty where there are no words."""
        return headline(self.text)


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of what an author lets go.

    `reason` is a name that says why it is held. `may_alert`: an urgent one may wake its city
    at once; otherwise it is published and waits for a moderator's nod.
    """

    state: State
    reason: str | None = None
    may_alert: bool = False


def may_renew(state: State, kind: Kind, expires_at: datetime | None, *, now: datetime) -> bool:
    """Tell whether one can be listed for another while: when it ended, or is about to.

    Not before, so that nobody lifts an ad to the top every day.
    """
    reminds = KINDS[kind].reminds
    if reminds is None or state not in OPEN_TO[Act.RENEW]:
        return False
    return state is State.EXPIRED or (expires_at is not None and now >= expires_at - reminds)


def landed(state: State, decision: Decision) -> State:
    """Tell where a decision leads what is in `state`.

    Raises:
        UserError: nothing leads there.
    """
    return after(state, Move.PUBLISH if decision.state is State.PUBLISHED else Move.HOLD)


def ends_at(kind: Kind, *, now: datetime) -> datetime | None:
    """Tell until when what is published now is listed; null: for good."""
    lives = KINDS[kind].lives
    return now + lives if lives else None


def alert_of(kind: Kind, decision: Decision) -> Alert | None:
    """Tell whether it wakes its city: null: its kind never does."""
    if not KINDS[kind].alerts:
        return None
    return Alert.ALLOWED if decision.may_alert else Alert.WAITING


def check_open(mode: Mode) -> None:
    """Refuse where the operator takes nothing from readers.

    Raises:
        UserError: so it is.
    """
    if mode is Mode.CLOSED:
        raise UserError("error-submissions-closed")


def check_act(state: State, act: Act) -> None:
    """Refuse what an author may not do with what is in `state`.

    Raises:
        UserError: a moderator or time was faster.
    """
    if state not in OPEN_TO[act]:
        raise UserError("error-submission-moved")


def headline(text: str) -> str:
    """Take the first line that says something, at most `TITLE_LENGTH` characters.

    A longer one is cut between words, with an ellipsis.
    """
    first = next((line for raw in text.splitlines() if (line := " ".join(raw.split()))), "")
    if len(first) <= TITLE_LENGTH:
        return first
    cut = first[: TITLE_LENGTH - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut}…"


def check_length(text: str) -> None:
    """Refuse what no message of Telegram could hold.

    Raises:
        UserError: more than `TEXT_LENGTH` UTF-16 units.
    """
    if (length := units(text)) > TEXT_LENGTH:
        raise UserError("error-submission-long", length=length, limit=TEXT_LENGTH)
