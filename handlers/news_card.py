"""News from a reader, exactly as readers see it: in the preview and in /readers alike."""

from collections.abc import Sequence
from typing import Any

from aiogram.types import InputMediaPhoto, InputMediaVideo, MediaUnion, MessageEntity
from aiogram.utils.text_decorations import html_decoration

from locales import Translator
from news.submission import headline
from regions.catalogue import catalogue

BOLD = "bold"


def card(
    text: str,
    entities: Sequence[dict[str, Any]],
    *,
    signature: str,
    place_id: str,
    media: int,
    time: str,
    t: Translator,
) -> str:
    """Lay out one piece of news as HTML: its words, then who, when, where, what it shows."""
    place = catalogue().get(place_id)
    facts = [
        t("news-signed", name=signature) if signature else t("news-unsigned"),
        t("news-at", time=time, place=place.name(t.language) if place else t.plain("place-gone")),
    ]
    if media:
        facts.append(t("news-media", count=media))
    return f"{formatted(text, entities)}\n\n{' · '.join(facts)}"


def formatted(text: str, entities: Sequence[dict[str, Any]]) -> str:
    """Give the words as HTML with the author's formatting, the first line in bold.

    Formatting that runs over the end of the first line is left out: it cannot nest.
    """
    start, length = _first_line(text)
    end = start + length
    kept = [MessageEntity(**entity) for entity in entities]
    whole = [e for e in kept if not (e.offset < end < e.offset + e.length) and e.type != BOLD]
    bold = [e for e in kept if e.type == BOLD and e.offset >= end]
    title = MessageEntity(type=BOLD, offset=start, length=length)
    outer_first = sorted([title, *whole, *bold], key=lambda e: (e.offset, -e.length))
    return html_decoration.unparse(text, outer_first)


def _first_line(text: str) -> tuple[int, int]:
    """Find the first line that says something: offset and length in UTF-16 units."""
    before = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            return before, _units(line.rstrip())
        before += _units(line)
    return 0, _units(headline(text))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def album(media: Sequence[dict[str, str]]) -> list[MediaUnion]:
    """Give pictures and videos as Telegram takes them, together."""
    return [
        InputMediaVideo(media=item["file_id"])
        if item["kind"] == "video"
        else InputMediaPhoto(media=item["file_id"])
        for item in media
    ]
