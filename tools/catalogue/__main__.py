"""Build regions/data/cities.tsv: `make catalogue`.

towns.tsv, beside this file, is kept by hand: which GeoNames row is which town, its region, its
names, what people call it, and corrections (a newer census, a misplaced point). GeoNames gives
the rest. Regions and countries are all by hand: regions/data/regions.tsv.
Everything is read from packages of the registry; sources and licences are in NOTICE.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from rapidfuzz import fuzz

from regions.spelling import fold, skeleton
from tools.catalogue.settlements import settlements
from tools.catalogue.sources import Row, geonames, russian_towns, ukrainian_register

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "regions" / "data" / "cities.tsv"
COLUMNS = (
    *("id", "region", "status", "name_ru", "name_uk", "name_be", "name_en"),
    *("lat", "lon", "time_zone", "population", "aliases", "spellings"),
)
CYRILLIC = re.compile("[А-Яа-яЁёІіЇїЄєҐґЎў’ʼ' -]+")
MOST_SPELLINGS = 12
ABOLISHED = frozenset(
    {"Железнодорожный", "Климовск", "Ожерелье", "Сходня", "Юбилейный", "Шахтёрск",
     "Дмитриев-Льговский", "Ростов Великий"}
)  # fmt: skip
"""Of the list of Russian towns: merged, renamed or made villages since."""
ABANDONED = frozenset({"Прип’ять"})
DISTRICTS = frozenset((HERE / "districts.txt").read_text(encoding="utf-8").splitlines())
"""Rows that are districts of a distant town, or doubles: no rule tells them."""


def main() -> None:
    """Write the file and say what is in it; end with 1 where a register names what is missing."""
    rows = geonames()
    towns = _table("towns.tsv")
    built = [_town(town, rows.get(town["id"])) for town in towns]
    built += _settlements(rows, towns, {row["id"]: row["region"] for row in built})
    built.sort(key=lambda row: (row["region"], row["name_ru"], row["id"]))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(built)
    say(f"{len(built)} rows: {dict(Counter(row['status'] for row in built))}")
    missing = list(_missing(towns))
    for name in missing:
        say(f"a register has {name}, the catalogue has not")
    sys.exit(1 if missing else 0)


def say(text: str) -> None:
    """Tell the person who builds."""
    sys.stdout.write(text + "\n")


def _table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _town(town: dict[str, str], row: Row | None) -> dict[str, object]:
    """Join what is kept by hand with what GeoNames says; the hand goes first."""
    known = {
        "lat": row.lat, "lon": row.lon, "time_zone": row.time_zone, "population": row.population
    } if row else {}  # fmt: skip
    kept = {key: value for key, value in town.items() if value or key not in known}
    spelled = "|".join(_spellings(town, row)) if row else ""
    return {**known, **kept, "spellings": spelled}


def _spellings(town: dict[str, str], row: Row) -> Iterator[str]:
    """Keep Cyrillic alternates that are close to a name: drops other languages and old names."""
    names = [town[f"name_{language}"] for language in ("ru", "uk", "be")]
    sounds = [skeleton(fold(name)) for name in names if name]
    have = {fold(name) for name in (*names, *town["aliases"].split("|"))}
    count = 0
    for alternate in sorted(row.alternates):
        key = fold(alternate)
        close = max(fuzz.ratio(skeleton(key), sound) for sound in sounds) >= 60
        if CYRILLIC.fullmatch(alternate) and close and key not in have and len(alternate) > 3:
            have.add(key)
            count += 1
            if count <= MOST_SPELLINGS:
                yield alternate


def _settlements(
    rows: dict[str, Row], towns: Iterable[dict[str, str]], regions: dict[object, object]
) -> Iterator[dict[str, object]]:
    """Add settlements of Russia and Belarus; the Ukrainian rows carry no Russian names."""
    known = [rows[town["id"]] for town in towns if town["id"] in rows]
    votes = Counter((row.country, row.admin, regions[row.id]) for row in known)
    region = {
        (country, admin): code for (country, admin, code), _ in reversed(votes.most_common())
    }
    named = {(code, town["name_ru"]) for town in towns for code in [town["region"]]}
    for row, name in settlements(rows.values(), known):
        code = region.get((row.country, row.admin))
        if row.country not in ("RU", "BY") or code is None or f"{code} {name}" in DISTRICTS:
            continue
        if (code, name) in named:
            continue
        named.add((str(code), name))
        yield {
            "id": row.id, "region": code, "status": "settlement", "name_ru": name, "name_uk": "",
            "name_be": "", "name_en": re.sub("[’'ʼ`]", "", row.name), "lat": row.lat,
            "lon": row.lon, "time_zone": row.time_zone, "population": row.population,
            "aliases": "", "spellings": "",
        }  # fmt: skip


def _missing(towns: Iterable[dict[str, str]]) -> Iterator[str]:
    """Name the towns of the official registers that the catalogue lacks."""
    russian = {fold(town["name_ru"]) for town in towns}
    yield from (n for n in russian_towns() - ABOLISHED if fold(n) not in russian)
    ukrainian = {fold(town["name_uk"]) for town in towns}
    for _, category, name in ukrainian_register():
        if category in "MK" and name not in ABANDONED and fold(name) not in ukrainian:
            yield name


if __name__ == "__main__":
    main()
