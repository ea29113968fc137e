"""What a chat wants of an edition, and what it does not: sections and words. Pure.

A word is compared by its stem, so that «футбол» finds «футбола»; a phrase, by stems that stand
side by side. There are no patterns: nobody can write one that takes long.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from news.model import Section
from news.text import stems

from .compose import EditionStory
from .plain import clean

PHRASE_LONGEST = 60  # characters
STEMS_MOST = 6  # words of one phrase
TYPED_MOST = 500  # phrases of one message
_BETWEEN = re.compile(r"[\n,;]+")

Stems = tuple[str, ...]


def phrases(text: str) -> list[tuple[str, str]]:
    """Read what a person typed: words and phrases, one a line or between commas.

    Returns:
        (as it is shown, its stems joined by spaces), each once. What has no word of its own
        («и», «…») is left out.
    """
    found: dict[str, str] = {}
    for part in _BETWEEN.split(text)[: 2 * TYPED_MOST]:
        shown = clean(part, PHRASE_LONGEST)
        key = " ".join(stems(shown)[:STEMS_MOST])
        if key:
            found.setdefault(key, shown)
    return [(shown, key) for key, shown in found.items()][:TYPED_MOST]


@dataclass(frozen=True)
class Matcher:
    """Finds any of some phrases in a text; `phrases` are stems joined by spaces."""

    phrases: tuple[str, ...]

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(phrase for phrase in self.phrases if " " not in phrase)

    @cached_property
    def _longer(self) -> dict[str, list[Stems]]:
        found: dict[str, list[Stems]] = defaultdict(list)
        for phrase in self.phrases:
            first, *rest = phrase.split()
            if rest:
                found[first].append((first, *rest))
        return found

    def finds(self, text: Stems) -> bool:
        """Tell whether the stems of a text have any of the phrases, side by side."""
        if not self._words.isdisjoint(text):
            return True
        longer = self._longer
        return any(
            text[at : at + len(phrase)] == phrase
            for at, word in enumerate(text)
            for phrase in longer.get(word, ())
        )


@dataclass(frozen=True)
class Wish:
    """What a subscription brings. The same wish of many chats is one value.

    Args:
        muted_sections: names of sections that do not come, joined by commas.
        muted: phrases (stems) of which nothing comes.
        wanted: phrases (stems) one of which what comes must have; empty: whatever.
        readers: whether readers' news come.
    """

    muted_sections: str = ""
    muted: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    readers: bool = True

    def __bool__(self) -> bool:
        """Tell whether anything is left out at all."""
        return self != ALL

    @property
    def has_words(self) -> bool:
        """Tell whether texts have to be read for it."""
        return bool(self.muted or self.wanted)

    def takes(self, story: EditionStory) -> bool:
        """Tell whether a story is for who wishes so."""
        if story.section.value in self._sections:
            return False
        return not self.has_words or self.takes_text(story.title, story.lead)

    def takes_text(self, title: str, text: str = "") -> bool:
        """Tell whether a text is for who wishes so: its title, and how it begins."""
        parts = [_stems(part) for part in (title, text) if part]
        if self.muted and any(self._muted.finds(part) for part in parts):
            return False
        return not self.wanted or any(self._wanted.finds(part) for part in parts)

    @cached_property
    def _sections(self) -> frozenset[str]:
        return frozenset(filter(None, self.muted_sections.split(",")))

    @cached_property
    def _muted(self) -> Matcher:
        return Matcher(self.muted)

    @cached_property
    def _wanted(self) -> Matcher:
        return Matcher(self.wanted)


ALL = Wish()


@lru_cache(maxsize=20_000)
def _stems(text: str) -> Stems:
    return tuple(stems(text))


def sections_of(muted: str) -> list[Section]:
    """Read the sections that are muted; names of none are passed over."""
    names = set(muted.split(","))
    return [section for section in Section if section.value in names]


def with_section(muted: str, section: Section, *, on: bool) -> str:
    """Write the muted sections once one is switched on or off, in their own order."""
    chosen: Sequence[Section] = sections_of(muted)
    kept: Iterable[Section] = (s for s in chosen if s is not section)
    added = {*kept} if on else {*kept, section}
    return ",".join(s.value for s in Section if s in added)
