"""A name as it is being typed -> the places it may become. Pure."""

from bisect import bisect_left
from functools import lru_cache

from regions.catalogue import Place, catalogue
from regions.spelling import fold, other_layouts

SHORTEST = 2  # letters: with fewer, half of the catalogue begins so
LONGEST = 40  # letters


def beginning_with(typed: str, *, limit: int = 5) -> list[Place]:
    """List the places that have a name which begins with `typed`: cities first, then by people.

    In any of our languages, or typed in the other keyboard layout. Countries are left out:
    they have no news of their own; so is a region named as its city.
    """
    if limit < 1 or len(typed) > LONGEST:
        return []
    for reading in (fold(typed), *other_layouts(typed)):
        if len(reading) >= SHORTEST and (found := _found(reading, limit)):
            return found
    return []


def _found(reading: str, limit: int) -> list[Place]:
    names = _names()
    hits = set()
    for name, id in names[bisect_left(names, (reading, "")) :]:
        if not name.startswith(reading):
            break
        hits.add(id)
    places = [catalogue()[id] for id in hits]
    places.sort(key=lambda p: (p.kind != "city", p.status == "settlement", -p.population, p.id))
    cities = {p.names["ru"] for p in places if p.kind == "city"}
    return [p for p in places if p.kind == "city" or p.names["ru"] not in cities][:limit]


@lru_cache(maxsize=1)
def _names() -> list[tuple[str, str]]:
    """Every folded name with its place, in order."""
    places = [*catalogue().cities(), *_areas()]
    return sorted({(fold(name), p.id) for p in places for name in (*p.names.values(), *p.aliases)})


def _areas() -> list[Place]:
    known, found = catalogue(), []
    waiting = list(known.countries())
    while waiting:
        for child in known.children(waiting.pop().id):
            if child.kind in ("region", "section"):
                found.append(child)
                waiting.append(child)
    return found
