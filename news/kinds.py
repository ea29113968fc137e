"""The kinds of submissions, as a table: what each needs, shows, and how long it lives. Pure.

A kind is a row here; nothing else branches on kinds. docs/decisions/0012-submissions.md.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a reader sends."""

    NEWS = "news"
    URGENT = "urgent"  # news that the city should hear of at once
    PHOTO = "photo"  # the city as it looks
    AD = "ad"  # a private advertisement


class Need(StrEnum):
    """What a draft must have before it may be let go."""

    WORDS = "words"
    PICTURE = "picture"
    CATEGORY = "category"
    PRICE = "price"
    CONTACT = "contact"
    PLACE = "place"


class Shelf(StrEnum):
    """Where readers find it: each has a command and a list of its own."""

    READERS = "readers"
    PHOTOS = "photos"
    ADS = "ads"


@dataclass(frozen=True, slots=True)
class Spec:
    """One kind.

    `needs` is in the order they are asked for. `lives`: how long it is listed before it expires;
    null: for good. `fresh`: how long digests may mention it; `fresh_liked`: when readers liked it.
    `reminds`: how long before the end its author is told. `alerts`: may wake its city.
    `attaches`: may stand under a story about the same event. `reaches`: its author says how far
    around it is shown. `only_pictures`: nothing else can be attached.
    """

    mark: str
    shelf: Shelf
    needs: tuple[Need, ...]
    lives: timedelta | None = None
    fresh: timedelta | None = None
    fresh_liked: timedelta | None = None
    reminds: timedelta | None = None
    alerts: bool = False
    attaches: bool = False
    reaches: bool = False
    only_pictures: bool = False

    @property
    def ends(self) -> bool:
        """Tell whether it expires, so that it can be renewed and marked as sold."""
        return self.lives is not None


_DAY: Final = timedelta(days=1)

KINDS: Final[dict[Kind, Spec]] = {
    Kind.NEWS: Spec(
        mark="👤",
        shelf=Shelf.READERS,
        needs=(Need.WORDS, Need.PLACE),
        fresh=_DAY,
        fresh_liked=2 * _DAY,
        attaches=True,
    ),
    Kind.URGENT: Spec(
        mark="🔔",
        shelf=Shelf.READERS,
        needs=(Need.WORDS, Need.PLACE),
        fresh=_DAY,
        fresh_liked=2 * _DAY,
        alerts=True,
        attaches=True,
    ),
    Kind.PHOTO: Spec(
        mark="📷",
        shelf=Shelf.PHOTOS,
        needs=(Need.PICTURE, Need.PLACE),
        only_pictures=True,
    ),
    Kind.AD: Spec(
        mark="🏷",
        shelf=Shelf.ADS,
        needs=(Need.WORDS, Need.CATEGORY, Need.PRICE, Need.CONTACT, Need.PLACE),
        lives=30 * _DAY,
        reminds=3 * _DAY,
        reaches=True,
    ),
}


def kinds_of(shelf: Shelf) -> tuple[Kind, ...]:
    """Name the kinds that a shelf lists."""
    return tuple(kind for kind, spec in KINDS.items() if spec.shelf is shelf)
