"""How two profiles agree and differ, in numbers: what the fitted weights weigh.

Every feature is symmetric, finite and bounded. docs/decisions/0006-stories.md lists them.
"""

from collections.abc import Iterable, Mapping, Set
from functools import lru_cache
from itertools import chain
from typing import Final, TypeVar

from rapidfuzz import fuzz

from news.alignment import MET, Alignment, align
from news.lexicon import KINDS, regions_of
from news.profile import Profile

SWAPPED: Final = "swapped"
DATED_APART: Final = "dated apart"  # another day in each
COUNTED_APART: Final = "counted apart"  # titles that differ in nothing but their numbers
_KIND_NAMES: Final = tuple((f"{k} shared", f"{k} lost", f"{k} swapped") for k in KINDS)
MOST_LEFT: Final = 1  # other words left over in titles that are alike
DIGITS: Final = 12  # more than a number of a title has

T = TypeVar("T")


def features(a: Profile, b: Profile) -> dict[str, float]:
    """Compare two profiles, feature by feature."""
    words = align(a, b)
    found = _words(a, b, words) | _by_kind(a, b, words) | _by_place(a, b, words)
    found |= _shape(a, b) | _facts(a, b)
    if a.body and b.body:
        found |= {"text": 1.0, "text cosine": text_cosine(a, b)}
    return found


def _words(a: Profile, b: Profile, words: Alignment) -> dict[str, float]:
    exact = sum(a.stems[s] for s in words.shared)
    near_a, square_a, lost_a = _met(a.stems, words.near_a)
    near_b, square_b, lost_b = _met(b.stems, words.near_b)
    told = exact + (near_a + near_b) / 2
    square = sum(a.stems[s] ** 2 for s in words.shared) + (square_a + square_b) / 2
    covered = _ratio(exact + near_a, a.mass), _ratio(exact + near_b, b.mass)
    best = [*sorted((a.stems[s] for s in words.shared), reverse=True), 0.0, 0.0, 0.0]
    left = len(words.left_a), len(words.left_b)
    return {
        "cosine": _ratio(square, a.norm * b.norm),
        "jaccard": _ratio(told, a.mass + b.mass - told),
        "contained": max(covered),
        "covered": min(covered),
        "exact": _ratio(exact, a.mass + b.mass - exact),
        "shared": min(told, 40.0) / 10,
        "rarest": best[0] / 10,
        "second": best[1] / 10,
        "third": best[2] / 10,
        "lost": max(lost_a, lost_b) / 10,
        "both lost": min(lost_a, lost_b) / 10,
        "unmatched": min(*left, 10) / 10,
        "most unmatched": min(max(left), 15) / 10,
        "kindred": min(sum(v >= MET for v in words.near_a.values()), 3) / 3,
        SWAPPED: float(_swapped(a, b, words)),
        COUNTED_APART: float(_counted_apart(a, b, words)),
    }


def _met(stems: Mapping[str, float], near: Mapping[str, float]) -> tuple[float, float, float]:
    """Sum what of the words left over is told, and its square; give the heaviest that is not."""
    told = square = lost = 0.0
    for s, likeness in near.items():
        weight = stems[s]
        if likeness:
            part = likeness * weight
            told += part
            square += part * part
            weight -= part
        if weight > lost:
            lost = weight
    return told, square, lost


def _by_kind(a: Profile, b: Profile, words: Alignment) -> dict[str, float]:
    """Sum the rarity of persons, places, acts and so on, told by both titles or by one."""
    both, only_a, only_b = [0.0] * len(KINDS), [0.0] * len(KINDS), [0.0] * len(KINDS)
    for s in words.shared:
        both[a.kinds[s]] += a.stems[s]
    for s, near in words.near_a.items():
        only_a[a.kinds[s]] += a.stems[s] * (1 - near)
    for s, near in words.near_b.items():
        only_b[b.kinds[s]] += b.stems[s] * (1 - near)
    found: dict[str, float] = {}
    for names, shared, mine, theirs in zip(_KIND_NAMES, both, only_a, only_b, strict=True):
        if shared:
            found[names[0]] = min(shared, 30.0) / 10
        if mine or theirs:
            found[names[1]] = min(max(mine, theirs), 30.0) / 10
            found[names[2]] = min(mine, theirs, 30.0) / 10
    return found


def _by_place(a: Profile, b: Profile, words: Alignment) -> dict[str, float]:
    """Tell whether the other title has the first word, mostly who acts, and the last two."""
    first, last = [], []
    for own, near in ((list(a.stems), words.near_a), (list(b.stems), words.near_b)):
        told = [near.get(s, 1.0) for s in (*own[:1], *own[-2:])] or [0.0, 0.0]
        first.append(told[0])
        last.append(sum(told[1:]) / len(told[1:]))
    return {
        "first told": min(first),
        "first told by one": max(first),
        "last told": min(last),
        "last told by one": max(last),
    }


def _swapped(a: Profile, b: Profile, words: Alignment) -> bool:
    """Tell whether titles otherwise alike have other persons, sites, or places apart."""
    both = words.left_a & a.forenames, words.left_b & b.forenames
    forenames = both[0] | both[1] if all(both) else frozenset()
    if _but_for(words, _persons(a, words.left_a), _persons(b, words.left_b), forenames):
        return True
    if _but_for(words, words.left_a & a.sites, words.left_b & b.sites):
        return True
    mine = _located(words.left_a - a.forenames)
    theirs = _located(words.left_b - b.forenames)
    return _but_for(words, mine.keys(), theirs.keys()) and not any(
        _overlap(x, y) for x in chain(*mine.values()) for y in chain(*theirs.values())
    )


def _persons(titled: Profile, stems: Set[str]) -> Set[str]:
    """Give the surnames among stems; «Петербургский» ends like one, and is a place."""
    return {s for s in stems & titled.surnames if not regions_of(s)}


def _but_for(
    words: Alignment, mine: Set[str], theirs: Set[str], aside: Set[str] = frozenset()
) -> bool:
    """Tell whether titles differ in words of one kind on both sides, and in little else.

    `aside`: words that go with those, and do not count.
    """
    others = len(words.left_a - mine - aside) + len(words.left_b - theirs - aside)
    return bool(mine and theirs) and others <= MOST_LEFT


def _located(stems: Iterable[str]) -> dict[str, frozenset[str]]:
    """Give the stems that name a place, and the regions or countries they may mean."""
    return {s: found for s in stems if (found := regions_of(s))}


def _overlap(one: str, other: str) -> bool:
    """Tell whether one area is the other, or inside of it: RU-TA is in RU."""
    return one.startswith(other) or other.startswith(one)


def _counted_apart(a: Profile, b: Profile, words: Alignment) -> bool:
    """Tell whether titles otherwise alike have other numbers, which the other text lacks, too."""
    if words.left_a or words.left_b or not a.values or not b.values:
        return False
    told = a.numbers & (b.numbers | b.body_numbers) or b.numbers & a.body_numbers
    return not told and not any(_near(x, y) for x in a.values for y in b.values)


def _near(x: float, y: float) -> bool:
    """Tell whether one number is the other or a rounding of it, as headlines do: 50 of 54."""
    return y in _rounded(x) or x in _rounded(y)


@lru_cache(maxsize=4_096)  # each number of a story's titles is asked for with each other one
def _rounded(x: float) -> frozenset[float]:
    return frozenset(float(f"{x:.{digits}g}") for digits in range(1, DIGITS))


def _shape(a: Profile, b: Profile) -> dict[str, float]:
    grams = len(a.grams & b.grams)
    sizes = len(a.grams), len(b.grams)
    short, long = sorted((len(a.stems), len(b.stems)))
    return {
        "letters": _ratio(grams, (sizes[0] * sizes[1]) ** 0.5),
        "letters contained": _ratio(grams, min(sizes)),
        "spelling": fuzz.ratio(a.spelt, b.spelt) / 100,
        "spelling of words": fuzz.token_set_ratio(a.spelt, b.spelt) / 100,
        "phrases": _ratio(len(a.pairs & b.pairs), min(len(a.pairs), len(b.pairs))),
        "short": min(short, 15) / 10,
        "long": min(long, 15) / 10,
        "bare": float(a.bare or b.bare),
    }


def _facts(a: Profile, b: Profile) -> dict[str, float]:
    only_a, only_b = a.against - b.against, b.against - a.against
    opposed = any((pair, 1 - side) in only_b for pair, side in only_a)
    return {
        "numbers agree": min(len(a.numbers & b.numbers), 2) / 2,
        "numbers differ": _differ(a.numbers, b.numbers),
        "number missing": float(bool(a.numbers) != bool(b.numbers)),
        "names agree": min(len(a.names & b.names), 3) / 3,
        "names differ": _differ(a.names, b.names),
        "regions agree": float(bool(a.regions & b.regions)),
        "regions differ": _differ(a.regions, b.regions),
        "region missing": float(bool(a.regions) != bool(b.regions)),
        "countries agree": float(bool(a.countries & b.countries)),
        "countries differ": _differ(a.countries, b.countries),
        "country missing": float(bool(a.countries) != bool(b.countries)),
        "days differ": _differ(a.calendar, b.calendar),
        DATED_APART: max(_differ(a.dates, b.dates), _differ(a.weekdays, b.weekdays)),
        "opposed": float(opposed),
        "reaction": float(a.reacts != b.reacts),
        "negation": float(a.negates != b.negates),
    }


def text_cosine(a: Profile, b: Profile) -> float:
    """Tell how alike two articles are with their beginnings; 0 where one has no text."""
    shared = a.body.keys() & b.body.keys()
    product = sum(a.body[s] * b.body[s] for s in shared)
    return _ratio(product, a.body_norm * b.body_norm)


def _differ(a: frozenset[T], b: frozenset[T]) -> float:
    return float(bool(a) and bool(b) and a.isdisjoint(b))


def _ratio(part: float, whole: float) -> float:
    return min(1.0, part / whole) if whole > 0 else 0.0
