"""A day of 100,000 articles in one index: `python -m bench.stories.load`.

Real titles and texts with two words in five changed for others, so that no two are copies;
one article in five is a retelling of another. CPU time, and memory above the start.
"""

import random
import resource
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bench.stories.data import unlabelled
from news.clustering import StoryIndex
from news.model import Article, ArticleId, SourceId, StoryId

DAY = 100_000
ADDED = 2_000
START = datetime(2026, 11, 20, tzinfo=UTC)


def articles(count: int) -> list[Article]:
    """Make articles of one day, in the order of time."""
    generator = random.Random(0)
    real = [(t, x[:600]) for t, x in unlabelled() if t]
    vocabulary = sorted({w for t, x in real for w in f"{t} {x}".split()})

    def changed(text: str, share: float) -> str:
        return " ".join(
            generator.choice(vocabulary) if generator.random() < share else word
            for word in text.split()
        )

    made: list[Article] = []
    for i in range(count):
        if made and generator.random() < 0.2:
            old = generator.choice(made[-2000:])
            title, text = changed(old.title, 0.15), changed(old.text, 0.15)
        else:
            title, text = generator.choice(real)
            title, text = changed(title, 0.4), changed(text, 0.4)
        at = START + timedelta(days=1) * (i / count)
        source = generator.randrange(2_000)
        made.append(Article(ArticleId(i + 1), SourceId(source), f"s{source}", "", title, text, at))
    return made


def memory() -> float:
    """Give the peak of resident memory in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    made = articles(DAY + ADDED)
    day, late = made[:DAY], made[DAY:]
    before = memory()
    index = StoryIndex()
    began = time.process_time()
    index.restore(day, {a.id: StoryId(a.id) for a in day})
    rebuilt = time.process_time() - began
    began = time.process_time()
    for k in range(0, ADDED, 100):
        index.add(replace(a) for a in late[k : k + 100])
    each = (time.process_time() - began) / ADDED * 1e3
    joined = ADDED - sum(index.story_of(a.id) == StoryId(a.id) for a in late)
    print(f"rebuilt {DAY} articles in {rebuilt:.1f} s; then {each:.2f} ms an article")
    print(f"{joined} of {ADDED} joined a story; {memory() - before:.0f} MB above the start")


if __name__ == "__main__":
    main()
