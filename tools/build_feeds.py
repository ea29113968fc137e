"""Build feeds/data/feeds.tsv, the feeds a new installation starts with.

    python -m tools.build_feeds FEEDS.tsv DEAD.tsv > feeds/data/feeds.tsv

FEEDS.tsv: country, region, city, media, feed_url, status, year_of_evidence; only feeds with
the status live-2026 or confirmed are taken. DEAD.tsv: feed_url, what. Names of media and
addresses of feeds are facts; nothing that a feed holds is in either file. What cannot be
matched to a place of the catalogue is reported, and left out.
"""

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from feeds.addresses import resolve
from feeds.folders import place_of_folders
from news.model import Section
from regions.catalogue import Place, catalogue

TAKEN = {"live-2026", "confirmed"}
COLUMNS = ("country", "place", "media", "url", "section", "language")
EVERYWHERE = {"(федеральные)", "Украина", "Беларусь", "Северный Кавказ (межрегиональный)"}
RENAMED = {
    "Карачаево-Черкесская Республика": "Карачаево-Черкесия",
    "Ханты-Мансийский автономный округ — Югра": "Ханты-Мансийский автономный округ",
    "Сухум": "Сухуми",
    "Крым (АР Крым)": "Республика Крым",
    "ДНР/ЛНР (Донецк)": "Донецкая область",
    "ДНР/ЛНР (Луганск)": "Луганская область",
}
_NOTE = re.compile(r"\s*\((?:[a-z0-9.-]+|все|всё|главное|старый адрес)\)$|\s+главн(?:ое|ые)$")
_EMERGENCIES = {"мвд", "умвд", "мчс", "гибдд", "прокуратура"}
_COUNTRY = {"UA/RU-claimed": "UA"}


def main() -> None:
    """Write the table to standard output, what was left out to standard error."""
    feeds, dead = (_rows(Path(path)) for path in sys.argv[1:3])
    gone = {_key(row["feed_url"]) for row in dead}
    out = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    out.writerow(COLUMNS)
    seen: set[str] = set()
    for row in feeds:
        key = _key(row["feed_url"])
        if row["status"] not in TAKEN or key in gone or key in seen:
            continue
        line = _line(row)
        if line is None:
            print(*row.values(), sep="\t", file=sys.stderr)  # noqa: T201
            continue
        seen.add(key)
        out.writerow(line)


def _line(row: dict[str, str]) -> tuple[str, ...] | None:
    url = resolve(row["feed_url"])
    place = _place(row)
    if not url or (place is None and row["region"] not in EVERYWHERE):
        return None
    country = place.country if place else row["country"]
    return country, place.id if place else "", _name(row), url, _section(row), _language(row)


def _place(row: dict[str, str]) -> Place | None:
    """Find the city, or the region: of a village that the catalogue lacks, too."""
    country = _COUNTRY.get(row["country"], row["country"])
    region = _best(catalogue().regions(), row["region"])
    for part in _parts(row["city"]):
        named = [place for place in catalogue().cities() if _named(place, part)]
        inside = [place for place in named if region and place.region == region.id]
        found = inside or [place for place in named if place.country == country]
        if found:
            return max(found, key=lambda place: place.population)
    return _settlement(row, region) or region


def _settlement(row: dict[str, str], region: Place | None) -> Place | None:
    """Find a place of the city's name in the ways that people's own folders are read."""
    named = (
        [place_of_folders((region.names["ru"], part)) for part in _parts(row["city"])]
        if region
        else []
    )
    return next((place for place in named if place and place.kind == "city"), None)


def _best(places: list[Place], name: str) -> Place | None:
    named = (place for place in places if _named(place, RENAMED.get(name, name)))
    return max(named, key=lambda place: place.population, default=None)


def _parts(city: str) -> list[str]:
    """Name the city of "Москва (Братеево)" and the cities of "Лабинск/Мостовской"."""
    whole = city.split("(")[0].strip()
    return [RENAMED.get(part, part) for part in (whole, *whole.split("/")) if part]


def _named(place: Place, name: str) -> bool:
    return _fold(name) in {_fold(known) for known in (place.names["ru"], *place.aliases)}


def _fold(name: str) -> str:
    folded = name.casefold().replace("ё", "е").replace("—", " ").replace("-", " ")
    return " ".join(word for word in folded.split() if word != "республика")


def _name(row: dict[str, str]) -> str:
    """Name the outlet as its readers do, without a note on which of its feeds this is."""
    return _NOTE.sub("", row["media"]).strip()


def _section(row: dict[str, str]) -> str:
    """Name the section of a feed that has one only: its outlet is of a kind that says so."""
    name, url = row["media"].casefold(), row["feed_url"].casefold()
    if "спорт" in name or "sport" in url:
        return Section.SPORT
    return Section.INCIDENTS if set(name.split()) & _EMERGENCIES else ""


def _language(row: dict[str, str]) -> str:
    """Guess from the letters of the name and the parts of the address."""
    name, url = row["media"].casefold(), row["feed_url"].casefold()
    if row["country"] == "BY":
        return "be" if set(name) & set("іў") or "nashaniva" in url else "ru"
    if row["country"] != "UA":
        return "ru"
    return "ru" if "/ru/" in url or "/ru." in url or "rus" in url else "uk"


def _key(url: str) -> str:
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/").casefold()


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


if __name__ == "__main__":
    main()
