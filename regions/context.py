"""Does a word that may name a place name it here? The rules, one function each."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from news.model import PlaceId
from regions.catalogue import catalogue
from regions.gazetteer import TOKEN, Reading, fold_token, fold_tokens, gazetteer
from regions.morphology import analyzer, is_first_name, is_russian, parses
from regions.risks import risks_of
from regions.tables import rows, several

REACH = 14  # tokens from an adjective to the "областях" that it belongs to
LARGE = 250_000  # people; a city so large is not taken for a common word
_CUES = {row["role"]: frozenset(several(row["words"])) for row in rows("cues.tsv")}
_CASES_AFTER = {
    "в": {"loc", "acc"}, "во": {"loc", "acc"}, "из": {"gen"}, "под": {"ins", "acc"},
    "близ": {"gen"}, "около": {"gen"}, "возле": {"gen"}, "до": {"gen"}, "через": {"acc"},
    "над": {"ins"}, "по": {"dat"}, "вблизи": {"gen"}, "мимо": {"gen"}, "к": {"dat"},
    "у": {"loc", "gen", "acc"}, "з": {"gen"}, "із": {"gen"}, "зі": {"gen"}, "біля": {"gen"},
    "під": {"ins", "acc"}, "с": {"gen"}, "каля": {"gen"}, "ў": {"loc", "acc"}, "між": {"ins"},
}  # fmt: skip
_WEAK_PREPOSITIONS = frozenset({"по", "до", "к", "с", "у", "під", "под", "над"})
"""They stand before people as well: only "в" and its like speak for a place called as a person."""
_AROUND_HYPHEN = re.compile("[^-]+|-")
_PLACE_PREPOSITIONS = frozenset({"в", "во", "из", "у", "ў", "близ", "около", "возле", "біля"})
_QUOTES = frozenset('«»“”„"')
_OPENING, _CLOSING = frozenset('«“„"'), frozenset('»”“"')
_STOPS = frozenset(".!?—–:\n")


@dataclass(frozen=True, slots=True)
class Text:
    """A text cut into tokens: as they stand, folded, and where each begins."""

    words: list[str]
    low: list[str]
    starts: list[int]

    @classmethod
    def of(cls, text: str) -> "Text":
        """Cut a text into words, numbers and punctuation."""
        words: list[str] = []
        starts: list[int] = []
        for word, start in [(match[0], match.start()) for match in TOKEN.finditer(text)]:
            if "-" in word and fold_token(word) not in gazetteer().by_first:
                for part in _AROUND_HYPHEN.finditer(word):
                    words.append(part.group())
                    starts.append(start + part.start())
            else:
                words.append(word)
                starts.append(start)
        return cls(words, fold_tokens(words) if words else [], starts)


@dataclass(frozen=True, slots=True)
class Mention:
    """Some tokens of a text that may name one of several places."""

    text: Text
    at: int
    length: int
    readings: tuple[Reading, ...]

    @property
    def start(self) -> int:
        """Offset of the first letter."""
        return self.text.starts[self.at]

    @property
    def end(self) -> int:
        """Offset after the last letter."""
        last = self.at + self.length - 1
        return self.text.starts[last] + len(self.text.words[last])

    @property
    def form(self) -> str:
        """The folded word, of a mention of one word."""
        return self.text.low[self.at]

    @property
    def word(self) -> str:
        """The first word as it stands."""
        return self.text.words[self.at]

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.word[0].isupper()

    def before(self, distance: int = 1) -> str:
        """Read the folded token so many places before; empty at the beginning."""
        at = self.at - distance
        return self.text.low[at] if at >= 0 else ""

    def after(self, distance: int = 1) -> str:
        """Read the folded token so many places after; empty at the end."""
        at = self.at + self.length - 1 + distance
        return self.text.low[at] if at < len(self.text.low) else ""

    def is_name_at(self, offset: int) -> bool:
        """Whether the token `offset` places off is a capitalised word of two letters or more."""
        at = self.at + offset if offset < 0 else self.at + self.length - 1 + offset
        if not 0 <= at < len(self.text.words):
            return False
        word = self.text.words[at]
        return len(word) > 1 and word[0].isupper()

    @property
    def label(self) -> str:
        """The word before that says what it is, through a full stop: "г.", "ул."."""
        if self.before() == "." and self.before(2) in _ABBREVIATED:
            return self.before(2)
        return self.before()

    def of_use(self, *uses: str) -> tuple[Reading, ...]:
        """Pick the meanings in which a place is named so."""
        return tuple(r for r in self.readings if r.use in uses)

    def is_stranger_at(self, offset: int) -> bool:
        """Whether the token so many places off is a capitalised word that names no place."""
        word = self.before(-offset) if offset < 0 else self.after(offset)
        return self.is_name_at(offset) and word not in gazetteer().by_first

    def is_capital_start(self, distance: int) -> bool:
        """Whether the token so many places before begins its sentence."""
        return self.before(distance + 1) == "" or self.before(distance + 1) in _STOPS


@dataclass(frozen=True, slots=True)
class Verdict:
    """A mention stands for a place in one of `readings`; `weak`: by an adjective or demonym."""

    readings: tuple[Reading, ...] = ()
    certain: bool = True
    weak: bool = False


_ABBREVIATED = frozenset({"г", "гг", "ул", "им", "пл", "пр", "гор", "обл", "р", "пос", "оз", "м"})


def judge(
    mention: Mention, *, regions: frozenset[PlaceId], accepted: Sequence[Mention]
) -> Verdict | None:
    """Decide what a mention means; null: no place.

    `regions`: those named anywhere in the text. `accepted`: the mentions before that were places.
    """
    if areas := _areas(mention):
        unlikely = _is_something_named_after(mention) or _is_quoted(mention)
        unlikely = unlikely or _is_surname_here(mention)
        return None if unlikely else Verdict(areas)
    if mention.is_capital and _is_one_of_several_regions(mention):
        return Verdict(_regions_of(mention))
    cities = tuple(r for r in mention.of_use("name") if catalogue()[r.place].kind == "city")
    if cities and mention.is_capital:
        verdict = _judge_city(Case(mention, cities, regions, accepted))
        if verdict is not None or not mention.of_use("adjective"):
            return verdict
    if mention.of_use("demonym"):
        return Verdict(mention.of_use("demonym"), weak=True, certain=False)
    if mention.of_use("adjective") and _describes(mention):
        return Verdict(_described(mention), weak=True, certain=False)
    return None


def _regions_of(mention: Mention) -> tuple[Reading, ...]:
    adjectives = mention.of_use("adjective")
    return tuple(r for r in adjectives if catalogue()[r.place].kind == "region")


def _is_one_of_several_regions(mention: Mention) -> bool:
    """Самарской (88), Свердловской (80) и Новосибирской областях."""
    if not _regions_of(mention):
        return False
    low, first = mention.text.low, mention.at + 1
    for token in low[first : first + REACH]:
        if token in _CUES["several_regions"]:
            return True
        if token in _STOPS:
            return False
    return False


def _is_surname_here(mention: Mention) -> bool:
    """Джеймс Коми: a region's short name after a capitalised word that names nothing."""
    if mention.length > 1 or not mention.is_stranger_at(-1):
        return False
    before = mention.before()
    if before in _CUES["area_after"]:
        return False
    return is_first_name(before) or not mention.is_capital_start(1)


def _described(mention: Mention) -> tuple[Reading, ...]:
    """Choose between the region and its capital, which share an adjective.

    "Тульский театр", "тульский «Арсенал»" are of the city; anything else may be of the region.
    """
    readings = mention.of_use("adjective")
    city = tuple(r for r in readings if catalogue()[r.place].kind == "city")
    if len(city) in (0, len(readings)):
        return readings
    following = {mention.after(), mention.after(2), mention.after(3)}
    of_city = following & _CUES["of_the_city"] or mention.after() in _QUOTES
    return city if of_city else tuple(r for r in readings if r not in city)


def _areas(mention: Mention) -> tuple[Reading, ...]:
    """Take a region's name with its capital, an abbreviation in capitals."""
    if mention.word.isupper() and (short := mention.of_use("abbreviation")):
        return short
    if not mention.is_capital:
        return ()
    return tuple(r for r in mention.of_use("name") if catalogue()[r.place].kind != "city")


def _describes(mention: Mention) -> bool:
    """Tell whether an adjective speaks of something in its region: "смоленский губернатор"."""
    following = mention.after()
    if following in _CUES["not_of_the_place"] or _is_something_named_after(mention):
        return False
    if mention.before() in _QUOTES or mention.before() == "-":
        return False
    return following in _QUOTES or bool(re.match("[а-яіїєґў]{3}", following))


def _is_something_named_after(mention: Mention) -> bool:
    return mention.label in _CUES["not_a_place_after"]


@dataclass(frozen=True, slots=True)
class Case:
    """A mention of a city, and what is known when it is judged."""

    mention: Mention
    cities: tuple[Reading, ...]
    regions: frozenset[PlaceId]
    accepted: Sequence[Mention]
    risks: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "risks", _risks_here(self.mention, self.cities))

    @property
    def grammatical_cases(self) -> frozenset[str]:
        """The cases its form may stand in."""
        return frozenset().union(*(r.cases for r in self.cities))


def _judge_city(case: Case) -> Verdict | None:
    if any(rejects(case) for rejects in _REJECTING):
        return None
    if not case.risks or any(speaks(case) for speaks in _SPEAKING):
        return Verdict(case.cities)
    return None


def _named_after(case: Case) -> bool:
    """Улица Кирова, ФК «Ростов», имени Пушкина; завод Кирова, but театр Казани."""
    if _is_something_named_after(case.mention):
        return True
    return bool(case.risks) and case.mention.label in _CUES["maybe_not_a_place_after"]


def _quoted(case: Case) -> bool:
    """«Ростов», «Эхо Москвы»: a team, a ship, a newspaper."""
    return _is_quoted(case.mention)


def _is_quoted(mention: Mention) -> bool:
    if mention.after() not in _CLOSING:
        return False
    return any(mention.before(distance) in _OPENING for distance in (1, 2, 3))


def _initials(case: Case) -> bool:
    """С. Киров; also Киров С. М."""
    m, words = case.mention, case.mention.text.words
    return bool(m.at > 1 and m.before() == "." and re.fullmatch("[А-ЯІЄЇ]", words[m.at - 2]))


def _person_beside(case: Case) -> bool:
    """Анна Пушкина; Владимир Иванов; Пушкин Александр Сергеевич."""
    m = case.mention
    if m.length > 1 or (not case.risks and _is_large(case.cities)):
        return False
    if m.label in _CUES["place_after"] or m.before() in _PLACE_PREPOSITIONS:
        return False
    if m.is_name_at(-1) and is_first_name(m.before()):
        return True
    if not case.risks:
        return False
    return (not m.is_capital_start(1) and m.is_stranger_at(-1)) or m.is_stranger_at(1)


_REJECTING: tuple[Callable[[Case], bool], ...] = (_named_after, _quoted, _initials, _person_beside)


def _after_preposition(case: Case) -> bool:
    """В Кирове, из Чехова; but "по Кирову" says nothing."""
    before = case.mention.before()
    if not case.grammatical_cases & _CASES_AFTER.get(before, set()):
        return False
    weak = before in _WEAK_PREPOSITIONS and is_russian(case.mention.form)
    if weak and case.risks & {"person", "word"}:
        return False
    return not _is_adjective_of_next(case) and not _is_river(case)


def _after_cue(case: Case) -> bool:
    """Город Киров, мэр Чехова, аэропорт Внуково."""
    if case.mention.label in _CUES["town_after"]:
        return True
    return case.mention.label in _CUES["place_after"] and not _is_adjective_of_next(case)


def _region_is_named(case: Case) -> bool:
    """See whether the text names its region: "в Калужской области … Киров"."""
    if "person" in case.risks or _is_adjective_of_next(case):
        return False
    return any(catalogue()[r.place].region in case.regions for r in case.cities)


def _in_a_list(case: Case) -> bool:
    """В Твери, Клину и Чехове: it goes on where a place has just been named."""
    m = case.mention
    if not case.accepted or m.before() not in (",", "и", "—", "–", "та", "і"):
        return False
    last = case.accepted[-1]
    same = any(r.cases & case.grammatical_cases for r in last.readings)
    return same and last.at + last.length == m.at - 1 and not _is_adjective_of_next(case)


def _with_its_region(case: Case) -> bool:
    """Киров (Калужская область)."""
    m = case.mention
    return m.after() in ("(", ",") and "област" in (m.after(3) + m.after(2))


_SPEAKING: tuple[Callable[[Case], bool], ...] = (
    _after_preposition,
    _after_cue,
    _region_is_named,
    _in_a_list,
    _with_its_region,
)


def _is_river(case: Case) -> bool:
    return "river" in case.risks and case.mention.before() in ("на", "через", "по", "над", "у")


def _is_adjective_of_next(case: Case) -> bool:
    """В Белом доме, Мирный договор: it agrees with the noun after it."""
    following = case.mention.after()
    if "adjective" not in case.risks or not re.match("[а-яё]", following):
        return False
    own = {(p.tag.case, p.tag.number) for p in parses(case.mention.form) if "ADJF" in p.tag}
    return any((p.tag.case, p.tag.number) in own for p in analyzer().parse(following))


def _risks_here(mention: Mention, cities: Sequence[Reading]) -> frozenset[str]:
    """Tell what else it may be; a large city is not taken for a common word in a case form."""
    if mention.length > 1:
        return frozenset()
    risks = risks_of(mention.form) or frozenset().union(
        *(risks_of(fold_token(catalogue()[r.place].names["ru"])) for r in cities)
        if not is_russian(mention.form)
        else ()
    )
    if risks == {"word"} and _is_large(cities) and not _is_called_so(mention.form, cities):
        return frozenset()
    return risks


def _is_large(cities: Sequence[Reading]) -> bool:
    return max(catalogue()[r.place].population for r in cities) >= LARGE


def _is_called_so(form: str, cities: Sequence[Reading]) -> bool:
    """Tell whether a common word in its own right is the city's name: орёл, but not кий (Киев)."""
    lemmas = {fold_token(r.lemma) for r in cities}
    common = (p for p in parses(form) if "Geox" not in p.tag)
    return any(fold_token(p.normal_form) in lemmas for p in common)
