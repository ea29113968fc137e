"""How much two articles speak for one story: the score of their words, and what else is known.

Places, times, sources and texts, which a pair of headlines does not have. Pure.
docs/decisions/0006-stories.md.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final, TypeVar

from news.features import text_cosine
from news.filler import title_is_filler
from news.lexicon import rarity
from news.meaning import Vector, cosine, informed
from news.model import Article, PlaceId, SourceId, StoryId
from news.profile import BEGINNING, LONGEST_TITLE, Profile
from news.similarity import CONTRADICTED, REPRINT, compare
from news.spelling import cyrillic, rough_stem
from news.text import STOP_WORDS, has_other_letters, normalise, words

WINDOW: Final = timedelta(hours=48)  # articles farther apart are never one story
ONE_SOURCE: Final = 0.65  # a pair of one source counts less: sources repeat their own templates
FRESH: Final = timedelta(hours=12)  # farther apart than this, a pair counts less and less
STALE: Final = 0.6  # ... down to this at WINDOW
DOUBTED: Final = 0.6  # a pair counts less where one title denies what the other may state
APART: Final = 0.3  # cosine of texts below which titles alike count less and less
UNLIKE: Final = 0.3  # ... down by this
LEAST_BODY: Final = 12  # stems of a text that says what the article is about
WORDS: Final = 200_000  # remembered with what they weigh
KEYS: Final = 16  # stems an article is found by: the rarest of title and beginning

_DENIAL: Final = re.compile(
    r"\bопроверг|\bразвенча|\bразвеял|\bне ?доказан|\bнет доказательств|\bфейк"
    r"|\bраскритик|\bусомни|под сомнение|\bне гарантир|\bспростува|\bрозкритик|\bабверг"
)

T = TypeVar("T")
Area = Callable[[PlaceId], PlaceId | None]
"""Gives the region of a place, so that a town and its region are no contradiction; null: none."""


@dataclass(slots=True)
class Held:
    """What is kept of an article: enough to compare it again."""

    title: str
    title_key: str
    text: str
    source: SourceId
    at: datetime
    areas: frozenset[PlaceId]
    towns: frozenset[PlaceId]  # named, not merely the home of the source
    story: StoryId


def hold(article: Article, story: StoryId, area: Area) -> Held:
    """Keep of an article what comparing needs, however long it is."""
    title = article.title[:LONGEST_TITLE]
    sure = [tag for tag in article.places if tag.certain]
    found = (area(tag.place) for tag in sure)
    return Held(
        title,
        normalise(title),
        article.text[:BEGINNING],
        article.source_id,
        article.published_at,
        frozenset(place for place in found if place is not None),
        frozenset(t.place for t in sure if t.why != "home" and area(t.place) != t.place),
        story,
    )


def affinity(
    one: Held,
    other: Held,
    profiles: Callable[[], tuple[Profile, Profile]],
    vectors: tuple[Vector, Vector] | None = None,
) -> float:
    """Score two articles for being in one story, 0 to 1. Symmetric.

    `profiles` is asked only where words matter. `vectors`: of both, by a sentence model.
    """
    gap = abs(one.at - other.at)
    if gap > WINDOW:
        return 0.0
    if one.source == other.source and one.title_key == other.title_key and gap > FRESH:
        return 0.0  # a column: tomorrow's weather, the rates of the day
    mine, theirs = profiles()
    value = compare(mine, theirs)
    if value > CONTRADICTED:
        value = _by_facts(value, one, other, mine, theirs)
    if value > CONTRADICTED and vectors:
        value = informed(value, cosine(*vectors))
    if one.source == other.source and has_other_letters(one.title) == has_other_letters(
        other.title
    ):
        value *= ONE_SOURCE  # in two languages, it is one piece of news told twice
    if gap > FRESH:
        value *= 1 - (1 - STALE) * ((gap - FRESH) / (WINDOW - FRESH))
    return value


def _by_facts(value: float, one: Held, other: Held, mine: Profile, theirs: Profile) -> float:
    """Weigh a score by places, filler, denials, and texts that hardly meet."""
    texts = text_cosine(mine, theirs)
    apart = _elsewhere(one, other) or _of_filler(one, other)
    if (apart or _disjoint(mine.streets, theirs.streets)) and not _copied(mine, theirs, texts):
        return CONTRADICTED
    if _denies(one.title_key) != _denies(other.title_key):
        value *= DOUBTED
    if texts < APART and min(len(mine.body), len(theirs.body)) > LEAST_BODY:
        value -= UNLIKE * (1 - texts / APART)
    return max(value, 0.0)


def _copied(mine: Profile, theirs: Profile, texts: float) -> bool:
    """Tell whether one text is nearly the other: the words, and a number where both have any."""
    numbers = mine.body_numbers, theirs.body_numbers
    return texts >= REPRINT and not (all(numbers) and numbers[0].isdisjoint(numbers[1]))


def _elsewhere(one: Held, other: Held) -> bool:
    """Tell whether two articles are surely about different regions, or name different towns."""
    return _disjoint(one.areas, other.areas) or _disjoint(one.towns, other.towns)


def _disjoint(mine: frozenset[T], theirs: frozenset[T]) -> bool:
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _of_filler(one: Held, other: Held) -> bool:
    """Tell whether both are filler: two horoscopes of a day are not one event."""
    same = one.title_key == other.title_key
    return not same and title_is_filler(one.title) and title_is_filler(other.title)


@lru_cache(maxsize=50_000)
def _denies(title: str) -> bool:
    return bool(_DENIAL.search(title))


def search_keys(article: Held) -> list[str]:
    """List the stems an article is found by: the rarest, those of the text at half weight."""
    weights = dict(map(_IN_TEXT.__getitem__, words(article.text)))
    weights.update(map(_IN_TITLE.__getitem__, words(cyrillic(article.title))))
    weights.pop("", None)
    ordered = sorted(zip(weights.values(), weights, strict=True), reverse=True)
    return [stem for _, stem in ordered[:KEYS]]


class _Weighed(dict[str, tuple[str, float]]):
    """Words met so far: the rough stem and its rarity times `share`; of a stop word, nothing.

    A dictionary that is emptied when it is large: one that keeps the order of use writes at
    each look, and looks are most of the work when a day of news is read again.
    """

    def __init__(self, share: float) -> None:
        self._share = share

    def __missing__(self, word: str) -> tuple[str, float]:
        if len(self) >= WORDS:
            self.clear()
        found = "", 0.0
        if word not in STOP_WORDS:
            stem = rough_stem(word)
            found = stem, rarity(stem) * self._share
        self[word] = found
        return found


_IN_TITLE, _IN_TEXT = _Weighed(1.0), _Weighed(0.5)
