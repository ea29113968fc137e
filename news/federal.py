"""Whether a headline is about the whole country or abroad: in a local paper, a reprint.

docs/decisions/0007-ranking.md.
"""

from functools import lru_cache
from typing import Final

from news.lexicon import lexicon
from news.model import Article
from news.spelling import rough_stem, rough_stems
from news.text import words

_FEDERAL: Final = frozenset(rough_stem(word) for word in words("""
россия россияне россиян российский федеральный рф путин кремль госдума совфед сенатор мишустин
медведев лавров песков роскосмос минфин минздрав минтруд минобороны центробанк зеленский рада
кабмин офис лукашенко сборная евро нато оон евросоюз евровидение биткоин доллар нефть трамп байден
google apple samsung huawei xiaomi microsoft instagram facebook twitter whatsapp tesla
"""))  # fmt: skip


def speaks_of_country(text: str) -> bool:
    """Tell whether a title or a lead names a country, or what belongs to a whole one."""
    found = set(rough_stems(text))
    return not found.isdisjoint(_FEDERAL) or not found.isdisjoint(lexicon().countries)


_title_speaks: Final = lru_cache(maxsize=50_000)(speaks_of_country)


def is_federal(article: Article) -> bool:
    """Tell whether the title of an article names a country, or what belongs to a whole one."""
    return _title_speaks(article.title)
