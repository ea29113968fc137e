"""Which places an article belongs to: those it names, or the home of its feed. Pure.

Rules: DESIGN, section 5.6: a reprint of federal news in a regional feed is not local news.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from news.model import Entry, PlaceId, Tag
from regions.catalogue import catalogue


class Tagger(Protocol):
    """Finds the places a text is about, given the place of its feed: `regions.geotag.tag`."""

    def __call__(self, text: str, *, home: PlaceId | None = None) -> tuple[Tag, ...]:
        """List them."""
        ...


_TEXT = 1_500  # characters: what an article is about stands at its beginning


def locate(tag: Tagger, entry: Entry, home: PlaceId | None) -> tuple[Tag, ...]:
    """Find the places of one entry of a feed that lives at `home`."""
    return places_of(tag(f"{entry.title}.\n{entry.summary}"[:_TEXT], home=home), home)


def places_of(tags: Sequence[Tag], home: PlaceId | None) -> tuple[Tag, ...]:
    """Choose the places an article belongs to from those its text names.

    A city, region or section named for certain is what the article is about. Where none is,
    it is about the home of its feed; less surely so if it names a whole country: that may be
    federal news. Countries themselves are no place of an article: they have no digest.
    """
    local = tuple(tag for tag in tags if not _is_country(tag.place))
    if home is None or any(tag.certain for tag in local):
        return local
    federal = any(tag.certain for tag in tags)
    others = (tag for tag in local if tag.place != home)
    return (_at_home(home, not federal), *others)


@lru_cache(maxsize=5_000)  # most articles have only this one: it is made, and sent, once
def _at_home(home: PlaceId, certain: bool) -> Tag:
    return Tag(home, "home", certain)


def _is_country(id: PlaceId) -> bool:
    place = catalogue().get(id)
    return place is not None and place.kind == "country"
