"""What a person types -> the place they mean."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from news.model import PlaceId
from regions.catalogue import Place, catalogue
from regions.spelling import fold, other_layouts, skeleton

LONGEST_QUERY = 80  # characters; nobody types a longer name of a place
CLOSE = 0.66  # OSA similarity, 0..1, from which a spelling is offered as a guess


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
    """Find the places a person may mean by `query`; nothing where it names no place."""
    if len(query) > LONGEST_QUERY or not (typed := fold(query)):
        return NOTHING
    for reading, names in _readings(query, typed):
        if hits := names.get(reading):
            return _found(hits, limit)
    return _close(typed, limit)


def _readings(query: str, typed: str) -> Iterator[tuple[str, Mapping[str, frozenset[PlaceId]]]]:
    yield typed, _names()
    for reading in other_layouts(query):
        yield reading, _names()
    yield skeleton(typed), _skeletons()


def _found(hits: Iterable[PlaceId], limit: int) -> Found:
    places = sorted((catalogue()[hit] for hit in hits), key=lambda p: (-p.population, p.id))
    candidates = tuple(Candidate(place, 1.0) for place in places[:limit])
    return Found(exact=len(places) == 1, candidates=candidates)


def _close(typed: str, limit: int) -> Found:
    best: dict[PlaceId, float] = {}
    scorer = OSA.normalized_similarity
    for name, score, _ in process.extract(
        typed, _names().keys(), scorer=scorer, processor=None, limit=limit, score_cutoff=CLOSE
    ):
        for hit in _names()[name]:
            best[hit] = max(best.get(hit, 0.0), round(score, 3))
    order = sorted(best, key=lambda hit: (-best[hit], -catalogue()[hit].population, hit))
    return Found(False, tuple(Candidate(catalogue()[hit], best[hit]) for hit in order[:limit]))


@lru_cache(maxsize=1)
def _names() -> dict[str, frozenset[PlaceId]]:
    return _index((fold(name), place) for place in catalogue() for name in _spelled(place))


@lru_cache(maxsize=1)
def _skeletons() -> dict[str, frozenset[PlaceId]]:
    return _index(
        (skeleton(name), hit) for name, hits in _names().items() for hit in _places(hits)
    )


def _places(hits: Iterable[PlaceId]) -> Iterator[Place]:
    return (catalogue()[hit] for hit in hits)


def _spelled(place: Place) -> Iterator[str]:
    yield from place.names.values()
    yield from place.aliases


def _index(pairs: Iterable[tuple[str, Place]]) -> dict[str, frozenset[PlaceId]]:
    found: dict[str, set[PlaceId]] = {}
    for name, place in pairs:
        found.setdefault(name, set()).add(place.id)
    return {name: frozenset(_tops(hits)) for name, hits in found.items() if name}


def _tops(hits: set[PlaceId]) -> set[PlaceId]:
    """Drop the region of a city of the same name, and the region of a section of the same name."""
    places = [catalogue()[hit] for hit in hits]
    regions = {p.region for p in places if p.kind == "city"}
    tops = {p.id for p in places if p.parent is None}
    return {
        p.id
        for p in places
        if p.kind != "region" or (p.id not in regions and p.parent not in tops)
    }
