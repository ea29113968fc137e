"""Every spelling under which a place is known, folded: built once, when first asked for."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from news.model import PlaceId
from regions.cases import decline
from regions.catalogue import Place, catalogue
from regions.spelling import fold, is_latin, skeleton, sounds

Index = Mapping[str, frozenset[PlaceId]]

SHORTEST_ALIAS = 3  # letters; "НН" and "МО" mean too much to be taken at their word

SHORTEST_HEARD = 4  # letters, of a name to be recognised by ear; of an alias, one more


@lru_cache(maxsize=1)
def names() -> Index:
    """Names in all languages, and aliases."""
    found = _collect((n, p) for p in catalogue() for n in (*p.names.values(), *p.aliases))
    return {key: _largest(hits) for key, hits in found.items()}


@lru_cache(maxsize=1)
def spelled() -> Index:
    """Spellings that gazetteers have; surer than a guess, less sure than a case form."""
    found = _collect((n, p) for p in catalogue() for n in p.spellings)
    return {key: _largest(hits) for key, hits in found.items()}


@lru_cache(maxsize=1)
def forms() -> Index:
    """Case forms of names and aliases, the nominative included."""
    return {key: _largest(hits) for key, hits in _collect(_declined()).items()}


@lru_cache(maxsize=1)
def skeletons() -> Index:
    """Names, aliases and Russian forms by their skeletons: for what is typed in Latin letters."""
    pairs = ((skeleton(key), hits) for index in (forms(), names()) for key, hits in index.items())
    found: dict[str, set[PlaceId]] = {}
    for key, hits in pairs:
        found.setdefault(key, set()).update(hits)
    return {key: frozenset(hits) for key, hits in found.items()}


@lru_cache(maxsize=1)
def sounding() -> Index:
    """Names by how they are heard."""
    found: dict[str, set[PlaceId]] = {}
    for place in catalogue():
        if place.status == "settlement":
            continue
        aliases = [a for a in place.aliases if len(a) > SHORTEST_HEARD]
        for name in (place.names["ru"], *aliases):
            if len(name) >= SHORTEST_HEARD:
                found.setdefault(sounds(fold(name)), set()).add(place.id)
    return {key: _largest(hits) for key, hits in found.items()}


@lru_cache(maxsize=1)
def primary() -> Index:
    """Names proper, without aliases."""
    found = _collect((name, place) for place in catalogue() for name in place.names.values())
    return {key: frozenset(hits) for key, hits in found.items()}


@lru_cache(maxsize=1)
def fuzzy() -> Index:
    """Collect what a close spelling may be close to; short aliases are close to anything.

    Of settlements, the names alone: more would make every search slower for the few.
    """
    short = {fold(a) for p in catalogue() for a in p.aliases if len(a) <= SHORTEST_HEARD}
    every = {**spelled(), **forms(), **names()}
    return {
        key: hits
        for key, hits in every.items()
        if len(key) >= SHORTEST_ALIAS
        and not is_latin(key)
        and (key not in short or key in primary())
        and (key in primary() or not _is_small(hits))
    }


@lru_cache(maxsize=1)
def fuzzy_latin() -> Index:
    """Collect what a close spelling in Latin letters may be close to: skeletons of names."""
    found: dict[str, set[PlaceId]] = {}
    for index in (spelled(), names()):
        for key, hits in index.items():
            if len(reduced := skeleton(key)) >= SHORTEST_ALIAS:
                found.setdefault(reduced, set()).update(hits)
    return {key: frozenset(hits) for key, hits in found.items()}


def _is_small(hits: frozenset[PlaceId]) -> bool:
    """Tell whether all of some places are settlements."""
    return all(catalogue()[hit].status == "settlement" for hit in hits)


@lru_cache(maxsize=1)
def hints() -> Index:
    """Collect what tells namesakes apart: everything above, and "Калужская", "Калужской" alone."""
    pairs = [
        (form.rsplit(" ", 1)[0], place)
        for place in catalogue().regions()
        for language in ("ru", "uk", "be")
        if " " in place.name(language)
        for group in decline(place.name(language), language)[0].values()
        for form in group
    ]
    found = {key: set(hits) for key, hits in forms().items()}
    for key, hits in (*names().items(), *_collect(pairs).items()):
        found.setdefault(key, set()).update(hits)
    return {key: frozenset(hits) for key, hits in found.items()}


def _declined() -> Iterator[tuple[str, Place]]:
    for place in catalogue():
        for language, name in place.names.items():
            if language != "en":
                yield from ((form, place) for form in _all_forms(name, language))
        for alias in place.aliases:
            if len(alias) > SHORTEST_ALIAS and not alias.isupper():
                yield from ((form, place) for form in _all_forms(alias, "ru"))


def _all_forms(name: str, language: str) -> Iterator[str]:
    for group in decline(name, language)[0].values():
        yield from group


def _collect(pairs: Iterable[tuple[str, Place]]) -> dict[str, set[PlaceId]]:
    found: dict[str, set[PlaceId]] = {}
    for name, place in pairs:
        if key := fold(name):
            found.setdefault(key, set()).add(place.id)
    return found


def _largest(hits: set[PlaceId]) -> frozenset[PlaceId]:
    """Leave one place of each group that is the same thing to a reader.

    The city of a region named alike (Москва), the section of a region named alike (Крым).
    """
    if len(hits) == 1:
        return frozenset(hits)
    places = [catalogue()[hit] for hit in hits]
    of_cities = {p.region for p in places if p.kind == "city"}
    tops = {p.id for p in places if p.parent is None}
    return frozenset(
        p.id
        for p in places
        if p.kind != "region" or (p.id not in of_cities and p.parent not in tops)
    )
