"""Articles into stories: one event, one story. docs/decisions/0006-stories.md."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from heapq import nlargest
from typing import Final

from news.affinity import WINDOW, Area, Held, affinity, hold, search_keys
from news.lexicon import rarity
from news.meaning import Embed, Vector
from news.model import Article, ArticleId, PlaceId, SourceId, Story, StoryId
from news.profile import LONGEST_TITLE, Profile, profile

MERGE: Final = 0.64  # least mean score between the members of two stories that become one

CANDIDATES: Final = 8  # articles that a new one is compared with
LEAST: Final = 14.0  # rarity that two articles share at least, to be compared
POSTING: Final = 250  # latest articles remembered under one stem
REPEATS: Final = 3  # articles of one title that are found by their stems; later ones by it
MEMBERS: Final = 10  # of a story that a new article is compared with
REVIEW: Final = 48  # members looked at when a story that has doubled is reviewed
DRIFT: Final = 0.6  # a member is put out when its mean score falls under this share of MERGE
PROFILES: Final = 12_000  # kept in memory; others are made again when needed

Pair = tuple[ArticleId, ArticleId]


def itself(place: PlaceId) -> PlaceId | None:
    """Take every place for a region of its own."""
    return place


@dataclass(frozen=True, slots=True)
class Changes:
    """What a call did: where articles are now, and which stories another took in.

    `assigned` has the new articles and those that moved. `left` has those that moved out of a
    story that still stands, with that story: it fell apart.
    """

    assigned: Mapping[ArticleId, StoryId] = field(default_factory=dict)
    merged: Mapping[StoryId, StoryId] = field(default_factory=dict)
    left: Mapping[ArticleId, StoryId] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outline:
    """A story as the index knows it: without the texts."""

    id: StoryId
    articles: tuple[ArticleId, ...]
    first_at: datetime
    latest_at: datetime
    source_ids: frozenset[SourceId]


def cluster(articles: Iterable[Article], *, area: Area = itself) -> list[Story]:
    """Part `articles` into stories, by id. The order of the input does not matter.

    An id that comes twice counts once.
    """
    by_id = {article.id: article for article in articles}
    index = StoryIndex(area)
    index.add(by_id.values())
    return [
        Story(
            key, tuple(sorted((by_id[m] for m in members), key=lambda a: (a.published_at, a.id)))
        )
        for key, members in index.stories().items()
    ]


class StoryIndex:
    """The stories of the last days, kept in memory while articles come and go.

    Within one call of `add` the order of the articles does not matter. Across calls, stories
    that exist are kept and new articles join them, so what readers saw stays together; the
    same articles in other batches may give another, equally sound, partition.

    `area` maps a place to its region: articles surely about different regions tell different
    events, however alike their words, unless one is a copy of the other.

    `embed`: a sentence model that advises on the scores; null: words alone decide.
    """

    def __init__(self, area: Area = itself, embed: Embed | None = None) -> None:
        self._area = area
        self._embed = embed
        self._vectors: dict[ArticleId, Vector] = {}
        self._held: dict[ArticleId, Held] = {}
        self._members: dict[StoryId, list[ArticleId]] = {}
        self._posting: defaultdict[str, list[ArticleId]] = defaultdict(list)
        self._titles: defaultdict[str, list[ArticleId]] = defaultdict(list)
        self._apart: set[Pair] = set()
        self._profiles: OrderedDict[ArticleId, Profile] = OrderedDict()
        self._scores: dict[Pair, float] = {}  # of one call
        self._before: dict[ArticleId, StoryId] = {}  # of one call: where moved articles were

    def __len__(self) -> int:
        """Count the articles held."""
        return len(self._held)

    def stories(self) -> dict[StoryId, tuple[ArticleId, ...]]:
        """Give the articles of every story, both by id."""
        return {key: tuple(sorted(self._members[key])) for key in sorted(self._members)}

    def story(self, key: StoryId) -> Outline:
        """Outline one story.

        Raises:
            KeyError: no story has this id now.
        """
        members = self._members[key]
        held = [self._held[m] for m in members]
        times = [h.at for h in held]
        sources = frozenset(h.source for h in held)
        return Outline(key, tuple(sorted(members)), min(times), max(times), sources)

    def story_of(self, article: ArticleId) -> StoryId | None:
        """Tell which story an article is in; null when it is not held."""
        held = self._held.get(article)
        return held.story if held else None

    def add(self, articles: Iterable[Article]) -> Changes:
        """Put each new article in a story; articles already held are left alone."""
        fresh = {a.id: a for a in articles if a.id not in self._held}
        edges: dict[Pair, float] = {}
        self._take_vectors(fresh.values())
        for article in sorted(fresh.values(), key=lambda a: (a.published_at, a.id)):
            self._hold(article, StoryId(article.id))
            keys = search_keys(self._held[article.id])
            edges |= self._edges(article.id, keys)
            self._file(article.id, keys)
        doubled: set[StoryId] = set()
        merged = self._join(edges, doubled)
        self._review(doubled)
        self._scores.clear()
        gone = {old: new for old, new in merged.items() if ArticleId(old) not in fresh}
        return self._changes(fresh, gone)

    def restore(self, articles: Iterable[Article], assigned: Mapping[ArticleId, StoryId]) -> None:
        """Take back articles with the stories they were put in, comparing nothing."""
        articles = list(articles)
        self._take_vectors(articles)
        for article in sorted(articles, key=lambda a: (a.published_at, a.id)):
            if article.id not in self._held:
                self._hold(article, assigned.get(article.id, StoryId(article.id)))
                self._file(article.id, search_keys(self._held[article.id]))

    def remove_before(self, moment: datetime) -> int:
        """Forget articles published before `moment`; tell how many."""
        old = [key for key, held in self._held.items() if held.at < moment]
        for key in old:
            self._drop(key)
        if old:
            for table in (self._posting, self._titles):
                for name in [n for n, keys in table.items() if keys[0] not in self._held]:
                    table[name] = [k for k in table[name] if k in self._held]
                    if not table[name]:
                        del table[name]
        return len(old)

    def detach(self, article: ArticleId) -> Changes:
        """Take an article out of its story for good: readers say it is about something else.

        The story keeps its id, unless it is named after this very article.
        """
        held = self._held.get(article)
        if held is None or len(self._members[held.story]) == 1:
            return Changes()
        self.keep_apart(article, held.story)
        rest = [m for m in self._members.pop(held.story) if m != article]
        kept = held.story if held.story != StoryId(article) else StoryId(min(rest))
        self._place(rest, kept)
        self._place([article], StoryId(article))
        return self._changes([article], {})

    def keep_apart(self, article: ArticleId, story: StoryId) -> None:
        """Never put an article back among the others that are in a story now."""
        rest = [m for m in self._members.get(story, ()) if m != article]
        self._apart |= {(article, m) for m in rest} | {(m, article) for m in rest}

    def _changes(self, fresh: Iterable[ArticleId], merged: Mapping[StoryId, StoryId]) -> Changes:
        """Tell where new articles are, and those that are elsewhere than before the call."""
        moved = {a: s for a, s in self._before.items() if self._held[a].story != s}
        self._before.clear()
        assigned = {a: self._held[a].story for a in sorted(moved.keys() | set(fresh))}
        left = {a: s for a, s in moved.items() if s not in merged and s in self._members}
        return Changes(assigned, merged, left)

    # ------------------------------------------------------------ what is held

    def _hold(self, article: Article, story: StoryId) -> None:
        self._held[article.id] = hold(article, story, self._area)
        self._members.setdefault(story, []).append(article.id)

    def _take_vectors(self, articles: Iterable[Article]) -> None:
        if self._embed is not None and (new := list(articles)):
            vectors = self._embed([article.title[:LONGEST_TITLE] for article in new])
            self._vectors |= {a.id: v for a, v in zip(new, vectors, strict=True)}

    def _place(self, articles: list[ArticleId], story: StoryId) -> None:
        self._members[story] = articles
        for key in articles:
            self._before.setdefault(key, self._held[key].story)
            self._held[key].story = story

    def _drop(self, article: ArticleId) -> None:
        held = self._held.pop(article)
        members = self._members[held.story]
        members.remove(article)
        if not members:
            del self._members[held.story]
        self._profiles.pop(article, None)
        self._vectors.pop(article, None)

    def _file(self, article: ArticleId, keys: list[str]) -> None:
        """Note by which stems an article is found; a title told often only by itself."""
        same = self._titles[self._held[article].title_key]
        same.append(article)
        if len(same) <= REPEATS:
            for key in keys:
                posting = self._posting[key]
                posting.append(article)
                if len(posting) > 2 * POSTING:
                    del posting[:-POSTING]
        elif len(same) > 2 * POSTING:
            del same[:-POSTING]

    def _profile(self, article: ArticleId) -> Profile:
        found = self._profiles.get(article)
        if found is None:
            held = self._held[article]
            found = self._profiles[article] = profile(held.title, held.text)
            if len(self._profiles) > PROFILES:
                self._profiles.popitem(last=False)
        else:
            self._profiles.move_to_end(article)
        return found

    # ------------------------------------------------------------ which belong together

    def _edges(self, article: ArticleId, keys: list[str]) -> dict[Pair, float]:
        """Score an article with those most like it."""
        held = self._held[article]
        weights: defaultdict[ArticleId, float] = defaultdict(float)
        for key in keys:
            value = rarity(key)
            for other in self._posting.get(key, ())[-POSTING:]:
                weights[other] += value
        for other in self._titles.get(held.title_key, ())[-REPEATS:]:
            weights[other] += 1_000
        alike = ((w, other) for other, w in weights.items() if w >= LEAST and other in self._held)
        scores = {(o, article): self._score(o, article) for _, o in nlargest(CANDIDATES, alike)}
        return {pair: value for pair, value in scores.items() if value >= MERGE}

    def _score(self, a: ArticleId, b: ArticleId) -> float:
        pair = (a, b) if a < b else (b, a)
        if pair not in self._scores:
            self._scores[pair] = self._compare(*pair)
        return self._scores[pair]

    def _compare(self, a: ArticleId, b: ArticleId) -> float:
        if (a, b) in self._apart:
            return 0.0
        both = a in self._vectors and b in self._vectors
        return affinity(
            self._held[a],
            self._held[b],
            lambda: (self._profile(a), self._profile(b)),
            (self._vectors[a], self._vectors[b]) if both else None,
        )

    def _join(self, edges: Mapping[Pair, float], doubled: set[StoryId]) -> dict[StoryId, StoryId]:
        """Unite stories along the edges, surest first, wherever the whole of both agrees."""
        merged: dict[StoryId, StoryId] = {}
        for (x, y), _ in sorted(edges.items(), key=lambda edge: (-edge[1], edge[0])):
            a, b = self._held[x].story, self._held[y].story
            if a == b or not self._agree(a, b):
                continue
            kept, gone = min(a, b), max(a, b)
            grown, taken = self._members[kept], self._members.pop(gone)
            if (len(grown) + len(taken)).bit_length() > max(len(grown), len(taken)).bit_length():
                doubled.add(kept)
            self._place(sorted(grown + taken), kept)
            merged[gone] = kept
        return {old: _last(old, merged) for old in merged}

    def _agree(self, a: StoryId, b: StoryId) -> bool:
        """Tell whether two stories are one: near in time, and alike on the average."""
        ours, theirs = self._members[a], self._members[b]
        times = [self._held[m].at for m in (*ours, *theirs)]
        if max(times) - min(times) > WINDOW:
            return False
        some, others = _spread(ours, MEMBERS), _spread(theirs, MEMBERS)
        total = sum(self._score(x, y) for x in some for y in others)
        return total >= MERGE * len(some) * len(others)

    def _review(self, doubled: Iterable[StoryId]) -> None:
        """Look again at stories that have doubled: what drifted away becomes its own story."""
        for key in sorted(doubled):
            members = self._members.get(key, [])
            if 4 <= len(members) <= REVIEW:
                self._put_out_strays(key, members)

    def _put_out_strays(self, key: StoryId, members: list[ArticleId]) -> None:
        total = {m: sum(self._score(m, o) for o in members if o != m) for m in members}
        strays = [m for m in members if total[m] < DRIFT * MERGE * (len(members) - 1)]
        if len(strays) == len(members):
            return
        rest = [m for m in members if m not in strays]
        if StoryId(strays[0] if strays else 0) == key:  # the name goes with the article
            del self._members[key]
            key = StoryId(min(rest))
        if strays:
            self._place(rest, key)
        for m in strays:
            self._place([m], StoryId(m))


def _spread(members: list[ArticleId], most: int) -> list[ArticleId]:
    """Take at most `most` members: the first and the last ones."""
    return members if len(members) <= most else members[: most // 2] + members[-(most // 2) :]


def _last(story: StoryId, merged: Mapping[StoryId, StoryId]) -> StoryId:
    while story in merged:
        story = merged[story]
    return story
