"""Close spellings: what may be meant by a query that is no name as it stands."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from news.model import PlaceId
from regions.catalogue import catalogue
from regions.index import Index, fuzzy, fuzzy_small, is_small, primary, skeletons, sounding
from regions.phrases import is_word, without_fillers
from regions.spelling import is_latin, skeletons_of, sounds

CLOSE = 0.66  # OSA similarity, 0..1, from which a spelling is offered; measured, decision 0003
HEARD = 0.92  # what a name that sounds the same counts for
CONVINCING = 0.8  # similarity from which less likely readings are not tried
SHORTEST = 3  # letters; of anything shorter, every town is a close spelling
LAYOUT_PENALTY = 0.06  # a slip in the other layout is two mistakes
OTHER = 0.01  # a slip in a case form or an alias is less likely than one in the name
FIRST_LETTER = 0.04  # people seldom miss the first letter
AT_MOST = 12  # spellings looked at


def guesses(typed: str, retyped: Iterable[str]) -> dict[PlaceId, float]:
    """Find places spelled closely to a folded query -> similarity, 0..1.

    `retyped`: the same query in the other keyboard layouts.
    """
    best: dict[PlaceId, float] = {}
    for text in dict.fromkeys((typed, without_fillers(typed))):
        if is_latin(text):
            for reading in skeletons_of(text):
                _add(best, reading, _skeleton_keys(), skeletons(), _least(text))
        else:
            _add(best, text, _keys(), fuzzy(), _least(text))
            _raise(best, sounding().get(sounds(text), ()), HEARD)
    for text in retyped:
        if max(best.values(), default=0.0) >= CONVINCING:
            break
        _add(best, text, _keys(), fuzzy(), CLOSE, penalty=LAYOUT_PENALTY)
    if not best and not is_latin(typed):
        _add(best, typed, list(fuzzy_small()), fuzzy_small(), _least(typed))
    return best


def likelihood(place: PlaceId, similarity: float) -> float:
    """Weigh a guess: of two about as close, a town, the larger; a digit of people is 0.005."""
    it = catalogue()[place]
    town = 0.0 if it.status == "settlement" else 0.02
    return similarity + town + 0.005 * len(str(it.population))


def _least(text: str) -> float:
    """Set how close a spelling must be: within one letter of a word of the language itself."""
    return max(CLOSE, 1 - 1.001 / len(text)) if is_word(text) else CLOSE


def _add(
    best: dict[PlaceId, float],
    text: str,
    keys: Sequence[str],
    index: Index,
    least: float,
    penalty: float = 0.0,
) -> None:
    if len(text) < SHORTEST:
        return
    scorer = OSA.normalized_similarity
    close = process.extract(text, keys, scorer=scorer, limit=AT_MOST, score_cutoff=least)
    for spelling, similarity, _ in close:
        if spelling[0] != text[0]:
            similarity -= FIRST_LETTER
        named = primary().get(spelling, frozenset())
        _raise(best, named, similarity - penalty)
        _raise(best, index[spelling], similarity - penalty - OTHER)


def _raise(best: dict[PlaceId, float], places: Iterable[PlaceId], similarity: float) -> None:
    for place in places:
        best[place] = max(best.get(place, 0.0), similarity)


@lru_cache(maxsize=1)
def _keys() -> list[str]:
    return list(fuzzy())


@lru_cache(maxsize=1)
def _skeleton_keys() -> list[str]:
    return [k for k, hits in skeletons().items() if len(k) >= SHORTEST and not is_small(hits)]
