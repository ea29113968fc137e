"""What a button carries: all its state, so that an old one works after a restart.

Nothing here is trusted when it comes back: numbers are bounded, words are of a closed list,
and what is named by id is looked up as the presser's own.
"""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

Id = Annotated[int, Field(ge=0, lt=2**53)]
Page = Annotated[int, Field(ge=0, lt=10_000)]
PlaceCode = Annotated[str, Field(pattern=r"^([A-Z0-9-]{1,12})?$")]
ChatCode = Annotated[int, Field(gt=-(2**53), lt=2**53)]
"""The chat that a press configures; 0: the one the button is in."""


class Screen(StrEnum):
    """Screens that a button opens without saying more."""

    START = "start"
    ADD = "add"
    RULES = "rules"
    ABOUT = "about"
    HELP = "help"
    FORGET = "forget"
    NOTHING = "nothing"  # a button that only shows, such as «2/5»


class Go(CallbackData, prefix="go"):
    """Open a screen."""

    screen: Screen


class SetLanguage(CallbackData, prefix="lang"):
    """Speak this language in this chat, chosen on the first screen."""

    code: str


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


class Topic(StrEnum):
    """What can be set for a chat."""

    MAIN = "main"
    LANGUAGE = "lang"
    QUIET = "quiet"
    QUIET_FROM = "qfrom"
    SIZE = "size"
    STYLE = "style"
    ZONE = "zone"


class Settings(CallbackData, prefix="set"):
    """Open a topic of the settings; `page` is a page, or an hour chosen before."""

    topic: Topic = Topic.MAIN
    page: Page = 0
    chat: ChatCode = 0


class Set(CallbackData, prefix="put"):
    """Set a topic to a value of its own list."""

    topic: Topic
    value: Annotated[str, Field(max_length=16)]
    chat: ChatCode = 0


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


class Now(CallbackData, prefix="now"):
    """Show the news of a place for the last `hours`; 0: ask which."""

    place: PlaceCode
    hours: Annotated[int, Field(ge=0, le=24)] = 1


class Forget(CallbackData, prefix="forget"):
    """Delete everything about this chat, or not."""

    sure: bool
