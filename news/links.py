"""Addresses as people should see them: the real host, with no lookalike letters. Pure."""

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

HOST_LONGEST: Final = 60  # characters shown; the end of a host is what says whose it is
_SCHEME: Final = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LABEL: Final = re.compile(r"^[^\s/?#@:\\]+$")
_ENDS_OF_LABELS: Final = re.compile(r"[.\u3002\uff0e\uff61]")
_CYRILLIC_ENDS: Final = frozenset(
    {"рф", "рус", "укр", "бел", "мкд", "срб", "орг", "дети", "москва", "онлайн", "сайт"}
)


def shown_host(address: str) -> str:
    """Give the host of a web address as it should be shown; empty: not an address of the web.

    Names of one honest script stay readable; a name that mixes letters which look alike (or
    dresses up as Latin) is shown as the network writes it: "xn--…". "www." is left out.
    """
    host = _host(address)
    if not host:
        return ""
    try:
        ascii_host = host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    readable = host if _is_honest(host) else ascii_host
    bare = readable.removeprefix("www.")
    return bare if len(bare) <= HOST_LONGEST else f"…{bare[-HOST_LONGEST:]}"


def _host(address: str) -> str:
    text = address.strip()
    if not _SCHEME.match(text) or re.match(r"^[^/]*\.[^/]*:\d", text):
        text = f"http://{text}"
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""
    host = unicodedata.normalize("NFKC", host).strip(".")
    labels = _ENDS_OF_LABELS.split(host)
    if len(labels) < 2 or not all(_LABEL.match(label) for label in labels):
        return ""
    return ".".join(labels)


def _is_honest(host: str) -> bool:
    """Tell whether every letter is what it seems.

    All ASCII; or names wholly in Cyrillic under a Cyrillic end, where nobody expects Latin.
    """
    if host.isascii():
        return True
    labels = host.split(".")
    if labels[-1] not in _CYRILLIC_ENDS:
        return False
    return all(
        _is_cyrillic(label) or (label.isascii() and not _has_letters(label))
        for label in labels
        if label != "www"
    )


def _has_letters(label: str) -> bool:
    return any(char.isalpha() for char in label)


def _is_cyrillic(label: str) -> bool:
    return all(
        not char.isalpha() or unicodedata.name(char, "").startswith("CYRILLIC") for char in label
    )
