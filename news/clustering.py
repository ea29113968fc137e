"""Articles into stories: one event, one story. docs/decisions/0006-stories.md."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from news.model import Article, ArticleId, Story, StoryId
from news.similarity import Profile, compare, profile

WINDOW: Final = timedelta(hours=48)  # articles farther apart are never one story
MERGE: Final = 0.6  # least average score between the members of a story


@dataclass(frozen=True, slots=True)
class Changes:
    """What one batch did: where articles are now, and which stories another took in."""

    assigned: Mapping[ArticleId, StoryId] = field(default_factory=dict)
    merged: Mapping[StoryId, StoryId] = field(default_factory=dict)


def cluster(articles: Iterable[Article]) -> list[Story]:
    """Part `articles` into stories, by id. The order of the input does not matter.

    An id that comes twice counts once.
    """
    index = StoryIndex()
    index.add(articles)
    return index.stories()


class StoryIndex:
    """The stories of the last days, kept in memory while articles come and go.

    Within one call of `add` the order of the articles does not matter. Across calls, earlier
    articles keep their story and later ones join it, so that what readers saw stays together.
    """

    def __init__(self) -> None:
        self._articles: dict[ArticleId, Article] = {}
        self._profiles: dict[ArticleId, Profile] = {}
        self._story: dict[ArticleId, StoryId] = {}
        self._members: dict[StoryId, list[ArticleId]] = {}
        self._posting: defaultdict[str, list[ArticleId]] = defaultdict(list)

    def __len__(self) -> int:
        """Count the articles held."""
        return len(self._articles)

    def add(self, articles: Iterable[Article]) -> Changes:
        """Put each new article in a story; articles already held are left alone."""
        fresh = {a.id: a for a in articles if a.id not in self._articles}
        edges: dict[tuple[ArticleId, ArticleId], float] = {}
        for key in sorted(fresh):
            self._insert(fresh[key])
            edges |= self._edges(fresh[key])
        merged: dict[StoryId, StoryId] = {}
        for (a, b), _ in sorted(edges.items(), key=lambda e: (-e[1], e[0])):
            self._try_merge(self._story[a], self._story[b], merged)
        moved = {m for kept in merged.values() for m in self._members.get(kept, ())} | set(fresh)
        gone = {old: self._final(old, merged) for old in merged if ArticleId(old) not in fresh}
        return Changes({a: self._story[a] for a in sorted(moved)}, gone)

    def stories(self) -> list[Story]:
        """Give every story, by id; its articles oldest first."""
        return [self.story(key) for key in sorted(self._members)]

    def story(self, key: StoryId) -> Story:
        """Give one story.

        Raises:
            KeyError: no story has this id now.
        """
        found = [self._articles[m] for m in self._members[key]]
        return Story(key, tuple(sorted(found, key=lambda a: (a.published_at, a.id))))

    def _insert(self, article: Article) -> None:
        self._articles[article.id] = article
        self._profiles[article.id] = profile(article.title, article.text)
        story = StoryId(article.id)
        self._story[article.id] = story
        self._members[story] = [article.id]

    def _edges(self, article: Article) -> dict[tuple[ArticleId, ArticleId], float]:
        mine = self._profiles[article.id]
        keys = sorted(mine.weights, key=lambda s: (-mine.weights[s], s))[:12]
        candidates = {other for key in keys for other in self._posting[key][-200:]}
        for key in keys:
            self._posting[key].append(article.id)
        scores = {
            (other, article.id): compare(self._profiles[other], mine) for other in candidates
        }
        return {pair: value for pair, value in scores.items() if value >= MERGE}

    def _try_merge(self, a: StoryId, b: StoryId, merged: dict[StoryId, StoryId]) -> None:
        if a == b or not self._fit(a, b):
            return
        kept, gone = min(a, b), max(a, b)
        for member in self._members.pop(gone):
            self._story[member] = kept
            self._members[kept].append(member)
        merged[gone] = kept

    def _fit(self, a: StoryId, b: StoryId) -> bool:
        ours, theirs = self._members[a][:12], self._members[b][:12]
        times = [self._articles[m].published_at for m in self._members[a] + self._members[b]]
        if max(times) - min(times) > WINDOW:
            return False
        total = sum(compare(self._profiles[x], self._profiles[y]) for x in ours for y in theirs)
        return total >= MERGE * len(ours) * len(theirs)

    @staticmethod
    def _final(story: StoryId, merged: Mapping[StoryId, StoryId]) -> StoryId:
        while story in merged:
            story = merged[story]
        return story
