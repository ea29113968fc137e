import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from regions.cases import decline
from regions.catalogue import catalogue
from regions.index import primary
from regions.lookup import find, prepare
from regions.spelling import fold


@pytest.fixture(scope="module", autouse=True)
def indexes():
    prepare()


def label(candidate):
    place = candidate.place
    return place.names["ru"] if place.kind != "city" else f"{place.names['ru']}/{place.region}"


def found(query):
    return [label(candidate) for candidate in find(query).candidates]


CHOSEN = """
Смоленск               Смоленск/RU-SMO
СМОЛЕНСК               Смоленск/RU-SMO
г. Смоленск            Смоленск/RU-SMO
г.Смоленск             Смоленск/RU-SMO
Смоленске              Смоленск/RU-SMO
я из Смоленска         Смоленск/RU-SMO
новости Смоленска      Смоленск/RU-SMO
Смоленск, Россия       Смоленск/RU-SMO
smolensk               Смоленск/RU-SMO
cvjktycr               Смоленск/RU-SMO
Смoленск               Смоленск/RU-SMO
📍 Смоленск            Смоленск/RU-SMO
СПб                    Санкт-Петербург/RU-SPE
в Питере               Санкт-Петербург/RU-SPE
С-Пб                   Санкт-Петербург/RU-SPE
gbnth                  Санкт-Петербург/RU-SPE
Мск                    Москва/RU-MOW
Moscow                 Москва/RU-MOW
Екб                    Екатеринбург/RU-SVE
Yekaterinburg          Екатеринбург/RU-SVE
Ekaterinburg           Екатеринбург/RU-SVE
Нижний                 Нижний Новгород/RU-NIZ
Н.Новгород             Нижний Новгород/RU-NIZ
Челны                  Набережные Челны/RU-TA
минводы                Минеральные Воды/RU-STA
ростов на дону         Ростов-на-Дону/RU-ROS
Орел                   Орёл/RU-ORL
ялта                   Ялта/UA-43
Киров Калужская область  Киров/RU-KLU
Киров, Калужская обл.  Киров/RU-KLU
Калужская область, Киров  Киров/RU-KLU
Железногорск (Курская)  Железногорск/RU-KRS
Київ                   Киев/UA-30
rbtd                   Киев/UA-30
м. Львів               Львов/UA-46
Харків                 Харьков/UA-63
у Харкові              Харьков/UA-63
Днепропетровск         Днепр/UA-12
Мінск                  Минск/BY-HM
горад Гродна           Гродно/BY-HR
у Віцебску             Витебск/BY-VI
Сухуми                 Сухум/AB-SUH
Sevastopol             Севастополь/UA-40
Смоленская область     Смоленская область
смоленской области     Смоленская область
Смоленская обл         Смоленская область
Подмосковье            Московская область
Башкирия               Башкортостан
Moscow Oblast          Московская область
Россия                 Россия
вся Россия             Россия
Белоруссия             Беларусь
Абхазия                Абхазия
Крым                   Крым
"""


@pytest.mark.parametrize(
    ("query", "place"),
    [pytest.param(*line.rsplit("  ", 1), id=line) for line in CHOSEN.strip().splitlines()],
)
def test_a_name_that_leaves_no_doubt_is_chosen_at_once(query, place):
    result = find(query.strip())
    assert [label(c) for c in result.candidates] == [place.strip()]
    assert result.exact


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("Киров", {"Киров/RU-KIR", "Киров/RU-KLU"}),
        ("Мирный", {"Мирный/RU-SA", "Мирный/RU-ARK"}),
        ("Благовещенск", {"Благовещенск/RU-AMU", "Благовещенск/RU-BA"}),
        ("Ростов", {"Ростов/RU-YAR", "Ростов-на-Дону/RU-ROS"}),
        ("донецк", {"Донецк/UA-14", "Донецк/RU-ROS"}),
        ("Советск", {"Советск/RU-KGD", "Советск/RU-KIR", "Советск/RU-TUL"}),
    ],
)
def test_namesakes_always_ask(query, places):
    assert not find(query).exact
    assert places <= set(found(query))


def test_no_name_borne_by_two_cities_is_chosen_without_asking():
    names = [p.names["ru"] for p in catalogue().cities()]
    assert [n for n in {n for n in names if names.count(n) > 1} if find(n).exact] == []


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("Смолнеск", "Смоленск/RU-SMO"),
        ("Смолинск", "Смоленск/RU-SMO"),
        ("екатиринбург", "Екатеринбург/RU-SVE"),
        ("Чилябинск", "Челябинск/RU-CHE"),
        ("набережные чалны", "Набережные Челны/RU-TA"),
        ("харькоф", "Харьков/UA-63"),
        ("нижнийновгород", "Нижний Новгород/RU-NIZ"),
        ("йошкарола", "Йошкар-Ола/RU-ME"),
        ("Бобруск", "Бобруйск/BY-MA"),
        ("Nizhni Novgrod", "Нижний Новгород/RU-NIZ"),
        ("МО", "Московская область"),
    ],
)
def test_a_close_spelling_is_offered_first_but_never_chosen(query, place):
    assert found(query)[0] == place
    assert not find(query).exact


@pytest.mark.parametrize(
    "query",
    [
        *("привет", "меню", "/start", "помощь", "где я?", "спасибо", "не знаю", "да", "погода"),
        *("хочу новости про спорт", "собака", "работа", "hello", "привіт", "дзякуй", "👍"),
        *("", " ", "...", "12345", "asdfgh", "\x00\x1b[31m", "'; DROP TABLE chats; --", "日本"),
    ],
)
def test_what_is_no_place_gets_no_town(query):
    assert found(query) == []


@pytest.mark.parametrize("query", ["Лондон", "Paris", "Нью-Йорк", "Тбилиси", "Варшава", "Берлин"])
def test_a_foreign_city_is_never_chosen(query):
    assert not find(query).exact


def test_ten_thousand_characters_are_no_place():
    assert found("Смоленск" * 1250) == []


@given(st.text(max_size=100), st.integers(0, 10))
@example("\U00017000", 5)
def test_any_string_is_answered(query, limit):
    result = find(query, limit=limit)
    assert len(result.candidates) <= limit
    assert not result.exact or len(result.candidates) == 1
    assert all(0 < c.score <= 1 for c in result.candidates)


@given(st.sampled_from([p.names["ru"] for p in catalogue()]), st.data())
def test_case_and_yo_do_not_matter(name, data):
    other = "".join(data.draw(st.sampled_from([c.lower(), c.upper()])) for c in name)
    assert found(other.replace("ё", "е").replace("Ё", "Е")) == found(name)


@pytest.mark.parametrize("language", ["ru", "uk", "be", "en"])
def test_a_place_is_found_by_its_own_name_in_every_case(language):
    """Unless another place is named so in the nominative: Печоры, of Печора."""
    missed = [
        form
        for place in catalogue()
        if language in place.names
        for group in decline(place.names[language], language)[0].values()
        for form in group
        if not {place.id, *(c.id for c in _same(place))} & _ids(form)
        and fold(form) not in primary()
    ]
    assert missed == []


def _ids(query):
    return {candidate.place.id for candidate in find(query, limit=50).candidates}


def _same(place):
    """Who stands for a place of the same name: the city for its region, the section too."""
    if place.kind != "region":
        return []
    around = [*catalogue().children(place.id), *catalogue().ancestors(place.id)]
    return [p for p in around if p.names["ru"] == place.names["ru"]]
