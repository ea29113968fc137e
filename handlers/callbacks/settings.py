"""Settings of a chat."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from .base import ChatCode, Id, Page


class Topic(StrEnum):
    """What can be set for a chat."""

    MAIN = "main"
    LANGUAGE = "lang"
    QUIET = "quiet"
    QUIET_FROM = "qfrom"
    QUIET_MODE = "qmode"
    SOUND = "sound"
    LOOK = "look"
    SIZE = "size"
    STYLE = "style"
    PICTURES = "pics"
    COMPACT = "brief"
    COMBINED = "one"
    ZONE = "zone"
    ZONE_ABROAD = "zones"
    DEFAULTS = "reset"


class Settings(CallbackData, prefix="set"):
    """Open a topic of the settings; `page` is a page, or an hour chosen before.

    `sub`: the subscription it was opened from, which is where «Назад» leads; 0: none.
    """

    topic: Topic = Topic.MAIN
    page: Page = 0
    chat: ChatCode = 0
    sub: Id = 0


class Set(CallbackData, prefix="put"):
    """Set a topic to a value of its own list."""

    topic: Topic
    value: Annotated[str, Field(max_length=16)]
    chat: ChatCode = 0
    sub: Id = 0


class Forget(CallbackData, prefix="forget"):
    """Delete everything about this chat, or not; `keep`: published news stay, without a name."""

    sure: bool
    keep: bool = False
