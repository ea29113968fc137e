"""Readers' news: drafts, one's own, the list."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from .base import Id, Page, PlaceCode


class DraftStep(StrEnum):
    """What a press may do with a draft."""

    PUBLISH = "pub"
    TEXT = "text"
    PLACE = "place"
    PHOTOS = "photos"
    SIGNED = "signed"
    UNSIGNED = "unsigned"
    CANCEL = "cancel"
    SHOW = "show"


class DraftPress(CallbackData, prefix="draft"):
    """Do something with the draft of this key."""

    step: DraftStep
    key: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class DraftPlace(CallbackData, prefix="dplace"):
    """Say where the news of a draft happened."""

    place: PlaceCode
    key: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class Own(StrEnum):
    """What an author may do with a submission."""

    WITHDRAW = "withdraw"
    RESTORE = "restore"


class OwnNews(CallbackData, prefix="own"):
    """Do something with one's own submission."""

    act: Own
    id: Id


class Readers(CallbackData, prefix="rdrs"):
    """List readers' news of the places of this chat."""

    page: Page = 0


class ReaderNews(CallbackData, prefix="rnews"):
    """Open one piece of readers' news, or (`photos`) send what it shows."""

    id: Id
    page: Page = 0
    photos: bool = False
