"""What an article is about: its feed's own categories first, then its words."""

from typing import Final

from news.model import Article, Section
from news.text import stem, stems, words

_KEYWORDS: Final[dict[Section, str]] = {
    Section.INCIDENTS: "дтп авария пожар взрыв убийство погиб пострадавший задержан полиция суд "
    "следователь уголовное дело кража мошенник розыск столкнулись спасатели мчс труп избил",
    Section.POLITICS: "президент губернатор депутат правительство выборы дума парламент партия "
    "министр указ закон санкции переговоры посол сенатор мэр мид рада верховная",
    Section.ECONOMY: "экономика рубль доллар курс банк бюджет цены инфляция налог бизнес завод "
    "инвестиции нефть газ тариф миллиард экспорт акции биржа гривна компания",
    Section.SPORT: "матч чемпионат турнир футбол хоккей лига сборная тренер клуб гол спортсмен "
    "кубок олимпийский баскетбол победа соперник чемпион теннис биатлон шайба",
    Section.CULTURE: "театр спектакль музей выставка фильм кино актер актриса режиссер художник "
    "книга премьера библиотека писатель фестиваль культура",
    Section.MUSIC: "концерт певец певица песня музыка альбом группа оркестр рэпер филармония клип",
    Section.ECOLOGY: "экология свалка мусор выброс загрязнение заповедник лес животные вырубка "
    "отходы природа воздух краснокнижный",
    Section.SCIENCE: "ученые исследование наука технология космос спутник смартфон приложение "
    "искусственный интеллект нейросеть робот google apple разработка открытие университет",
    Section.WEATHER: "погода температура градусов дождь снег ветер осадки гололед прогноз метель "
    "движение маршрут автобус трамвай перекрытие пробки дорога трасса рейс поезд",
    Section.SOCIETY: "школа больница врач дети пенсия жители город ребенок студент ветераны "
    "праздник вакцинация пособие благоустройство отопление волонтеры",
}
_WEIGHTS: Final = {
    stem(word): section for section, text in _KEYWORDS.items() for word in words(text)
}
_TITLE: Final = 3  # a word of the title counts as so many of the text
_LEAST: Final = 2


def section_of(article: Article) -> Section:
    """Tell the section of an article; `Section.OTHER` where nothing tells."""
    for tag in article.tags:
        for key in stems(tag):
            if key in _WEIGHTS:
                return _WEIGHTS[key]
    totals: dict[Section, float] = {}
    for count, text in ((_TITLE, article.title), (1, article.text[:600])):
        for key in stems(text):
            if section := _WEIGHTS.get(key):
                totals[section] = totals.get(section, 0) + count
    best = max(totals, key=lambda s: (totals[s], s), default=Section.OTHER)
    return best if totals.get(best, 0) >= _LEAST else Section.OTHER
