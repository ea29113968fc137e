"""What a person types -> the place they mean.

A query is read in several ways, from the surest to the most daring; the first way that names
places decides. Only a name that leaves no doubt is chosen without asking; a close spelling, a
namesake, a very short alias is always asked about. docs/decisions/0003-places.md.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from news.model import PlaceId
from regions.catalogue import Place, catalogue
from regions.guess import guesses
from regions.index import SHORTEST_ALIAS, Index, forms, hints, names, primary, skeletons, spelled
from regions.phrases import (
    is_abroad,
    is_stop,
    is_word,
    may_be_word,
    reads_as_word,
    says_it_is_a_place,
    spelled_out,
    without_fillers,
)
from regions.spelling import fold, is_latin, other_layouts, skeleton, skeletons_of

LONGEST_QUERY = 80  # characters; nobody types a longer name of a place
KNOWN = 50_000  # people; a case form of a smaller town's name is asked about
LARGE = 100_000  # people; a city whose name is also a word ("орёл") is meant by it all the same
SHORT_FORM = 4  # letters; a case form so short is not read out of another keyboard layout

How = Literal["name", "form", "latin"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be meant; `score` 0..1, 1 where the name itself was typed."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a query may mean, the likeliest first.

    `exact`: there is one candidate and no doubt about it, so it may be chosen at once.
    Otherwise the person is asked, however close the first candidate is.
    """

    exact: bool
    candidates: tuple[Candidate, ...]


NOTHING = Found(exact=False, candidates=())


def find(query: str, *, limit: int = 5, guess: bool = True) -> Found:
    """Find the places a person may mean by `query`; nothing where it names no place.

    Any string is answered: in at most some milliseconds, without an exception. `guess`:
    whether names that are spelled otherwise count, which is never exact and takes the longest.
    """
    if len(query) > LONGEST_QUERY or query.lstrip().startswith("/"):
        return NOTHING
    typed = fold(query)
    if not typed or (is_stop(typed) and typed not in names()):
        return NOTHING
    for reading, index, how in _readings(query, typed):
        if hits := index.get(reading):
            named = primary().get(reading, frozenset())
            return _found(hits, limit, sure=_is_sure(typed, reading, how, hits), named=named)
    if hits := _in_region(typed):
        return _found(hits, limit, sure=True)
    return _guessed(typed, query, limit) if guess else NOTHING


def prepare() -> None:
    """Build every index now (a second and a half of CPU), so that no person waits for it."""
    find("Нижнии Новгрод")
    find("Nizhnii Novgrod")


def _readings(query: str, typed: str) -> Iterator[tuple[str, Index, How]]:
    """Read a query as a name: as it stands, inflected, without what is around the name."""
    yield typed, names(), "name"
    bare = spelled_out(without_fillers(typed))
    yield bare, names(), "name"
    yield typed.replace(" ", ""), names(), "name"
    for reading in other_layouts(query):
        yield reading, names(), "name"
    yield typed, forms(), "form"
    yield bare, forms(), "form"
    yield typed, spelled(), "form"
    for reading in other_layouts(query):
        yield without_fillers(reading), forms(), "form"
    if is_latin(typed):
        for reading in (*skeletons_of(typed), *skeletons_of(bare)):
            yield reading, skeletons(), "latin"


def _is_sure(typed: str, reading: str, how: How, hits: frozenset[PlaceId]) -> bool:
    """Tell whether a reading that names one place leaves no doubt that it is meant.

    An ordinary word, a city abroad, a rare case form may be something else: "острова", "Варна".
    """
    if len(reading) < SHORTEST_ALIAS or is_abroad(reading):
        return False
    places = [catalogue()[hit] for hit in hits]
    if says_it_is_a_place(typed) or any(place.kind != "city" for place in places):
        return True
    people = max(place.population for place in places)
    if how == "name" and people >= LARGE and reading in typed:
        return True
    if is_word(reading) or is_word(typed):
        return False
    if people < KNOWN:
        return _is_named(places, reading, how) and not may_be_word(reading)
    if how == "form":
        return (reading in typed or len(reading) > SHORT_FORM) and not reads_as_word(reading)
    return True


def _is_named(places: Iterable[Place], reading: str, how: How) -> bool:
    """Tell whether a reading is a name or an alias, not a case form."""
    if how != "latin":
        return how == "name"
    return any(skeleton(fold(name)) == reading for p in places for name in p.names.values())


def _in_region(typed: str) -> frozenset[PlaceId]:
    """Read "Киров Калужская область", "Россия, Смоленск": a place and something it lies in."""
    for text in dict.fromkeys((typed, spelled_out(without_fillers(typed)))):
        words = text.split()
        for cut in range(len(words) - 1, 0, -1):
            left, right = " ".join(words[:cut]), " ".join(words[cut:])
            for inner, outer in ((left, right), (right, left)):
                if hits := _within(inner, outer):
                    return hits
    return frozenset()


def _within(inner: str, outer: str) -> frozenset[PlaceId]:
    around = {area for hit in _hits(outer, hints()) for area in _areas(hit)}
    if not around:
        return frozenset()
    return frozenset(
        hit for hit in _hits(inner, forms()) if around & {a.id for a in catalogue().ancestors(hit)}
    )


def _hits(text: str, index: Index) -> frozenset[PlaceId]:
    found = index.get(text, frozenset()) | names().get(text, frozenset())
    if not found and is_latin(text):
        found = skeletons().get(skeleton(text), frozenset())
    return found


def _areas(hit: PlaceId) -> Iterator[PlaceId]:
    """Name what a place stands for behind another: itself; of a capital, its region too."""
    place = catalogue()[hit]
    yield place.id
    if place.kind == "city" and place.region is not None:
        region = catalogue()[place.region]
        if (region.lat, region.lon) == (place.lat, place.lon):
            yield place.region


def _found(
    hits: Iterable[PlaceId], limit: int, *, sure: bool, named: frozenset[PlaceId] = frozenset()
) -> Found:
    places = [catalogue()[hit] for hit in hits]
    places.sort(key=lambda p: (p.id not in named, -p.population, p.id))
    candidates = tuple(Candidate(place, 1.0) for place in places[: max(0, limit)])
    return Found(exact=sure and len(places) == 1 == len(candidates), candidates=candidates)


def _guessed(typed: str, query: str, limit: int) -> Found:
    close = guesses(typed, other_layouts(query))[: max(0, limit)]
    return Found(False, tuple(Candidate(catalogue()[p], round(like, 3)) for p, like in close))
