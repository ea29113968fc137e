"""Moderation: cards of cases, the people behind them, the queue, roles, the list of words."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from .base import ChatCode, Id, Page, PlaceCode

Name = Annotated[str, Field(pattern=r"^[a-z]{0,12}$")]
Days = Annotated[int, Field(ge=-1, le=3660)]
"""0: not chosen yet; -1: for good."""


class CaseGo(StrEnum):
    """Screens of a case."""

    CARD = "card"
    REASONS = "why"
    WORDS = "words"
    MEDIA = "media"
    HEADLINE = "title"
    PLACE = "place"


class CasePress(CallbackData, prefix="case"):
    """Open a screen of a case; `decision`: the one that a reason is chosen for.

    `queue`: it was opened from the queue, and leads back there; `part`: of long words.
    """

    id: Id
    go: CaseGo
    decision: Name = ""
    queue: bool = False
    part: Annotated[int, Field(ge=0, lt=10)] = 0


class Rule(CallbackData, prefix="rule"):
    """Decide a case."""

    id: Id
    decision: Name
    reason: Name = ""
    queue: bool = False


class UndoRule(CallbackData, prefix="unrule"):
    """Take the decision of a case back."""

    id: Id
    queue: bool = False


class MoveCase(CallbackData, prefix="mvcase"):
    """Move what a case is about to another place."""

    id: Id
    place: PlaceCode


class Who(CallbackData, prefix="who"):
    """Show a person; `case`: the one to come back to, 0: none."""

    person: ChatCode
    case: Id = 0


class WhoAct(StrEnum):
    """What may be done with a person."""

    WARN = "w"
    MUTE = "m"
    BAN = "b"
    LIFT = "l"
    TRUST = "t"
    DISTRUST = "d"
    HISTORY = "h"


class Along(StrEnum):
    """Whether a ban takes the person's news along."""

    ASK = "a"
    NO = "n"
    YES = "y"


class WhoDo(CallbackData, prefix="wd"):
    """Do something with a person, or ask for what is still missing: days, a reason."""

    person: ChatCode
    case: Id = 0
    act: WhoAct
    days: Days = 0
    reason: Name = ""
    news: Along = Along.ASK


class QueueView(StrEnum):
    """Lists of the queue."""

    OPEN = "open"
    DONE = "done"
    LOG = "log"
    BARRED = "bar"


class Queue(CallbackData, prefix="queue"):
    """Show one of the lists."""

    view: QueueView = QueueView.OPEN
    page: Page = 0


class RoleGo(StrEnum):
    """Screens of roles."""

    LIST = "list"
    ADD = "add"
    OPEN = "open"
    PLACE = "place"
    REVOKE = "revoke"


class Roles(CallbackData, prefix="roles"):
    """Show or change who has which role; `person` and `place` name one of them."""

    go: RoleGo = RoleGo.LIST
    page: Page = 0
    role: Name = ""
    person: ChatCode = 0
    place: PlaceCode = ""


class WordGo(StrEnum):
    """Screens of the list of words."""

    LIST = "list"
    ADD = "add"
    OPEN = "open"
    TURN = "turn"
    REMOVE = "remove"


class WordPress(CallbackData, prefix="word"):
    """Show or change the list; `key` names an entry: its words may be too long for a button."""

    go: WordGo = WordGo.LIST
    page: Page = 0
    key: Annotated[str, Field(pattern=r"^([0-9a-f]{16})?$")] = ""


class AppealTo(StrEnum):
    """What an author objects to."""

    NEWS = "news"
    SANCTION = "bar"


class Appeal(CallbackData, prefix="appeal"):
    """Object to what moderators refused, or to what they forbade."""

    to: AppealTo
    id: Id = 0
