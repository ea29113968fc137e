"""Moderation: cards of cases and what is pressed on them."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from .base import Id

Name = Annotated[str, Field(pattern=r"^[a-z]{0,12}$")]


class CaseGo(StrEnum):
    """Screens of a case."""

    CARD = "card"
    REASONS = "why"
    WORDS = "words"
    MEDIA = "media"


class CasePress(CallbackData, prefix="case"):
    """Open a screen of a case; `decision`: the one that a reason is chosen for."""

    id: Id
    go: CaseGo
    decision: Name = ""


class Rule(CallbackData, prefix="rule"):
    """Decide a case."""

    id: Id
    decision: Name
    reason: Name = ""


class UndoRule(CallbackData, prefix="unrule"):
    """Take the decision of a case back."""

    id: Id
