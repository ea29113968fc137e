"""How two profiles agree and differ, in numbers: what the fitted weights weigh.

Every feature is symmetric, finite and bounded. docs/decisions/0006-stories.md lists them.
"""

from collections.abc import Mapping
from typing import Final

from news.alignment import MET, Alignment, align
from news.lexicon import KINDS
from news.profile import Profile

SWAPPED: Final = "swapped"
DATED_APART: Final = "dated apart"  # another day in each
_KIND_NAMES: Final = tuple((f"{k} shared", f"{k} lost", f"{k} swapped") for k in KINDS)
MOST_LEFT: Final = 1  # other words left over in titles that are alike
NEAR: Final = 0.12  # share by which two roundings of one number differ at most


def features(a: Profile, b: Profile) -> dict[str, float]:
    """Compare two profiles, feature by feature."""
    words = align(a, b)
    found = _words(a, b, words) | _by_kind(a, b, words) | _shape(a, b) | _facts(a, b)
    if a.body and b.body:
        found |= _texts(a, b)
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


def _swapped(a: Profile, b: Profile, words: Alignment) -> bool:
    """Tell whether titles otherwise alike have other surnames, or numbers that are not near."""
    left_a, left_b = words.left_a, words.left_b
    mine, theirs = left_a & a.surnames, left_b & b.surnames
    if mine and theirs and len(left_a - mine) + len(left_b - theirs) <= MOST_LEFT:
        return True
    return not left_a and not left_b and bool(a.values and b.values) and not _near(a, b)


def _near(a: Profile, b: Profile) -> bool:
    """Tell whether any two numbers are one, as far as headlines round: 50 and 54."""
    return any(abs(x - y) <= NEAR * max(x, y) for x in a.values for y in b.values)


def _shape(a: Profile, b: Profile) -> dict[str, float]:
    grams = len(a.grams & b.grams)
    sizes = len(a.grams), len(b.grams)
    short, long = sorted((len(a.stems), len(b.stems)))
    return {
        "letters": _ratio(grams, (sizes[0] * sizes[1]) ** 0.5),
        "letters contained": _ratio(grams, min(sizes)),
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


def _texts(a: Profile, b: Profile) -> dict[str, float]:
    told = _told(a.stems, b.body), _told(b.stems, a.body)
    numbers = len(a.body_numbers & b.body_numbers)
    return {
        "text": 1.0,
        "text cosine": text_cosine(a, b),
        "title told": max(told),
        "both told": min(told),
        "text numbers": _ratio(numbers, min(len(a.body_numbers), len(b.body_numbers))),
        "text numbers agree": min(numbers, 4) / 4,
    }


def text_cosine(a: Profile, b: Profile) -> float:
    """Tell how alike two articles are with their beginnings; 0 where one has no text."""
    shared = a.body.keys() & b.body.keys()
    product = sum(a.body[s] * b.body[s] for s in shared)
    return _ratio(product, a.body_norm * b.body_norm)


def _told(stems: Mapping[str, float], body: Mapping[str, float]) -> float:
    """Tell how much of a title the other article has in its title or text."""
    return _ratio(sum(v for s, v in stems.items() if s in body), sum(stems.values()))


def _differ(a: frozenset[str], b: frozenset[str]) -> float:
    return float(bool(a) and bool(b) and a.isdisjoint(b))


def _ratio(part: float, whole: float) -> float:
    return min(1.0, part / whole) if whole > 0 else 0.0
