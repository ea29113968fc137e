"""One line per event in a digest: a last look at what stands in it. Pure.

Stories stay apart where their places or texts leave a doubt; a reader who sees both lines under
each other has none. So in one digest a softer bar holds than in `news.clustering`.
docs/decisions/0007-ranking.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from news.lexicon import rarity
from news.model import StoryId
from news.profile import PREFIX, Profile, profile
from news.similarity import compare
from news.text import has_other_letters

from .compose import EditionStory

NEAR = 0.4  # pair score of the headlines from which on two sources tell one event here
TRANSLATED = 0.2  # ... or one source tells it in two languages
AT_ONCE = timedelta(hours=1)  # a translation comes out within
RARE = 3.0  # rarity of the words two headlines have to share, to be compared at all
SHARED = 2  # of those


@dataclass(frozen=True, slots=True)
class _Marks:
    profile: Profile
    beginnings: frozenset[str]
    other_letters: bool


class Echoes:
    """Knows which stories tell what another tells; remembers, for many places ask the same."""

    def __init__(self) -> None:
        self._marks: dict[StoryId, _Marks] = {}
        self._known: dict[tuple[StoryId, StoryId], bool] = {}

    def without(
        self, stories: Iterable[EditionStory], beside: Sequence[EditionStory] = ()
    ) -> Iterator[EditionStory]:
        """Leave out, in order, each story that echoes one before it or one of `beside`.

        No more stories are looked at than are asked for.
        """
        before = list(beside)
        for story in stories:
            if not any(self._echoes(story, other) for other in before):
                before.append(story)
                yield story

    def _echoes(self, a: EditionStory, b: EditionStory) -> bool:
        key = (a.id, b.id) if a.id < b.id else (b.id, a.id)
        if key not in self._known:
            self._known[key] = self._compare(a, b)
        return self._known[key]

    def _compare(self, a: EditionStory, b: EditionStory) -> bool:
        mine, theirs = self._marks_of(a), self._marks_of(b)
        if len(mine.beginnings & theirs.beginnings) < SHARED or _count_apart(mine, theirs):
            return False
        if a.source != b.source:
            return compare(mine.profile, theirs.profile) >= NEAR
        translated = mine.other_letters != theirs.other_letters
        at_once = abs(a.published - b.published) <= AT_ONCE
        return translated and at_once and compare(mine.profile, theirs.profile) >= TRANSLATED

    def _marks_of(self, story: EditionStory) -> _Marks:
        found = self._marks.get(story.id)
        if found is None:
            taken = profile(story.title, story.lead)
            beginnings = frozenset(s[:PREFIX] for s in taken.stems if rarity(s) >= RARE)
            other_letters = has_other_letters(story.title)
            found = self._marks[story.id] = _Marks(taken, beginnings, other_letters)
        return found


def _count_apart(mine: _Marks, theirs: _Marks) -> bool:
    """Tell whether both titles have numbers, and none in common: the houses of two fires."""
    numbers = mine.profile.numbers, theirs.profile.numbers
    return all(numbers) and numbers[0].isdisjoint(numbers[1])
