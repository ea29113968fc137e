"""What a person types or pastes where an address is asked for. Pure."""

import re
from dataclasses import dataclass
from typing import Literal

from .addresses import resolve
from .routes import page_of

_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.)[^\s<>\"«»]+", re.IGNORECASE)
_CYRILLIC_ZONES = "рф|рус|бел|укр|орг|ком|сайт|онлайн|дети|москва|католик"
_BARE = re.compile(
    rf"(?:[\w-]+\.)+(?:[a-z]{{2,24}}|xn--[a-z0-9-]+|{_CYRILLIC_ZONES})"
    r"(?::\d{2,5})?(?:/[^\s<>\"«»]*)?",
    re.IGNORECASE,
)
_NAME = re.compile(r"@([a-z][a-z0-9_]{3,31})", re.IGNORECASE)  # Telegram: 4 to 32 characters
_CHANNEL = re.compile(
    r"(?<![\w.-])(?:https?://)?(?:www\.)?(?:t\.me|telegram\.(?:me|dog))/(?:s/)?([a-z][a-z0-9_]{3,31})"
    r"(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_PRIVATE_CHANNEL = re.compile(
    r"(?<![\w.-])(?:https?://)?(?:www\.)?(?:t\.me|telegram\.(?:me|dog))/(?:c/|joinchat/|\+)\S*",
    re.IGNORECASE,
)
_NOT_CHANNELS = frozenset(
    {"addstickers", "addtheme", "bg", "boost", "contact", "invoice", "login", "proxy", "share",
     "setlanguage", "socks", "addlist", "addemoji", "giftcode", "iv"}
)  # fmt: skip
_TRAILING = ".,;:!?)]}»"
LONGEST = 4_096  # characters of a message that are looked at


@dataclass(frozen=True, slots=True)
class Typed:
    """What was meant: the address of a page or feed, the name of a channel, a closed channel."""

    kind: Literal["address", "channel", "private"]
    value: str = ""

    @property
    def url(self) -> str:
        """Where it can be looked at from outside; empty for a closed channel."""
        return page_of(self.value) if self.kind == "channel" else self.value


def read_address(text: str) -> Typed | None:
    """Find the one thing that a message offers as a source; null: there is none.

    A word with a dot is an address only where it is all there is: «привет.ru» in a sentence
    is not. `feed://` is what browsers put before the address of a feed.
    """
    text = " ".join(text[:LONGEST].split())
    if _PRIVATE_CHANNEL.search(text):
        return Typed("private")
    if found := _CHANNEL.search(text):
        name = found[1].lower()
        return None if name in _NOT_CHANNELS else Typed("channel", name)
    if found := _LINK.search(text):
        return _address(found[0])
    if found := _NAME.fullmatch(text):
        return Typed("channel", found[1].lower())
    return _address(text) if _BARE.fullmatch(text.rstrip(_TRAILING)) else None


def _address(text: str) -> Typed | None:
    address = text.rstrip(_TRAILING)
    address = re.sub(r"^feed:(?://)?(?=https?:)", "", address, flags=re.IGNORECASE)
    address = re.sub(r"^feed://", "https://", address, flags=re.IGNORECASE)
    if "://" not in address:
        address = f"https://{address}"
    url = resolve(address)
    return Typed("address", url) if url else None
