"""Whether a headline is about the whole country or abroad: in a local paper, a reprint.

docs/decisions/0007-ranking.md.
"""

from functools import lru_cache
from typing import Final

from news.lexicon import lexicon
from news.model import Article, PlaceId
from news.spelling import rough_stem, rough_stems
from news.text import words

_FEDERAL: Final = frozenset(rough_stem(word) for word in words("""
россия россияне россиян российский федеральный рф путин кремль госдума совфед сенатор мишустин
медведев лавров песков роскосмос минфин минздрав минтруд минобороны центробанк зеленский рада
кабмин лукашенко сборная евро нато оон евросоюз евровидение биткоин доллар нефть трамп байден
google apple samsung huawei xiaomi microsoft instagram facebook twitter whatsapp tesla
"""))  # fmt: skip

SEATS: Final = frozenset(  # of governments, by GeoNames number, and their regions
    ("524901", "RU-MOW", "703448", "UA-30", "625144", "BY-HM", "611847", "AB-SUH")
)


def speaks_of_country(text: str) -> bool:
    """Tell whether a title or a lead names a country, or what belongs to a whole one."""
    found = set(rough_stems(text))
    return not found.isdisjoint(_FEDERAL) or not found.isdisjoint(lexicon().countries)


_title_speaks: Final = lru_cache(maxsize=50_000)(speaks_of_country)


def is_federal(article: Article) -> bool:
    """Tell whether the title of an article names a country, or what belongs to a whole one."""
    return _title_speaks(article.title)


def is_merely_said(place: PlaceId, why: str) -> bool:
    """Tell whether a place is where something federal was said, not where it happened.

    So it is with the seat of a government that the title does not name.
    """
    return why == "lead" and place in SEATS
