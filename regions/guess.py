"""Close spellings: what may be meant by a query that is no name as it stands."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from news.model import PlaceId
from regions.catalogue import catalogue
from regions.index import Index, fuzzy, fuzzy_latin, primary, sounding
from regions.phrases import is_word, without_fillers
from regions.slips import FIRST_LETTER, HEARD_ALIKE, Pool, cost
from regions.spelling import fold, is_latin, skeletons_of, sounds

CLOSE = 0.34  # slips for each letter, up to which a spelling is offered; measured, decision 0003
FEW = 2  # slips; more are looked for only where nothing is as near
CONVINCING = 0.2  # slips for each letter, up to which less likely readings are not tried
SHORTEST = 3  # letters; of anything shorter, every town is a close spelling
OTHER_LAYOUT = 0.4  # what a slip with the keyboard in the other layout costs more
OTHER_NAME = 0.25  # and one in a case form or an alias
SETTLEMENT = 0.2  # and one in the name of a settlement
TENFOLD = 0.03  # what ten times the people make up for
ALSO = 1.3  # slips; places so much less likely than the likeliest are not offered

Guesses = dict[PlaceId, float]


def guesses(typed: str, retyped: Iterable[str]) -> list[tuple[PlaceId, float]]:
    """Find places spelled closely to a folded query, the likeliest first, with 0 < likeness < 1.

    `retyped`: the same query in the other keyboard layouts.
    """
    texts = [t for t in dict.fromkeys((typed, without_fillers(typed))) if len(t) >= SHORTEST]
    others = [t for t in retyped if len(t) >= SHORTEST]
    best: Guesses = {}
    for far in (False, True):
        for text in texts:
            _add(best, text, 1 if is_word(text) else _most(text, far=far))
        for text in others:
            if min(best.values(), default=len(text)) <= CONVINCING * len(text):
                break
            _add(best, text, _most(text, far=far), penalty=OTHER_LAYOUT)
        if best:
            break
    return _ordered(best, len(typed))


def _ordered(best: Guesses, letters: int) -> list[tuple[PlaceId, float]]:
    weights = {place: slips + _rarity(place) for place, slips in best.items()}
    least = min(weights.values(), default=0.0)
    order = sorted(weights, key=lambda place: (weights[place], place))
    return [(p, 1 - best[p] / (letters + 1)) for p in order if weights[p] <= least + ALSO]


def _rarity(place: PlaceId) -> float:
    """Weigh how seldom a place is meant: of two as close, a town, the larger."""
    it = catalogue()[place]
    settlement = SETTLEMENT if it.status == "settlement" else 0.0
    return settlement - TENFOLD * len(str(it.population))


def _most(text: str, *, far: bool) -> int:
    """Set how many slips are looked for; a name may be longer by as many."""
    most = int(CLOSE * len(text) / (1 - CLOSE))
    return most if far else min(FEW, most)


def _add(best: Guesses, text: str, most: int, penalty: float = 0.0) -> None:
    for reading, index, pool in _alphabets(text):
        for spelling, distance in pool.within(reading, most):
            if distance <= CLOSE * max(len(reading), len(spelling)):
                slips = cost(reading, spelling, distance) + penalty
                _lower(best, primary().get(spelling, ()), slips)
                _lower(best, index[spelling], slips + OTHER_NAME)
    for place in sounding().get(sounds(text), ()):
        same = fold(catalogue()[place].names["ru"])[0] == text[0]
        _lower(best, (place,), HEARD_ALIKE + penalty + (0 if same else FIRST_LETTER))


def _alphabets(text: str) -> Iterator[tuple[str, Index, Pool]]:
    """Read a text as it is compared: Latin letters by their skeletons."""
    if is_latin(text):
        for reading in skeletons_of(text):
            yield reading, fuzzy_latin(), _latin()
    else:
        yield text, fuzzy(), _cyrillic()


def _lower(best: Guesses, places: Iterable[PlaceId], slips: float) -> None:
    for place in places:
        best[place] = min(best.get(place, slips), slips)


@lru_cache(maxsize=1)
def _cyrillic() -> Pool:
    return Pool(fuzzy())


@lru_cache(maxsize=1)
def _latin() -> Pool:
    return Pool(fuzzy_latin())
