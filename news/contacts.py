"""Ways to lead readers away: links, telephones, names in messengers, bank cards.

What is written to be overlooked by a filter is found as well: «example точка ru», «t . me/x».
Numbers that are no telephone (dates, scores, sums) are not taken for one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlsplit

from news.text import LONGEST, normalise

SHARED: Final = frozenset([  # everybody has a page there: the page tells who, not the host
    "t.me", "telegram.me", "vk.com", "vk.ru", "ok.ru", "youtube.com", "youtu.be",
    "instagram.com", "facebook.com", "tiktok.com", "rutube.ru", "dzen.ru", "wa.me", "avito.ru",
    "docs.google.com", "forms.gle",
])  # fmt: skip
_ENDS: Final = (
    "ru|com|net|org|info|рф|su|ua|by|me|io|co|xyz|top|online|site|club|store|shop|pro|cc|biz"
    "|live|link|bet|fun|to|lol|click|space|website|app|dev"
)
_DOT: Final = "(?:точка|крапка|кропка|dot)"
_URL: Final = re.compile(r"(?:https?://|www\.)[^\s<>«»\"]+", re.IGNORECASE)
# Bounded, and begun only where a word begins: what somebody sends must not cost more than it is.
_BARE: Final = re.compile(
    rf"(?<![\w@.-])(?:[\w-]{{1,63}}\.){{1,20}}(?:{_ENDS})(?![\w-])(?:/[^\s<>«»\"]*)?",
    re.IGNORECASE,
)
_SPELT: Final = re.compile(
    rf"(?<![\w-])[\w-]{{2,63}}(?: \. ?| ?[\[(]?{_DOT}[\])]? ?)"
    rf"(?:{_ENDS})(?!\w)",
    re.IGNORECASE,
)
_HANDLE: Final = re.compile(r"(?<![\w@.])@[a-z]\w{3,31}", re.IGNORECASE)
_EMAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", re.IGNORECASE
)
_MESSENGER: Final = re.compile(
    r"(?<!\w)(?:тг|tg|телег\w*|telegram|вотсап\w*|ватсап\w*|whats ?app|вайбер\w*|viber)"
    r"\s*[:—–-]?\s*@?([a-z]\w{3,31})",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"(?<![\w.,])\+?\(?\d(?:[\s().–—-]{0,3}\d){8,18}(?![\w])")
_DATE: Final = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})")
_PHONE: Final = re.compile(r"\+\d{10,15}|[78]\d{10}|9\d{9}|380\d{9}|0\d{9}|375\d{9}|80\d{9}")
_TOWN_CODE: Final = re.compile(r"\(\d{3,5}\)")
_CARD: Final = re.compile(r"\d{16}")


@dataclass(frozen=True, slots=True)
class Contacts:
    """What a text has of them; `handles` are names in messengers and mail addresses.

    `keys` name each so that two texts with the same one meet.
    `masked`: a link whose words are another address than where it leads.
    """

    hosts: frozenset[str] = frozenset()
    handles: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    cards: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    masked: bool = False


def contacts(text: str, entities: Sequence[Mapping[str, Any]] = ()) -> Contacts:
    """Find them in a text of any length; `entities` are Telegram's for it."""
    text = text[:LONGEST]
    found = _found(text, _hidden(entities))
    return replace(found, masked=True) if _is_masked(text, entities) else found


@lru_cache(maxsize=256)  # a decision asks three times about one text
def _found(text: str, hidden: tuple[str, ...]) -> Contacts:
    plain = normalise(text)
    links = [*_URL.findall(plain), *_BARE.findall(plain), *hidden]
    spelt = map(_squeezed, _SPELT.findall(plain))
    pages = frozenset(filter(None, (_page(link) for link in (*links, *spelt))))
    handles = frozenset(
        name.lower().lstrip("@")
        for name in (*_HANDLE.findall(_EMAIL.sub(" ", text)), *_MESSENGER.findall(text))
    )
    mails = frozenset(_EMAIL.findall(plain))
    numbers = _numbers(text)
    phones = frozenset(filter(None, map(_phone, numbers)))
    cards = frozenset(filter(None, map(_card, numbers)))
    return Contacts(
        hosts=frozenset(page.split("/")[0] for page in pages),
        handles=handles | mails,
        phones=phones,
        cards=cards,
        keys=frozenset((*pages, *(f"t.me/{name}" for name in handles), *mails, *phones, *cards)),
    )


def without(text: str) -> str:
    """Give a text without its links and names: what is left says what it is about."""
    for pattern in (_URL, _EMAIL, _BARE, _SPELT, _HANDLE):
        text = pattern.sub(" ", text)
    return text


def _hidden(entities: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    links = (e for e in entities if e.get("type") == "text_link" and e.get("url"))
    return tuple(str(link["url"]) for link in links)


def _squeezed(spelt: str) -> str:
    dotted = re.sub(rf"\s*[\[(]?{_DOT}[\])]?\s*", ".", spelt)
    return re.sub(r"\s*\.\s*", ".", dotted)


def _page(link: str) -> str:
    """Name what a link leads to: its host or, on a shared one, the page; empty: nowhere."""
    try:
        parts = urlsplit(link if "://" in link else f"//{link}")
        host = (parts.hostname or "").removeprefix("www.").strip(".")
    except ValueError:
        return ""
    if "." not in host or parts.scheme not in ("", "http", "https"):
        return ""
    if host not in SHARED:
        return host
    return f"{host}/{parts.path.strip('/').split('/')[0]}".lower()


def _numbers(text: str) -> list[str]:
    return _NUMBER.findall(_DATE.sub(" . ", text))


def _phone(number: str) -> str:
    digits = re.sub(r"[^\d+]", "", number)
    if not _PHONE.fullmatch(digits) and not (_TOWN_CODE.search(number) and 9 <= len(digits) <= 11):
        return ""
    bare = digits.lstrip("+")
    return f"7{bare[1:]}" if len(bare) == 11 and bare[0] == "8" else bare


def _card(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return digits if _CARD.fullmatch(digits) and _luhn(digits) else ""


def _luhn(digits: str) -> bool:
    doubled = [int(d) * (2 - i % 2) for i, d in enumerate(digits)]  # sixteen: from the first on
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def _is_masked(text: str, entities: Sequence[Mapping[str, Any]]) -> bool:
    units = text.encode("utf-16-le")
    for entity in entities:
        if entity.get("type") != "text_link":
            continue
        start, length = int(entity.get("offset", 0)), int(entity.get("length", 0))
        said = units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace").lower()
        named = {_page(link) for link in (*_URL.findall(said), *_BARE.findall(said))} - {""}
        if named and _page(str(entity.get("url", ""))) not in named:
            return True
    return False
