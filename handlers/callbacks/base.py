"""What all areas share: bounded numbers, codes of places and chats, plain screens."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

Id = Annotated[int, Field(ge=0, lt=2**53)]
Page = Annotated[int, Field(ge=0, lt=10_000)]
PlaceCode = Annotated[str, Field(pattern=r"^([A-Z0-9-]{1,12})?$")]
SectionCode = Annotated[str, Field(pattern=r"^[a-z]{0,12}$")]
ChatCode = Annotated[int, Field(gt=-(2**53), lt=2**53)]
"""The chat that a press configures; 0: the one the button is in."""


class Screen(StrEnum):
    """Screens that a button opens without saying more."""

    START = "start"
    ADD = "add"
    RULES = "rules"
    ABOUT = "about"
    HELP = "help"
    NOTHING = "nothing"  # a button that only shows, such as «2/5»


class Go(CallbackData, prefix="go"):
    """Open a screen."""

    screen: Screen


class SetLanguage(CallbackData, prefix="lang"):
    """Speak this language in this chat, chosen on the first screen."""

    code: str
