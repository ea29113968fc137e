"""What of an article is compared with others, computed once. docs/decisions/0006-stories.md."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import sqrt
from sys import intern
from typing import Final

from news.lexicon import PERSON, kind_of, lexicon, rarity, toponyms
from news.spelling import cyrillic, mended, rough, rough_stem, skeleton
from news.text import STOP_WORDS, words

BEGINNING: Final = 400  # characters of the text that count: the lead says what happened
LONGEST_TITLE: Final = 400  # characters
TEXT_WEIGHT: Final = 0.5  # of a stem of the text, when one of the title is 1
PREFIX: Final = 4  # letters that kindred words share at least
LEAST_BONES: Final = 3  # letters of a skeleton that tells a word
LONGEST_NUMBER: Final = 12  # characters; longer ones are codes
GRAM: Final = 4  # letters of a character n-gram

_NUMBER: Final = re.compile(r"\d+(?:[\s\u00a0]\d{3}\b)*(?:[.,]\d+)?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")  # news name it whatever they are about
_NOT_DIGITS: Final = re.compile(r"[\s\u00a0]")
_NAME: Final = re.compile(r"(?<![.!?:»\"“”] )(?<!^)(?<!\w)[A-ZА-ЯЁІЇЄҐЎ][\w-]+")
_SURNAME: Final = re.compile(
    r"\b[А-ЯІЇЄ][а-яёіїє]+(?:ов|ев|ёв|ин|ын|ова|ева|ина|ову|еву|ину|овым|евым|иным|овой|евой|иной"
    r"|ове|еве|ине|ский|ская|ского|ской|скому|скую|енко|чук|юк|ян|яна|дзе|швили|ович|евич"
    r"|[сц]ький|[сц]ького|[сц]ькому|[сц]ьким|[сц]ька|[сц]ької|ўскі|ўскага|ўская|ўскай|енка|енку)\b"
)
_FULL_NAME: Final = re.compile(r"\b([А-ЯЁІЇЄҐЎ][а-яёіїєґў]+) (?=([А-ЯЁІЇЄҐЎ][а-яёіїєґў’'-]+))")
_STREET: Final = re.compile(
    r"\b(?:улиц|вулиц|вуліц|ул\.|вул\.|проспект|праспект|переул|провул|завул|бульвар|шоссе|шосе"
    r"|площад|плошч|набережн)\w* ((?:[А-ЯЁІЇЄҐЎ][\w’'-]+ ?){1,3})"
    r"|\b([А-ЯЁІЇЄҐЎ][\w’'-]+(?:о[йм]|ом[уе]|ая|ий|ое|ій|ому)) (?:улиц|вулиц|вуліц|проспект"
    r"|переул|бульвар|шоссе|шосе|площад|набережн)"
)
_SITE: Final = re.compile(
    r"\b(?:сел[оауе]|деревн|вёск|веск|пос[её]л|пгт|селищ|станиц|хутор|аул|парк|сквер|сад"
    r"|школ|лице|гимнази|гімназі|больниц|лікарн|бальніц|завод|фабрик|шахт|рын[ок]|стадион|стадіон"
    r"|театр|музе|мост|міст|станци|станці|станцы|озер|возер|рек[аиеуоі]|микрорайон|ЖК|ТЦ|ТРЦ)"
    r"\w* ((?:[А-ЯЁІЇЄҐЎ][\w’'-]+ ?){1,3})"
    r"|\b([А-ЯЁІЇЄҐЎ][\w’'-]+(?:о[йм]|о[гм][оуе]|[аеіы]м|ая|ую|ый|ий|ій|[аы]й|[оа]е))"
    r" (?:район|р-н|раён|сельсовет|парк|рын[ок]|мост|міст|округ|микрорайон|мікрорайон)"
)
_QUOTED: Final = re.compile(r"(?<!\w)[«„“\"]([A-ZА-ЯЁІЇЄҐЎ][^«»„“”\"]{1,60})(?<!\s)[»“”\"](?!\w)")
_EVERYWHERE: Final = frozenset((rough_stem("россия"),))  # news name it whatever they are about
_NEGATION: Final = frozenset(("не", "нет", "ни", "без", "not", "no", "ні", "немає", "няма"))


@dataclass(frozen=True, slots=True)
class Profile:
    """The parts of an article that `news.features` compares."""

    stems: Mapping[str, float]  # of the title, with their rarity
    links: Mapping[str, frozenset[str]]  # per stem: see `_links`
    kinds: Mapping[str, int]  # per stem: a place in `news.lexicon.KINDS`
    mass: float  # sum of the rarities
    norm: float  # length of the vector of rarities
    pairs: frozenset[tuple[str, str]]  # neighbouring words
    spelt: str  # the title in its rough spelling
    grams: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]  # capitalised words inside the title
    surnames: frozenset[str]  # stems of words that end as surnames do, or follow a forename
    forenames: frozenset[str]  # stems of capitalised words right before those
    values: frozenset[float]  # of `numbers`
    streets: frozenset[str]  # stems of the names of streets, of the title and the text
    sites: frozenset[str]  # stems of what tells streets, districts, parks, firms of a title apart
    regions: frozenset[str]
    countries: frozenset[str]
    calendar: frozenset[tuple[str, str]]  # months and weekdays: see `news.lexicon`
    dates: frozenset[tuple[str, str]]  # «3 мая»: its day, and the stem of its month in Russian
    weekdays: frozenset[tuple[str, str]]
    against: frozenset[tuple[int, int]]
    reacts: bool
    negates: bool
    bare: bool  # not one capital: known by the address of its page, letters may be missing
    body: Mapping[str, float]  # stems of title and beginning of the text; empty without a text
    body_norm: float
    body_numbers: frozenset[str]


def profile(title: str, text: str = "", *, rare: Callable[[str], float] = rarity) -> Profile:
    """Take a headline and the beginning of its text apart.

    `rare` gives the weight of a rough stem; by default, its rarity in the news at large.
    """
    title = cyrillic(title[:LONGEST_TITLE])
    found = words(title)
    stems = {s: rare(s) for s in _content(found)}
    numbers = _numbers(title, stems)
    body = _body(text, stems, rare)
    lex = lexicon()
    every = [rough_stem(word) for word in found]
    spelt = " ".join(rough(mended(word)) for word in found)
    names = frozenset(rough_stem(w) for n in _NAME.findall(title) for w in words(n))
    surnames, forenames = _people(title)
    return Profile(
        stems=stems,
        links={s: _links(s) for s in stems},
        kinds={s: kind_of(s) for s in stems},
        mass=sum(stems.values()),
        norm=_norm(stems),
        pairs=frozenset(pairwise(every)),
        spelt=spelt,
        grams=_grams(f" {spelt} "),
        numbers=numbers,
        names=names,
        surnames=surnames,
        forenames=forenames,
        values=frozenset(float(n) for n in numbers if len(n) <= LONGEST_NUMBER),
        streets=_named(_STREET, f"{title} {text[:BEGINNING]}"),
        sites=_named(_STREET, title) | _named(_SITE, title) | _named(_QUOTED, title),
        regions=frozenset(r for s in stems.keys() - forenames for r in toponyms().get(s, ())),
        countries=frozenset(lex.countries[s] for s in stems if s in lex.countries) - _EVERYWHERE,
        calendar=frozenset(lex.calendar[s] for s in stems if s in lex.calendar),
        dates=frozenset(_dates(every)),
        weekdays=frozenset(d for s in stems if (d := lex.calendar.get(s)) and d[0] == "weekday"),
        against=frozenset(p for s in stems for p in lex.against.get(s, ())),
        reacts=any(s in lex.reactions for s in stems),
        negates=not _NEGATION.isdisjoint(found),
        bare=title == title.lower(),
        body=body,
        body_norm=_norm(body),
        body_numbers=numbers | _numbers(text[:BEGINNING], {}) if body else frozenset(),
    )


def _named(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    """List the stems of the names that a pattern finds, whichever of its groups has them."""
    names = (name for found in pattern.finditer(text) for name in found.groups() if name)
    return frozenset(rough_stem(word) for name in names for word in words(name))


def _dates(stems: Iterable[str]) -> Iterator[tuple[str, str]]:
    calendar = lexicon().calendar
    for day, stem in pairwise(stems):
        kind, name = calendar.get(stem, ("", ""))
        if kind == "month" and day.isdecimal():
            yield day, name


def _people(title: str) -> tuple[frozenset[str], frozenset[str]]:
    """Find the surnames of a title, and the words before them: forenames, or what they are."""
    full = [(rough_stem(a.lower()), rough_stem(b.lower())) for a, b in _FULL_NAME.findall(title)]
    surnames = {rough_stem(word.lower()) for word in _SURNAME.findall(title)}
    surnames |= {last for first, last in full if kind_of(first) == PERSON}
    return frozenset(surnames), frozenset(first for first, last in full if last in surnames)


def _content(found: Iterable[str]) -> list[str]:
    return [rough_stem(w) for w in found if w not in STOP_WORDS and not w.isdecimal()]


@lru_cache(maxsize=200_000)
def _links(stem: str) -> frozenset[str]:
    """List what kindred stems share: groups (#), the beginning, the skeleton (~) of a long one."""
    groups = lexicon().groups.get(stem, frozenset())
    if len(stem) < PREFIX:
        return groups
    bones = skeleton(stem)
    return groups | {stem[:PREFIX]} | ({f"~{bones}"} if len(bones) >= LEAST_BONES else set())


def _grams(spelt: str) -> frozenset[str]:
    return frozenset(intern(spelt[i : i + GRAM]) for i in range(len(spelt) - GRAM + 1))


def _numbers(text: str, stems: Iterable[str]) -> frozenset[str]:
    digits = {_NOT_DIGITS.sub("", n).replace(",", ".") for n in _NUMBER.findall(text)}
    table = lexicon().numbers
    found = digits | {table[s] for s in stems if s in table}
    return frozenset(n for n in found if not _YEAR.fullmatch(n))


def _body(text: str, stems: Mapping[str, float], rare: Callable[[str], float]) -> dict[str, float]:
    found = _content(words(text[:BEGINNING]))
    return {s: TEXT_WEIGHT * rare(s) for s in found} | dict(stems) if found else {}


def _norm(vector: Mapping[str, float]) -> float:
    return sqrt(sum(value * value for value in vector.values()))
