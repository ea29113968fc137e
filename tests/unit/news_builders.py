"""Articles and stories for tests of the news."""

from datetime import UTC, datetime, timedelta

from news.model import Article, ArticleId, PlaceId, SourceId, Story, StoryId, Tag

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def an_article(key=1, title="В Смоленске открыли мост", *, source=None, ago=0, places=(), **more):
    """One article; `ago` in minutes before noon; `places` by id, named in the text."""
    source = key if source is None else source
    more.setdefault("text", "")
    return Article(
        id=ArticleId(key),
        source_id=SourceId(source),
        source=f"Source {source}",
        url=f"https://source{source}.example/{key}",
        title=title,
        published_at=NOON - timedelta(minutes=ago),
        places=tuple(Tag(PlaceId(p), "text", True) for p in places),
        **more,
    )


def a_story(*articles):
    """A story of these articles, oldest first."""
    ordered = tuple(sorted(articles, key=lambda a: (a.published_at, a.id)))
    return Story(StoryId(min(a.id for a in articles)), ordered)
