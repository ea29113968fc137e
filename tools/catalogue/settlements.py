"""Urban settlements and large villages: what GeoNames has beyond the towns, with care.

GeoNames marks neither city districts nor doubles in the package we read, and its Cyrillic names
carry no language. So a row is taken only if it lies clear of every town (a district does not),
is no double of another row, and has one Cyrillic name that reads exactly as its Latin one.
"""

import re
from collections.abc import Iterable, Iterator
from math import asin, cos, radians, sin, sqrt

from regions.spelling import fold, skeleton
from tools.catalogue.sources import Row

SMALLEST = 5_000  # people
DOUBLE_KM = 25.0  # nearer than this, two rows of one name are one place
RUSSIAN = re.compile("[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ]?[а-яё]+)*")
PARTS = re.compile("ский район|округ|Район|имени|совхоз|микрорайон|станция|Метрогород")


def settlements(rows: Iterable[Row], towns: Iterable[Row]) -> Iterator[tuple[Row, str]]:
    """Choose settlements -> row and Russian name, the largest first."""
    taken = list(towns)
    ids = {town.id for town in taken}
    large = [row for row in rows if row.population >= SMALLEST and row.id not in ids]
    for row in sorted(large, key=lambda r: (-r.population, r.id)):
        name = russian_name(row)
        if name is None or any(_is_part(row, town) for town in taken):
            continue
        taken.append(row)
        yield row, name


def russian_name(row: Row) -> str | None:
    """Pick the Cyrillic name that sounds as the Latin one; null where none or several do."""
    latin = skeleton(fold(row.name))
    fitting = {
        a for a in row.alternates if RUSSIAN.fullmatch(a) and not PARTS.search(a)
        and skeleton(fold(a)) == latin
    }  # fmt: skip
    folded = {fold(a) for a in fitting}
    if len(folded) != 1:
        return None
    return max(fitting, key=lambda a: ("ё" in a, a))


def _is_part(row: Row, town: Row) -> bool:
    """Tell a district or a double: too near to a town for its size, or near one of its name."""
    km = distance_km(row, town)
    if km < DOUBLE_KM and skeleton(fold(row.name)) == skeleton(fold(town.name)):
        return True
    return km < 3 + sqrt(town.population) / 80


def distance_km(a: Row, b: Row) -> float:
    """Measure along the great circle."""
    if abs(a.lat - b.lat) > 1:
        return 111.0
    la, lb = radians(a.lat), radians(b.lat)
    half = sin((lb - la) / 2) ** 2
    half += cos(la) * cos(lb) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742 * asin(sqrt(half))
