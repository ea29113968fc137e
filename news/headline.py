"""The headline a story is told under, and its lead."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from news.lexicon import rarity
from news.model import Article, Story
from news.profile import profile
from news.similarity import compare
from news.spelling import rough_stems
from news.text import normalise, words

# Titles that hold back what happened, or shout it.
_BAIT: Final = re.compile(
    r"\?!|!\?|!!|\?$|вы не поверите|\bшок|сенсаци|раскры(?:т|л)[аио]?\b|стал[ои] известн"
    r"|\bназван[аоы]?\b|\bвот (?:что|как|почему|кто)|такого не ожидал|подробност|что известно"
    r"|\bкто так(?:ой|ая)\b|\bпоказали?\b|рассказал[аи]? (?:о|об|про)\b|\bпочему\b|инфографик"
    r"|удивил|ошеломил|взорвал (?:сеть|интернет)|в сети\b|соцсет|посмотрите|это надо видеть"
    r"|стало відомо|розкри(?:то|ли)|ви не повірите|стала вядома"
    r"|you won.t believe|here.s (?:why|how)"
)
_CUT: Final = re.compile(r"(?:\.\.\.|…|\s[-–—:]|,)$")
_EXTRA: Final = re.compile(
    r"(?i)[([]?\b(?:видео|фото|video|photo|обновлено|дополнено)\b[)\]]?\s*$"
)
_SENTENCE: Final = re.compile(r"(?<=[.!?…])[\s»\"]+(?=[«\"(]?[A-ZА-ЯЁІЇЄҐЎ])")
LEAD_SENTENCES: Final = 2
LEAD_LONGEST: Final = 400  # characters
SHORTEST, LONGEST_CALM = 4, 16  # words of a title that says enough and no more
ENOUGH: Final = 70.0  # rarity of all its stems that makes a title fully informative
MOST_COMPARED: Final = 30  # titles of a large story that centrality is measured on


def headline(story: Story, language: str = "ru") -> Article:
    """Choose the article whose title says best what happened; the oldest on a tie.

    Central, informative, calm titles of trusted sources win; bait, shouting and cut titles
    lose. Titles in another language than `language` come only when there is nothing else.
    """
    ordered = sorted(story.articles, key=lambda a: (a.published_at, a.id))
    readable = [a for a in ordered if a.language == language] or ordered
    if len(readable) == 1:
        return readable[0]
    central = centrality(
        [article.title for article in readable],
        [article.title for article in ordered[:MOST_COMPARED]],
    )

    def quality(article: Article) -> float:
        trust = 0.1 * (article.weight - 1)
        return central[article.title] + title_quality(article.title) + trust

    return max(readable, key=quality)


def title_quality(title: str) -> float:
    """Weigh how well a title alone tells the news: about -3 (bad) to 1 (good)."""
    count = len(words(title))
    if not count:
        return -3.0
    letters = [c for c in title if c.isalpha()]
    shouting = sum(c.isupper() for c in letters) > 0.6 * len(letters)
    told = sum(rarity(stem) for stem in set(rough_stems(title)))
    return (
        min(told / ENOUGH, 1.0)
        - 0.25 * bool(_BAIT.search(normalise(title)))
        - 1.0 * (shouting and count > 1)
        - 0.4 * bool(_CUT.search(title.strip()))
        - 0.1 * bool(_EXTRA.search(title))
        - 0.5 * (count < SHORTEST)
        - 0.05 * max(0, count - LONGEST_CALM)
    )


def centrality(titles: Sequence[str], among: Sequence[str]) -> dict[str, float]:
    """Tell for each title how like all of `among` it is, itself included: the mean, 0 to 1.

    Comparing titles is most of the time of an edition, so each two that differ are compared
    once; and not at all where there are two and as many of each, for neither is more central.
    """
    count = Counter(among)
    profiles = {title: profile(title) for title in dict.fromkeys((*titles, *among))}
    like = {title: float(count[title] * bool(own.grams)) for title, own in profiles.items()}
    balanced = len(profiles) == len(count) == 2 and len(set(count.values())) == 1
    for a, b in () if balanced else combinations(profiles, 2):
        if a in count or b in count:
            alike = compare(profiles[a], profiles[b])
            like[a] += alike * count[b]
            like[b] += alike * count[a]
    return {title: total / len(among) for title, total in like.items()}


def lead(story: Story, chosen: Article) -> str:
    """Give the first two sentences of `chosen`, its headline, or of the first that has a text."""
    texts = (a.text for a in (chosen, *story.articles) if a.text.strip())
    sentences = _SENTENCE.split(next(texts, "").strip()[: 4 * LEAD_LONGEST])[:LEAD_SENTENCES]
    text = " ".join(" ".join(sentences).split())
    return text if len(text) <= LEAD_LONGEST else text[: LEAD_LONGEST - 1].rsplit(" ", 1)[0] + "…"
