"""What an article is about: its feed's own categories first, then its words.

`topics.tsv` has stems with the weight they give a section, by `bench.stories.sections`: counted
in labelled articles, or near in meaning to the words below.
"""

from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from news.model import Article, Section
from news.text import stem, stems, words

KEYWORDS: Final[dict[Section, str]] = {
    Section.INCIDENTS: (
        "дтп авария пожар взрыв убийство погиб погибла пострадавший задержан полиция "
        "следователь уголовное кража мошенник розыск столкнулись столкновение спасатели мчс "
        "труп избил ограбил утонул сбил угнал обвиняемый подозреваемый приговор колония "
        "наркотики взятка загорелся стрельба нападение теракт похитил скрылся пьяный "
        "происшествие криминал аварія пожежа загинув"
    ),
    Section.POLITICS: (
        "президент губернатор депутат правительство выборы госдума дума парламент партия "
        "министр указ законопроект санкции переговоры посол сенатор мэр мид рада верховная "
        "оппозиция митинг кандидат фракция дипломат саммит кремль зеленский путин лукашенко "
        "конституция политика вибори політика палітыка"
    ),
    Section.ECONOMY: (
        "экономика рубль доллар курс банк бюджет цены инфляция налог бизнес завод инвестиции "
        "нефть тариф экспорт акции биржа гривна компания кредит ипотека предприятие рынок "
        "прибыль эканоміка економіка"
    ),
    Section.SPORT: (
        "матч чемпионат турнир футбол хоккей лига сборная тренер клуб гол спортсмен кубок "
        "олимпийский баскетбол соперник чемпион теннис биатлон шайба спорт волейбол "
        "нападающий полузащитник вратарь стадион"
    ),
    Section.CULTURE: (
        "театр спектакль музей выставка фильм кино актер актриса режиссер художник книга "
        "премьера библиотека писатель фестиваль культура сериал галерея шоу-бизнес звезда"
    ),
    Section.MUSIC: (
        "концерт певец певица песня музыка музыкант альбом группа оркестр рэпер филармония "
        "клип гастроли евровидение композитор хор опера"
    ),
    Section.ECOLOGY: (
        "экология свалка мусор выброс загрязнение заповедник животное вырубка отходы природа "
        "краснокнижный полигон экологический экологи лесничий зоопарк"
    ),
    Section.SCIENCE: (
        "ученые исследование наука технология космос спутник смартфон приложение интеллект "
        "нейросеть робот google apple microsoft разработка астрономы лаборатория гаджет"
    ),
    Section.WEATHER: (
        "погода температура градус дождь снег ветер осадки гололед синоптик метель мороз "
        "похолодание потепление движение маршрут автобус трамвай троллейбус перекроют "
        "перекрытие пробки дорога трасса рейс поезд электричка метро аэропорт ремонт "
        "транспорт"
    ),
    Section.SOCIETY: (
        "школа больница врач дети пенсия жители ребенок студент ветеран праздник вакцинация "
        "пособие благоустройство отопление волонтер общество храм епархия поликлиника жкх"
    ),
}  # fmt: skip
_KEYWORD: Final = 2.4  # weight of a word above; such a word speaks for its section alone
_TITLE: Final = 2.0  # a word of the title counts as so many of the text
_TAG: Final = 4.0  # ... and one of the feed's categories
_LEAST: Final = 6.0  # weight under which nothing is known
_BEGINNING: Final = 600  # characters of the text

Table = dict[str, dict[Section, float]]


@cache
def shipped() -> Table:
    """Read the counted words."""
    found: Table = {}
    for line in files("news").joinpath("topics.tsv").read_text("utf-8").splitlines():
        word, section, weight = line.split("\t")
        found.setdefault(word, {})[Section(section)] = float(weight)
    return found


@cache
def _by_hand() -> Table:
    return {
        stem(w): {section: _KEYWORD} for section, text in KEYWORDS.items() for w in words(text)
    }


def section_of(article: Article) -> Section:
    """Tell the section of an article; `Section.OTHER` where nothing tells.

    The section of its feed comes first, then the feed's categories, then its own words.
    """
    if article.section:
        try:
            return Section(article.section)
        except ValueError:
            pass
    return _section(article.title, article.text[:_BEGINNING], article.tags)


@lru_cache(maxsize=20_000)
def _section(title: str, text: str, tags: tuple[str, ...]) -> Section:
    named = weigh(tags=tags)
    if named:
        return _best(named)
    return guess(title, text, shipped())


def guess(title: str, text: str, table: Table) -> Section:
    """Tell the section by words alone."""
    found = weigh(title=title, text=text[:_BEGINNING], table=table)
    best = _best(found)
    return best if found.get(best, 0.0) >= _LEAST else Section.OTHER


def weigh(
    *,
    title: str = "",
    text: str = "",
    tags: tuple[str, ...] = (),
    table: Table | None = None,
) -> dict[Section, float]:
    """Add up what the words speak for: the explanation of a section."""
    totals: dict[Section, float] = {}
    for times, part in ((_TITLE, title), (1.0, text), (_TAG, " ".join(tags))):
        for word in set(stems(part)):
            for section, weight in (_by_hand().get(word) or (table or {}).get(word, {})).items():
                totals[section] = totals.get(section, 0.0) + times * weight
    return totals


def _best(totals: dict[Section, float]) -> Section:
    return max(totals, key=lambda s: (totals[s], s), default=Section.OTHER)
