"""Places: asking, browsing, subscribing, the news of one."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from .base import ChatCode, Page, PlaceCode, SectionCode


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
    """Show the news of a place for the last `hours`, of a section or (empty) of all.

    With 0 hours: those of the last one, in a new message.
    """

    place: PlaceCode
    hours: Annotated[int, Field(ge=0, le=24)] = 1
    section: SectionCode = ""


class NowSections(CallbackData, prefix="nows"):
    """Ask of which section the news of a place are wanted."""

    place: PlaceCode
    hours: Annotated[int, Field(ge=1, le=24)] = 1
    section: SectionCode = ""
