"""Every country, section, region and city that a person can choose or an article can name.

The data are two files beside this module, made by `make catalogue`: regions.tsv (countries, the
section, regions) and cities.tsv. Sources and licences: NOTICE.

    country | section  ->  region  ->  city

A section stands beside the countries; a place's chain ends in one of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from news.model import PlaceId
from regions.tables import rows, several

Kind = Literal["country", "section", "region", "city"]
LANGUAGES = ("ru", "uk", "be", "en")
LARGE_CITY = 250_000  # people; a suburb lives by the news of the nearest one


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the catalogue.

    `country` is the top of its chain: a country, or a section standing on its own; of those
    two kinds of place, the place itself. `section` is null outside a section. `lat`, `lon`
    (degrees) and `time_zone` (IANA) of anything bigger than a city are those of its capital.
    `population` counts people, 0 where unknown; of anything bigger, the sum over its cities.
    `status`, of a city: "city", "inner" (a town inside a federal city), "settlement" (an urban
    settlement or a large village).
    """

    id: PlaceId
    kind: Kind
    names: Mapping[str, str]
    country: PlaceId
    section: PlaceId | None
    region: PlaceId | None
    lat: float
    lon: float
    time_zone: str
    population: int
    aliases: tuple[str, ...] = ()  # other names in use: colloquial, short, former
    spellings: tuple[str, ...] = ()  # of the name, as gazetteers have them
    status: str = ""

    def name(self, language: str) -> str:
        """Name it in `language`, in Russian where that language has no name for it."""
        return self.names.get(language) or self.names["ru"]

    @property
    def parent(self) -> PlaceId | None:
        """What it lies in directly; null for a country and for a section."""
        if self.kind == "city":
            return self.region
        return self.country if self.kind == "region" else None


class Catalogue:
    """All places by id, and who lies in whom."""

    def __init__(self, places: Mapping[PlaceId, Place]) -> None:
        self._places = dict(places)

    def __getitem__(self, place: str) -> Place:
        return self._places[PlaceId(place)]

    def __contains__(self, place: object) -> bool:
        return place in self._places

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places.values())

    def __len__(self) -> int:
        return len(self._places)

    def get(self, place: str) -> Place | None:
        """Find a place by id; an old button may carry one that is gone."""
        return self._places.get(PlaceId(place))

    def countries(self) -> list[Place]:
        """List the tops of all chains in the order people expect: countries, then sections."""
        return [p for p in self if p.parent is None]

    def regions(self) -> list[Place]:
        """List all regions."""
        return [p for p in self if p.kind == "region"]

    def cities(self) -> list[Place]:
        """List all cities, towns and settlements."""
        return [p for p in self if p.kind == "city"]

    def region_of(self, place: str) -> Place | None:
        """Tell the region a city lies in; a region is its own; null for anything bigger."""
        it = self[place]
        if it.kind == "region":
            return it
        return self[it.region] if it.region else None

    def ancestors(self, place: str) -> tuple[Place, ...]:
        """Name what a place lies in, the nearest first; empty for a country."""
        parent = self[place].parent
        return () if parent is None else (self[parent], *self.ancestors(parent))

    def children(self, place: str) -> list[Place]:
        """List what lies directly in a place: in the order of the Russian alphabet."""
        return list(self._children.get(PlaceId(place), ()))

    def letters(self, place: str, language: str) -> list[str]:
        """List the capital letters that names of its children begin with, in order."""
        names = sorted((c.name(language) for c in self.children(place)), key=alphabetical)
        return list(dict.fromkeys(name[0].upper() for name in names))

    def page(
        self, place: str, language: str, *, letter: str = "", number: int = 0, size: int = 8
    ) -> tuple[list[Place], int]:
        """Cut one page (from 0) of the children in alphabetical order; tell how many there are.

        `letter`: only names that begin with it. A number too large gives the last page: an old
        button may ask for one that is gone.
        """
        listed = sorted(self.children(place), key=lambda c: alphabetical(c.name(language)))
        listed = [c for c in listed if c.name(language).upper().startswith(letter.upper())]
        pages = max(1, -(-len(listed) // size))
        first = min(max(number, 0), pages - 1) * size
        return listed[first : first + size], pages

    def covers(self, place: str) -> frozenset[PlaceId]:
        """Name the places whose news belong to "the city and its region"."""
        it = self[place]
        return frozenset({it.id, it.region} if it.region else {it.id})

    def label(self, place: Place, language: str) -> str:
        """Name a place so that its namesakes differ: "Мирный, Якутия"."""
        name, parent = place.name(language), place.parent
        if parent is None or self[parent].name(language) == name:
            return name
        return f"{name}, {self[parent].name(language)}"

    @cached_property
    def _children(self) -> dict[PlaceId, list[Place]]:
        found: dict[PlaceId, list[Place]] = {}
        for place in self:
            if place.parent is not None:
                found.setdefault(place.parent, []).append(place)
        for children in found.values():
            children.sort(key=lambda p: alphabetical(p.names["ru"]))
        return found


def alphabetical(name: str) -> str:
    """Key that sorts Cyrillic names as a dictionary does: ё beside е, і and ї beside и, ў after у.

    Not for show: two names may share a key.
    """
    return name.casefold().translate(_SORTED_AS)


_SORTED_AS = str.maketrans({"ё": "е", "є": "е", "ґ": "г", "і": "и", "ї": "и", "ў": "у", "’": ""})


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """Read the catalogue, once per process (about 10 ms)."""
    cities = [dict(row) for row in rows("cities.tsv")]
    tree = list(rows("regions.tsv"))
    located = {row["id"]: row for row in cities}
    people: dict[str, int] = {}
    parents = {row["id"]: row["parent"] for row in tree}
    for row in cities:
        for above in (row["region"], parents[row["region"]]):
            people[above] = people.get(above, 0) + int(row["population"])
    places = [_area(row, located[row["capital"]], people.get(row["id"], 0)) for row in tree]
    kinds = {place.id: place for place in places}
    places += [_city(row, kinds[PlaceId(row["region"])]) for row in cities]
    return Catalogue({place.id: place for place in places})


def _area(row: Mapping[str, str], capital: Mapping[str, str], population: int) -> Place:
    own = PlaceId(row["id"])
    country = PlaceId(row["parent"]) if row["parent"] else own
    kind: Kind = (
        "region" if row["parent"] else "section" if row["kind"] == "section" else "country"
    )
    return Place(
        id=own,
        kind=kind,
        names=_names(row),
        country=country,
        section=country if country in SECTIONS else None,
        region=own if kind == "region" else None,
        lat=float(capital["lat"]),
        lon=float(capital["lon"]),
        time_zone=capital["time_zone"],
        population=population,
        aliases=several(row["aliases"]),
    )


def _city(row: Mapping[str, str], region: Place) -> Place:
    return Place(
        id=PlaceId(row["id"]),
        kind="city",
        names=_names(row),
        country=region.country,
        section=region.section,
        region=region.id,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        time_zone=row["time_zone"],
        population=int(row["population"]),
        aliases=several(row["aliases"]),
        spellings=several(row["spellings"]),
        status=row["status"],
    )


def _names(row: Mapping[str, str]) -> dict[str, str]:
    return {language: name for language in LANGUAGES if (name := row[f"name_{language}"])}


SECTIONS = frozenset({PlaceId("CR")})
"""Sections that stand beside the countries."""
