"""Which places an article belongs to: those it is about, or the home of its feed. Pure.

Rules: DESIGN, section 5.6: a reprint of federal news in a regional feed is not local news.
docs/decisions/0003-places.md.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from news.federal import speaks_of_country
from news.model import Entry, PlaceId, Tag
from news.parcel import Parcel
from regions import focus
from regions.catalogue import catalogue


class Tagger(Protocol):
    """Finds the places a text is about, given the place of its feed: `regions.geotag.tag`."""

    def __call__(self, text: str, *, home: PlaceId | None = None) -> tuple[Tag, ...]:
        """List them."""
        ...


def locate(tag: Tagger, entry: Entry | Parcel, home: PlaceId | None) -> tuple[Tag, ...]:
    """Find the places of one entry of a feed that lives at `home`.

    The title decides, then the lead; where they name no place, what stands below them can only
    confirm that the news is from home, or make that doubtful.
    """
    lead, below = focus.cut(_without_desk(tag, entry.summary, home))
    head = f"{entry.title}.\n{lead}"
    tags = _without_powers(tag(head, home=home), head)
    if any(map(_is_local, tags)):
        return places_of(_by_depth(tags, tag(entry.title, home=home), home), home)
    if not below:
        return places_of(tags, home)
    return places_of((*tags, *_below(tag(below, home=home), home)), home)


def places_of(tags: Sequence[Tag], home: PlaceId | None) -> tuple[Tag, ...]:
    """Choose the places an article belongs to from those its text names.

    A city, region or section named for certain is what the article is about. Where none is,
    it is about the home of its feed; less surely so if it names a whole country, or another
    place in passing: that may be federal news. Countries themselves are no place of an
    article: they have no digest.
    """
    if not tags:
        return () if home is None else (_at_home(home, True),)
    local = tuple(tag for tag in tags if not _is_country(tag.place))
    if home is None or any(tag.certain for tag in local):
        return local
    federal = any(tag.certain or tag.why == "aside" for tag in tags)
    others = (tag for tag in local if tag.place != home)
    return (_at_home(home, not federal), *others)


def _without_desk(tag: Tagger, text: str, home: PlaceId | None) -> str:
    """Leave out a dateline that names a capital, or the town where the source lives anyway."""
    place, rest = focus.dateline(text)
    named = {found.place for found in tag(place, home=home)} if place else set()
    return rest if named and named <= focus.CAPITALS | {home} else text


def _without_powers(tags: tuple[Tag, ...], head: str) -> tuple[Tag, ...]:
    """Leave out capitals that stand for their governments."""
    capitals = [found for found in tags if found.place in focus.CAPITALS]
    if not capitals or not speaks_of_country(head):
        return tags
    return tuple(found for found in tags if not focus.is_power(head, found.place))


def _by_depth(tags: Sequence[Tag], of_title: Sequence[Tag], home: PlaceId | None) -> list[Tag]:
    """Keep the places of the title, and of the lead those of home; then doubt the others.

    Beside a place of the title, or in a list of many, a place of the lead is named in passing.
    """
    sure = {found.place for found in of_title if found.certain}
    near = {_area(place) for place in sure} or {_area(home)} - {None}
    many = len({_area(found.place) for found in tags}) > focus.MANY
    deep = "aside" if sure or many else "lead"
    return [
        found if not _is_local(found) or _area(found.place) in near else _named(found.place, deep)
        for found in tags
    ]


def _below(tags: Sequence[Tag], home: PlaceId | None) -> list[Tag]:
    """Take from below the lead the places of home; the others are named in passing."""
    near = _area(home)
    return [
        found if near is not None and _area(found.place) == near else _named(found.place, "aside")
        for found in tags
    ]


@lru_cache(maxsize=5_000)  # most articles have only this one: it is made, and sent, once
def _at_home(home: PlaceId, certain: bool) -> Tag:
    return Tag(home, "home", certain)


@lru_cache(maxsize=5_000)
def _named(place: PlaceId, why: str) -> Tag:
    return Tag(place, why, why != "aside")


def _is_local(tag: Tag) -> bool:
    return tag.certain and not _is_country(tag.place)


def _area(id: PlaceId | None) -> PlaceId | None:
    """Give the region of a place, one for a city and the region around it."""
    region = catalogue().region_of(id) if id and id in catalogue() else None
    return focus.AROUND.get(region.id, region.id) if region else None


def _is_country(id: PlaceId) -> bool:
    place = catalogue().get(id)
    return place is not None and place.kind == "country"
