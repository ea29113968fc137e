"""Articles as JSON in, stories and answers as JSON out: what the command line prints."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit
from zlib import crc32

from news.clustering import cluster
from news.headline import headline
from news.model import Article, ArticleId, SourceId
from news.profile import profile
from news.similarity import SAME, compare
from news.text import language_of

_NO_DATE: Final = datetime(1970, 1, 1, tzinfo=UTC)  # where no article has one


def stories_json(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Group articles {url, title, text, source or site, published}; the most told come first.

    Anything may be missing; an article without a date counts as the newest. Each story is
    {"headline", "urls"}, its oldest article first.
    """
    dated = [(row, _moment(row.get("published"))) for row in rows]
    newest = max((at for _, at in dated if at), default=_NO_DATE)
    stories = cluster(_article(n, row, at or newest) for n, (row, at) in enumerate(dated, start=1))
    stories.sort(key=lambda s: (-len(s.source_ids), -len(s.articles), s.id))
    return [
        {
            "headline": headline(s, s.articles[0].language).title,
            "urls": [a.url for a in s.articles],
        }
        for s in stories
    ]


def same_json(pair: Mapping[str, Any]) -> dict[str, Any]:
    """Answer for {"a": {title, text}, "b": {…}}: {"score": 0..1, "same": bool}.

    Raises:
        KeyError: there is no "a" or no "b".
    """
    a, b = (profile(_text(side, "title"), _text(side, "text")) for side in (pair["a"], pair["b"]))
    score = compare(a, b)
    return {"score": round(score, 4), "same": score >= SAME}


def _article(number: int, row: Mapping[str, Any], at: datetime) -> Article:
    url, title = _text(row, "url"), _text(row, "title")
    source = _text(row, "source") or _text(row, "site") or (urlsplit(url).hostname or "")
    return Article(
        id=ArticleId(number),
        source_id=SourceId(crc32(source.encode()) if source else -number),
        source=source,
        url=url,
        title=title,
        text=_text(row, "text") or _text(row, "description"),
        published_at=at,
        language=language_of(title),
    )


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""


def _moment(value: object) -> datetime | None:
    if isinstance(value, int | float) and 0 <= value < 1e11:
        return datetime.fromtimestamp(value, UTC)
    try:
        at = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
