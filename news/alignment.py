"""How the words of two headlines meet: the same, kindred, akin, or in one of them only.

docs/decisions/0006-stories.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from news.lexicon import akin
from news.profile import PREFIX, Profile

GROUPED: Final = 0.75  # how much of one word another of its group of kindred words is
SPELT: Final = 0.85  # ... one that transliteration may have made of the same
LEAST_PREFIX: Final = 0.5  # share of the longer word that two kindred words have in common
MET: Final = 0.5  # likeness from which on a word counts as told by the other


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words of two titles.

    `near_*` has those that the titles do not share, with how near the other comes; `left_*`
    those of them that the other does not tell.
    """

    shared: frozenset[str]
    near_a: Mapping[str, float]
    near_b: Mapping[str, float]
    left_a: frozenset[str]
    left_b: frozenset[str]


def align(a: Profile, b: Profile) -> Alignment:
    """Find for every word of either title its nearest in the other."""
    shared = frozenset(a.stems.keys() & b.stems.keys())
    near_a = dict.fromkeys((s for s in a.stems if s not in shared), 0.0)
    near_b = dict.fromkeys((s for s in b.stems if s not in shared), 0.0)
    if near_a and near_b:
        _by_links(a.links, b.links, near_a, near_b)
        _by_company(near_a, near_b)
    return Alignment(shared, near_a, near_b, _left(near_a), _left(near_b))


def _left(near: Mapping[str, float]) -> frozenset[str]:
    return frozenset(s for s, likeness in near.items() if likeness < MET)


def _by_links(
    links_a: Mapping[str, Iterable[str]],
    links_b: Mapping[str, Iterable[str]],
    near_a: dict[str, float],
    near_b: dict[str, float],
) -> None:
    having: dict[str, list[str]] = {}
    for t in near_b:
        for link in links_b[t]:
            having.setdefault(link, []).append(t)
    for s in near_a:
        for link in links_a[s]:
            for t in having.get(link, ()):
                _meet(s, t, _likeness(s, t, link), near_a, near_b)


def _by_company(near_a: dict[str, float], near_b: dict[str, float]) -> None:
    for s in near_a:
        neighbours = akin(s)
        if neighbours:
            for t in neighbours.keys() & near_b.keys():
                _meet(s, t, neighbours[t], near_a, near_b)


def _meet(
    s: str, t: str, likeness: float, near_a: dict[str, float], near_b: dict[str, float]
) -> None:
    if likeness > near_a[s]:
        near_a[s] = likeness
    if likeness > near_b[t]:
        near_b[t] = likeness


def _likeness(s: str, t: str, link: str) -> float:
    if link[0] == "#":
        return GROUPED
    if link[0] == "~":
        return SPELT
    common = PREFIX
    while common < min(len(s), len(t)) and s[common] == t[common]:
        common += 1
    share = common / max(len(s), len(t))
    return share if share >= LEAST_PREFIX else 0.0
