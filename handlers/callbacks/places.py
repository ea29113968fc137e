"""Places: asking, browsing, subscribing, the news of one."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from .base import ChatCode, Page, PlaceCode


class Ask(CallbackData, prefix="ask"):
    """Ask for the name of a place."""

    chat: ChatCode = 0


class Browse(CallbackData, prefix="list"):
    """Show what lies in a place (empty: the countries), from a letter on where it is much."""

    place: PlaceCode = ""
    letter: Annotated[str, Field(max_length=1)] = ""
    page: Page = 0
    chat: ChatCode = 0


class Subscribe(CallbackData, prefix="sub"):
    """Subscribe to a place."""

    place: PlaceCode
    chat: ChatCode = 0


class Now(CallbackData, prefix="now"):
    """Show the news of a place for the last `hours`; 0: ask which."""

    place: PlaceCode
    hours: Annotated[int, Field(ge=0, le=24)] = 1
