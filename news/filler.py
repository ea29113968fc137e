"""What is published but is no news: advertising, horoscopes, recipes, lists of holidays."""

import re
from functools import lru_cache
from typing import Final

from news.model import Article
from news.text import normalise

_FILLER: Final = re.compile(
    r"гороскоп|зодиак|астролог|нумеролог|сонник|лунн\w+ календар|(?:народн\w+ )?примет[аы]\b"
    r"|что нельзя делать|какой сегодня (?:церковный |праздник)|именины|рецепт|кроссворд|анекдот"
    r"|тест:|пройдите тест|викторин|открытк\w+ с|поздравлени\w+ с дн|гадани|таро\b"
    r"|на правах рекламы|\bреклама\b|партнерск\w+ материал|промокод|распродаж|скидк\w+ до"
    r"|купить (?:квартир|недорого)|выгодн\w+ цен|как выбрать|топ-?\d+ (?:лучших|способ|причин)"
    r"|лайфхак|советы (?:дачник|огородник|хозяйк)|сад и огород|выплачен\w* приз|ставки на спорт"
    r"|букмекер|казино|прогноз на матч|horoscope|sponsored|zodiac|advertorial"
    r"|прикмети|гороскап|що не можна робити|яке сьогодні свято"
)
_ADVERTISING_TAGS: Final = re.compile(r"реклама|партнер|промо|advert|sponsor|гороскоп|рецепт")


@lru_cache(maxsize=50_000)
def title_is_filler(title: str) -> bool:
    """Tell whether a title alone says that there is no news in it."""
    return bool(_FILLER.search(normalise(title)))


def is_filler(article: Article) -> bool:
    """Tell whether an article is filler, by its title, its address and its feed's categories."""
    if title_is_filler(article.title):
        return True
    if any(_ADVERTISING_TAGS.search(normalise(tag)) for tag in article.tags):
        return True
    return "goroskop" in article.url or "erid=" in article.url
