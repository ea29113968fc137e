"""Real hours into stories: how long it takes, and what to read."""

import random
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from zlib import crc32

from news.clustering import cluster
from news.model import Article, ArticleId, SourceId, Story
from news.text import language_of


def article_of(key: int, row: dict[str, str]) -> Article:
    """Make an article of one row of JSON."""
    site = row.get("source") or row.get("site") or ""
    published = row.get("published")
    at = datetime.fromisoformat(published) if published else datetime(2020, 5, 3, tzinfo=UTC)
    return Article(
        id=ArticleId(key),
        source_id=SourceId(crc32(site.encode())),
        source=site,
        url=row["url"],
        title=row["title"],
        text=row.get("text") or "",
        published_at=at.astimezone(UTC),
        language=row.get("lang") or language_of(row["title"]),
    )


def timed(rows: Iterable[dict[str, str]]) -> tuple[list[Story], float]:
    """Cluster rows; give the stories and the CPU seconds it took."""
    articles = [article_of(i + 1, row) for i, row in enumerate(rows)]
    began = time.process_time()
    stories = cluster(articles)
    return stories, time.process_time() - began


def show(stories: list[Story], count: int) -> None:
    """Print the largest stories of several sources and some of the others, to be read."""
    told = sorted((s for s in stories if len(s.articles) > 1), key=lambda s: -len(s.articles))
    rest = told[count:]
    chosen = told[:count] + random.Random(1).sample(rest, min(count, len(rest)))
    for number, story in enumerate(chosen):
        print(f"\n{number + 1}. {len(story.articles)} articles, {len(story.source_ids)} sources")
        for article in story.articles[:12]:
            print(f"   {article.source[:18]:18} {article.title[:110]}")
