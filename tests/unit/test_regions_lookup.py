import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bench.places.strangers import FOREIGN, WORDS
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
город Смоленск         Смоленск/RU-SMO
Смоленск смоленская обл  Смоленск/RU-SMO
питер                  Санкт-Петербург/RU-SPE
спб                    Санкт-Петербург/RU-SPE
мск                    Москва/RU-MOW
екб                    Екатеринбург/RU-SVE
нск                    Новосибирск/RU-NVS
челны                  Набережные Челны/RU-TA
в Уфе                  Уфа/RU-BA
Твери                  Тверь/RU-TVE
город Остров           Остров/RU-PSK
живу в Зиме            Зима/RU-IRK
Комсомольск-на-Амуре   Комсомольск-на-Амуре/RU-KHA
Мирный, Якутия         Мирный/RU-SA
Гомель, Беларусь       Гомель/BY-HO
Kyiv                   Киев/UA-30
Kiev                   Киев/UA-30
Лшум                   Киев/UA-30
Львов                  Львов/UA-46
Львів                  Львов/UA-46
L'viv                  Львов/UA-46
Minsk                  Минск/BY-HM
Гродна                 Гродно/BY-HR
Беларусь               Беларусь
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
        ("Комсомольск", {"Комсомольск/RU-IVA", "Комсомольск-на-Амуре/RU-KHA"}),
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


def test_a_foreign_city_is_never_chosen():
    assert [name for name in FOREIGN if find(name).exact] == []


def test_an_ordinary_word_is_never_chosen():
    assert [word for word in WORDS if find(word).exact] == []


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("Зима", "Зима/RU-IRK"),
        ("остров", "Остров/RU-PSK"),
        ("надежда", "Надежда/RU-STA"),
        ("Варна", "Варна/RU-CHE"),
    ],
)
def test_a_town_called_as_something_else_is_offered_but_never_chosen(word, place):
    assert found(word) == [place]
    assert not find(word).exact


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("Кттово", "Котово", id="т is beside о, not beside с"),
        pytest.param("Екатринбрг", "Екатеринбург", id="two slips"),
        pytest.param("Обинск", "Обнинск", id="the first letter is seldom wrong"),
        pytest.param("Каниевская", "Каневская", id="a settlement"),
        pytest.param("Volggrad", "Волгоград", id="in Latin letters"),
        pytest.param("cvjkymcr", "Смоленск", id="a slip in the other layout"),
    ],
)
def test_the_likelier_slip_decides(typed, name):
    assert name in [candidate.place.names["ru"] for candidate in find(typed).candidates][:2]


BAD = {
    "ten thousand letters": "Смоленск" * 1250,
    "ten thousand words": "я из " * 2000 + "Смоленска",
    "emoji": "🏙️🇷🇺👨‍👩‍👧‍👦" * 7,
    "arabic": "سمولينسك",
    "hebrew": "סמולנסק",
    "chinese": "斯摩棱斯克",
    "georgian": "სმოლენსკი",
    "greek": "Σμολένσκ",
    "numbers": "214000",
    "a fraction": "½⅓٣४",
    "control characters": "\x00\x01\x1b[31m\x7f\u200b\u202e\ufeff",
    "sql": "'; DROP TABLE chats; --",
    "markup": "<script>alert(1)</script>",
    "a template": "{{7*7}} ${HOME} %s %n",
    "a path": "../../etc/passwd",
    "a lone surrogate": "\ud800",
    "combining marks": "а" + "\u0301" * 70,
    "nothing": "",
    "blanks": " \t\n\u00a0\u3000",
}


@pytest.mark.parametrize("query", [pytest.param(query, id=name) for name, query in BAD.items()])
def test_bad_input_is_refused(query):
    assert found(query) == []


@pytest.mark.parametrize(
    "query",
    ["Cмоленск", "Смoлeнcк", "СМОЛEНСК", "\u202eСмоленск", "Смоленск\x00", "  Смоленск 🙂\n"],
)
def test_a_name_in_mixed_alphabets_or_among_rubbish_is_understood(query):
    assert found(query) == ["Смоленск/RU-SMO"]


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
