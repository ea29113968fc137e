"""One's subscriptions and their schedules."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from .base import ChatCode, Id, Page, PlaceCode


class Mine(CallbackData, prefix="mine"):
    """List the subscriptions."""

    page: Page = 0
    chat: ChatCode = 0


class Sub(CallbackData, prefix="one"):
    """Open one subscription."""

    id: Id
    chat: ChatCode = 0


class Change(StrEnum):
    """What a press may change in a subscription."""

    PRESET = "p"
    HOUR = "h"
    WEEKDAYS = "w"
    SCOPE = "s"
    PAUSE = "z"
    RESUME = "r"


class When(CallbackData, prefix="when"):
    """Open the schedule of one subscription; `grid`: hour by hour."""

    id: Id
    grid: bool = False
    chat: ChatCode = 0


class SubChange(CallbackData, prefix="chg"):
    """Change one subscription: `value` is a preset's number, an hour or a mask of days."""

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

    place: PlaceCode
    thread: Id = 0
    hours: Annotated[int, Field(gt=0, lt=2**24)]
    days: Annotated[int, Field(gt=0, lt=128)]
    city_only: bool = False
    chat: ChatCode = 0
