"""JSON Feed 1.0 and 1.1 (jsonfeed.org), read as loosely as publishers write it."""

import json
from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import Any

from feeds.dates import parse_date
from feeds.limits import MAX_ITEMS, is_newest_last
from feeds.raw import RawEntry, RawFeed, RawMedia


def is_json(text: str) -> bool:
    """Tell whether a document looks like JSON rather than XML."""
    return text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def read(text: str, *, zone: tzinfo, now: datetime) -> RawFeed | None:
    """Read a JSON Feed; None where the JSON is broken or is something else."""
    try:
        document = json.loads(text.lstrip("\ufeff \t\r\n"))
    except (ValueError, RecursionError):  # a depth or a number that only an attacker writes
        return None
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list):
        return None
    entries = [
        _entry(item, zone=zone, now=now)
        for item in _few_enough(items, zone=zone, now=now)
        if isinstance(item, dict)
    ]
    return RawFeed(
        title=_text(document.get("title")),
        link=_text(document.get("home_page_url")),
        language=_text(document.get("language")),
        entries=entries,
        total=len(items),
    )


def _few_enough(items: list[Any], *, zone: tzinfo, now: datetime) -> list[Any]:
    if len(items) <= MAX_ITEMS:
        return items
    first, last = (
        _entry(item, zone=zone, now=now).published if isinstance(item, dict) else None
        for item in (items[0], items[-1])
    )
    return items[-MAX_ITEMS:] if is_newest_last(first, last) else items[:MAX_ITEMS]


def _entry(item: dict[str, Any], *, zone: tzinfo, now: datetime) -> RawEntry:
    html = _text(item.get("content_html"))
    text = _text(item.get("content_text"))
    dates = (item.get("date_published"), item.get("date_modified"))
    found = (parse_date(_text(date), zone=zone, now=now) for date in dates)
    return RawEntry(
        id=_text(item.get("id")),
        link=_text(item.get("url")) or _text(item.get("external_url")),
        title=_text(item.get("title")),
        summary=_text(item.get("summary")),
        contents=[html, text],
        published=next((date for date in found if date), None),
        media=list(_media(item)),
        tags=[tag for tag in _list(item.get("tags")) if isinstance(tag, str)],
    )


def _media(item: dict[str, Any]) -> Iterator[RawMedia]:
    for rank, key in enumerate(("image", "banner_image")):
        yield RawMedia(_text(item.get(key)), "image", rank=rank)
    for file in _list(item.get("attachments")):
        if isinstance(file, dict):
            yield RawMedia(_text(file.get("url")), _text(file.get("mime_type")))


def _text(value: object) -> str:
    """Text of a value; the standard asks to take a number for an id as its digits."""
    if isinstance(value, str):
        return value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
