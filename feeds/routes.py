"""Addresses of feeds: those of the web, of Telegram, and routes of RSSHub. Pure."""

import re

from .addresses import resolve

RSSHUB = "rsshub://"
TELEGRAM = ("t.me", "telegram.me", "telegram.dog")  # hosts of channels' pages
_ROUTE = re.compile(r"rsshub://[\w%.~-]+(?:/[\w%.~@:=,+-]+)*(?:\?[\w%.~@:=,+&-]*)?", re.ASCII)
_CHANNEL = re.compile(r"rsshub://telegram/channel/(\w{4,32})(?:[/?].*)?", re.ASCII)
_LONGEST = 500  # characters
_FEED = re.compile(r"^feed:(?:(?://)?(?=https?:)|(?=//))", re.IGNORECASE)


def feed_address(text: str) -> str:
    """Make an address that a feed may have of what a list says; empty: it can have none.

    `feed:` is what some readers and browsers put before the address of a feed, or for `http:`.
    """
    text = text.strip()
    return text if is_route(text) else resolve(_FEED.sub(_scheme, text, count=1))


def _scheme(feed: re.Match[str]) -> str:
    return "http:" if feed.string[feed.end() :].startswith("//") else ""


def is_route(address: str) -> bool:
    """Tell whether an address is a route of RSSHub, less what could lead out of it."""
    if len(address) > _LONGEST or ".." in address:
        return False
    return bool(_ROUTE.fullmatch(address))


def page_of(channel: str) -> str:
    """Give the address of the preview page of a Telegram channel."""
    return f"https://t.me/s/{channel}"


def channel_of_route(address: str) -> str | None:
    """Name the Telegram channel that a route of RSSHub reads; null: it reads something else."""
    found = _CHANNEL.fullmatch(address)
    return found[1].lower() if found else None
