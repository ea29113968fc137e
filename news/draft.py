"""A draft: what its author has said so far, message by message, and what it amounts to. Pure.

Messages may come in any order, twice, or be edited later: a draft keeps each under its number,
so that telling it the same twice changes nothing. `storage.drafts` keeps it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from .ads import PRICELESS, Reach
from .attachments import MEDIA_COUNT
from .kinds import KINDS, Kind, Need
from .model import PlaceId
from .spans import units
from .submission import Content

SAID_MOST: Final = 60  # messages kept of one draft, the newest
SPLIT_FROM: Final = 4_000  # UTF-16 units: a longer message was perhaps broken in two by the app
SPLIT_WITHIN: Final = 2  # seconds between the pieces of one


@dataclass(frozen=True, slots=True)
class Said:
    """What one message says. `at` is when, in unix seconds; `origin` whom it is forwarded from.

    Forwarded is {"kind": "user" | "hidden" | "chat" | "channel", "name", "link"}.

    `album` is Telegram's id of the album it is part of. Number 0 is what was published before.
    """

    id: int
    at: int
    text: str = ""
    entities: tuple[Mapping[str, Any], ...] = ()
    media: tuple[Mapping[str, Any], ...] = ()
    point: tuple[float, float] | None = None
    origin: tuple[Mapping[str, Any], ...] = ()
    album: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What has been said so far, and chosen.

    `key` makes a repeated press publish once. Of messages up to `media_from` (`point_from`) the
    attachments (the point) count no more. `edits`: the submission that it gives other words to,
    as it was in its `version`; 0: it is a new one. `place` is empty until known; one that its
    author has not chosen is guessed anew as more is said.
    """

    key: str
    kind: Kind = Kind.NEWS
    said: tuple[Said, ...] = ()
    place: str = ""
    is_place_chosen: bool = False
    is_signed: bool = True
    category: str | None = None
    price: Mapping[str, str] | None = None
    contact: str = ""
    reach: Reach = Reach.CITY
    media_from: int = -1
    point_from: int = -1
    edits: int = 0
    version: int = 0

    @property
    def texts(self) -> tuple[Said, ...]:
        """Give the messages whose words count: the last of them, and those it adds to."""
        counts: list[Said] = []
        for said in self.said:
            if said.text:
                counts = [*counts, said] if counts and _adds(counts[-1], said) else [said]
        return tuple(counts)

    @property
    def media(self) -> tuple[Mapping[str, Any], ...]:
        """Give all that is attached, more than fits included."""
        return tuple(item for s in self.said if s.id > self.media_from for item in s.media)

    @property
    def left_over(self) -> int:
        """Count the attachments that are too many."""
        return max(0, len(self.media) - MEDIA_COUNT)

    @property
    def point(self) -> tuple[float, float] | None:
        """Give the last point shown."""
        return next(
            (s.point for s in reversed(self.said) if s.point and s.id > self.point_from), None
        )

    @property
    def origin(self) -> tuple[Mapping[str, Any], ...]:
        """Name whom what counts was forwarded from, each once."""
        texts = self.texts
        counts = (s for s in self.said if s in texts or (s.media and s.id > self.media_from))
        found: list[Mapping[str, Any]] = []
        for origin in (origin for said in counts for origin in said.origin):
            if origin not in found:
                found.append(origin)
        return tuple(found)

    @property
    def words(self) -> tuple[str, tuple[Mapping[str, Any], ...]]:
        """Give its text with the formatting, in UTF-16 units."""
        text, entities = "", []
        for number, said in enumerate(self.texts):
            text += "\n\n" if number else ""
            shift = units(text)
            entities += [{**e, "offset": e.get("offset", 0) + shift} for e in said.entities]
            text += said.text
        return text, tuple(entities)


def told(draft: Draft, said: Said) -> Draft:
    """Add what a message says, or replace what it said before it was edited.

    New words replace the old ones, unless they were forwarded, belong to the same album, or are
    the rest of a message that the app broke in two. Attachments add up.
    """
    others = (s for s in draft.said if s.id != said.id)
    everything = sorted((*others, said), key=lambda s: s.id)
    place = draft.place if draft.is_place_chosen else ""
    return replace(draft, said=tuple(everything[-SAID_MOST:]), place=place)


def joins(draft: Draft, parts: Sequence[Said], *, is_asked: bool) -> bool:
    """Tell whether what is said now belongs to a draft that is being shown; else it is another.

    What is whole by itself (words with attachments, something forwarded) begins another where
    the draft has its words already, so that two submissions sent crosswise stay two.
    """
    if is_asked or draft.edits or not draft.texts:
        return True
    forwarded = any(said.origin for said in parts)
    whole = any(said.text for said in parts) and any(said.media for said in parts)
    return not forwarded and not whole


def placed(draft: Draft, place: str, *, is_chosen: bool = False) -> Draft:
    """Say where it is."""
    return replace(draft, place=place, is_place_chosen=is_chosen)


def _adds(last: Said, said: Said) -> bool:
    broken = units(last.text) >= SPLIT_FROM and 0 <= said.at - last.at <= SPLIT_WITHIN
    same_album = bool(said.album) and last.album == said.album
    return bool(said.origin) or same_album or broken


def missing(draft: Draft) -> Need | None:
    """Name the first thing that a draft still needs; null: it may be let go."""
    return next((need for need in KINDS[draft.kind].needs if not _HAS[need](draft)), None)


def _has_price(draft: Draft) -> bool:
    return draft.price is not None or draft.category in PRICELESS


_HAS: Final[Mapping[Need, Callable[[Draft], bool]]] = {
    Need.WORDS: lambda draft: any(letter.isalnum() for letter in draft.words[0]),
    Need.PICTURE: lambda draft: any(item["kind"] == "photo" for item in draft.media),
    Need.CATEGORY: lambda draft: bool(draft.category),
    Need.PRICE: _has_price,
    Need.CONTACT: lambda draft: bool(draft.contact),
    Need.PLACE: lambda draft: bool(draft.place),
}


def content_of(draft: Draft, *, area: PlaceId, signature: str) -> Content:
    """Give what readers would see."""
    text, entities = draft.words
    spec = KINDS[draft.kind]
    media = tuple(i for i in draft.media if not spec.only_pictures or i["kind"] == "photo")
    details: dict[str, Any] = {}
    if Need.CONTACT in spec.needs:
        details["contact"] = draft.contact
    if draft.price is not None and Need.PRICE in spec.needs and draft.category not in PRICELESS:
        details["price"] = dict(draft.price)
    if spec.reaches:
        details["reach"] = draft.reach
    return Content(
        kind=draft.kind,
        place=PlaceId(draft.place),
        area=area,
        text=text,
        entities=entities,
        media=media[:MEDIA_COUNT],
        point=draft.point,
        origin=draft.origin,
        category=draft.category if Need.CATEGORY in spec.needs else None,
        details=details,
        signature=signature,
        messages=tuple(said.id for said in draft.said if said.id),
    )


def draft_of(key: str, content: Content, *, id: int, version: int) -> Draft:
    """Make a draft that gives other words to what was sent before."""
    before = Said(
        0, 0, content.text, content.entities, content.media, content.point, content.origin
    )  # fmt: skip
    details = content.details
    return Draft(
        key,
        content.kind,
        (before,),
        content.place,
        is_place_chosen=True,
        is_signed=bool(content.signature),
        category=content.category,
        price=details.get("price"),
        contact=details.get("contact", ""),
        reach=Reach(details.get("reach", Reach.CITY)),
        edits=id,
        version=version,
    )


def as_json(draft: Draft) -> dict[str, Any]:
    """Give the stored form."""
    return asdict(draft)


def from_json(body: Mapping[str, Any]) -> Draft:
    """Read the stored form back."""
    said = tuple(said_from_json(item) for item in body["said"])
    return Draft(
        **{**body, "said": said, "kind": Kind(body["kind"]), "reach": Reach(body["reach"])}
    )


def said_from_json(body: Mapping[str, Any]) -> Said:
    """Read what one message said back."""
    point = body["point"]
    return Said(
        **{
            **body,
            "entities": tuple(body["entities"]),
            "media": tuple(body["media"]),
            "origin": tuple(body["origin"]),
            "point": (point[0], point[1]) if point else None,
        }
    )
