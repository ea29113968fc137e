"""Time zones that a chat may live by, each named by a city. Pure.

Those of the catalogue's own places, and those abroad where its readers live.
"""

from dataclasses import dataclass
from functools import lru_cache

from regions.catalogue import Place, catalogue
from regions.tables import rows


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone (`time_zone`: its IANA name) under the names of a city, by language.

    `code` is what a button carries: short, and never changed.
    """

    code: str
    time_zone: str
    names: dict[str, str]

    def name(self, language: str) -> str:
        """Name its city in a language; in Russian where we have no other name."""
        return self.names.get(language) or self.names["ru"]


@lru_cache(maxsize=1)
def own_zones() -> tuple[Zone, ...]:
    """List the biggest city of every time zone of the catalogue, from west to east."""
    biggest: dict[str, Place] = {}
    for city in sorted(catalogue().cities(), key=lambda place: -place.population):
        biggest.setdefault(city.time_zone, city)
    there = sorted(biggest.values(), key=lambda place: place.lon % 360)
    return tuple(Zone(str(city.id), city.time_zone, dict(city.names)) for city in there)


@lru_cache(maxsize=1)
def zones_abroad() -> tuple[Zone, ...]:
    """List cities abroad, from Lisbon eastward to the Americas."""
    return tuple(
        Zone(
            row["code"],
            row["time_zone"],
            {k.removeprefix("name_"): v for k, v in row.items() if k.startswith("name_")},
        )
        for row in rows("zones.tsv")
    )


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Zone]:
    return {zone.code: zone for zone in (*own_zones(), *zones_abroad())}


def zone_of(code: str) -> Zone | None:
    """Find a zone by its code; null: there is none.

    A city that was the biggest of its zone when a button was made still gives that zone.
    """
    known = _by_code().get(code)
    city = catalogue().get(code) if known is None else None
    return zone_named(city.time_zone) if city else known


def zone_named(time_zone: str) -> Zone | None:
    """Find a zone by its IANA name; null: no city of ours stands for it."""
    return next((zone for zone in _by_code().values() if zone.time_zone == time_zone), None)
