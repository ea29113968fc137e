"""The words of a text that may name a place: every case form, adjective and demonym, by token.

Built once, in about half a second. A form is a tuple of folded tokens; the longest form that
stands in a text counts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from news.model import PlaceId
from regions.cases import decline
from regions.catalogue import Place, catalogue
from regions.spelling import one_alphabet
from regions.tables import rows, several

Use = Literal["name", "abbreviation", "adjective", "demonym"]
Form = tuple[str, ...]

TOKEN = re.compile(
    "[А-Яа-яЁёІіЇїЄєҐґЎўA-Za-z]+(?:[-’'ʼ‑][А-Яа-яЁёІіЇїЄєҐґЎўA-Za-z]+)*|\\d+|[«»“”„\"(),.:;!?—–/]"
)
_TO_FOLD = str.maketrans({"ё": "е", "ґ": "г", "’": "", "'": "", "ʼ": "", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a form: a place, how it is named, in which cases; `lemma` is the name."""

    place: PlaceId
    use: Use
    cases: frozenset[str]
    lemma: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All forms: by their first token, the longest first."""

    by_first: Mapping[str, tuple[tuple[Form, tuple[Reading, ...]], ...]]


def fold_token(token: str) -> str:
    """Fold one word of a text: case, ё and apostrophes go, hyphens stay."""
    return token.lower().translate(_TO_FOLD)


def fold_tokens(tokens: list[str]) -> list[str]:
    """Fold all words of a text at once, which is five times faster than one by one.

    A Cyrillic word with Latin letters that look the same ("Кpопивницький") is mended.
    """
    text = "\n".join(tokens).lower()
    for letter, folded in _FOLDS:
        text = text.replace(letter, folded)
    if _MIXED.search(text):
        return [one_alphabet(word) for word in text.split("\n")]
    return text.split("\n")


_FOLDS = tuple((chr(letter), folded) for letter, folded in _TO_FOLD.items())
_MIXED = re.compile("[а-яіїєґў][a-z]|[a-z][а-яіїєґў]")


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Build the gazetteer from the catalogue and regions/data/text_names.tsv."""
    found: dict[Form, dict[tuple[PlaceId, Use, str], set[str]]] = {}
    for form, place, use, case, lemma in _entries():
        tokens = tuple(fold_token(t) for t in TOKEN.findall(form))
        if tokens:
            found.setdefault(tokens, {}).setdefault((place, use, lemma), set()).add(case)
    by_first: dict[str, list[tuple[Form, tuple[Reading, ...]]]] = {}
    for tokens, readings in found.items():
        meanings = tuple(Reading(p, u, frozenset(c), name) for (p, u, name), c in readings.items())
        by_first.setdefault(tokens[0], []).append((tokens, meanings))
    return Gazetteer(
        {first: tuple(sorted(f, key=lambda x: -len(x[0]))) for first, f in by_first.items()}
    )


_Entry = tuple[str, PlaceId, Use, str, str]


def _entries() -> Iterator[_Entry]:
    for place in catalogue():
        if place.status == "settlement":
            continue  # hundreds are called as surnames, and nothing here tells them apart
        if place.kind == "city" or (place.kind == "region" and not _is_city(place)):
            for language in ("ru", "uk", "be"):
                if language in place.names:
                    yield from _named(place.id, place.names[language], language)
        if place.kind == "region":
            yield from _adjectives(place)
    yield from _named(PlaceId("AB"), "Абхазия", "ru")
    yield from _named(PlaceId("AB"), "Абхазія", "uk")
    for row in rows("text_names.tsv"):
        yield from _extra(row["kind"], PlaceId(row["place"]), several(row["words"]))


def _extra(kind: str, place: PlaceId, words: Iterable[str]) -> Iterator[_Entry]:
    for word in words:
        if kind == "name":
            for language in (
                ("ru", "uk") if word.endswith(("щина", "ччина", "инь")) else (_language(word),)
            ):
                yield from _named(place, word, language)
        elif kind == "abbreviation":
            yield word, place, "abbreviation", "nom", word
        elif kind == "adjective":
            for form in _adjective_forms(word):
                yield form, place, "adjective", "nom", word
        else:
            for form in _plural_forms(word):
                yield form, place, "demonym", "nom", word


def _language(word: str) -> str:
    """Tell Belarusian by ў, ы with і, or шчына; Ukrainian by its і, ї, є; else Russian."""
    if re.search("ў|шчын|цце$", word):
        return "be"
    return "uk" if re.search("[іїє]", word) else "ru"


def _is_city(region: Place) -> bool:
    """Tell whether a region is a city: then its name in a text means the city."""
    return any(c.names["ru"] == region.names["ru"] for c in catalogue().children(region.id))


def _named(place: PlaceId, name: str, language: str) -> Iterator[_Entry]:
    for case, forms in decline(name, language)[0].items():
        for form in forms:
            yield form, place, "name", case, name
            if "област" in form:
                yield re.sub("област.*", "обл", form), place, "name", case, name


def _adjectives(region: Place) -> Iterator[_Entry]:
    """Take "смоленский" from "Смоленская область", unless a text means the city by it."""
    if region.country == "AB":
        return
    for language, ending, whole in _REGION_ADJECTIVES:
        match = re.fullmatch(rf"(\S+){ending} {whole}", region.name(language))
        if match and region.id not in _ADJECTIVE_OF_CITY:
            for form in _adjective_forms(match[1] + _MASCULINE[language]):
                yield form, region.id, "adjective", "nom", match[0]
                if capital := _capital(region, match[1]):
                    yield form, capital.id, "adjective", "nom", match[0]


def _capital(region: Place, stem: str) -> Place | None:
    """Find the city that gave its region the name: Тула, of Тульская область."""
    start = stem[:3].lower()
    towns = [c for c in catalogue().children(region.id) if c.population >= _CAPITAL]
    named = [c for c in towns if any(n.lower().startswith(start) for n in c.names.values())]
    return max(named, key=lambda c: c.population, default=None)


_CAPITAL = 30_000  # people
_REGION_ADJECTIVES = (
    ("ru", "ая", "область"),
    ("ru", "ий", "край"),
    ("uk", "а", "область"),
    ("uk", "ий", "край"),
    ("be", "ая", "вобласць"),
)
_MASCULINE = {"ru": "ий", "uk": "ий", "be": "і"}
_ADJECTIVE_OF_CITY = frozenset({"RU-MOS", "BY-MI", "UA-32", "RU-LEN"})  # московский, минский


def _adjective_forms(base: str) -> Iterator[str]:
    """Inflect an adjective in -ский, -ський or -скі in all genders and numbers."""
    if base.endswith("і"):
        endings = "і ага аму ім ая ай ую ае ія іх імі"
        stem = base[:-1]
    elif base.endswith(("ький", "цкий_")):
        endings = "ий ого ому им а ої ій у ою е і их ими"
        stem = base[:-2]
    else:
        endings = "ий ого ому им ом ая ой ую ою ое ие их ими"
        stem = base[:-2]
    yield from (stem + ending for ending in endings.split())


def _plural_forms(demonym: str) -> Iterator[str]:
    """Inflect a demonym in the plural; one in the singular stays."""
    yield demonym
    if demonym.endswith("не"):
        yield from (demonym[:-1] + ending for ending in ("", "ам", "ами", "ах"))
    elif demonym.endswith("цы"):
        yield from (demonym[:-1] + ending for ending in ("ев", "ам", "ами", "ах"))
    elif demonym.endswith(("чи", "ши")):
        yield from (demonym[:-1] + ending for ending in ("ей", "ам", "ами", "ах"))
    elif demonym.endswith(("ки", "ты")):
        yield from (demonym[:-1] + ending for ending in ("ов", "ам", "ами", "ах"))
