"""The cities nearest to a point on the map."""

from dataclasses import dataclass
from functools import lru_cache
from math import acos, cos, radians, sin

from regions.catalogue import LARGE_CITY, Place, catalogue

EARTH_KM = 6371.0088  # mean radius, IUGG
FAR_KM = 150.0  # farther than this from any city, we say so instead of offering one


@dataclass(frozen=True, slots=True)
class Near:
    """A city and how far it is, in kilometres along the great circle."""

    place: Place
    km: float

    @property
    def is_far(self) -> bool:
        """Whether it is too far to be called one's own city without a word."""
        return self.km > FAR_KM


def nearest(lat: float, lon: float, *, limit: int = 3) -> list[Near]:
    """List the `limit` cities nearest to a point, nearest first; settlements count as cities.

    Raises:
        ValueError: the point is not on Earth: |lat| > 90, |lon| > 180, or not a number.
    """
    return _nearest(lat, lon, limit=limit, people=0)


def nearest_large(lat: float, lon: float) -> Near:
    """Find the nearest city of at least `LARGE_CITY` people: the one a suburb's news come from.

    Raises:
        ValueError: as `nearest`.
    """
    return _nearest(lat, lon, limit=1, people=LARGE_CITY)[0]


def _nearest(lat: float, lon: float, *, limit: int, people: int) -> list[Near]:
    if not (abs(lat) <= 90 and abs(lon) <= 180):  # also refuses nan
        raise ValueError(f"not a point on Earth: {lat}, {lon}")
    x, y, z = _unit(lat, lon)
    cosines = [
        (x * vx + y * vy + z * vz, place)
        for vx, vy, vz, place in _vectors()
        if place.population >= people
    ]
    cosines.sort(key=lambda pair: (-pair[0], pair[1].id))
    return [Near(place, EARTH_KM * acos(min(1.0, c))) for c, place in cosines[: max(0, limit)]]


def _unit(lat: float, lon: float) -> tuple[float, float, float]:
    a, b = radians(lat), radians(lon)
    return cos(a) * cos(b), cos(a) * sin(b), sin(a)


@lru_cache(maxsize=1)
def _vectors() -> list[tuple[float, float, float, Place]]:
    return [(*_unit(city.lat, city.lon), city) for city in catalogue().cities()]
