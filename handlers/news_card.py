"""A submission exactly as readers see it: in the preview, in every list, on cards of cases. Pure.

A `Card` is what there is to show; `classic` and `rich` lay it out. Words of people are cleaned,
their hidden addresses written out, and all is escaped here or by the Translator, once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from digests.plain import NAME_LONGEST, clean, length
from locales import Translator
from news.ads import Reach, price_of
from news.attachments import LIMITS, Attachment, counted
from news.kinds import KINDS, Kind, Shelf
from news.spans import Marked, Span, cleaned, honest, pages, read
from news.submission import Content
from regions.catalogue import catalogue

from . import markup
from .words import moment_in_words, price_in_words

LONGEST = 4_096  # UTF-16 units of a message, entities parsed (Bot API)
GAP = "\n\n"
SIGNS = {"photo": "📷", "video": "🎬", "sound": "🔊", "file": "📎"}
_TAGS = {
    "photo": "img",
    "video": "video",
    "animation": "video",
    "audio": "audio",
    "voice": "audio",
}
_NAMED = {"img": "photo", "video": "video", "audio": "audio"}  # as `tg://photo?id=…` names them
_VISUAL = ("photo", "video")


@dataclass(frozen=True, slots=True)
class Card:
    """What there is to show. `head` and `facts` are lines of HTML above and below the words."""

    words: Marked
    facts: tuple[str, ...]
    media: tuple[Attachment, ...] = ()
    point: tuple[float, float] | None = None
    head: tuple[str, ...] = ()

    @property
    def apart(self) -> tuple[Attachment, ...]:
        """Give the attachments that even a rich message cannot show in place."""
        return tuple(item for item in self.media if not LIMITS[item["kind"]].in_place)


def card_of(
    content: Content,
    t: Translator,
    zone: str,
    *,
    at: datetime,
    now: datetime,
    is_edited: bool = False,
) -> Card:
    """Make the card of a submission that was published `at`; `zone` is the reader's (IANA)."""
    words = titled(honest(cleaned(read(content.text, content.entities))))
    who = _who(content, t, moment_in_words(at, zone, t, now=now), is_edited=is_edited)
    facts = (*_of_its_kind(content, t), who, *_origin(content, t))
    return Card(words, facts, content.media, content.point)


def titled(words: Marked) -> Marked:
    """Set the first line that says something in bold: it is the headline."""
    at = 0
    for line in words.text.split("\n"):
        if line.strip():
            bold = Span("bold", at, at + len(line.rstrip()))
            return replace(words, spans=(bold, *words.spans))
        at += len(line) + 1
    return words


def with_head(card: Card, *lines: str) -> Card:
    """Put lines of HTML above a card."""
    return replace(card, head=(*card.head, *lines))


def classic(card: Card, part: int = 0, longest: int = LONGEST) -> tuple[str, int]:
    """Lay a card out as an ordinary message of at most `longest` units.

    Words that do not fit are in further parts: gives the HTML of `part` (of the last one, where
    it has fewer), and how many there are.
    """
    head = GAP.join((*card.head, ""))
    facts = "\n".join(card.facts)
    room = longest - length(head) - length(facts) - len(GAP)
    parts = pages(card.words, max(room, 2))
    words = markup.classic(parts[min(part, len(parts) - 1)]).strip("\n")
    return GAP.join(piece for piece in (*card.head, words, facts) if piece), len(parts)


def rich(card: Card) -> tuple[str, list[dict[str, Any]]]:
    """Lay a card out as a rich message: its HTML, and its media as the Bot API takes them.

    Pictures and films above the words, sounds and the point on the map below.
    """
    shown = [item for item in card.media if LIMITS[item["kind"]].in_place]
    tags = [_tag(f"m{number}", item) for number, item in enumerate(shown)]
    visual = [tag for tag, item in zip(tags, shown, strict=True) if item["kind"] in _VISUAL]
    others = [tag for tag, item in zip(tags, shown, strict=True) if item["kind"] not in _VISUAL]
    pictures = f"<tg-slideshow>{''.join(visual)}</tg-slideshow>" if visual[1:] else "".join(visual)
    place = f'<tg-map lat="{card.point[0]}" long="{card.point[1]}"/>' if card.point else ""
    html = (
        *(f"<p>{line}</p>" for line in card.head),
        pictures,
        markup.rich(card.words),
        *others,
        place,
        f"<footer>{'<br>'.join(card.facts)}</footer>",
    )
    media = [{"id": f"m{n}", "media": _input(item)} for n, item in enumerate(shown)]
    return "".join(html), media


def _tag(id: str, item: Attachment) -> str:
    tag = _TAGS[item["kind"]]
    hidden = " tg-spoiler" if item.get("spoiler") and tag != "audio" else ""
    source = f'<{tag} src="tg://{_NAMED[tag]}?id={id}"{hidden}'
    return f"{source}/>" if tag == "img" else f"{source}></{tag}>"


def _input(item: Attachment) -> dict[str, str]:
    kind = "voice_note" if item["kind"] == "voice" else item["kind"]
    return {"type": kind, "media": item["file_id"]}


def name_of(content: Content, t: Translator) -> str:
    """Give the headline as plain text of one line; a photo without words is named by its place."""
    if title := clean(content.title):
        return title
    place = catalogue().get(content.place)
    return t.plain("photo-untitled", place=place.name(t.language) if place else "")


def _who(content: Content, t: Translator, time: str, *, is_edited: bool) -> str:
    place = catalogue().get(content.place)
    where = place.name(t.language) if place else t.plain("place-gone")
    name = clean(content.signature, NAME_LONGEST)
    facts = [
        t("news-signed", name=name) if name else t("news-unsigned"),
        t("news-at", time=time, place=where),
    ]
    if is_edited:
        facts.append(t("news-edited"))
    facts += [f"{SIGNS[name]} {count}" for name, count in counted(content.media).items()]
    return " · ".join(facts)


def _of_its_kind(content: Content, t: Translator) -> Sequence[str]:
    """Say what only ads and urgent news have."""
    if content.kind is Kind.URGENT:
        return [t("news-urgent")]
    if KINDS[content.kind].shelf is not Shelf.ADS:
        return []
    price = price_of(content.details)
    cost = price_in_words(price, t) if price else ""
    about = [cost, t.plain(f"ad-category-{content.category}") if content.category else ""]
    reach = Reach(content.details.get("reach", Reach.CITY))
    if reach is not Reach.CITY:
        about.append(t.plain(f"ad-shown-{reach}"))
    lines = [t("ad-about", facts=" · ".join(fact for fact in about if fact))]
    if contact := clean(str(content.details.get("contact", ""))):
        lines.append(t("ad-contact", contact=contact))
    return lines


def _origin(content: Content, t: Translator) -> Sequence[str]:
    if not content.origin:
        return []
    names = [_origin_name(origin, t) for origin in content.origin[:3]]
    return [t("news-forwarded", names=", ".join(names))]


def _origin_name(origin: Attachment, t: Translator) -> str:
    name = clean(str(origin.get("name", "")), NAME_LONGEST) or t.plain("news-anonymous")
    link = str(origin.get("link") or "").removeprefix("https://")
    return f"{name} ({link})" if link else name
