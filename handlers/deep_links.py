"""Links that open the bot at something: what `t.me/<bot>?start=…` carries. Pure.

A payload is at most 64 of A-Z, a-z, 0-9, _ and - (Bot API, "Deep linking").
"""

import re

from aiogram.types import User

from regions.catalogue import Place, catalogue

from .choosing import is_subscribable

PLACE = "p"  # p491687, pRU-SMO
STORY = "s"  # s123
NEWS = "n"  # n123: what a reader sent
CHAT = "c"  # c-1001234: set up this group or channel
ADD = "add"  # add, add-491687
ROLE = "mod-"  # mod-<token>: the role of an invitation
FEED = "feed"  # offer a feed
_STORY = re.compile(r"s([0-9]{1,15})")  # no number of ours comes near it
_NEWS = re.compile(r"n([0-9]{1,15})")
_CHAT = re.compile(r"c(-[0-9]{1,15})")


def link(me: User, payload: str) -> str:
    """Give the address that opens the bot with a payload."""
    return link_to(me.username or "", payload)


def link_to(username: str, payload: str) -> str:
    """Give the address that opens the bot of this name with a payload."""
    return f"https://t.me/{username}?start={payload}"


def configure_link(me: User, chat_id: int) -> str:
    """Give the address that opens the setup of a group or channel in the private chat."""
    return link(me, f"{CHAT}{chat_id}")


def place_of(payload: str) -> Place | None:
    """Read the place out of a payload; null: it names none that can be subscribed to."""
    place = catalogue().get(payload.removeprefix(PLACE)) if payload.startswith(PLACE) else None
    return place if place and is_subscribable(place) else None


def story_of(payload: str) -> int | None:
    """Read the number of a story out of a payload; null: it names none."""
    match = _STORY.fullmatch(payload)
    return int(match[1]) if match else None


def news_of(payload: str) -> int | None:
    """Read the number of what a reader sent out of a payload; null: it names none."""
    match = _NEWS.fullmatch(payload)
    return int(match[1]) if match else None


def chat_of(payload: str) -> int | None:
    """Read the group or channel out of a payload; null: it names none."""
    match = _CHAT.fullmatch(payload)
    return int(match[1]) if match else None


def adds_to(payload: str) -> str | None:
    """Read where news are to be added, "" for anywhere; null: the payload is another's."""
    kind, _, place = payload.partition("-")
    if kind != ADD:
        return None
    return place if place in catalogue() else ""


def offers_feed(payload: str) -> bool | None:
    """Tell whether a payload asks to offer a feed; null: it is another's."""
    return True if payload == FEED else None
