"""Feeds and channels that people apply with."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from .base import ChatCode, Id, Page


class ApplyStep(StrEnum):
    """What a press may do with an application that is being written."""

    PICK = "pick"  # another feed of the same site; `value`: its number
    PLACE = "place"  # `value`: the place; empty: it is about everything
    ASK_PLACE = "askp"
    SECTIONS = "secs"
    SECTION = "sec"  # `value`: the section; empty: of all kinds
    SHOW = "show"
    SEND = "send"
    CANCEL = "no"


class Apply(CallbackData, prefix="fa"):
    """Go on with the application of this number."""

    step: ApplyStep
    id: Id
    value: Annotated[str, Field(max_length=16)] = ""


class AskFeed(CallbackData, prefix="fask"):
    """Ask for the address of a feed."""


class MyFeeds(CallbackData, prefix="fmy"):
    """List what one applied with."""

    page: Page = 0


class FeedAct(StrEnum):
    """What a press may do with an application that was sent."""

    OPEN = "open"
    LOOK = "look"  # look at its address now
    ASK_WITHDRAW = "askw"
    WITHDRAW = "out"
    RESTORE = "back"


class MyFeed(CallbackData, prefix="fone"):
    """Open an application of one's own, or do something with it."""

    act: FeedAct
    id: Id
    page: Page = 0


class FeedFromLink(CallbackData, prefix="flink"):
    """Offer the address in the message that this one answers as a feed."""


class ChannelUse(StrEnum):
    """What a channel is for."""

    DIGEST = "digest"
    SOURCE = "source"
    BOTH = "both"
    ASK = "ask"  # back to the question


class UseChannel(CallbackData, prefix="fuse"):
    """Choose what a channel that made us an administrator is for."""

    use: ChannelUse
    chat: ChatCode


class AmendWhat(StrEnum):
    """What a moderator may mend in an application."""

    PLACE = "place"
    SECTION = "section"
    TITLE = "title"


class Amend(CallbackData, prefix="fmend"):
    """Mend an application; without `chosen`, ask what it is to be. Empty: everything."""

    what: AmendWhat
    case: Id
    chosen: bool = False
    value: Annotated[str, Field(max_length=16)] = ""
