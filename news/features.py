"""How two profiles agree and differ, in numbers: what the fitted weights weigh.

Every feature is symmetric, finite and bounded. docs/decisions/0006-stories.md lists them.
"""

from collections.abc import Mapping
from typing import Final

from news.profile import PREFIX, Profile

KINDRED: Final = 0.75  # how much of one word another of its group is
SWAPPED: Final = "swapped"
MOST_LEFT: Final = 1  # other words left over in titles that are alike
NEAR: Final = 0.12  # share by which two roundings of one number differ at most
LEAST_PREFIX: Final = 0.5  # share of the longer word that two kindred words have in common


def features(a: Profile, b: Profile) -> dict[str, float]:
    """Compare two profiles, feature by feature."""
    found = _words(a, b) | _shape(a, b) | _facts(a, b)
    if a.body and b.body:
        found |= _texts(a, b)
    return found


def _words(a: Profile, b: Profile) -> dict[str, float]:
    shared = a.stems.keys() & b.stems.keys()
    only_a = sorted(a.stems.keys() - shared)
    only_b = sorted(b.stems.keys() - shared)
    met = _kindred(a, b, only_a, only_b)
    exact = sum(a.stems[s] for s in shared)
    product = sum(a.stems[s] * b.stems[s] for s in shared)
    near = sum(value * min(a.stems[s], b.stems[t]) for (s, t), value in met.items())
    soft = product + sum(v * a.stems[s] * b.stems[t] for (s, t), v in met.items())
    left_a = set(only_a) - {x for x, _ in met}
    left_b = set(only_b) - {y for _, y in met}
    heavy = (
        max((a.stems[s] for s in left_a), default=0.0),
        max((b.stems[t] for t in left_b), default=0.0),
    )
    best = [*sorted((a.stems[s] for s in shared), reverse=True), 0.0, 0.0, 0.0]
    union = a.mass + b.mass - exact - near
    return {
        "cosine": _ratio(soft, a.norm * b.norm),
        "jaccard": _ratio(exact + near, union),
        "contained": _ratio(exact + near, min(a.mass, b.mass)),
        "exact": _ratio(exact, a.mass + b.mass - exact),
        "shared": min(exact + near, 40.0) / 10,
        "rarest": best[0] / 10,
        "second": best[1] / 10,
        "third": best[2] / 10,
        "lost": max(heavy) / 10,
        "both lost": min(heavy) / 10,
        "unmatched": min(len(left_a), len(left_b), 10) / 10,
        "most unmatched": min(max(len(left_a), len(left_b)), 15) / 10,
        "kindred": min(len(met), 3) / 3,
        SWAPPED: float(_swapped(a, b, left_a, left_b)),
    }


def _swapped(a: Profile, b: Profile, left_a: set[str], left_b: set[str]) -> bool:
    """Tell whether titles otherwise alike have other surnames, or numbers that are not near."""
    mine, theirs = left_a & a.surnames, left_b & b.surnames
    if mine and theirs and len(left_a - mine) + len(left_b - theirs) <= MOST_LEFT:
        return True
    return not left_a and not left_b and bool(a.values and b.values) and not _near(a, b)


def _near(a: Profile, b: Profile) -> bool:
    """Tell whether any two numbers are one, as far as headlines round: 50 and 54."""
    return any(abs(x - y) <= NEAR * max(x, y) for x in a.values for y in b.values)


def _kindred(
    a: Profile, b: Profile, only_a: list[str], only_b: list[str]
) -> dict[tuple[str, str], float]:
    """Pair words left over that are kindred: the surest first, each at most once."""
    found = []
    for s in only_a:
        links = a.links[s]
        for t in only_b:
            common = links & b.links[t]
            if common and (value := _likeness(s, t, common)):
                found.append((-value, s, t))
    met: dict[tuple[str, str], float] = {}
    used_a: set[str] = set()
    used_b: set[str] = set()
    for value, s, t in sorted(found):
        if s not in used_a and t not in used_b:
            used_a.add(s)
            used_b.add(t)
            met[s, t] = -value
    return met


def _likeness(s: str, t: str, links: frozenset[str]) -> float:
    grouped = KINDRED if any(link.startswith("#") for link in links) else 0.0
    if s[:PREFIX] != t[:PREFIX]:
        return grouped
    common = PREFIX
    while common < min(len(s), len(t)) and s[common] == t[common]:
        common += 1
    share = common / max(len(s), len(t))
    return max(grouped, share) if share >= LEAST_PREFIX else grouped


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
        "opposed": float(opposed),
        "reaction": float(a.reacts != b.reacts),
        "negation": float(a.negates != b.negates),
    }


def _texts(a: Profile, b: Profile) -> dict[str, float]:
    shared = a.body.keys() & b.body.keys()
    product = sum(a.body[s] * b.body[s] for s in shared)
    told = _told(a.stems, b.body), _told(b.stems, a.body)
    numbers = len(a.body_numbers & b.body_numbers)
    return {
        "text": 1.0,
        "text cosine": _ratio(product, a.body_norm * b.body_norm),
        "title told": max(told),
        "both told": min(told),
        "text numbers": _ratio(numbers, min(len(a.body_numbers), len(b.body_numbers))),
        "text numbers agree": min(numbers, 4) / 4,
    }


def _told(stems: Mapping[str, float], body: Mapping[str, float]) -> float:
    """Tell how much of a title the other article has in its title or text."""
    return _ratio(sum(v for s, v in stems.items() if s in body), sum(stems.values()))


def _differ(a: frozenset[str], b: frozenset[str]) -> float:
    return float(bool(a) and bool(b) and a.isdisjoint(b))


def _ratio(part: float, whole: float) -> float:
    return min(1.0, part / whole) if whole > 0 else 0.0
