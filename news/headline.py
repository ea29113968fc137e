"""The headline a story is told under, and its lead."""

import re
from typing import Final

from news.model import Article, Story
from news.profile import profile
from news.similarity import compare
from news.text import words

_BAIT: Final = re.compile(
    r"(?i)\?!|!\?|!!|\.\.\.$|…$|вы не поверите|шок\b|шокиру|сенсаци|раскры(?:т|л)[аи]?\b"
    r"|стало известно|назван[аоы]?\b|вот (?:что|как|почему)|такого не ожидал|видео\)?$|фото\)?$"
)
_SENTENCE: Final = re.compile(r"(?<=[.!?…])[\s»\"]+(?=[«\"(]?[A-ZА-ЯЁІЇЄҐЎ])")
LEAD_SENTENCES: Final = 2
LEAD_LONGEST: Final = 400  # characters


def headline(story: Story, language: str = "ru") -> Article:
    """Choose the article whose title says best what happened; the oldest on a tie.

    Central, informative and calm wins; bait, shouting and cut titles lose. Titles in another
    language than `language` come only when there is nothing else.
    """
    profiles = {a.id: profile(a.title) for a in story.articles}

    def quality(article: Article) -> tuple[bool, float]:
        near = [compare(profiles[article.id], profiles[o.id]) for o in story.articles]
        return article.language == language, sum(near) / len(near) + _calm(article.title)

    ordered = sorted(story.articles, key=lambda a: (a.published_at, a.id))
    return max(ordered, key=quality)


def _calm(title: str) -> float:
    count = len(words(title))
    letters = [c for c in title if c.isalpha()]
    shouting = bool(letters) and sum(c.isupper() for c in letters) > 0.6 * len(letters)
    length = 0.0 if 5 <= count <= 16 else 0.3
    return -0.5 * bool(_BAIT.search(title)) - 0.5 * shouting - length - 2.0 * (not count)


def lead(story: Story, language: str = "ru") -> str:
    """Give the first two sentences of the chosen article, or of the first that has a text."""
    chosen = headline(story, language)
    texts = (a.text for a in (chosen, *story.articles) if a.text.strip())
    sentences = _SENTENCE.split(next(texts, "").strip())[:LEAD_SENTENCES]
    text = " ".join(" ".join(sentences).split())
    return text if len(text) <= LEAD_LONGEST else text[: LEAD_LONGEST - 1].rsplit(" ", 1)[0] + "…"
