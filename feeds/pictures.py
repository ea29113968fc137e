"""Media of an entry: what they are, and the best picture first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from feeds.addresses import resolve
from feeds.plain import plain
from feeds.raw import RawMedia
from news.model import Media

MAX_MEDIA = 10
_LONGEST_MARKUP = 200_000  # characters of an entry's text searched for pictures
_LONGEST_TYPE = 100  # characters
_TOO_SMALL = 50  # pixels: a counter or an icon, not a picture
_KINDS = {
    **dict.fromkeys(("jpg", "jpeg", "png", "webp", "gif", "avif", "bmp"), "image"),
    **dict.fromkeys(("mp4", "m4v", "webm", "mov", "avi", "m3u8", "flv", "ogv"), "video"),
    **dict.fromkeys(("mp3", "m4a", "ogg", "oga", "wav", "aac", "flac", "opus"), "audio"),
}
_SUFFIX = re.compile(r"^[^?#]*\.([a-z0-9]{2,5})(?=$|[?#])", re.IGNORECASE)
_IMG = re.compile(r"<[iI][mM][gG]\s[^<>]*>")
_ATTRIBUTE = re.compile(
    r"""\s(data-src|src|width|height)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_NOT_PICTURES = (
    *("counter", "pixel", "/1x1", "spacer", "blank.gif", "mc.yandex", "top-fwz", "doubleclick"),
    *("feedburner", "/smiley", "/smilies", "emoji", "gravatar", "/stats", "/stat/", "/stat."),
)


def media_of(attached: Sequence[RawMedia], markup: Iterable[str], base: str) -> tuple[Media, ...]:
    """Choose an entry's media, the best picture first, then in the publisher's order.

    Args:
        attached: enclosures and media elements.
        markup: texts of the entry, for pictures in them; looked at only if none is attached.
        base: address that relative ones are relative to.
    """
    if len(attached) == 1 and (only := _media(attached[0], base)) and only.kind == "image":
        return (only,)  # nearly always
    chosen = _best_first(attached, base) if attached else []
    if not chosen or chosen[0].kind != "image":
        chosen = _best_first(pictures_in(markup), base) + chosen
    return tuple(chosen[:MAX_MEDIA])


def pictures_in(markup: Iterable[str]) -> Iterator[RawMedia]:
    """Find pictures in texts, also in text that is escaped once more."""
    for text in markup:
        if not _may_hold_pictures(text):
            continue
        text = text[:_LONGEST_MARKUP]
        if text.rfind("&lt;img") >= 0:
            text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
        for tag in _IMG.findall(text):
            if raw := _picture(tag):
                yield raw


def _may_hold_pictures(text: str) -> bool:
    """Look quickly: a single character is found faster than a word, a word faster backwards."""
    return ("<" in text or "&" in text) and (text.rfind("img") >= 0 or text.rfind("IMG") >= 0)


def _picture(tag: str) -> RawMedia | None:
    attributes = {
        name.lower(): double or single or bare
        for name, double, single, bare in _ATTRIBUTE.findall(tag)
    }
    get = attributes.get
    url = plain(get("data-src") or get("src") or "")
    if not url or url.startswith("data:") or _is_counter(url):
        return None
    return RawMedia(url, "image", get("width", ""), get("height", ""), rank=2)


def _is_counter(url: str) -> bool:
    low = url.lower()
    for part in _NOT_PICTURES:  # noqa: SIM110  # twice as fast as `any`
        if part in low:
            return True
    return False


def _best_first(found: Iterable[RawMedia], base: str) -> list[Media]:
    """Choose pictures first: attached before thumbnails before those in text; larger first."""
    distinct: dict[str, tuple[bool, int, int, int, Media]] = {}
    for raw in found:
        media = _media(raw, base)
        if media and media.url not in distinct:
            size = (media.width or 0) * (media.height or 1)
            number = len(distinct)  # no two are equal, and the publisher's order stays
            distinct[media.url] = media.kind != "image", raw.rank, -size, number, media
            if number == 4 * MAX_MEDIA:
                break
    return [ranked[-1] for ranked in sorted(distinct.values())]


def _media(raw: RawMedia, base: str) -> Media | None:
    """Null for what is not media, or too small to be looked at."""
    url = resolve(raw.url, base) if raw.url else ""
    kind = _kind(raw.type, url) if url else ""
    if not kind:
        return None
    if not (raw.width or raw.height):
        return Media(url, kind)
    width, height = _pixels(raw.width), _pixels(raw.height)
    is_small = (width or _TOO_SMALL) < _TOO_SMALL or (height or _TOO_SMALL) < _TOO_SMALL
    return None if is_small else Media(url, kind, width, height)


def _kind(mime: str, url: str) -> str:
    """Tell what a file is by its type, or by its name; empty for a document or a page."""
    kind = _kind_of_type(mime[:_LONGEST_TYPE])
    if kind is not None:
        return kind
    suffix = _SUFFIX.search(url)
    return _KINDS.get(suffix[1].lower(), "") if suffix else ""


@lru_cache(maxsize=200)
def _kind_of_type(mime: str) -> str | None:
    """Tell it by the type alone; null: the name must tell."""
    mime = mime.lower()
    kind = mime.strip().partition("/")[0]
    if kind in ("image", "video", "audio"):
        return "" if "svg" in mime else kind
    return "" if "/" in mime and kind != "application" else None


def _pixels(size: str) -> int | None:
    if not size:
        return None
    digits = size if size.isdigit() else size.strip().removesuffix("px")
    is_number = digits.isascii() and digits.isdigit() and len(digits) < 6
    return int(digits) or None if is_number else None
