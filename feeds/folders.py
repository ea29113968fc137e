"""Folders of feeds are places: which one a reader's folders name, which ones ours are. Pure."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from locales import LANGUAGES, translator
from news.model import PlaceId, Section
from regions.catalogue import Place, catalogue
from regions.lookup import find
from storage.feeds import Listed

_LARGE = 50_000  # people: a folder called like a smaller town («Мир») may mean something else
_TYPED = 60  # characters of a folder that may be the name of a place in other words
_DECORATION = re.compile(r"^[\W\d_]+|[\W_]+$")


def place_of_folders(folders: Iterable[str]) -> Place | None:
    """Find the place that folders name, outermost first; null: none for certain.

    Each folder narrows: «Смоленская область», «Смоленск». A city outside a folder of its
    region or country counts only where no other place has its name, and it is large.
    """
    place: Place | None = None
    for folder in folders:
        named = _by_name().get(_fold(folder), ())
        inside = [p for p in named if place and place in catalogue().ancestors(p.id)]
        place = _only(inside) or _known_by_itself(named) or _in_other_words(folder) or place
    return place


def section_of_folders(folders: Sequence[str]) -> Section | None:
    """Find the section that the innermost folder which is one names, in any language."""
    found = (_sections().get(_fold(folder)) for folder in reversed(folders))
    return next((section for section in found if section), None)


def folders_of(place: PlaceId | None, language: str = "ru") -> tuple[str, ...]:
    """Name the folders that feeds of a place lie in, from the country inwards."""
    known = catalogue().get(place) if place else None
    if known is None:
        return ()
    chain = (*reversed(catalogue().ancestors(known.id)), known)
    return tuple(link.name(language) for link in chain)


def by_place(feeds: Iterable[Listed]) -> list[tuple[tuple[str, ...], list[Listed]]]:
    """Group feeds by their folders, in order; those that write about everything come first."""
    groups: dict[tuple[str, ...], list[Listed]] = {}
    for listed in feeds:
        groups.setdefault(folders_of(listed.feed.place_id), []).append(listed)
    return sorted(groups.items())


def inside(feeds: Iterable[Listed], place: PlaceId) -> list[Listed]:
    """Pick the feeds of a place and of all that lies in it."""
    return [listed for listed in feeds if _lies_in(listed.feed.place_id, place)]


def _lies_in(place: PlaceId | None, whole: PlaceId) -> bool:
    if place is None or place not in catalogue():
        return False
    return place == whole or any(p.id == whole for p in catalogue().ancestors(place))


def _only(places: Sequence[Place]) -> Place | None:
    """Give the single one, or the innermost of a chain: «Москва» is a city and its region."""
    deep = sorted(places, key=lambda p: len(catalogue().ancestors(p.id)))
    chain = all(a in catalogue().ancestors(b.id) for a, b in pairwise(deep))
    return deep[-1] if deep and chain else None


def _known_by_itself(places: Sequence[Place]) -> Place | None:
    found = _only(places)
    return found if found and (found.kind != "city" or found.population >= _LARGE) else None


@lru_cache(10_000)
def _in_other_words(folder: str) -> Place | None:
    """Read «Новости Смоленска», «Смоленская обл.», «🏙 Смоленск»: what people type, too."""
    if len(folder) > _TYPED or _fold(folder) in _sections():
        return None
    found = find(folder, guess=False)
    return _known_by_itself([found.candidates[0].place]) if found.exact else None


@cache
def _by_name() -> dict[str, tuple[Place, ...]]:
    names: dict[str, tuple[Place, ...]] = {}
    for place in catalogue():
        for name in {_fold(name) for name in place.names.values() if name}:
            names[name] = (*names.get(name, ()), place)
    return names


@cache
def _sections() -> dict[str, Section]:
    named = ((translator(code).plain(f"section-{s}"), s) for code in LANGUAGES for s in Section)
    return {_fold(name): section for name, section in named if section is not Section.OTHER}


def _fold(name: str) -> str:
    return _DECORATION.sub("", name.strip()).casefold().replace("ё", "е")
