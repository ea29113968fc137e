"""What readers sent: lists by place, one piece, likes, one's own."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import BaseModel, Field

from news.kinds import Shelf

from .base import Id, Page, PlaceCode

Part = Annotated[int, Field(ge=0, lt=10)]
"""Of words that are too long for one message."""


class ListFields(BaseModel):
    """Which page of which list: what leads back to it.

    `place` empty: of all places of this chat. `by`: what the list is narrowed or ordered by, a
    name of its shelf's (`handlers.shelves`); empty: the newest first.
    """

    shelf: Shelf = Shelf.READERS
    page: Page = 0
    place: PlaceCode = ""
    by: Annotated[str, Field(pattern=r"^[a-z]{0,9}$")] = ""


class Listed(ListFields, CallbackData, prefix="rdrs"):
    """Show a page of a list; of photos, one."""


class Choose(ListFields, CallbackData, prefix="rdby"):
    """Ask what to narrow a list by."""


class Do(StrEnum):
    """What a press does with one piece."""

    OPEN = "o"
    FILES = "f"
    POINT = "p"
    LIKE = "l"
    REPORT = "r"  # `part`: the number of the reason, from 1; 0: it is asked for


class ReaderNews(ListFields, CallbackData, prefix="rnews"):
    """Open one piece, like it, or send what is attached to it."""

    id: Id
    do: Do = Do.OPEN
    part: Part = 0


def to_list(
    at: ListFields, *, page: int | None = None, place: str | None = None, by: str | None = None
) -> Listed:
    """Lead back to a list, or to another page, place or order of it."""
    return Listed(
        shelf=at.shelf,
        page=at.page if page is None else page,
        place=at.place if place is None else place,
        by=at.by if by is None else by,
    )


def to_news(at: ListFields, id: int, do: Do = Do.OPEN, part: int = 0) -> ReaderNews:
    """Lead to one piece of a list."""
    return ReaderNews(
        shelf=at.shelf, page=at.page, place=at.place, by=at.by, id=id, do=do, part=part
    )


class Own(StrEnum):
    """What an author may do with a submission."""

    OPEN = "open"
    FILES = "files"
    POINT = "point"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    RENEW = "renew"
    SELL = "sell"
    DETACH = "detach"
    EDIT = "edit"


class OwnNews(CallbackData, prefix="own"):
    """Do something with one's own submission; `page` of the list is where one came from."""

    act: Own
    id: Id
    page: Page = 0
    part: Part = 0


class OwnList(CallbackData, prefix="owns"):
    """List one's own submissions."""

    page: Page = 0
