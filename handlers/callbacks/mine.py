"""One's subscriptions and their schedules."""

from enum import IntEnum, StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from .base import ChatCode, Id, Page


class Mine(CallbackData, prefix="mine"):
    """List the subscriptions."""

    page: Page = 0
    chat: ChatCode = 0


class Hosts(CallbackData, prefix="hosts"):
    """List the groups and channels that a person sets up."""

    page: Page = 0


class Sub(CallbackData, prefix="one"):
    """Open one subscription."""

    id: Id
    chat: ChatCode = 0


class Change(StrEnum):
    """What a press may change in a subscription.

    What is one of many (an hour, a day) is switched on or off, not over: two people who press
    the same button at once mean the same.
    """

    PRESET = "p"
    TIMES = "n"
    HOUR_ON = "h1"
    HOUR_OFF = "h0"
    DAY_ON = "d1"
    DAY_OFF = "d0"
    WEEKDAYS = "w"
    DEFAULTS = "x"
    SCOPE = "s"
    ALERTS = "a"
    PAUSE = "z"
    RESUME = "r"
    LIVES = "l1"
    STAYS = "l0"


class View(IntEnum):
    """Pages of a schedule's screen."""

    USUAL = 0
    HOURS = 1
    DAYS = 2
    TIMES = 3


class When(CallbackData, prefix="when"):
    """Open the schedule of one subscription."""

    id: Id
    view: View = View.USUAL
    chat: ChatCode = 0


class SubChange(CallbackData, prefix="chg"):
    """Change one subscription: `value` is a number of its kind, an hour, a day or a mask."""

    id: Id
    what: Change
    value: Annotated[int, Field(ge=0, lt=2**24)] = 0
    chat: ChatCode = 0


class PauseAll(CallbackData, prefix="all"):
    """Pause everything, or go on with everything."""

    on: bool
    chat: ChatCode = 0


class Remove(CallbackData, prefix="rm"):
    """Unsubscribe."""

    id: Id
    chat: ChatCode = 0


class Restore(CallbackData, prefix="undo"):
    """Put a removed subscription back as it was."""

    id: Id
    chat: ChatCode = 0
