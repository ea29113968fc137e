"""What a person types -> the place they mean.

A query is read in several ways, from the surest to the most daring; the first way that names
places decides. Only a name that leaves no doubt is chosen without asking; a close spelling, a
namesake, a very short alias is always asked about. docs/decisions/0003-places.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from news.model import PlaceId
from regions.catalogue import Place, catalogue
from regions.guess import guesses, likelihood
from regions.index import SHORTEST_ALIAS, Index, forms, hints, names, primary, skeletons, spelled
from regions.phrases import is_stop, spelled_out, without_fillers
from regions.spelling import fold, is_latin, other_layouts, skeleton, skeletons_of

LONGEST_QUERY = 80  # characters; nobody types a longer name of a place


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


def find(query: str, *, limit: int = 5) -> Found:
    """Find the places a person may mean by `query`; nothing where it names no place.

    Any string is answered: in at most some milliseconds, without an exception.
    """
    if len(query) > LONGEST_QUERY or query.lstrip().startswith("/"):
        return NOTHING
    typed = fold(query)
    if not typed or (is_stop(typed) and typed not in names()):
        return NOTHING
    for reading, index in _readings(query, typed):
        if hits := index.get(reading):
            named = primary().get(reading, frozenset())
            return _found(hits, limit, sure=len(reading) >= SHORTEST_ALIAS, named=named)
    if hits := _in_region(typed):
        return _found(hits, limit, sure=True)
    return _guessed(typed, query, limit)


def prepare() -> None:
    """Build every index now (about half a second), so that no person waits for it."""
    find("Смоленсг")
    find("Smolenssg")


def _readings(query: str, typed: str) -> Iterator[tuple[str, Index]]:
    """Read a query as a name: as it stands, inflected, without what is around the name."""
    yield typed, names()
    bare = spelled_out(without_fillers(typed))
    yield bare, names()
    yield typed.replace(" ", ""), names()
    for reading in other_layouts(query):
        yield reading, names()
    yield typed, forms()
    yield bare, forms()
    yield typed, spelled()
    for reading in other_layouts(query):
        yield without_fillers(reading), forms()
    if is_latin(typed):
        for reading in (*skeletons_of(typed), *skeletons_of(bare)):
            yield reading, skeletons()


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
    place = catalogue()[hit]
    yield place.id
    if place.kind == "city" and place.region is not None:
        yield place.region


def _found(
    hits: Iterable[PlaceId], limit: int, *, sure: bool, named: frozenset[PlaceId] = frozenset()
) -> Found:
    places = [catalogue()[hit] for hit in hits]
    places.sort(key=lambda p: (p.id not in named, -p.population, p.id))
    candidates = tuple(Candidate(place, 1.0) for place in places[: max(0, limit)])
    return Found(exact=sure and len(places) == 1 == len(candidates), candidates=candidates)


def _guessed(typed: str, query: str, limit: int) -> Found:
    best: Mapping[PlaceId, float] = guesses(typed, other_layouts(query))
    order = sorted(best, key=lambda hit: (-likelihood(hit, best[hit]), hit))
    places = order[: max(0, limit)]
    return Found(False, tuple(Candidate(catalogue()[p], round(best[p], 3)) for p in places))
