"""The newsroom's texts, read once: cities, outlets and kinds of events."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sandbox.newsroom.grammar import Block, Choice, Slot, Wording, read
from sandbox.newsroom.model import City, Dress, Kind, Outlet

LANGUAGES = ("ru", "uk", "be")


@dataclass(frozen=True)
class Library:
    """Everything that is written down; the rest follows from it and the clock."""

    cities: Mapping[str, City]
    outlets: Mapping[str, Outlet]
    kinds: Mapping[str, tuple[Kind, ...]]  # by city: what may ever happen there, in order

    def outlets_of(self, city: str) -> tuple[Outlet, ...]:
        """Name the outlets at home in `city`."""
        return tuple(o for o in self.outlets.values() if o.home == city)

    def national(self, country: str) -> tuple[Outlet, ...]:
        """Name the outlets of the whole `country`."""
        desks = {c.id for c in self.cities.values() if c.is_country and c.country == country}
        return tuple(o for o in self.outlets.values() if o.home in desks)

    def name_of(self, city: City) -> str:
        """Name `city` in its main language; a country by its code."""
        slot = next(iter(city.slots.values())).get("city")
        return slot.options[0][0] if isinstance(slot, Choice) else city.place_id


@cache
def library() -> Library:
    """Read the texts of this package."""
    cities = _cities()
    kinds = _kinds()
    return Library(
        cities=cities,
        outlets=_outlets(),
        kinds={c.id: tuple(k for k in kinds if _happens(k, c)) for c in cities.values()},
    )


@cache
def vocabulary(city: City, kind: Kind, language: str) -> Mapping[str, Slot]:
    """Join the words of the language, the city and the kind; the last one wins.

    `quote` is what people say of events of this section. Nobody is quoted on national news.
    """
    words = {**city.slots.get(language, {}), **kind.slots.get(language, {})}
    said = words.get(f"quote_{kind.section}")
    if said is None or kind.national:
        words.pop("closing", None)
        return words
    return {**words, "quote": said}


@cache
def tellable(city: City, kind: Kind, language: str) -> tuple[Wording, ...]:
    """Give the wordings of `kind` whose every slot `city` can fill."""
    known = vocabulary(city, kind, language)
    return tuple(
        w
        for w in kind.wordings.get(language, ())
        if all(name in known or name.removesuffix("2") in known for name in w.slots)
    )


def _happens(kind: Kind, city: City) -> bool:
    allowed = not kind.countries or city.country in kind.countries
    if not allowed or kind.national != city.is_country:
        return False
    return any(len(tellable(city, kind, language)) >= 2 for language in city.slots)


def _cities() -> dict[str, City]:
    words = {language: _words(language) for language in LANGUAGES}
    slots: dict[str, dict[str, dict[str, Slot]]] = defaultdict(dict)
    heads: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for block in _blocks(f"cities.{language}.txt"):
            slots[block.head[0]][language] = {**words[language], **block.slots}
            heads.setdefault(block.head[0], block.head)
    return {
        name: City(name, place, country, zone, int(hourly), slots[name])
        for name, place, country, zone, hourly in heads.values()
    }


def _words(language: str) -> Mapping[str, Slot]:
    return next(iter(_blocks(f"words.{language}.txt"))).slots


def _outlets() -> dict[str, Outlet]:
    rows = (line.split("\t") for line in _text("outlets.tsv").splitlines()[1:])
    return {
        id_: Outlet(id_, home, language, Dress(dress), name, motto)
        for id_, home, language, dress, name, motto in rows
    }


def _kinds() -> tuple[Kind, ...]:
    found: dict[tuple[str, str, str], list[tuple[str, Block]]] = defaultdict(list)
    for language in LANGUAGES:
        for scope in ("city", "nation"):
            for block in _blocks(f"{scope}.{language}.txt"):
                family = "uk" if language == "uk" else "ru, be"  # be tells the facts of ru
                found[scope, family, block.head[0]].append((language, block))
    return tuple(_kind(scope, told) for (scope, _, _), told in found.items())


def _kind(scope: str, told: list[tuple[str, Block]]) -> Kind:
    main = told[0][1]
    id_, section, *rest = main.head
    shared = {name: slot for name, slot in main.slots.items() if not isinstance(slot, Choice)}
    return Kind(
        id=id_,
        section=section,
        countries=frozenset(_option(rest, "@").split(",")) - {""},
        national=scope == "nation",
        months=_months(_option(rest, "months=") or "1-12"),
        slots={language: {**shared, **block.slots} for language, block in told},
        wordings={language: block.wordings for language, block in told},
    )


def _option(words: list[str], mark: str) -> str:
    return next((word.removeprefix(mark) for word in words if word.startswith(mark)), "")


def _months(span: str) -> frozenset[int]:
    first, last = map(int, span.split("-"))
    return frozenset(m % 12 + 1 for m in range(first - 1, last + (12 if last < first else 0)))


def _blocks(name: str) -> Iterator[Block]:
    return read(_text(name))


def _text(name: str) -> str:
    return files("sandbox.newsroom").joinpath("texts", name).read_text("utf-8")
